import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals }) => ({
  locale: locals.locale,
  isDemo: locals.regency.isDemo,
  person: locals.person && { name: locals.person.name },
});
