import { mayDesk } from '#domain/tickets/desk.policy.ts';
import { nagariChoices, topicChoices } from '#domain/tickets/opening.queries.server.ts';
import { makerAsked } from '#domain/tickets/industry-link.queries.server.ts';
import { mayAnswerOnSpot, mayOpen } from '#domain/tickets/ticket.policy.ts';
import { outOfReach } from '#domain/tickets/ticket.problems.ts';
import { counterTemplates } from '#domain/tickets/walk-in.queries.server.ts';
import { usualChannel } from '#domain/tickets/walk-in.ts';
import { dayOf, WIB } from '#shared/day.ts';
import { requireStaff } from '../../../guard.server.ts';
import { lastNagari } from './last-nagari.server.ts';
import { findApplicants, takeDown } from './take-down.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const actor = requireStaff(event);
  if (!mayOpen(actor)) throw outOfReach({ act: 'open' });
  const { regency, locale } = event.locals;
  const mayAnswer = mayAnswerOnSpot(actor);
  const [topics, kecamatan, templates, maker] = await Promise.all([
    topicChoices(regency),
    nagariChoices(regency),
    mayAnswer ? counterTemplates(regency, actor) : [],
    makerAsked(regency, actor, event.url.searchParams.get('usaha')),
  ]);
  return {
    kecamatan,
    topics: topics.map(({ nameEn, ...topic }) => ({ ...topic, name: locale === 'en' ? nameEn : topic.name })),
    templates,
    maker,
    lastNagari: lastNagari(event, actor),
    usualChannel: usualChannel(actor),
    may: { answerOnSpot: mayAnswer, importOld: mayDesk(actor, 'import_old_cases') },
    today: dayOf(regency.now(), WIB),
    formId: Buffer.from(regency.random(16)).toString('base64url'),
  };
};

export const actions: Actions = { find: findApplicants, save: takeDown };
