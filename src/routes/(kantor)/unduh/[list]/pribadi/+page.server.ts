import { requireStaff } from '../../../../guard.server.ts';
import { listCalled } from '../lists.server.ts';
import type { PageServerLoad } from './$types';

/** What the form's own answer adds to the address; the rest is the filter of the list. */
const OWN = 'kurang';

export const load: PageServerLoad = (event) => {
  const { list, page, mayOpen, hasNik = false } = listCalled(event.params.list, { isPersonal: true });
  requireStaff(event, mayOpen);
  event.setHeaders({ 'cache-control': 'no-store' });
  const filter = new URLSearchParams(event.url.searchParams);
  filter.delete(OWN);
  return {
    list,
    word: event.params.list,
    page,
    hasNik,
    query: `${filter}`,
    missing: (event.url.searchParams.get(OWN) ?? '').split(' '),
  };
};
