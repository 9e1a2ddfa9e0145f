import { nagariByKecamatan } from '#domain/areas/area.queries.server.ts';
import { matchOutlineForm } from '#domain/areas/outline.form.ts';
import { outlineReview } from '#domain/areas/outline.queries.server.ts';
import {
  dropOutlines,
  matchOutline,
  putOutlinesInForce,
  takeOutlinesBack,
} from '#domain/offices/outline.commands.server.ts';
import { nothingForm } from '#domain/offices/office.form.ts';
import { formAction } from '../../answer.server.ts';
import { requireVerb } from '../../door.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  requireVerb(event, 'edit_outlines');
  const { regency } = event.locals;
  const [file, kecamatan] = await Promise.all([
    outlineReview(regency, event.params.outline),
    nagariByKecamatan(regency),
  ]);
  return { file, kecamatan };
};

const afterwards = { to: () => '/atur/wilayah' };

export const actions: Actions = {
  match: formAction(matchOutlineForm, ({ locals, params }: RequestEvent, actor, input) =>
    matchOutline(locals.regency, actor, params.outline, input),
  ),
  force: formAction(
    nothingForm,
    ({ locals, params }: RequestEvent, actor) => putOutlinesInForce(locals.regency, actor, params.outline),
    afterwards,
  ),
  back: formAction(
    nothingForm,
    ({ locals, params }: RequestEvent, actor) => takeOutlinesBack(locals.regency, actor, params.outline),
    afterwards,
  ),
  drop: formAction(
    nothingForm,
    ({ locals, params }: RequestEvent, actor) => dropOutlines(locals.regency, actor, params.outline),
    afterwards,
  ),
};
