import { eraseOwner } from '#domain/registry/owner-data.commands.server.ts';
import { erasureAsked } from '#domain/registry/owner-data.queries.server.ts';
import { eraseOwnerForm } from '#domain/registry/industry.form.ts';
import { ticketsOfIndustry } from '#domain/tickets/industry-link.queries.server.ts';
import { runtime } from '#platform/runtime.server.ts';
import { dropSheet, sheetsFolder } from '#platform/sheets/sheet-store.server.ts';
import { formAction } from '../../../atur/answer.server.ts';
import { industryFor } from '../../industry-for.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  const { industry, actor } = await industryFor(event, 'erase_owner');
  const { regency } = event.locals;
  const [asked, tickets] = await Promise.all([
    erasureAsked(regency, industry),
    ticketsOfIndustry(regency, actor, industry.id),
  ]);
  return { industry, asked, tickets: tickets.map(({ code }) => code) };
};

export const actions: Actions = {
  default: (asked) =>
    formAction(
      eraseOwnerForm,
      async ({ locals, params }: RequestEvent, actor, { seenVersion, ...input }) => {
        const target = { code: params.industry, seenVersion };
        const { importIds } = await eraseOwner(locals.regency, actor, target, input);
        const folder = sheetsFolder(runtime().config.dataDir);
        for (const id of importIds) await dropSheet(folder, id);
      },
      { to: () => `/registri/${asked.params.industry}` },
    )(asked),
};
