import { redirect } from '@sveltejs/kit';
import { reissueLink } from '#domain/tickets/ticket.commands.server.ts';
import { receiptOf } from '#domain/tickets/walk-in.queries.server.ts';
import { qrPath } from '#platform/qr.server.ts';
import { refuseProblem } from '../../../../answer-form.server.ts';
import { requireStaff } from '../../../../guard.server.ts';
import { handedOver, handOver } from '../../receipt-cookie.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const actor = requireStaff(event);
  const { regency } = event.locals;
  const receipt = await receiptOf(regency, actor, event.params.code);
  const secret = handedOver(event);
  event.setHeaders({ 'cache-control': 'no-store' });
  return {
    receipt,
    qr: secret && qrPath(`${regency.publicUrl}/lacak/${receipt.code}?k=${secret}`),
    isAnswerRefused: event.url.searchParams.has('jawaban'),
    address: `${new URL(regency.publicUrl).host}/lacak`,
  };
};

export const actions: Actions = {
  default: async (event) => {
    const actor = requireStaff(event);
    const { regency, locale } = event.locals;
    try {
      const receipt = await receiptOf(regency, actor, event.params.code);
      const { secret } = await reissueLink(regency, actor, { ticketId: receipt.ticketId }, 'receipt');
      handOver(event, receipt, secret);
    } catch (refused) {
      return refuseProblem(refused, locale);
    }
    redirect(303, event.url.pathname);
  },
};
