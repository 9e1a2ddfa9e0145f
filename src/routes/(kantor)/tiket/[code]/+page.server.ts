import { fail, redirect } from '@sveltejs/kit';
import { attachInternally, performAct, openPersonal } from '#domain/tickets/act.commands.server.ts';
import { actForms, DESK_ACTS, LIST_FIELDS, type DeskAct } from '#domain/tickets/act.form.ts';
import {
  answerTemplates,
  caseOf,
  deskChoices,
  likelyTwins,
  staffOfOffices,
} from '#domain/tickets/case.queries.server.ts';
import { officesOf } from '#domain/offices/duty.ts';
import { takeFiles } from '#platform/files/intake.server.ts';
import { filesFolder, keepingFiles, removeFiles } from '#platform/files/store.server.ts';
import { runtime } from '#platform/runtime.server.ts';
import { parseForm } from '#shared/form.ts';
import { readForm, refuseForm, refuseProblem } from '../../../answer-form.server.ts';
import { requireStaff } from '../../../guard.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  requireStaff(event);
  const { locals, params, setHeaders } = event;
  setHeaders({ 'cache-control': 'no-store' });
  const { regency, actor } = locals;
  const matter = await caseOf(regency, actor, params.code);
  const may = (act: DeskAct) => matter.may.includes(act);
  const [choices, staff, visitors, templates, twins] = await Promise.all([
    deskChoices(regency),
    may('assign') ? staffOfOffices(regency, officesOf(actor, 'officer', 'head')) : [],
    may('plan_visit') ? staffOfOffices(regency, [], 'field', 'officer') : [],
    may('answer') || may('draft_answer') || may('answer_on_spot')
      ? answerTemplates(regency, actor, matter.topic.id)
      : [],
    may('merge') ? likelyTwins(regency, actor, matter.id) : [],
  ]);
  return { matter, choices, staff, visitors, templates, twins, publicUrl: regency.publicUrl };
};

/** One form action an act: parse at the door, perform, and back to the page; refusals keep what was typed. */
async function act(name: DeskAct, event: RequestEvent) {
  requireStaff(event);
  const { request, locals, params } = event;
  const data = await readForm(request);
  const parsed = parseForm(actForms[name], data, { lists: LIST_FIELDS });
  if (!parsed.isRight) return withAct(refuseForm(parsed), name);
  try {
    const { id } = await caseOf(locals.regency, locals.actor, params.code);
    const seen = Number(parsed.values['seenVersion']);
    const target = { ticketId: id, seenVersion: Number.isSafeInteger(seen) && seen > 0 ? seen : undefined };
    const done = await performAct(locals.regency, locals.actor, target, name, parsed.value);
    if (done.erasedFileIds) await removeFiles(filesFolder(runtime().config.dataDir), done.erasedFileIds);
    if (done.secret !== undefined) return shownOnce(locals, id, done.secret, parsed.values['channel'] ?? '');
  } catch (thrown) {
    return withAct(refuseProblem(thrown, locals.locale, parsed.values), name);
  }
  redirect(303, `/tiket/${params.code}?tersimpan=${name}`);
}

/** The link goes to the officer's screen once; for a message the phone goes with it, and that is written down. */
async function shownOnce(locals: App.Locals, ticketId: string, secret: string, channel: string) {
  const { phone } =
    channel === 'officer_link' ? await openPersonal(locals.regency, locals.actor, ticketId) : { phone: null };
  return { act: 'reissue_link', secret, channel, phone, errors: {}, values: {} as Record<string, string> };
}

function withAct(refused: ReturnType<typeof refuseForm>, name: string) {
  return fail(refused.status, { act: name, ...refused.data });
}

export const actions: Actions = {
  ...Object.fromEntries(DESK_ACTS.map((name) => [name, (event: RequestEvent) => act(name, event)])),
  attach: async (event) => {
    requireStaff(event);
    const { locals, params } = event;
    const data = await readForm(event.request);
    const uploads = data.getAll('files').filter((entry) => entry instanceof File && entry.size > 0) as File[];
    try {
      const { id } = await caseOf(locals.regency, locals.actor, params.code);
      const files = await takeFiles(uploads);
      await keepingFiles(filesFolder(runtime().config.dataDir), locals.regency.newId, files, (kept) =>
        attachInternally(locals.regency, locals.actor, { ticketId: id }, kept),
      );
    } catch (thrown) {
      return withAct(refuseProblem(thrown, locals.locale), 'attach');
    }
    redirect(303, `/tiket/${params.code}?tersimpan=attach`);
  },
  open_personal: async (event) => {
    requireStaff(event);
    const { locals, params } = event;
    try {
      const { id } = await caseOf(locals.regency, locals.actor, params.code);
      return { act: 'open_personal', personal: await openPersonal(locals.regency, locals.actor, id) };
    } catch (thrown) {
      return withAct(refuseProblem(thrown, locals.locale), 'open_personal');
    }
  },
};
