import { lastChanges } from '#domain/offices/history.queries.server.ts';
import { noticeTextForm } from '#domain/offices/office.form.ts';
import { settingNotFound } from '#domain/offices/office.problems.ts';
import { setNoticeText } from '#domain/offices/setting.commands.server.ts';
import { noticeTextRows } from '#domain/offices/setting.queries.server.ts';
import { defaultText, placesOf, sampleOf } from '#domain/tickets/notice.wording.server.ts';
import type { Locale } from '#lang/translate.ts';
import { parseForm } from '#shared/form.ts';
import { readForm, refuseForm } from '../../../../answer-form.server.ts';
import { formAction } from '../../answer.server.ts';
import { requireVerb } from '../../door.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const languageOf = (url: URL): Locale => (url.searchParams.get('bahasa') === 'en' ? 'en' : 'id');

export const load: PageServerLoad = async (event) => {
  requireVerb(event, 'edit_notices');
  const { regency, locale } = event.locals;
  const { template } = event.params;
  const language = languageOf(event.url);
  const usual = defaultText(template, language);
  if (usual === undefined) throw settingNotFound();
  const own = (await noticeTextRows(regency)).find(
    (row) => row.template === template && row.locale === language,
  );
  const body = own?.body ?? usual;
  return {
    template,
    language,
    usual,
    body,
    isChanged: own !== undefined,
    places: placesOf(template).map((name) => ({ name, sample: sampleOf(`{${name}}`, language) })),
    sample: sampleOf(body, language),
    history: await lastChanges(regency, 'notice_text', `${template}.${language}`, locale),
  };
};

export const actions: Actions = {
  save: (event: RequestEvent) =>
    formAction(
      noticeTextForm,
      ({ locals, params, url }: RequestEvent, actor, { body }) =>
        setNoticeText(
          locals.regency,
          actor,
          { template: params.template, locale: languageOf(url), body },
          placesOf(params.template),
        ),
      { to: () => `/atur/teks/${event.params.template}?bahasa=${languageOf(event.url)}` },
    )(event),
  preview: async (event) => {
    requireVerb(event, 'edit_notices');
    const parsed = parseForm(noticeTextForm, await readForm(event.request));
    if (!parsed.isRight) return refuseForm(parsed);
    return { values: parsed.values, errors: {}, sample: sampleOf(parsed.value.body, languageOf(event.url)) };
  },
};
