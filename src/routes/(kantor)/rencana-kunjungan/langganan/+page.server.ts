import { endFeed, giveFeed } from '#domain/visits/feed.commands.server.ts';
import { feedGivenAt } from '#domain/visits/feed.queries.server.ts';
import { qrPath } from '#ui/base/qr.ts';
import { refuseProblem } from '../../../answer-form.server.ts';
import { requireStaff } from '../../../guard.server.ts';
import { seesPlans } from '../plan-door.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const actor = requireStaff(event, seesPlans);
  event.setHeaders({ 'cache-control': 'no-store' });
  return { givenAt: await feedGivenAt(event.locals.regency, actor) };
};

export const actions: Actions = {
  // The address is in the answer alone: it is kept only as its hash, and a page loaded again shows it no more.
  give: async (event) => {
    const actor = requireStaff(event, seesPlans);
    const { regency, locale } = event.locals;
    try {
      const token = await giveFeed(regency, actor);
      const address = new URL(`/api/kalender/${token}.ics`, regency.publicUrl).href;
      return { given: { address, qr: qrPath(address) } };
    } catch (refused) {
      return refuseProblem(refused, locale);
    }
  },
  end: async (event) => {
    const actor = requireStaff(event, seesPlans);
    await endFeed(event.locals.regency, actor);
    return { hasEnded: true };
  },
};
