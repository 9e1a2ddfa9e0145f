import { gradingReach } from '#domain/grading/grading.policy.ts';
import { helpReadReach } from '#domain/help/help.policy.ts';
import { nagariReach } from '#domain/nagari/nagari.policy.ts';
import { registryReach } from '#domain/registry/industry.policy.ts';
import { maySentraSomewhere } from '#domain/sentra/sentra.policy.ts';
import { requireStaff } from '../../guard.server.ts';
import { BOOKS, type Book } from './books.ts';
import type { LayoutServerLoad } from './$types';

/** Which books the reader may open: the same questions their pages ask. */
export const load: LayoutServerLoad = (event) => {
  const actor = requireStaff(event);
  const may: Readonly<Record<Book, boolean>> = {
    makers: registryReach(actor, 'read') !== undefined,
    sentra: maySentraSomewhere(actor, 'read'),
    nagari: nagariReach(actor, 'read') !== undefined,
    help: helpReadReach(actor) !== undefined,
    stars: gradingReach(actor, 'read') !== undefined,
  };
  return { books: BOOKS.map(({ name }) => name).filter((name) => may[name]) };
};
