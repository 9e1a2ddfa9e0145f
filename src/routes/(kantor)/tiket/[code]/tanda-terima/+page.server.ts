import { redirect } from '@sveltejs/kit';
import { leadAgency, leadAgencyWhatsapp } from '#domain/offices/office.queries.server.ts';
import { openSurveyToken } from '#domain/surveys/survey.queries.server.ts';
import { giveReceiptAgain } from '#domain/tickets/walk-in.commands.server.ts';
import { receiptAgainForm } from '#domain/tickets/walk-in.form.ts';
import { receiptOf } from '#domain/tickets/walk-in.queries.server.ts';
import { qrPath } from '#ui/base/qr.ts';
import { parseForm } from '#shared/form.ts';
import { readForm, refuseForm, refuseProblem } from '../../../../answer-form.server.ts';
import { requireStaff } from '../../../../guard.server.ts';
import { handedOver, handOver } from '../../receipt-cookie.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const actor = requireStaff(event);
  const { regency } = event.locals;
  const receipt = await receiptOf(regency, actor, event.params.code);
  const secret = handedOver(event, actor);
  const survey = receipt.isAnswered ? await openSurveyToken(regency, receipt.ticketId) : undefined;
  return {
    receipt,
    paper: event.cookies.get('kertas') === 'a4' ? ('a4' as const) : ('80' as const),
    qr: secret ? qrPath(`${regency.publicUrl}/lacak/${receipt.code}?k=${secret}`) : undefined,
    surveyQr: survey ? qrPath(`${regency.publicUrl}/survei/${survey}`) : undefined,
    isAnswerRefused: event.url.searchParams.has('jawaban'),
    isNew: event.url.searchParams.has('baru'),
    address: `${new URL(regency.publicUrl).host}/lacak`,
    office: { ...(await leadAgency(regency)), whatsapp: await leadAgencyWhatsapp(regency) },
  };
};

export const actions: Actions = {
  default: async (event) => {
    const actor = requireStaff(event);
    const parsed = parseForm(receiptAgainForm, await readForm(event.request));
    if (!parsed.isRight) return refuseForm(parsed);
    try {
      const given = await giveReceiptAgain(event.locals.regency, actor, event.params.code, parsed.value);
      handOver(event, actor, given);
    } catch (refused) {
      return refuseProblem(refused, event.locals.locale, parsed.values);
    }
    redirect(303, event.url.pathname);
  },
};
