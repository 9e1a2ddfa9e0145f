import { officeVerbs } from '#domain/offices/office.policy.ts';
import { requireStaff } from '../../guard.server.ts';
import { sectionsFor } from './sections.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = (event) => {
  const verbs = officeVerbs(requireStaff(event));
  return { sections: sectionsFor(verbs) };
};
