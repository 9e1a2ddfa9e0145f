import { lastChanges } from '#domain/offices/history.queries.server.ts';
import { withdrawRule } from '#domain/registry/rule.commands.server.ts';
import { withdrawForm } from '#domain/registry/rule.form.ts';
import { ruleStanding } from '#domain/registry/rule.queries.server.ts';
import { formAction } from '../../answer.server.ts';
import { requireVerb } from '../../door.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  requireVerb(event, 'edit_rules');
  const { regency, locale } = event.locals;
  return {
    rule: await ruleStanding(regency, event.params.rule),
    history: await lastChanges(regency, 'rule', event.params.rule, locale),
  };
};

export const actions: Actions = {
  withdraw: formAction(withdrawForm, ({ locals, params }: RequestEvent, actor, input) =>
    withdrawRule(locals.regency, actor, params.rule, input),
  ),
};
