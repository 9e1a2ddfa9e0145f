/**
 * The demonstration: a year of life that ends today, lived through the same commands as real life, so that every act,
 * clock, disposisi and notice is true. The same day gives the same year, and a later hour goes on from it. `people.server.ts` makes who, `life.ts` tells what.
 */
import { sql } from 'kysely';
import type pg from 'pg';
import { hoursOn, type Calendars } from '#domain/offices/calendar.ts';
import { officeCalendars } from '#domain/offices/office.queries.server.ts';
import { deliverNotices } from '#domain/tickets/notice.delivery.server.ts';
import { tallyFigures } from '#domain/outcomes/outcome.tally.server.ts';
import type { Identity } from '#platform/identity/identity.server.ts';
import type { Regency } from '#platform/regency.server.ts';
import { addDays, dayOf, instantOn, type Day, WIB } from '#shared/day.ts';
import { chanceFrom, type Chance } from './chance.ts';
import { live, type Cast, type Plan } from './life.server.ts';
import { linkMakers, settleMakers } from './makers.server.ts';
import { settleNagari } from './nagari.server.ts';
import { settleApplicants, settleCast, settleDesk, settleOffices } from './people.server.ts';
import { drawAttachments } from './pictures.server.ts';
import { settleHelp } from './help.server.ts';
import { settleClaims } from './claims.server.ts';
import { settleSentra } from './sentra.server.ts';
import { settleStars } from './stars.server.ts';

const YEAR_DAYS = 365;
const LANES = 8;
const WAITING_DAYS = 3;
/** More tickets towards the end of the year: a programme that becomes known. */
const GROWTH = 0.8;
const EARLY_MORNING = 7 * 60 + 45;
/** Answers that lie before the head; begun so many working days ago that they are written whatever the hour. */
const BEFORE_THE_HEAD = { answers: 7, days: 6 } as const;
/** Tickets planned for today beyond the year's; those whose hour has not come are left out. */
const TODAY = 10;
const MINUTE = 60_000;

export interface DemoOptions {
  readonly password: string;
  readonly tickets?: number;
  /** The folder for what people attach; without it nothing is attached. */
  readonly files?: string | undefined;
  readonly tell: (line: string) => void;
}

/** True when this schema holds the demonstration; every page then says so, on every later start too. */
export async function holdsDemo(regency: Pick<Regency, 'db'>): Promise<boolean> {
  const row = await regency.db
    .selectFrom('settings')
    .select('name')
    .where('name', '=', 'demo')
    .executeTakeFirst();
  return row !== undefined;
}

/** A load that was killed half-way is no year of life: throws the schema away, so that the start begins anew. */
export async function discardHalfDemo(pool: pg.Pool, schema: string): Promise<void> {
  const found = await pool.query('select to_regclass($1) is not null as there', [`${schema}.settings`]);
  if (!found.rows[0]?.there) return;
  const half = await pool.query(
    `select 1 from "${schema}".settings where name = 'demo' and value->>'state' = 'loading'`,
  );
  if (half.rowCount) await pool.query(`drop schema "${schema}" cascade`);
}

/**
 * Loads the demonstration once.
 * @returns false when it is there already
 * @throws Error a sentence when the place holds tickets of real people
 */
export async function seedDemo(real: Regency, identity: Identity, options: DemoOptions): Promise<boolean> {
  if (await holdsDemo(real)) return false;
  const taken = await real.db.selectFrom('tickets').select('id').limit(1).executeTakeFirst();
  if (taken) throw new Error('--demo: this place already holds tickets. Set DATA_DIR to an empty folder.');
  await real.db
    .insertInto('settings')
    .values({ name: 'demo', value: JSON.stringify({ state: 'loading' }) })
    .execute();
  const count = options.tickets ?? 1500;
  // The last whole minute. A later hour of the same day tells the same year and goes on.
  const end = new Date(Math.floor(real.now().getTime() / MINUTE) * MINUTE);
  const today = dayOf(end, WIB);
  const firstDay = addDays(today, -YEAR_DAYS);
  options.tell(`Loading the demonstration: ${count} tickets …`);
  const calendars = await officeCalendars(real);
  await settleCast(real, identity, options.password, instantOn(firstDay, EARLY_MORNING, WIB));
  const applicants = await settleApplicants(real, chanceFrom(`applicants ${firstDay}`), firstDay);
  await linkMakers(real, await settleMakers(real, applicants, today));
  await settleNagari(real, today);
  await real.db.updateTable('topics').set({ needsApproval: true }).where('slug', '=', 'spp-irt').execute();
  await settleOffices(real);
  await settleSentra(real, today);
  await settleHelp(real, today);
  await settleStars(real, today);
  await settleClaims(real, today);
  await settleDesk(real, chanceFrom(`desk ${firstDay}`), today);
  const cast: Cast = {
    applicants,
    attachments: await drawAttachments(chanceFrom(`attachments ${firstDay}`)),
    files: options.files,
  };
  const plans: Plan[] = Array.from({ length: count + TODAY }, (_, i) => ({
    firstDay: i >= count ? today : addDays(firstDay, Math.floor(((i + 0.5) / count) ** GROWTH * YEAR_DAYS)),
    chance: chanceFrom(`ticket ${firstDay} ${i}`),
    end,
  }));
  const since = workingDaysBefore(calendars.lead, today, BEFORE_THE_HEAD.days);
  for (let i = 0; i < BEFORE_THE_HEAD.answers; i += 1)
    plans.push({ firstDay: since, chance: chanceFrom(`head ${firstDay} ${i}`), end, awaitsHead: true });
  let next = 0;
  const lane = async () => {
    for (let plan = plans[next]; plan !== undefined; plan = plans[next]) {
      next += 1;
      await live(real, calendars, cast, plan);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  await settleNotices(real, end);
  await tellPeople(real, lastOpening(calendars.lead, end), chanceFrom(`told ${firstDay}`));
  await tallyFigures(real);
  await sql`analyze`.execute(real.db);
  await real.db
    .updateTable('settings')
    .set({ value: JSON.stringify({ state: 'loaded', on: dayOf(end, WIB) }) })
    .where('name', '=', 'demo')
    .execute();
  return true;
}

/** What is new since is on everybody's screen, also when the demonstration is loaded at night. */
async function tellPeople(real: Regency, at: Date, chance: Chance): Promise<void> {
  await deliverNotices({ ...real, canMail: false, now: () => at, newId: () => chance.id(at) });
}

/** The last instant until `end` at which the office was open. */
function lastOpening(calendar: Calendars['lead'], end: Date): Date {
  for (let day = dayOf(end, WIB); ; day = addDays(day, -1)) {
    const hours = hoursOn(calendar, day);
    if (!hours || instantOn(day, hours.opens, WIB) > end) continue;
    const closing = new Date(instantOn(day, hours.closes, WIB).getTime() - MINUTE);
    return closing < end ? closing : end;
  }
}

function workingDaysBefore(calendar: Calendars['lead'], today: Day, count: number): Day {
  let day = today;
  for (let left = count; left > 0;) {
    day = addDays(day, -1);
    if (hoursOn(calendar, day)) left -= 1;
  }
  return day;
}

/**
 * What was told more than some days ago was read or sent long since; the last days still wait on the screens, and so does
 * an answer that nobody has looked at yet.
 */
async function settleNotices({ db }: Regency, end: Date): Promise<void> {
  const since = new Date(end.getTime() - WAITING_DAYS * 86_400_000);
  const old = db.updateTable('notices').where('createdAt', '<', since);
  await old
    .set((eb) => ({ status: 'read', sentAt: eb.ref('createdAt') }))
    .where('via', '=', 'screen')
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('ticketActs as draft')
            .innerJoin('tickets', 'tickets.id', 'draft.ticketId')
            .select('draft.id')
            .whereRef('draft.id', '=', 'notices.actId')
            .whereRef('draft.seq', '=', 'tickets.version')
            .where('draft.act', '=', 'draft_answer'),
        ),
      ),
    )
    .execute();
  await old
    .set((eb) => ({ status: 'sent', sentAt: eb.ref('createdAt') }))
    .where('via', '<>', 'screen')
    .execute();
}
