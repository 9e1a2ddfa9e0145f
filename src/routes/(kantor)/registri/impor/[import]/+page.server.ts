import {
  chooseSheet,
  matchColumns,
  rematchImport,
  startImport,
  undoImport,
} from '#domain/registry/industry-import.commands.server.ts';
import { chooseSheetForm, matchForm, startForm, undoForm } from '#domain/registry/industry-import.form.ts';
import { importPage, importWidth } from '#domain/registry/industry-import.queries.server.ts';
import { isUnderWay } from '#domain/registry/industry-import.ts';
import { registryReach } from '#domain/registry/industry.policy.ts';
import { runtime } from '#platform/runtime.server.ts';
import { sheetsFolder } from '#platform/sheets/sheet-store.server.ts';
import { dayOf, WIB } from '#shared/day.ts';
import { requireStaff } from '../../../../guard.server.ts';
import { takeStep } from '../take-step.server.ts';
import type { Actions, PageServerLoad } from './$types';

const folder = () => sheetsFolder(runtime().config.dataDir);

export const load: PageServerLoad = async (event) => {
  const actor = requireStaff(event, (one) => registryReach(one, 'register') !== undefined);
  const page = await importPage(event.locals.regency, actor, folder(), event.params.import);
  event.setHeaders({
    'cache-control': 'no-store',
    // Also without JavaScript the page follows what goes on.
    ...(isUnderWay(page.one.state) ? { refresh: '2' } : {}),
  });
  return page;
};

export const actions: Actions = {
  lembar: (event) =>
    takeStep(event, chooseSheetForm, (actor, { sheet }) =>
      chooseSheet(event.locals.regency, actor, folder(), event.params.import, sheet),
    ),
  kolom: async (event) => {
    const { regency } = event.locals;
    const width = await importWidth(regency, requireStaff(event), event.params.import);
    const thisYear = Number(dayOf(regency.now(), WIB).slice(0, 4));
    return takeStep(event, matchForm(width, thisYear), (actor, input) =>
      matchColumns(regency, actor, event.params.import, input),
    );
  },
  ulang: (event) =>
    takeStep(event, chooseSheetForm, (actor) =>
      rematchImport(event.locals.regency, actor, event.params.import),
    ),
  catat: (event) =>
    takeStep(event, startForm, (actor, takes) =>
      startImport(event.locals.regency, actor, event.params.import, takes),
    ),
  batalkan: (event) =>
    takeStep(event, undoForm, (actor) => undoImport(event.locals.regency, actor, event.params.import)),
};
