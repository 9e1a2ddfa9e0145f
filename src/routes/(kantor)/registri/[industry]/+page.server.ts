import { redirect } from '@sveltejs/kit';
import { unmergeMakers } from '#domain/registry/merge.commands.server.ts';
import { unmergeForm } from '#domain/registry/merge.form.ts';
import { mergesInto } from '#domain/registry/merge.queries.server.ts';
import { revokeClaim, sendClaim } from '#domain/registry/claim.commands.server.ts';
import { claimState } from '#domain/registry/claim.queries.server.ts';
import {
  closeIndustry,
  giveConsent,
  openIndustryPersonal,
  reopenIndustry,
  withdrawConsent,
} from '#domain/registry/industry.commands.server.ts';
import { closeForm, consentForm } from '#domain/registry/industry.form.ts';
import { industryPage } from '#domain/registry/industry.queries.server.ts';
import { mayGrade } from '#domain/grading/grading.policy.ts';
import { starsOf } from '#domain/grading/star-public.queries.server.ts';
import { nothingForm } from '#domain/offices/office.form.ts';
import { mayOpen } from '#domain/tickets/ticket.policy.ts';
import { dayOf, WIB } from '#shared/day.ts';
import { refuseProblem } from '../../../answer-form.server.ts';
import { requireStaff } from '../../../guard.server.ts';
import { attempt, formAction } from '../../atur/answer.server.ts';
import { timelineParts } from './timeline-parts.server.ts';
import { timelineOf } from './timeline.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  const actor = requireStaff(event);
  const { locals, params, setHeaders, url } = event;
  setHeaders({ 'cache-control': 'no-store' });
  const industry = await industryPage(locals.regency, actor, params.industry);
  if (industry.survivor !== undefined) redirect(303, `/registri/${industry.survivor}?dari=${industry.code}`);
  const now = locals.regency.now();
  return {
    industry,
    merges: await mergesInto(locals.regency, actor, {
      id: industry.id,
      nagariCode: industry.record.nagariCode,
    }),
    mergedCode: url.searchParams.get('dari'),
    now,
    claim: await claimState(locals.regency, industry.id),
    timeline: timelineOf(
      await timelineParts(locals.regency, actor, industry, locals.locale),
      url.searchParams,
    ),
    may: { openTicket: mayOpen(locals.actor) && industry.closedOn === null },
    mayAssess: mayGrade(locals.actor, 'start', industry.record.nagariCode) && industry.closedOn === null,
    stars: await starsOf(locals.regency.db, [industry.id], dayOf(now, WIB)),
    today: dayOf(now, WIB),
  };
};

const dayForm = (event: RequestEvent) => consentForm(event.locals.regency.now());
const target = ({ params }: RequestEvent) => ({ code: params.industry });

export const actions: Actions = {
  consent: (asked) =>
    formAction(dayForm(asked), (event: RequestEvent, actor, { on }) =>
      giveConsent(event.locals.regency, actor, target(event), on),
    )(asked),
  withdraw: (asked) =>
    formAction(dayForm(asked), (event: RequestEvent, actor, { on }) =>
      withdrawConsent(event.locals.regency, actor, target(event), on),
    )(asked),
  close: formAction(closeForm, (event: RequestEvent, actor, { because }) =>
    closeIndustry(event.locals.regency, actor, target(event), because),
  ),
  unmerge: formAction(unmergeForm, ({ locals }: RequestEvent, actor, { mergeId }) =>
    unmergeMakers(locals.regency, actor, mergeId),
  ),
  reopen: formAction(nothingForm, (event: RequestEvent, actor) =>
    reopenIndustry(event.locals.regency, actor, target(event)),
  ),
  send_claim: async (event) => {
    const actor = requireStaff(event);
    const { regency, locale } = event.locals;
    const sent = await attempt(() => sendClaim(regency, actor, target(event)));
    if (sent.value === undefined) return refuseProblem(sent.refused, locale);
    const { secret, ...made } = sent.value;
    return {
      made: { ...made, link: `${regency.publicUrl}/usaha/kelola?k=${secret}` },
      errors: {},
      values: {},
    };
  },
  revoke_claim: formAction(nothingForm, (event: RequestEvent, actor) =>
    revokeClaim(event.locals.regency, actor, target(event)),
  ),
  open_personal: async (event) => {
    const actor = requireStaff(event);
    const { regency, locale } = event.locals;
    const opened = await attempt(() => openIndustryPersonal(regency, actor, event.params.industry));
    return opened.value === undefined
      ? refuseProblem(opened.refused, locale)
      : { personal: opened.value, errors: {}, values: {} };
  },
};
