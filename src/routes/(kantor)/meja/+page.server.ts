import { redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
  if (!locals.person) redirect(303, '/masuk');
  return { name: locals.person.name };
};
