/** Counts of the desk, each a link to the list that it counts; kept filters; and all that `/meja` shows. */
import type { Actor, StaffActor } from '#domain/offices/duty.ts';
import { officeCalendars } from '#domain/offices/office.queries.server.ts';
import { deskChoices } from '#domain/tickets/choice.queries.server.ts';
import { deskAddress, readDeskFilter } from '#domain/tickets/desk.form.ts';
import { mayDesk } from '#domain/tickets/desk.policy.ts';
import { noticesOfPerson } from '#domain/tickets/notice.queries.server.ts';
import { clockFace } from '#domain/tickets/ticket.clock.ts';
import type { Locale } from '#lang/translate.ts';
import { groupOf } from '#domain/tickets/desk.groups.ts';
import { deskReach, mayApprove, mayRouteMany } from '#domain/tickets/ticket.policy.ts';
import {
  asksForOpen,
  deskTotals,
  newestOnDesk,
  openCounts,
  peopleOnDesk,
  ticketsOnDesk,
  totalsOfOpen,
  type DeskRow,
} from '#domain/tickets/ticket.queries.server.ts';
import type { Regency } from '#platform/regency.server.ts';

/** What waits for this head's approval, earliest due day first; empty for everybody else. */
async function approvalsOnDesk(regency: Regency, actor: Actor): Promise<readonly DeskRow[]> {
  if (!mayApprove(actor)) return [];
  return (await ticketsOnDesk(regency, actor, { needs: 'approval' })).rows;
}

/** Questions to the desk that a person keeps under a name. */
export interface DeskLink {
  readonly id: string;
  readonly name: string;
  /** The address behind `/meja?`. */
  readonly query: string;
}

/** The kept questions of a person, in the order in which she kept them. */
export async function deskLinks(regency: Regency, { personId }: StaffActor): Promise<DeskLink[]> {
  return regency.db
    .selectFrom('deskLinks')
    .select(['id', 'name', 'query'])
    .where('personId', '=', personId)
    .orderBy('createdAt')
    .execute();
}

/** Everything `/meja` shows to somebody who opens tickets; undefined for everybody else. */
export async function deskPage(regency: Regency, actor: StaffActor, search: URLSearchParams) {
  const reach = deskReach(actor);
  if (reach === undefined) return undefined;
  const { filter, asked } = readDeskFilter(search);
  const after = search.get('sesudah') ?? undefined;
  const isAsked = Object.keys(asked).length > 0;
  const [page, counts, found, ended, choices, people, newest, links, approvals] = await Promise.all([
    ticketsOnDesk(regency, actor, filter, after),
    openCounts(regency, actor, {}),
    isAsked && asksForOpen(filter) ? openCounts(regency, actor, filter) : undefined,
    // What has ended stands in no group, and there may be a million of it.
    asksForOpen(filter) ? undefined : deskTotals(regency, actor, filter),
    deskChoices(regency),
    peopleOnDesk(regency, actor),
    newestOnDesk(regency, actor),
    deskLinks(regency, actor),
    isAsked || after !== undefined ? [] : approvalsOnDesk(regency, actor),
  ]);
  const first = new Set(approvals.map((row) => row.id));
  return {
    now: regency.now(),
    may: { route: mayRouteMany(actor), approve: mayApprove(actor), readAll: reach.kind === 'all' },
    approvals: await withFaces(regency, approvals),
    rows: await withFaces(
      regency,
      page.rows.filter((row) => !first.has(row.id)),
    ),
    next: page.next,
    isFirst: after === undefined,
    totals: ended ?? totalsOfOpen(found ?? counts),
    counts,
    /** How many stand in each group of what is shown. */
    groups: (found ?? counts).groups,
    choices,
    people,
    newest,
    links,
    asked,
    address: deskAddress(asked),
  };
}

/** Rows with the face of the clock that counts for the reader, and the group it puts them in. */
async function withFaces(regency: Regency, rows: readonly DeskRow[]) {
  const calendars = await officeCalendars(regency);
  const now = regency.now();
  return rows.map((row) => ({
    ...row,
    group: row.isOpen ? groupOf(row, now) : undefined,
    face: clockFace(
      row.partOfficeId === null ? calendars.lead : calendars.of(row.partOfficeId),
      { ...row, isStopped: !row.isOpen },
      now,
    ),
  }));
}

/** What `/meja` shows to somebody who opens no ticket and reads no figures: what came for her, and her doors. */
export async function doorPage(regency: Regency, actor: StaffActor, locale: Locale) {
  const notices = await noticesOfPerson(regency, actor.personId, locale);
  return { notices: notices.slice(0, 3), may: { setUp: mayDesk(actor, 'set_up') } };
}
