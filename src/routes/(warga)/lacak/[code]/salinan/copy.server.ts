/** The applicant's copy of her data in its two forms. */
import type { ApplicantView } from '#domain/tickets/applicant-view.ts';
import type { KeptOfApplicant } from '#domain/tickets/applicant-view.queries.server.ts';
import { SKM_ELEMENTS } from '#domain/surveys/skm.ts';
import { longDay, shortInstant } from '#lang/dates.ts';
import { lacakTexts } from '#lang/lacak.ts';
import { surveiTexts } from '#lang/survei.ts';
import { translator, type Locale } from '#lang/translate.ts';
import { entrySentence } from '#ui/parts/entry-sentence.ts';

/** For another machine: everything kept, under English names, instants in UTC. */
export function copyAsJson(view: ApplicantView, kept: KeptOfApplicant): string {
  const { status, title, topic, nagari, history } = view;
  const { surveys, ...applicant } = kept;
  const ticket = {
    code: status.code,
    state: status.state,
    receivedAt: status.receivedAt,
    dueAt: status.due.at,
    answeredAt: status.answeredAt,
    endedAt: status.endedAt,
    topic: topic.name,
    nagari,
    title,
    history: history.map(({ act, at, by, office, words, files }) => ({ act, at, by, office, words, files })),
  };
  return `${JSON.stringify({ applicant, ticket, surveys }, null, 2)}\n`;
}

/** For people: to read, to print, to hand on. */
export function copyAsText(view: ApplicantView, kept: KeptOfApplicant, now: Date, locale: Locale): string {
  const t = translator(lacakTexts, locale);
  const s = translator(surveiTexts, locale);
  const row = (label: string, value: string | null | undefined) => (value ? [`${label}: ${value}`] : []);
  const lines = [
    `OVO Prima · ${view.status.code}`,
    t('copy_of', { when: shortInstant(now, locale) }),
    '',
    ...row(t('name'), kept.name),
    ...row(t('representative'), kept.representative),
    ...row(t('phone'), kept.phone),
    ...row(t('email'), kept.email),
    ...row(t('nagari'), view.nagari),
    ...row(t('topic'), locale === 'en' ? view.topic.nameEn : view.topic.name),
    ...row(t('copy_title'), view.title),
    ...row(t('received_on'), longDay(view.status.receivedAt, locale)),
    ...row(t('due_on'), longDay(view.status.due.at, locale)),
    '',
    t('history'),
    ...view.history.flatMap((entry) => [
      '',
      `${shortInstant(entry.at, locale)} · ${entrySentence(entry, locale)}`,
      ...(entry.isErased ? [t('erased')] : entry.words === null ? [] : [entry.words]),
      ...entry.files.map((file) => `${t('files')}: ${file.name}`),
    ]),
    ...kept.surveys.flatMap((survey) => [
      '',
      `${s('title')} ${shortInstant(survey.answeredAt, locale)}`,
      ...SKM_ELEMENTS.map((element) => {
        const grade = (survey.answers as Record<string, number> | null)?.[element];
        return `${s(element)} ${grade === undefined ? '–' : s(`face_${grade}` as 'face_1')}`;
      }),
      ...(survey.comment === null ? [] : [survey.comment]),
    ]),
  ];
  return `${lines.join('\n')}\n`;
}
