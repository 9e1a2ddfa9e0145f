import {
  chooseSheet,
  matchColumns,
  rematchImport,
  startImport,
  undoImport,
} from '#domain/registry/industry-import.commands.server.ts';
import { matchMakersForm, startForm } from '#domain/registry/industry-import.form.ts';
import { importPage, importWidth } from '#domain/registry/industry-import.queries.server.ts';
import { registryReach } from '#domain/registry/industry.policy.ts';
import { dayOf, WIB } from '#shared/day.ts';
import { chooseSheetForm, goOnForm, undoSheetForm } from '#shared/sheet-steps.ts';
import { requireStaff } from '../../../../guard.server.ts';
import { headersOf, takeStep, waitingFolder } from '../../../sheet-import.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const actor = requireStaff(event, (one) => registryReach(one, 'register') !== undefined);
  const page = await importPage(event.locals.regency, actor, waitingFolder(), event.params.import);
  event.setHeaders(headersOf(page.one.state));
  return page;
};

export const actions: Actions = {
  lembar: (event) =>
    takeStep(event, chooseSheetForm, (actor, { sheet }) =>
      chooseSheet(event.locals.regency, actor, waitingFolder(), event.params.import, sheet),
    ),
  kolom: async (event) => {
    const { regency } = event.locals;
    const width = await importWidth(regency, requireStaff(event), event.params.import);
    const thisYear = Number(dayOf(regency.now(), WIB).slice(0, 4));
    return takeStep(event, matchMakersForm(width, thisYear), (actor, input) =>
      matchColumns(regency, actor, event.params.import, input),
    );
  },
  ulang: (event) =>
    takeStep(event, goOnForm, (actor) => rematchImport(event.locals.regency, actor, event.params.import)),
  catat: (event) =>
    takeStep(event, startForm, (actor, takes) =>
      startImport(event.locals.regency, actor, event.params.import, takes),
    ),
  batalkan: (event) =>
    takeStep(event, undoSheetForm, (actor) => undoImport(event.locals.regency, actor, event.params.import)),
};
