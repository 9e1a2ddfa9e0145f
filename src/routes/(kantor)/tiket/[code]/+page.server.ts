import { fail, redirect } from '@sveltejs/kit';
import { attachInternally, openPersonal, performByCode } from '#domain/tickets/act.commands.server.ts';
import {
  actForms,
  DESK_ACTS,
  LIST_FIELDS,
  readSeen,
  type ActInput,
  type DeskAct,
} from '#domain/tickets/act.form.ts';
import { caseOf, likelyTwins } from '#domain/tickets/case.queries.server.ts';
import {
  answerTemplates,
  deskChoices,
  dueByTopic,
  sectionsOfOffices,
  staffOfOffices,
} from '#domain/tickets/choice.queries.server.ts';
import { linkIndustry } from '#domain/tickets/industry-link.commands.server.ts';
import { industryLinkForm } from '#domain/tickets/industry-link.form.ts';
import { industryLinkOf } from '#domain/tickets/industry-link.queries.server.ts';
import { rankedActs } from '#domain/tickets/act.ranks.ts';
import { noticesOfTicket } from '#domain/tickets/notice.queries.server.ts';
import { officesOf } from '#domain/offices/duty.ts';
import { filesFolder, removeFiles } from '#platform/files/store.server.ts';
import { withUploads } from '#platform/files/uploads.server.ts';
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
  const [choices, staff, sections, visitors, templates, twins, dues, told, link] = await Promise.all([
    deskChoices(regency),
    may('assign') ? staffOfOffices(regency, officesOf(actor, 'officer', 'head')) : [],
    may('assign') ? sectionsOfOffices(regency, officesOf(actor, 'officer', 'head')) : [],
    may('plan_visit') ? staffOfOffices(regency, [], 'field', 'officer') : [],
    may('answer') || may('draft_answer') || may('answer_on_spot')
      ? answerTemplates(regency, actor, matter.topic.id)
      : [],
    may('merge') ? likelyTwins(regency, actor, matter.id) : [],
    may('change_topic') ? dueByTopic(regency, matter.id) : {},
    may('reissue_link') ? noticesOfTicket(regency, matter.id, locals.locale) : [],
    industryLinkOf(regency, actor, matter.id),
  ]);
  return {
    matter,
    ranks: rankedActs(matter.state, matter.may),
    choices,
    staff,
    sections,
    visitors,
    templates,
    twins,
    dues,
    told,
    link,
    publicUrl: regency.publicUrl,
  };
};

/** One form action an act: parse at the door, perform, and back to the page; refusals keep what was typed. */
async function act<A extends DeskAct>(name: A, event: RequestEvent) {
  requireStaff(event);
  const parsed = parseForm(actForms[name], await readForm(event.request), { lists: LIST_FIELDS });
  return parsed.isRight ? perform(name, event, parsed) : withAct(refuseForm(parsed), name);
}

async function perform<A extends DeskAct>(
  name: A,
  { locals, params }: RequestEvent,
  { value, values }: { readonly value: ActInput<A>; readonly values: Readonly<Record<string, string>> },
) {
  try {
    const seen = readSeen(values['seenVersion']);
    const done = await performByCode(locals.regency, locals.actor, params.code, seen, name, value);
    await removeFiles(filesFolder(runtime().config.dataDir), done.erasedFileIds ?? []);
    if (done.shown) return { act: name, ...done.shown, errors: {}, values: {} as Record<string, string> };
  } catch (thrown) {
    return withAct(refuseProblem(thrown, locals.locale, values), name);
  }
  redirect(303, afterAct(params.code, name, values));
}

/** A letter is recorded and then read and printed; everything else leads back to the case. */
function afterAct(code: string, name: DeskAct, values: Readonly<Record<string, string>>): string {
  const isLetter = name === 'copy_out' && values['target'] === 'letter';
  return isLetter ? `/tiket/${code}/surat` : `/tiket/${code}?tersimpan=${name}`;
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
      await withUploads(locals.regency.newId, uploads, (kept) =>
        attachInternally(locals.regency, locals.actor, { ticketId: id }, kept),
      );
    } catch (thrown) {
      return withAct(refuseProblem(thrown, locals.locale), 'attach');
    }
    redirect(303, `/tiket/${params.code}?tersimpan=attach`);
  },
  link_industry: async (event) => {
    const actor = requireStaff(event);
    const { locals, params } = event;
    const parsed = parseForm(industryLinkForm, await readForm(event.request));
    if (!parsed.isRight) return withAct(refuseForm(parsed), 'link_industry');
    try {
      const { id } = await caseOf(locals.regency, actor, params.code);
      await linkIndustry(locals.regency, actor, id, parsed.value.industry);
    } catch (thrown) {
      return withAct(refuseProblem(thrown, locals.locale), 'link_industry');
    }
    redirect(303, `/tiket/${params.code}`);
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
