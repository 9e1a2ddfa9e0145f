/** Officers at work while the server dies: an act counts when its transaction answered, or when it is found there later. */
import { setTimeout as sleep } from 'node:timers/promises';
import * as tickets from '#domain/tickets/ticket.commands.server.ts';
import type { Regency } from '#platform/regency.server.ts';
import { actorOf } from '../../db/seed/demo/cast.ts';
import { referenceId } from '../../db/seed/reference.server.ts';
import type { Ledger } from './ledger.ts';

/** A connection to the database of the server that runs now. */
export interface Connected {
  readonly regency: Regency;
  end(): Promise<void>;
}

/** What is to be done with one ticket, in this order. */
export interface Errand {
  readonly code: string;
  readonly acts: readonly OfficerAct[];
  /** Called when all of it is done. */
  readonly whenDone?: () => void;
}

const lead = actorOf('petugasDinkes');
const wordsOf = (act: string, code: string) => `Kata petugas tentang ${act}, ${code}.`;

/** Table: act -> how an officer does it. */
const DOES = {
  route: (regency: Regency, ticketId: string) =>
    tickets.routeTicket(
      regency,
      actorOf('koordinator'),
      { ticketId },
      {
        leadOfficeId: referenceId('office', 'dinkes'),
        supportingOfficeIds: [referenceId('office', 'dpmptsp')],
      },
    ),
  accept: (regency: Regency, ticketId: string) => tickets.acceptTicket(regency, lead, { ticketId }),
  message: (regency: Regency, ticketId: string, code: string) =>
    tickets.sendMessage(regency, lead, { ticketId }, wordsOf('message', code)),
  ask: (regency: Regency, ticketId: string, code: string) =>
    tickets.askApplicant(regency, lead, { ticketId }, wordsOf('ask', code)),
  answer: (regency: Regency, ticketId: string, code: string) =>
    tickets.answerTicket(regency, lead, { ticketId }, wordsOf('answer', code)),
} as const;
export type OfficerAct = keyof typeof DOES;
const WORDLESS: readonly OfficerAct[] = ['route', 'accept'];

/** Takes errands from the list until it is over; one that was interrupted is taken up where the acts say. */
export async function officer(
  errands: Errand[],
  ledger: Ledger,
  connect: () => Promise<Connected>,
  isOver: () => boolean,
): Promise<void> {
  let connected: Connected | undefined;
  while (!isOver()) {
    const errand = errands.shift();
    if (errand === undefined) {
      await sleep(50);
      continue;
    }
    for (let isLost = false; !isOver(); isLost = true) {
      try {
        connected ??= await connect();
        await run(errand, ledger, connected.regency, isLost);
        errand.whenDone?.();
        break;
      } catch {
        await connected?.end().catch(() => {});
        connected = undefined;
        await sleep(100);
      }
    }
  }
  await connected?.end().catch(() => {});
}

async function run({ code, acts }: Errand, ledger: Ledger, regency: Regency, isLost: boolean): Promise<void> {
  const { id } = await regency.db
    .selectFrom('tickets')
    .select('id')
    .where('code', '=', code)
    .executeTakeFirstOrThrow();
  const known = new Set(ledger.acts.filter((one) => one.code === code).map((one) => one.act));
  const there = isLost ? await actsOf(regency, id) : new Set<string>();
  for (const act of acts) {
    if (known.has(act)) continue;
    if (there.has(act)) ledger.foundThere += 1;
    else await DOES[act](regency, id, code);
    const words = WORDLESS.includes(act) ? {} : { words: wordsOf(act, code) };
    ledger.acts.push({ code, act, by: 'officer', files: [], ...words });
  }
}

async function actsOf({ db }: Regency, ticketId: string): Promise<ReadonlySet<string>> {
  const rows = await db.selectFrom('ticketActs').select('act').where('ticketId', '=', ticketId).execute();
  return new Set(rows.map((row) => row.act));
}
