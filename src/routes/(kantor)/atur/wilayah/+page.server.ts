import { redirect } from '@sveltejs/kit';
import { takeOutlinesForm } from '#domain/areas/outline.form.ts';
import { outlineFiles, regencyMap } from '#domain/areas/outline.queries.server.ts';
import { nagariByKecamatan } from '#domain/areas/area.queries.server.ts';
import { takeOutlines } from '#domain/offices/outline.commands.server.ts';
import { parseForm } from '#shared/form.ts';
import { readForm, refuseForm, refuseProblem } from '../../../answer-form.server.ts';
import { attempt } from '../answer.server.ts';
import { requireVerb } from '../door.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  requireVerb(event, 'edit_outlines');
  const { regency } = event.locals;
  const [{ current, others }, map, kecamatan] = await Promise.all([
    outlineFiles(regency),
    regencyMap(regency),
    nagariByKecamatan(regency),
  ]);
  return { current, others, map, total: kecamatan.reduce((sum, group) => sum + group.nagari.length, 0) };
};

export const actions: Actions = {
  default: async (event) => {
    const actor = requireVerb(event, 'edit_outlines');
    const parsed = parseForm(takeOutlinesForm, await readForm(event.request), { files: ['file'] });
    if (!parsed.isRight) return refuseForm(parsed);
    const { attribution, file } = parsed.value;
    const given = { attribution, file: file[0] as File };
    const done = await attempt(() => takeOutlines(event.locals.regency, actor, given));
    if (done.value === undefined) return refuseProblem(done.refused, event.locals.locale, parsed.values);
    redirect(303, `/atur/wilayah/${done.value}`);
  },
};
