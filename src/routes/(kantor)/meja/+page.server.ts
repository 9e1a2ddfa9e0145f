import { redirect } from '@sveltejs/kit';
import { routeMany } from '#domain/tickets/act.commands.server.ts';
import { dropLink, keepLink } from '#domain/tickets/desk.commands.server.ts';
import { dropLinkForm, keepLinkForm, LIST_FIELDS, routeManyForm } from '#domain/tickets/desk.form.ts';
import { deskPage, doorPage } from '#domain/tickets/desk.queries.server.ts';
import { problemTexts } from '#lang/problems.ts';
import { hasText, translator } from '#lang/translate.ts';
import { parseForm } from '#shared/form.ts';
import { readForm, refuseForm, refuseProblem } from '../../answer-form.server.ts';
import { requireDesk, requireStaff } from '../../guard.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const actor = requireDesk(event);
  const { regency, locale } = event.locals;
  event.setHeaders({ 'cache-control': 'no-store' });
  const desk = await deskPage(regency, actor, event.url.searchParams);
  return { desk, door: desk === undefined ? await doorPage(regency, actor, locale) : undefined };
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
  keep: async (event) => {
    const actor = requireStaff(event);
    const parsed = parseForm(keepLinkForm, await readForm(event.request));
    if (!parsed.isRight) return refuseForm(parsed);
    try {
      await keepLink(event.locals.regency, actor, parsed.value);
    } catch (thrown) {
      return refuseProblem(thrown, event.locals.locale, parsed.values);
    }
    redirect(303, `/meja?${parsed.value.query}`);
  },
  drop: async (event) => {
    const actor = requireStaff(event);
    const parsed = parseForm(dropLinkForm, await readForm(event.request));
    if (parsed.isRight) await dropLink(event.locals.regency, actor, parsed.value.id);
    redirect(303, '/meja');
  },
};
