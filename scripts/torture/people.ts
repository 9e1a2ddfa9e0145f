/** People before a server that dies: they fill in forms through its public address, and send again when no answer came. */
import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import sharp from 'sharp';
import { CAST } from '../../db/seed/demo/cast.ts';
import { referenceId } from '../../db/seed/reference.server.ts';
import type { Acknowledged, Ledger, SentFile } from './ledger.ts';

const AGAIN_MS = 100;
const NAGARI = '13.10.04.2001';

/** What all of them share. */
export interface Crowd {
  readonly url: string;
  readonly password: string;
  readonly ledger: Ledger;
  isOver(): boolean;
}

interface Answer {
  readonly status: number;
  readonly location: string;
  readonly cookies: ReadonlyMap<string, string>;
  readonly body: string;
}

/** One request as a browser makes it; undefined when no answer came. */
async function ask(
  { url, ledger }: Crowd,
  path: string,
  cookies: ReadonlyMap<string, string>,
  body?: FormData | URLSearchParams,
): Promise<Answer | undefined> {
  try {
    const answer = await fetch(url + path, {
      redirect: 'manual',
      headers: {
        accept: 'text/html',
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(body ? { origin: url } : {}),
      },
      ...(body ? { method: 'POST', body } : {}),
    });
    if (answer.status >= 500) ledger.serverErrors += 1;
    return {
      status: answer.status,
      location: answer.headers.get('location') ?? '',
      cookies: new Map(
        answer.headers.getSetCookie().map((line) => {
          const [name = '', value = ''] = (line.split(';')[0] ?? '').split(/=(.*)/s);
          return [name, value];
        }),
      ),
      body: await answer.text(),
    };
  } catch {
    return undefined;
  }
}

/** The same form again and again until somebody answers. */
async function insist(
  crowd: Crowd,
  path: string,
  cookies: ReadonlyMap<string, string>,
  form: () => FormData | URLSearchParams,
): Promise<Answer> {
  for (let tries = 0; ; tries += 1) {
    if (tries > 0) crowd.ledger.resent += 1;
    const answer = await ask(crowd, path, cookies, form());
    if (answer && answer.status < 500) return answer;
    await sleep(AGAIN_MS);
  }
}

function formOf(fields: Readonly<Record<string, string>>, files: readonly File[]): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  for (const file of files) form.append('files', file);
  return form;
}

const photo = await sharp({ create: { width: 640, height: 480, channels: 3, background: '#7a3b1d' } })
  .jpeg()
  .toBuffer();

/** A paper whose bytes nobody else sends, and for some a photo. */
function filesOf(name: string, withPhoto: boolean): { readonly files: File[]; readonly sent: SentFile[] } {
  const paper = Buffer.from(`%PDF-1.4\n% ${name} ${name.repeat(400)}\n%%EOF\n`);
  const files = [new File([paper], `${name}.pdf`, { type: 'application/pdf' })];
  const sent: SentFile[] = [
    { name: `${name}.pdf`, sha256: createHash('sha256').update(paper).digest('hex') },
  ];
  if (withPhoto) {
    files.push(new File([new Uint8Array(photo)], `foto-${name}.jpg`, { type: 'image/jpeg' }));
    sent.push({ name: `foto-${name}.webp`, sha256: undefined });
  }
  return { files, sent };
}

const formId = (kind: string, n: number) =>
  Buffer.from(`${kind}-${String(n).padStart(8, '0')}-torture`)
    .toString('base64url')
    .slice(0, 32);

/** What is done with a ticket after it was reported; by its number. */
export type Story = 'asked' | 'objected' | 'added_to' | 'withdrawn';
const STORIES: readonly Story[] = ['asked', 'objected', 'added_to', 'withdrawn'];

/** The story of the n-th report. */
export function storyOf(n: number): Story {
  return STORIES[n % STORIES.length] ?? 'asked';
}

/** One report after another, a third of them with files; some add something or withdraw at once. */
export async function reporters(
  crowd: Crowd,
  client: { readonly number: number; readonly of: number },
  tell: (n: number, ticket: Acknowledged) => void,
): Promise<void> {
  for (let n = client.number; !crowd.isOver(); n += client.of) {
    const ticket = await report(crowd, n);
    crowd.ledger.tickets.push(ticket);
    tell(n, ticket);
    const story = storyOf(n);
    if (story === 'added_to') await say(crowd, ticket, 'write', n);
    if (story === 'withdrawn') await say(crowd, ticket, 'withdraw', n);
  }
}

async function report(crowd: Crowd, n: number): Promise<Acknowledged> {
  const applicant = `Pemohon ${n}`;
  const words = `Mesin pengiris kami rusak, laporan ke-${n}.`;
  const { files, sent } = n % 3 === 0 ? filesOf(`laporan-${n}`, n % 9 === 0) : { files: [], sent: [] };
  const fields = {
    formId: formId('report', n),
    kind: 'problem',
    topicId: referenceId('topic', 'spp-irt'),
    nagariCode: NAGARI,
    words,
    applicantKind: 'person',
    name: applicant,
    phone: `0810${String(10_000_000 + n)}`,
    website: '',
  };
  const answer = await insist(crowd, '/lapor', new Map(), () =>
    files.length > 0 ? formOf(fields, files) : new URLSearchParams(fields),
  );
  const [, code, secret] = /\/lacak\/(OVP-[^?]+)\?k=(.+)$/.exec(answer.location) ?? [];
  if (code === undefined || secret === undefined)
    throw new Error(`report ${n} was answered with ${answer.status}`);
  return { code, secret, applicant, words, files: sent };
}

/** Table: what an applicant says -> must she write something, and does she attach something? */
const SAYS = {
  reply: { hasWords: true, hasFile: true },
  write: { hasWords: true, hasFile: true },
  object: { hasWords: true, hasFile: false },
  withdraw: { hasWords: true, hasFile: false },
  agree: { hasWords: false, hasFile: false },
} as const;

/**
 * An act of an applicant with the secret of her link. When no answer came she looks at her page first: what is there
 * already she does not say again.
 */
export async function say(
  crowd: Crowd,
  ticket: Acknowledged,
  act: keyof typeof SAYS,
  n: number,
): Promise<void> {
  const { ledger } = crowd;
  const page = `/lacak/${ticket.code}`;
  const { hasWords, hasFile } = SAYS[act];
  const words = `Perkataan ke-${n} tentang ${act}, ${ticket.code}.`;
  const { files, sent } = hasFile ? filesOf(`${act}-${n}`, false) : { files: [], sent: [] };
  const acted = { code: ticket.code, act, by: 'applicant', files: sent } as const;
  const cookies = await openLink(crowd, ticket);
  for (let isLost = false; ;) {
    const seen = await ask(crowd, page, cookies);
    if (seen?.status !== 200) {
      if (seen && seen.status < 500) throw new Error(`${page} was answered with ${seen.status}`);
      await sleep(AGAIN_MS);
      continue;
    }
    const offersAct = seen.body.includes(`?/${act}"`);
    if (isLost && (hasWords ? seen.body.includes(words) : !offersAct)) {
      ledger.foundThere += 1;
      break;
    }
    const seenVersion = /name="seenVersion" value="(\d+)"/.exec(seen.body)?.[1];
    if (seenVersion === undefined) throw new Error(`${page} offers nothing to say`);
    const fields = { seenVersion, ...(hasWords ? { [act]: words } : {}) };
    if (isLost) ledger.resent += 1;
    const answer = await ask(crowd, `${page}?/${act}`, cookies, formOf(fields, files));
    if (answer?.status === 303) break;
    // Somebody else acted between looking and saying: look again.
    if (answer && answer.status < 500 && answer.status !== 409)
      throw new Error(`${act} on ${ticket.code} was answered with ${answer.status}`);
    isLost ||= answer === undefined || answer.status >= 500;
    await sleep(AGAIN_MS);
  }
  ledger.acts.push({ ...acted, ...(hasWords ? { words } : {}) });
}

/** The cookie of a link. */
async function openLink(crowd: Crowd, { code, secret }: Acknowledged): Promise<ReadonlyMap<string, string>> {
  for (;;) {
    const answer = await ask(crowd, `/lacak/${code}?k=${secret}`, new Map());
    if (answer?.status === 303 && answer.location === `/lacak/${code}`) return answer.cookies;
    if (answer && answer.status < 500) throw new Error(`the link of ${code} leads to ${answer.location}`);
    await sleep(AGAIN_MS);
  }
}

/** True when the link that was handed over opens the page of its ticket. */
export async function opensItsPage(crowd: Crowd, ticket: Acknowledged): Promise<boolean> {
  const answer = await ask(crowd, `/lacak/${ticket.code}?k=${ticket.secret}`, new Map());
  return answer?.status === 303 && answer.location === `/lacak/${ticket.code}`;
}

/** The counter: one walk-in after another, every second answered on the spot, some with a paper. */
export async function counter(crowd: Crowd): Promise<void> {
  let cookies = await signIn(crowd);
  for (let n = 0; !crowd.isOver(); n += 1) {
    const applicant = `Tamu ${n}`;
    const words = `Bertanya di loket, tamu ke-${n}.`;
    const reply = n % 2 === 0 ? `Dijawab di loket untuk tamu ke-${n}.` : undefined;
    const { files, sent } = n % 3 === 0 ? filesOf(`loket-${n}`, false) : { files: [], sent: [] };
    const fields = {
      formId: formId('walkin', n),
      applicantKind: 'person',
      kind: 'consultation',
      channel: 'desk',
      topic: referenceId('topic', 'spp-irt'),
      nagari: NAGARI,
      name: applicant,
      phone: `0810${String(50_000_000 + n)}`,
      words,
      ...(reply === undefined ? {} : { answer: reply }),
    };
    let answer = await insist(crowd, '/tiket/baru?/save', cookies, () => formOf(fields, files));
    if (answer.location.startsWith('/masuk')) {
      cookies = await signIn(crowd);
      answer = await insist(crowd, '/tiket/baru?/save', cookies, () => formOf(fields, files));
    }
    const code = /^\/tiket\/(OVP-[^/]+)\/tanda-terima\?baru$/.exec(answer.location)?.[1];
    const secret = answer.cookies.get('tanda_terima')?.split('.')[0];
    if (code === undefined || secret === undefined)
      throw new Error(`walk-in ${n} was answered with ${answer.status} ${answer.location}`);
    crowd.ledger.tickets.push({ code, secret, applicant, words, files: sent, answer: reply });
  }
}

async function signIn(crowd: Crowd): Promise<ReadonlyMap<string, string>> {
  const form = () => new URLSearchParams({ email: CAST.loket.email, password: crowd.password });
  const answer = await insist(crowd, '/masuk', new Map(), form);
  if (answer.status !== 303) throw new Error(`signing in was answered with ${answer.status}`);
  return answer.cookies;
}
