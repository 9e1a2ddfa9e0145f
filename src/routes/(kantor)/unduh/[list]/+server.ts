import { redirect, type RequestEvent } from '@sveltejs/kit';
import * as v from 'valibot';
import { formatAsked, personalForm } from '#domain/offices/export.form.ts';
import { dayOf, WIB } from '#shared/day.ts';
import { parseForm } from '#shared/form.ts';
import type { TableFormat } from '#shared/table.ts';
import { readForm } from '../../../answer-form.server.ts';
import { requireStaff } from '../../../guard.server.ts';
import { giveTable } from '../../give-table.server.ts';
import { listCalled, type Asking } from './lists.server.ts';
import type { RequestHandler } from './$types';

/** A list as its page filters it, without what is personal. */
export const GET: RequestHandler = async (event) => {
  const format = v.parse(formatAsked, event.url.searchParams.get('bentuk'));
  return give(event, format, { isPersonal: false, isWithNik: false });
};

/** The same with what is personal in it, for whoever may open it and says what for. */
export const POST: RequestHandler = async (event) => {
  const { mayOpen, hasNik = false } = listCalled(event.params.list, { isPersonal: true });
  requireStaff(event, mayOpen);
  const parsed = parseForm(personalForm, await readForm(event.request));
  if (!parsed.isRight) redirect(303, backWith(event, parsed.errors));
  const { bentuk: format, nik, alasan: because } = parsed.value;
  const isWithNik = nik && hasNik;
  return give(event, format, { isPersonal: true, isWithNik }, { because, withNik: isWithNik });
};

async function give(
  event: RequestEvent<{ list: string }>,
  format: TableFormat,
  granted: Asking['granted'],
  personal?: { readonly because: string; readonly withNik: boolean },
): Promise<Response> {
  const actor = requireStaff(event);
  const given = listCalled(event.params.list, { isMap: format === 'geojson' });
  const { regency, locale } = event.locals;
  const { table, asked } = await given.give({
    regency,
    actor,
    params: event.url.searchParams,
    locale,
    granted,
  });
  const name = `${given.name}-${given.of?.(asked) ?? dayOf(regency.now(), WIB)}`;
  return giveTable(event, actor, { list: given.list, format, name, asked, table, personal });
}

/** The form again, with the sentence at the field. */
function backWith(
  { url, params }: RequestEvent<{ list: string }>,
  errors: Readonly<Record<string, string>>,
): string {
  const back = new URLSearchParams(url.searchParams);
  back.set('kurang', Object.keys(errors).join(' '));
  return `/unduh/${params.list}/pribadi?${back}`;
}
