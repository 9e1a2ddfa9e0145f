/** Looks, after the last restart, whether what was acknowledged is there once, and whether anything is there by halves. */
import { createHash } from 'node:crypto';
import { globSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { checkFigures } from '#domain/outcomes/outcome.check.server.ts';
import { plannedNotices } from '#domain/tickets/notice.ts';
import { checkTickets } from '#domain/tickets/ticket.check.server.ts';
import { applyAct, openedBy } from '#domain/tickets/ticket.fold.ts';
import type { AnyTicketAct, Ticket } from '#domain/tickets/ticket.ts';
import { readStored } from '#platform/files/store.server.ts';
import type { Regency } from '#platform/regency.server.ts';
import type { Ledger, SentFile } from './ledger.ts';

/** Acts that are nothing without their words. */
const NEED_WORDS = new Set([
  'open',
  'message',
  'ask',
  'reply',
  'answer',
  'answer_on_spot',
  'object',
  'write',
]);
const ANSWERS = new Set(['answer', 'answer_on_spot', 'approve_answer']);
const COUNTING_PATIENCE_MS = 30_000;

/** Each a number of things; a fault is proven away by a zero. */
export interface Verdict {
  readonly figures: Readonly<Record<string, number>>;
  readonly faults: Readonly<Record<string, number>>;
}

/** @param folder where the files rest @param opens whether the link of a ticket opens its page */
export async function judge(
  regency: Regency,
  folder: string,
  ledger: Ledger,
  opens: (ticket: Ledger['tickets'][number]) => Promise<boolean>,
): Promise<Verdict> {
  await untilCounted(regency);
  const { tickets, acts, texts, files, notices, surveys, tokens } = await readEverything(regency);
  const ofApplicant = Map.groupBy(tickets, (ticket) => ticket.name ?? '');
  const codeOf = new Map(tickets.map((ticket) => [ticket.id, ticket.code]));
  const wordsOf = new Map(texts.map((text) => [text.id, text.body ?? '']));
  const actsOf = Map.groupBy(acts, (act) => act.ticketId);
  const sameActs = Map.groupBy(acts, (act) => `${codeOf.get(act.ticketId)} ${act.act}`);
  const filesOfAct = Map.groupBy(files, (file) => `${codeOf.get(file.ticketId)} ${file.name}`);
  const once = (code: string, act: string, words?: string) => {
    const same = sameActs.get(`${code} ${act}`) ?? [];
    return same.length === 1 && (words === undefined || wordsOf.get(same[0]?.textId ?? '') === words);
  };
  const hasFile = (code: string, sent: SentFile) => {
    const same = filesOfAct.get(`${code} ${sent.name}`) ?? [];
    return same.length === 1 && (sent.sha256 === undefined || same[0]?.sha256 === sent.sha256);
  };
  const sent = [...ledger.tickets, ...ledger.acts];
  const onSpot = ledger.tickets.filter((ticket) => ticket.answer !== undefined);
  const linkless = await countOf(ledger.tickets, async (ticket) => !(await opens(ticket)));
  const isWhole = await Promise.all(files.map((file) => isStoredWhole(folder, file)));
  const usedTexts = new Set([
    ...acts.map((act) => act.textId),
    ...tickets.flatMap((ticket) => [ticket.bodyTextId, ticket.titleTextId]),
  ]);
  const told = tellAll(actsOf, notices);
  const surveyed = new Set(surveys.map((survey) => survey.ticketId));
  const held = new Set(tokens.map((token) => token.ticketId));
  const known = new Set(files.map((file) => file.id));
  const onDisk = globSync('*/*', { cwd: folder }).map((path) => path.slice(3));
  const folds = await checkTickets(regency);
  const counted = await checkFigures(regency);
  return {
    figures: {
      'tickets acknowledged': ledger.tickets.length,
      '… of them at the counter': ledger.tickets.length - reportsIn(ledger),
      '… of those answered on the spot': onSpot.length,
      "applicants' acts acknowledged": ledger.acts.filter((one) => one.by === 'applicant').length,
      "officers' acts acknowledged": ledger.acts.filter((one) => one.by === 'officer').length,
      'files acknowledged': sent.reduce((sum, one) => sum + one.files.length, 0),
      'notices planned and there': told.planned,
      'told to people on the screen': told.copies,
      'forms sent again': ledger.resent,
      'answers that blamed the server': ledger.serverErrors,
      'found there after a lost answer': ledger.foundThere,
      'whole tickets nobody was told of': tickets.length - ledger.tickets.length,
      'files whose act never was (swept later)': onDisk.filter((id) => !known.has(id)).length,
      'tickets folded again': folds.tickets,
      'tickets counted again': counted.tickets,
    },
    faults: {
      'tickets acknowledged and lost': ledger.tickets.filter(
        ({ applicant, code, words }) =>
          !(ofApplicant.get(applicant) ?? []).some((ticket) => ticket.code === code) ||
          !once(code, 'open', words),
      ).length,
      'tickets doubled': [...ofApplicant.values()].filter((same) => same.length > 1).length,
      'links that open nothing': linkless,
      'answers on the spot lost': onSpot.filter(({ code, answer }) => !once(code, 'answer_on_spot', answer))
        .length,
      'acts lost, doubled or without words': ledger.acts.filter(
        ({ code, act, words }) => !once(code, act, words),
      ).length,
      'any act doubled': [...sameActs.values()].filter((same) => same.length > 1).length,
      'files acknowledged and lost or doubled': sent.reduce(
        (sum, one) => sum + one.files.filter((file) => !hasFile(one.code, file)).length,
        0,
      ),
      'file rows without their very bytes': isWhole.filter((whole) => !whole).length,
      'tickets without acts': tickets.filter((ticket) => !actsOf.has(ticket.id)).length,
      'acts without their text': acts.filter(
        (act) => NEED_WORDS.has(act.act) && (wordsOf.get(act.textId ?? '') ?? '') === '',
      ).length,
      'texts without their act': texts.filter((text) => !usedTexts.has(text.id)).length,
      'tickets without a link': tickets.filter((ticket) => !held.has(ticket.id)).length,
      'answers without a survey': acts.filter((act) => ANSWERS.has(act.act) && !surveyed.has(act.ticketId))
        .length,
      'notices missing': told.missing,
      'notices too many': told.tooMany,
      'notices told twice to a person': told.copiedTwice,
      'differences of check:tickets': folds.differences.length,
      'differences of check:figures': counted.differences.length,
      'tickets still waiting to be counted': counted.waiting,
    },
  };
}

function reportsIn({ tickets }: Ledger): number {
  return tickets.filter((ticket) => ticket.applicant.startsWith('Pemohon')).length;
}

/** The server counts figures a moment after the act; the judge gives it that moment. */
async function untilCounted({ db }: Regency): Promise<void> {
  for (const until = Date.now() + COUNTING_PATIENCE_MS; Date.now() < until; await sleep(250)) {
    const waiting = await db.selectFrom('outcomeWaits').select('ticketId').limit(1).executeTakeFirst();
    if (!waiting) return;
  }
}

/** All of it in one snapshot. */
async function readEverything({ db }: Regency) {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (trx) => ({
      tickets: await trx
        .selectFrom('tickets')
        .innerJoin('applicants', 'applicants.id', 'tickets.applicantId')
        .select([
          'tickets.id',
          'tickets.code',
          'tickets.bodyTextId',
          'tickets.titleTextId',
          'applicants.name',
        ])
        .execute(),
      // Written by `ticket.record.server.ts` from the same types.
      acts: (await trx
        .selectFrom('ticketActs')
        .selectAll()
        .orderBy('ticketId')
        .orderBy('seq')
        .execute()) as unknown as (AnyTicketAct & { readonly ticketId: string })[],
      texts: await trx.selectFrom('ticketTexts').select(['id', 'body']).execute(),
      files: await trx
        .selectFrom('ticketFiles')
        .select(['id', 'ticketId', 'name', 'size', 'sha256'])
        .execute(),
      notices: await trx
        .selectFrom('notices')
        .select(['actId', 'ticketId', 'addressee', 'officeId', 'personId', 'template', 'level', 'dedupeKey'])
        .execute(),
      surveys: await trx.selectFrom('surveys').select('ticketId').execute(),
      tokens: await trx.selectFrom('ticketTokens').select('ticketId').distinct().execute(),
    }));
}

async function isStoredWhole(
  folder: string,
  file: { readonly id: string; readonly size: number; readonly sha256: string },
): Promise<boolean> {
  const bytes = await readStored(folder, file.id);
  return bytes?.length === file.size && createHash('sha256').update(bytes).digest('hex') === file.sha256;
}

interface NoticeRow {
  readonly actId: string | null;
  readonly ticketId: string | null;
  readonly addressee: string | null;
  readonly officeId: string | null;
  readonly personId: string | null;
  readonly template: string;
  readonly level: number | null;
  readonly dedupeKey: string | null;
}

/** Plans the notices of every act again and strikes out those that are there. Everybody here has a telephone and no mail. */
function tellAll(actsOf: ReadonlyMap<string, readonly AnyTicketAct[]>, notices: readonly NoticeRow[]) {
  const left = new Map<string, number>();
  const note = (key: string, by: number) => left.set(key, (left.get(key) ?? 0) + by);
  let planned = 0;
  for (const [ticketId, acts] of actsOf) {
    let before: Ticket | undefined;
    for (const act of acts) {
      const after: Ticket = before ? applyAct(before, act) : openedBy(ticketId, act);
      for (const notice of plannedNotices(before, after, act)) {
        planned += 1;
        note(
          notice.addressee === 'applicant'
            ? keyOf({ ...notice, actId: act.id, officeId: null, personId: null, level: null })
            : keyOf({ ...notice, actId: act.id, ticketId }),
          1,
        );
      }
      before = after;
    }
  }
  // When a notice is told to an office, each person gets a copy; the copies name what they are a copy of, and for whom.
  const [planted, copies] = [
    notices.filter((one) => one.dedupeKey === null),
    notices.filter((one) => one.dedupeKey),
  ];
  for (const notice of planted) note(keyOf(notice), -1);
  const rest = [...left.values()];
  const copied = new Set(copies.map((copy) => `${copy.actId} ${copy.template} ${copy.personId}`));
  return {
    planned,
    copies: copies.length,
    copiedTwice: copies.length - copied.size,
    missing: rest.reduce((sum, one) => sum + Math.max(0, one), 0),
    tooMany: rest.reduce((sum, one) => sum + Math.max(0, -one), 0),
  };
}

function keyOf(notice: Omit<NoticeRow, 'dedupeKey'>): string {
  const { actId, ticketId, addressee, officeId, personId, template, level } = notice;
  return [actId, ticketId, addressee, officeId, personId, template, level].join(' ');
}

async function countOf<T>(list: readonly T[], isOne: (one: T) => Promise<boolean>): Promise<number> {
  let count = 0;
  for (const one of list) if (await isOne(one)) count += 1;
  return count;
}
