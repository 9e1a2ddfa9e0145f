import { takeSheet } from '#domain/registry/industry-import.commands.server.ts';
import { importList } from '#domain/registry/industry-import.queries.server.ts';
import { registryReach } from '#domain/registry/industry.policy.ts';
import { takeSheetForm } from '#shared/sheet-steps.ts';
import { requireStaff } from '../../../guard.server.ts';
import { takeIn } from '../../sheet-import.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const actor = requireStaff(event, (one) => registryReach(one, 'register') !== undefined);
  event.setHeaders({ 'cache-control': 'no-store' });
  return importList(event.locals.regency, actor);
};

export const actions: Actions = {
  default: (event) =>
    takeIn(event, takeSheetForm, (actor, folder, { source, file }) =>
      takeSheet(event.locals.regency, actor, folder, { source, file: file[0] as File }),
    ),
};
