import { APPLICANT_TEMPLATES, STAFF_TEMPLATES } from '#domain/tickets/notice.ts';
import { defaultText } from '#domain/tickets/notice.wording.server.ts';
import { noticeTextRows } from '#domain/offices/setting.queries.server.ts';
import { requireVerb } from '../door.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  requireVerb(event, 'edit_notices');
  const { regency, locale } = event.locals;
  const own = await noticeTextRows(regency);
  const row = <T extends string>(template: T) => ({
    template,
    text:
      own.find((one) => one.template === template && one.locale === locale)?.body ??
      defaultText(template, locale) ??
      '',
    isChanged: own.some((one) => one.template === template),
  });
  return { toApplicants: APPLICANT_TEMPLATES.map(row), toStaff: STAFF_TEMPLATES.map(row) };
};
