/**
 * Delivers the outbox: notices to staff become one row a person and at most one mail a person, letters go out through
 * the mail server that is given. Rows are claimed with SKIP LOCKED, so that several processes share the work; a letter
 * keeps its Message-ID over every try, so that a second one after a crash is recognised as the same.
 */
import { sql, type Insertable } from 'kysely';
import { nextOpening } from '#domain/offices/calendar.ts';
import { dutiesOn, type Duty } from '#domain/offices/duty.ts';
import { officeCalendars } from '#domain/offices/office.queries.server.ts';
import type { NoticeParams } from '#domain/tickets/notice.reactions.server.ts';
import { messageToApplicant, noticeWording } from '#domain/tickets/notice.wording.server.ts';
import { issueToken } from '#domain/tickets/ticket.commands.server.ts';
import { noticeTexts } from '#lang/notices.ts';
import { translator } from '#lang/translate.ts';
import type { Trx } from '#platform/db/database.server.ts';
import type { Notices } from '#platform/db/schema.ts';
import type { Regency } from '#platform/regency.server.ts';
import { dayOf, WIB } from '#shared/day.ts';

export interface Letter {
  /** Local part of the Message-ID. */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** Hands a letter to the mail server; rejects with an error whose `code` or `responseCode` says why. */
export type SendLetter = (letter: Letter) => Promise<void>;

export interface Delivered {
  readonly told: number;
  readonly sent: number;
  readonly failed: number;
}

/** After so many tries a letter is failed and waits for a person to press "again". */
const MAX_TRIES = 8;
const MINUTE_MS = 60_000;
/** A claim older than this belongs to a process that died. */
const CLAIM_MS = 10 * MINUTE_MS;
const LETTERS_AT_ONCE = 20;
const NOTICES_AT_ONCE = 2000;
/** Delivers what is due by `regency.now()`. Without `send`, letters wait. */
export async function deliverNotices(regency: Regency, send?: SendLetter): Promise<Delivered> {
  const { lead } = await officeCalendars(regency);
  const now = regency.now();
  // What waited because we were down, or a server was, does not come at night either.
  const isOpen = nextOpening(lead, now) <= now;
  const told = await tellStaff(regency, isOpen);
  let sent = 0;
  let failed = 0;
  for (let letters = send ? await claimLetters(regency, isOpen) : []; letters.length > 0;) {
    for (const row of letters) {
      if (send && (await sendOne(regency, row, send))) sent += 1;
      else failed += 1;
    }
    letters = letters.length < LETTERS_AT_ONCE ? [] : await claimLetters(regency, isOpen);
  }
  return { told, sent, failed };
}

/** The minutes until the next try: 1, 2, 4 … at most four hours. */
function backoffMinutes(tries: number): number {
  return Math.min(2 ** Math.max(0, tries - 1), 240);
}

/** Turns notices to an addressee into rows of people, and one letter a person for what is worth a letter. */
async function tellStaff(regency: Regency, isOpen: boolean): Promise<number> {
  const now = regency.now();
  return regency.db.transaction().execute(async (trx) => {
    // One process at a time, so that a person's digest is never split between two.
    const lock = await sql<{ mine: boolean }>`
      select pg_try_advisory_xact_lock(hashtext(${`notices ${regency.code}`})) as mine`.execute(trx);
    if (!lock.rows[0]?.mine) return 0;
    const rows = await trx
      .selectFrom('notices')
      .selectAll()
      .where('status', '=', 'waiting')
      .where('via', '=', 'screen')
      .where('notBefore', '<=', now)
      .$if(!isOpen, (query) => query.where('delivery', '=', 'by_screen'))
      .orderBy('notBefore')
      .orderBy('id')
      .limit(NOTICES_AT_ONCE)
      .forUpdate()
      .skipLocked()
      .execute();
    if (rows.length === 0) return 0;
    const peopleOf = await addressBook(trx, dayOf(now, WIB));
    const copies: Insertable<Notices>[] = [];
    const letters = new Map<string, string[]>();
    for (const row of rows) {
      const { actorId } = row.params as unknown as NoticeParams;
      const people = peopleOf(row.addressee ?? 'coordinators', row.officeId, row.personId);
      for (const personId of new Set(people)) {
        if (personId === null || personId === actorId) continue;
        const id = regency.newId();
        copies.push({
          id,
          personId,
          ticketId: row.ticketId,
          actId: row.actId,
          audience: 'staff',
          addressee: row.addressee,
          officeId: row.officeId,
          level: row.level,
          delivery: row.delivery,
          template: row.template,
          params: JSON.stringify(row.params),
          via: 'screen',
          status: 'sent',
          dedupeKey: `${row.id} ${personId}`,
          notBefore: row.notBefore,
          createdAt: row.createdAt,
          sentAt: now,
        });
        if (row.delivery !== 'by_screen') letters.set(personId, [...(letters.get(personId) ?? []), id]);
      }
    }
    if (copies.length > 0)
      await trx
        .insertInto('notices')
        .values(copies)
        .onConflict((conflict) => conflict.column('dedupeKey').doNothing())
        .execute();
    if (regency.canMail && letters.size > 0)
      await trx
        .insertInto('notices')
        .values(
          [...letters].map(([personId, noticeIds]) => ({
            id: regency.newId(),
            personId,
            audience: 'staff',
            addressee: 'person',
            template: 'digest',
            params: JSON.stringify({ noticeIds }),
            via: 'email',
            status: 'waiting',
            delivery: 'digest',
            notBefore: now,
            createdAt: now,
          })),
        )
        .execute();
    // A row to one person gave way to her own copy; a row to an office stays as the record of whom it was meant for.
    const ids = rows.map((row) => row.id);
    await trx
      .updateTable('notices')
      .set({ status: 'sent', sentAt: now, personId: null })
      .where('id', 'in', ids)
      .execute();
    return copies.length;
  });
}

const DUTY_OF: Readonly<Record<string, Duty>> = {
  officers: 'officer',
  heads: 'head',
  coordinators: 'coordinator',
  leaders: 'leader',
};

/**
 * Who is behind an addressee today, substitutes included: of a person also who stands in for her, of a person who has
 * left her office's officers, of an office without such a person the coordinators.
 */
async function addressBook(
  trx: Trx,
  today: string,
): Promise<(addressee: string, officeId: string | null, personId: string | null) => string[]> {
  const rows = await trx
    .selectFrom('duties')
    .innerJoin('people', 'people.id', 'duties.personId')
    .select([
      'duties.personId',
      'duties.officeId',
      'duties.areaCode',
      'duties.substituteFor',
      'duties.startsOn',
      'duties.endsOn',
      'duties.isConfirmed',
    ])
    .select((eb) => eb.ref('duties.duty').$castTo<Duty>().as('duty'))
    .where('people.isActive', '=', true)
    .execute();
  const held = dutiesOn(rows, today) as typeof rows;
  const find = (duty: Duty | undefined, officeId: string | null) =>
    held
      .filter((row) => row.duty === duty && (officeId === null || row.officeId === officeId))
      .map((row) => row.personId);
  const active = new Set(held.map((row) => row.personId));
  return (addressee, officeId, personId) => {
    if (addressee === 'person' && personId !== null) {
      const standIns = held.flatMap((row) => (row.substituteFor === personId ? [row.personId] : []));
      if (active.has(personId) || standIns.length > 0 || officeId === null) return [personId, ...standIns];
    }
    const found = find(DUTY_OF[addressee === 'person' ? 'officers' : addressee], officeId);
    return found.length > 0 ? found : find('coordinator', null);
  };
}

type Claimed = Awaited<ReturnType<typeof claimLetters>>[number];

async function claimLetters(regency: Regency, isOpen: boolean) {
  const now = regency.now();
  return regency.db
    .updateTable('notices')
    .set((eb) => ({ status: 'sending', claimedAt: now, tries: eb('tries', '+', 1) }))
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('notices')
        .select('id')
        .where('via', '=', 'email')
        .where('audience', 'in', isOpen ? ['applicant', 'staff'] : ['applicant'])
        .where((or) =>
          or.or([
            or.and([or('status', '=', 'waiting'), or('notBefore', '<=', now)]),
            or.and([or('status', '=', 'sending'), or('claimedAt', '<=', new Date(now.getTime() - CLAIM_MS))]),
          ]),
        )
        .orderBy('notBefore')
        .limit(LETTERS_AT_ONCE)
        .forUpdate()
        .skipLocked(),
    )
    .returning(['id', 'ticketId', 'applicantId', 'personId', 'template', 'params', 'tries'])
    .execute();
}

async function sendOne(regency: Regency, row: Claimed, send: SendLetter): Promise<boolean> {
  try {
    const letter = row.personId === null ? await toApplicant(regency, row) : await toStaff(regency, row);
    if (letter) await send(letter);
    await regency.db
      .updateTable('notices')
      .set(
        letter
          ? { status: 'sent', sentAt: regency.now(), lastError: null }
          : { status: 'failed', lastError: 'no_address' },
      )
      .where('id', '=', row.id)
      .execute();
    return letter !== undefined;
  } catch (error) {
    const isLast = row.tries >= MAX_TRIES;
    await regency.db
      .updateTable('notices')
      .set({
        status: isLast ? 'failed' : 'waiting',
        notBefore: new Date(regency.now().getTime() + backoffMinutes(row.tries) * MINUTE_MS),
        lastError: nameOf(error),
      })
      .where('id', '=', row.id)
      .execute();
    return false;
  }
}

/** Only the kind of failure: what a mail server says may hold the address. */
function nameOf(error: unknown): string {
  const { code, responseCode } = error as { code?: unknown; responseCode?: unknown };
  return [code, responseCode].filter((part) => part !== undefined).join(' ') || 'unknown';
}

async function toApplicant(regency: Regency, row: Claimed): Promise<Letter | undefined> {
  const applicant = await regency.db
    .selectFrom('applicants')
    .select(['name', 'email'])
    .where('id', '=', row.applicantId)
    .executeTakeFirst();
  if (!applicant?.email || row.ticketId === null) return undefined;
  const params = row.params as unknown as NoticeParams;
  const say = await noticeWording(regency);
  // The mail goes to the applicant alone, so its link is hers; it is made now and kept nowhere.
  const secret = await issueToken(regency.db, regency, row.ticketId, 'applicant');
  const link = `${regency.publicUrl}/lacak/${params.code}?k=${secret}`;
  return {
    id: row.id,
    to: applicant.email,
    subject: translator(noticeTexts, 'id')('subject', { code: params.code }),
    text: messageToApplicant(say(row.template, params, 'id'), applicant.name, link, 'id'),
  };
}

async function toStaff(regency: Regency, row: Claimed): Promise<Letter | undefined> {
  const person = await regency.db
    .selectFrom('people')
    .select(['name', 'email'])
    .where('id', '=', row.personId)
    .where('isActive', '=', true)
    .executeTakeFirst();
  if (!person) return undefined;
  const { noticeIds } = row.params as unknown as { noticeIds: string[] };
  const notices = await regency.db
    .selectFrom('notices')
    .select(['template', 'params'])
    .where('id', 'in', noticeIds)
    .orderBy('level', (order) => order.desc().nullsLast())
    .orderBy('id')
    .execute();
  const t = translator(noticeTexts, 'id');
  const say = await noticeWording(regency);
  return {
    id: row.id,
    to: person.email,
    subject: t('digest_subject', { count: notices.length }),
    text: [
      t('greeting', { name: person.name }),
      notices.map((one) => `- ${say(one.template, one.params as unknown as NoticeParams, 'id')}`).join('\n'),
      t('digest_open', { link: `${regency.publicUrl}/pemberitahuan` }),
      t('signed'),
    ].join('\n\n'),
  };
}
