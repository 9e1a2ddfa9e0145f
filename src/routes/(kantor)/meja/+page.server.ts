import { officeCalendars } from '#domain/offices/office.queries.server.ts';
import { routeMany } from '#domain/tickets/act.commands.server.ts';
import { deskChoices } from '#domain/tickets/case.queries.server.ts';
import { routeManyForm, readDeskFilter, LIST_FIELDS } from '#domain/tickets/desk.form.ts';
import { clockFace } from '#domain/tickets/ticket.clock.ts';
import { deskReach, mayRouteMany } from '#domain/tickets/ticket.policy.ts';
import {
  deskTotals,
  newestOnDesk,
  peopleOnDesk,
  ticketsOnDesk,
} from '#domain/tickets/ticket.queries.server.ts';
import { problemTexts } from '#lang/problems.ts';
import { hasText, translator } from '#lang/translate.ts';
import { parseForm } from '#shared/form.ts';
import { readForm, refuseForm } from '../../answer-form.server.ts';
import { requireDesk, requireStaff } from '../../guard.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  requireDesk(event);
  const { locals, url, setHeaders } = event;
  setHeaders({ 'cache-control': 'no-store' });
  const { regency, actor } = locals;
  const { filter, asked } = readDeskFilter(url.searchParams);
  const [page, totals, choices, people, newest, calendars] = await Promise.all([
    ticketsOnDesk(regency, actor, filter, url.searchParams.get('sesudah') ?? undefined),
    deskTotals(regency, actor, filter),
    deskChoices(regency),
    peopleOnDesk(regency, actor),
    newestOnDesk(regency, actor),
    officeCalendars(regency),
  ]);
  const now = regency.now();
  const rows = page.rows.map((row) => ({
    ...row,
    face: clockFace(
      row.partOfficeId === null ? calendars.lead : calendars.of(row.partOfficeId),
      { ...row, isStopped: !row.isOpen },
      now,
    ),
  }));
  return {
    seesTickets: deskReach(actor) !== undefined,
    mayRoute: mayRouteMany(actor),
    rows,
    next: page.next,
    isFirst: !url.searchParams.has('sesudah'),
    totals,
    choices,
    people,
    newest,
    asked,
  };
};

export const actions: Actions = {
  route: async (event) => {
    requireStaff(event);
    const { request, locals } = event;
    const parsed = parseForm(routeManyForm, await readForm(request), { lists: LIST_FIELDS });
    if (!parsed.isRight) return refuseForm(parsed);
    const t = translator(problemTexts, locals.locale);
    const { routed, failed } = await routeMany(locals.regency, locals.actor, parsed.value);
    return {
      routed,
      failed: failed.map(({ code, problem }) => ({
        code,
        why: t(hasText(problemTexts, problem) ? problem : 'out_of_reach'),
      })),
      errors: {},
      values: {},
    };
  },
};
