import { redirect } from '@sveltejs/kit';
import { settingOverview } from '#domain/offices/attention.queries.server.ts';
import { mayOffice, officeVerbs } from '#domain/offices/office.policy.ts';
import { outsideDuties } from '#domain/offices/office.problems.ts';
import { runtime } from '#platform/runtime.server.ts';
import { requireStaff } from '../../guard.server.ts';
import { sectionsFor } from './sections.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const actor = requireStaff(event);
  if (!mayOffice(actor, 'read_settings')) {
    // Who has one part of it only goes straight there.
    const [first] = sectionsFor(officeVerbs(actor));
    if (!first) throw outsideDuties();
    redirect(303, first.href);
  }
  return {
    overview: await settingOverview(event.locals.regency),
    isKeyBesideData: runtime().config.secretKey === undefined,
  };
};
