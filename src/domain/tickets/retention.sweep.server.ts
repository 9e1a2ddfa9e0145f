/**
 * Erases what was kept long enough, in pieces that may be repeated: what is personal and the files of tickets that ended
 * longer ago than the retention period, names in the guest book by the day they came, old lines of the history of settings. Acts remain, and
 * the emptying of texts is itself an act by the system. Periods: `settings.retention`, UU 27/2022 article 43.
 */
import { sql } from 'kysely';
import { noteAudit } from '#domain/offices/audit.server.ts';
import { SYSTEM } from '#domain/offices/duty.ts';
import type { Retention } from '#domain/offices/office.form.ts';
import { officeCalendars } from '#domain/offices/office.queries.server.ts';
import { retention } from '#domain/offices/setting.queries.server.ts';
import { forgetApplicant, forgetSurroundings } from '#domain/tickets/data-request.commands.server.ts';
import { indexTicket } from '#domain/tickets/ticket.search.server.ts';
import { recordActIn } from '#domain/tickets/ticket.record.server.ts';
import type { Database, Trx } from '#platform/db/database.server.ts';
import type { Regency } from '#platform/regency.server.ts';

/** How much of each kind was, or would be, erased. */
export interface Erased {
  readonly applicants: number;
  readonly texts: number;
  readonly files: number;
  /** Lines of the guest book; that somebody came stays. */
  readonly guests: number;
  readonly audits: number;
}

const NOTHING: Erased = { applicants: 0, texts: 0, files: 0, guests: 0, audits: 0 };
/** Tickets in one transaction. */
const PIECE = 50;
const AUDITS_AT_ONCE = 5000;
const GUESTS_AT_ONCE = 5000;

type Kind = 'personal' | 'files';
const MARK = { personal: 'personalErasedAt', files: 'filesErasedAt' } as const;

/**
 * Erases everything that is due today.
 * @param removeBytes takes the bytes of files off the disk, after their rows are emptied; what a crash leaves is found
 *   by the sweep of files nobody knows
 * @param most tickets looked at in one run, per kind; the next run goes on
 */
export async function eraseOutdated(
  regency: Regency,
  removeBytes: (fileIds: readonly string[]) => Promise<void>,
  most = 2000,
): Promise<Erased> {
  const years = await retention(regency);
  let total = NOTHING;
  for (const kind of ['personal', 'files'] as const)
    for (let looked = 0; looked < most; looked += PIECE) {
      const piece = await erasePiece(regency, kind, years);
      await removeBytes(piece.fileIds);
      total = sum(total, piece.erased);
      if (piece.isLast) break;
    }
  const guests = await eraseGuests(regency, years);
  return sum(total, { ...NOTHING, guests, audits: await eraseAudits(regency, years) });
}

/** What these periods would erase today: the figures that are shown before they are saved. */
export async function countOutdated(regency: Regency, years: Retention): Promise<Erased> {
  const { db } = regency;
  const before = { personal: cutoff(regency, years.personalYears), files: cutoff(regency, years.filesYears) };
  const due = (kind: Kind) => dueFamily(db, kind, before[kind]);
  const [applicants, texts, files, guests, audits] = await Promise.all([
    db
      .selectFrom('applicants as a')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('a.erasedAt', 'is', null)
      .where('a.id', 'in', due('personal').select('f.applicantId'))
      .where((eb) => eb.not(eb.exists(youngerOfApplicant(db, before.personal))))
      .executeTakeFirstOrThrow(),
    db
      .selectFrom('ticketTexts')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('erasedAt', 'is', null)
      .where('ticketId', 'in', due('personal').select('f.id'))
      .executeTakeFirstOrThrow(),
    db
      .selectFrom('ticketFiles')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('erasedAt', 'is', null)
      .where('ticketId', 'in', due('files').select('f.id'))
      .executeTakeFirstOrThrow(),
    db
      .selectFrom('guests')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('cameAt', '<', cutoff(regency, years.guestsYears))
      .where('erasedAt', 'is', null)
      .executeTakeFirstOrThrow(),
    db
      .selectFrom('audits')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('at', '<', cutoff(regency, years.auditsYears))
      .executeTakeFirstOrThrow(),
  ]);
  return {
    applicants: applicants.count,
    texts: texts.count,
    files: files.count,
    guests: guests.count,
    audits: audits.count,
  };
}

/** The instant so many calendar years ago. */
function cutoff(regency: Regency, years: number): Date {
  const at = new Date(regency.now());
  at.setUTCFullYear(at.getUTCFullYear() - years);
  return at;
}

/** Ended tickets of which a kind is still kept though it is due; the index of the same condition finds them. */
function dueTickets(db: Database | Trx, kind: Kind, before: Date) {
  const mark = MARK[kind];
  return db
    .selectFrom('tickets as t')
    .where('t.endedAt', '<', before)
    .where((eb) => eb.or([eb(`t.${mark}`, 'is', null), eb(`t.${mark}`, '<', eb.ref('t.endedAt'))]));
}

/** Those, and what was merged into them: a merged ticket has no end of its own, it goes with the one it became part of. */
function dueFamily(db: Database | Trx, kind: Kind, before: Date) {
  const due = () => dueTickets(db, kind, before).select('t.id');
  return db
    .selectFrom('tickets as f')
    .where((eb) => eb.or([eb('f.id', 'in', due()), eb('f.mergedIntoId', 'in', due())]));
}

/** Tickets of applicant `a` that are still open, or ended too lately to forget her. */
function youngerOfApplicant(db: Database | Trx, before: Date) {
  return db
    .selectFrom('tickets as y')
    .leftJoin('tickets as yInto', 'yInto.id', 'y.mergedIntoId')
    .select('y.id')
    .where((eb) => {
      const end = eb.fn.coalesce('yInto.endedAt', 'y.endedAt');
      return eb.or([eb(end, 'is', null), eb(end, '>=', before)]);
    })
    .where(sql<boolean>`${sql.ref('y.applicantId')} = ${sql.ref('a.id')}`);
}

interface Piece {
  readonly erased: Erased;
  readonly fileIds: readonly string[];
  readonly isLast: boolean;
}

async function erasePiece(regency: Regency, kind: Kind, years: Retention): Promise<Piece> {
  const before = cutoff(regency, kind === 'personal' ? years.personalYears : years.filesYears);
  const calendars = await officeCalendars(regency);
  return regency.db.transaction().execute(async (trx) => {
    const ended = await dueTickets(trx, kind, before)
      .select(['t.id', 't.applicantId'])
      .orderBy('t.endedAt')
      .orderBy('t.id')
      .limit(PIECE)
      .forUpdate()
      .skipLocked()
      .execute();
    const endedIds = ended.map((row) => row.id);
    if (endedIds.length === 0) return { erased: NOTHING, fileIds: [], isLast: true };
    const merged = await trx
      .selectFrom('tickets')
      .select(['id', 'applicantId'])
      .where('mergedIntoId', 'in', endedIds)
      .execute();
    const rows = [...ended, ...merged];
    const ids = rows.map((row) => row.id);
    let erased = NOTHING;
    let fileIds: readonly string[] = [];
    if (kind === 'files') {
      fileIds = await emptyFiles(trx, regency, ids);
      erased = { ...NOTHING, files: fileIds.length };
    } else
      for (const row of rows) {
        const texts = await emptyTexts(trx, regency, row.id);
        if (texts.length > 0)
          await recordActIn(trx, regency, calendars, SYSTEM, { ticketId: row.id }, 'erase_texts', () => ({
            data: { textIds: texts },
          }));
        await forgetSurroundings(trx, row.id);
        const isForgotten = await forgetIfLast(trx, regency, row.applicantId, before);
        await indexTicket(trx, row.id);
        erased = sum(erased, { ...NOTHING, texts: texts.length, applicants: isForgotten ? 1 : 0 });
      }
    await trx
      .updateTable('tickets')
      .set({ [MARK[kind]]: regency.now() })
      .where('id', 'in', ids)
      .execute();
    if (erased.applicants + erased.texts + erased.files > 0) await writeDown(trx, regency, erased);
    return { erased, fileIds, isLast: ended.length < PIECE };
  });
}

async function emptyTexts(trx: Trx, regency: Regency, ticketId: string): Promise<string[]> {
  const rows = await trx
    .updateTable('ticketTexts')
    .set({ body: null, erasedAt: regency.now() })
    .where('ticketId', '=', ticketId)
    .where('erasedAt', 'is', null)
    .returning('id')
    .execute();
  return rows.map((row) => row.id);
}

async function emptyFiles(trx: Trx, regency: Regency, ticketIds: readonly string[]): Promise<string[]> {
  const rows = await trx
    .updateTable('ticketFiles')
    .set({ name: '–', erasedAt: regency.now() })
    .where('ticketId', 'in', [...ticketIds])
    .where('erasedAt', 'is', null)
    .returning('id')
    .execute();
  return rows.map((row) => row.id);
}

/** An applicant is forgotten with her last ticket, not with her first. */
async function forgetIfLast(trx: Trx, regency: Regency, applicantId: string, before: Date): Promise<boolean> {
  const row = await trx
    .selectFrom('applicants as a')
    .select('a.id')
    .where('a.id', '=', applicantId)
    .where('a.erasedAt', 'is', null)
    .where((eb) => eb.not(eb.exists(youngerOfApplicant(trx, before))))
    .executeTakeFirst();
  if (row) await forgetApplicant(trx, regency, applicantId);
  return row !== undefined;
}

/** Names in the guest book are personal data too, of people who left no ticket behind: they have a period of their own. */
async function eraseGuests(regency: Regency, years: Retention): Promise<number> {
  const before = cutoff(regency, years.guestsYears);
  return regency.db.transaction().execute(async (trx) => {
    const emptied = await trx
      .updateTable('guests')
      .set({ name: null, origin: null, purpose: '–', erasedAt: regency.now() })
      .where('id', 'in', (eb) =>
        eb
          .selectFrom('guests')
          .select('id')
          .where('cameAt', '<', before)
          .where('erasedAt', 'is', null)
          .orderBy('cameAt')
          .limit(GUESTS_AT_ONCE),
      )
      .executeTakeFirst();
    const guests = Number(emptied.numUpdatedRows);
    if (guests > 0) await writeDown(trx, regency, { ...NOTHING, guests });
    return guests;
  });
}

async function eraseAudits(regency: Regency, years: Retention): Promise<number> {
  const before = cutoff(regency, years.auditsYears);
  return regency.db.transaction().execute(async (trx) => {
    const gone = await trx
      .deleteFrom('audits')
      .where('id', 'in', (eb) =>
        eb.selectFrom('audits').select('id').where('at', '<', before).orderBy('at').limit(AUDITS_AT_ONCE),
      )
      .executeTakeFirst();
    const audits = Number(gone.numDeletedRows);
    if (audits > 0) await writeDown(trx, regency, { ...NOTHING, audits });
    return audits;
  });
}

/** The line of history: how much, never what. */
async function writeDown(trx: Trx, regency: Regency, erased: Erased): Promise<void> {
  const after = Object.fromEntries(Object.entries(erased).filter(([, count]) => count > 0));
  await noteAudit(trx, regency, {
    actorId: null,
    verb: 'erase_by_retention',
    subject: 'setting',
    subjectId: 'retention',
    after,
  });
}

function sum(a: Erased, b: Erased): Erased {
  return {
    applicants: a.applicants + b.applicants,
    texts: a.texts + b.texts,
    files: a.files + b.files,
    guests: a.guests + b.guests,
    audits: a.audits + b.audits,
  };
}
