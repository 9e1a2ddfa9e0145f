import { redirect } from '@sveltejs/kit';
import { leadAgencyWhatsapp } from '#domain/offices/office.queries.server.ts';
import { openSurveyToken } from '#domain/surveys/survey.queries.server.ts';
import { applicantView, statusOfTicket } from '#domain/tickets/applicant-view.queries.server.ts';
import { hasSomethingSimilar } from '#domain/tickets/opening.queries.server.ts';
import { qrPath } from '#ui/base/qr.ts';
import { acting, askingForData, readWithLastFour } from './applicant-acts.server.ts';
import { keepSecret, ticketOfAddress, visitorOf, type Visitor } from './visitor.server.ts';
import type { Actions, PageServerLoad } from './$types';
import type { Regency } from '#platform/regency.server.ts';

export const load: PageServerLoad = async (event) => {
  const { params, url, locals, cookies } = event;
  const { regency } = locals;
  const ticketId = await ticketOfAddress(regency, params.code, url);
  const k = url.searchParams.get('k');
  if (k !== null)
    redirect(303, `/lacak/${params.code}${(await keepSecret(event, ticketId, k)) ? '' : '?tautan=lama'}`);
  const visitor = await visitorOf(regency, cookies, ticketId);
  if (visitor) return shownTo(visitor, regency, ticketId, locals.person !== undefined);
  return {
    status: await statusOfTicket(regency, ticketId),
    isLinkOver: url.searchParams.get('tautan') === 'lama',
  };
};

/** The whole page, for the holder of the link or somebody who reads with four digits. */
async function shownTo(visitor: Visitor, regency: Regency, ticketId: string, isStaffSession: boolean) {
  const view = await applicantView(regency, visitor.actor, { isStaffSession });
  const isReader = visitor.actor.channel === 'last_four';
  const token = isReader || isStaffSession ? undefined : await openSurveyToken(regency, ticketId);
  const keep = await whatToKeep(regency, view.status.code, visitor, view.version === 1);
  return {
    status: view.status,
    view,
    isReader,
    isStaffSession,
    survey: token && `/survei/${token}`,
    keep,
    isSimilar: keep?.isFresh === true && (await hasSomethingSimilar(regency, ticketId)),
  };
}

/** The secret, for its own holder only: links that came through an officer's hands are not shown again. */
async function whatToKeep(regency: Regency, code: string, visitor: Visitor, isFresh: boolean) {
  if (visitor.secret === undefined || visitor.actor.channel !== 'applicant') return undefined;
  const link = `${regency.publicUrl}/lacak/${code}?k=${visitor.secret}`;
  const whatsapp = await leadAgencyWhatsapp(regency);
  return {
    isFresh,
    link,
    qr: qrPath(link),
    whatsapp: whatsapp && `https://wa.me/${whatsapp}?text=${encodeURIComponent(code)}`,
  };
}

export const actions: Actions = {
  reply: acting('reply'),
  write: acting('write'),
  agree: acting('agree'),
  object: acting('object'),
  withdraw: acting('withdraw'),
  reopen: acting('reopen'),
  late_reply: acting('late_reply'),
  correction: askingForData('correction'),
  erasure: askingForData('erasure'),
  read: readWithLastFour,
};
