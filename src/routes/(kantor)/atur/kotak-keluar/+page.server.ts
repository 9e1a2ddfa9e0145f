import { redirect } from '@sveltejs/kit';
import { noticeForm } from '#domain/tickets/notice.form.ts';
import { retryNotice } from '#domain/tickets/notice.commands.server.ts';
import { OUTBOX_STATUSES, outboxCounts, outboxOf } from '#domain/tickets/notice.queries.server.ts';
import { parseForm } from '#shared/form.ts';
import { readForm, refuseForm, refuseProblem } from '../../../answer-form.server.ts';
import { requireVerb } from '../door.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  requireVerb(event, 'read_outbox');
  const { regency } = event.locals;
  const asked = event.url.searchParams.get('keadaan');
  const status = OUTBOX_STATUSES.find((one) => one === asked) ?? 'failed';
  const [rows, counts] = await Promise.all([
    outboxOf(regency, status, event.locals.locale),
    outboxCounts(regency),
  ]);
  return { status, statuses: OUTBOX_STATUSES, rows, counts, canMail: regency.canMail ?? false };
};

export const actions: Actions = {
  default: async (event) => {
    const actor = requireVerb(event, 'read_outbox');
    const parsed = parseForm(noticeForm, await readForm(event.request));
    if (!parsed.isRight) return refuseForm(parsed);
    try {
      await retryNotice(event.locals.regency, actor, parsed.value.id);
    } catch (error) {
      return refuseProblem(error, event.locals.locale);
    }
    redirect(303, '/atur/kotak-keluar');
  },
};
