import { checkRule, movesBy } from '#domain/nagari/rule-preview.server.ts';
import { followRule, markOf } from '#domain/registry/rule.commands.server.ts';
import { ruleForm } from '#domain/registry/rule.form.ts';
import { numbersIn, withNumbers } from '#domain/registry/rule-numbers.ts';
import { followedRule } from '#domain/registry/rule.queries.server.ts';
import { fail } from '@sveltejs/kit';
import { addDays, dayOf, WIB } from '#shared/day.ts';
import { parseForm } from '#shared/form.ts';
import { readForm, refuseForm, refuseProblem } from '../../../../../answer-form.server.ts';
import { attempt, formAction, withMore } from '../../../answer.server.ts';
import { requireVerb } from '../../../door.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  requireVerb(event, 'edit_rules');
  const { regency } = event.locals;
  return {
    ...(await followedRule(regency, event.params.rule)),
    tomorrow: addDays(dayOf(regency.now(), WIB), 1),
  };
};

async function formOf({ locals: { regency }, params }: RequestEvent) {
  const { last } = await followedRule(regency, params.rule);
  const names = numbersIn(last.content).map((one) => one.name);
  return { last, schema: ruleForm(regency.now(), names) };
}

export const actions: Actions = {
  /** Who would move; nothing is saved. */
  preview: async (event) => {
    requireVerb(event, 'edit_rules');
    const { last, schema } = await formOf(event);
    const parsed = parseForm(schema, await readForm(event.request));
    if (!parsed.isRight) return withMore(refuseForm(parsed), { moves: undefined, mark: '' });
    const content = withNumbers(last.content, parsed.value.numbers);
    const { value: moves, refused } = await attempt(async () => {
      checkRule(last.kind, content);
      return movesBy(event.locals.regency, last, content);
    });
    if (refused !== undefined)
      return withMore(refuseProblem(refused, event.locals.locale, parsed.values), {
        moves: undefined,
        mark: '',
      });
    return withMore(fail(409, { errors: {}, values: parsed.values }), { moves, mark: markOf(content) });
  },
  save: async (event) =>
    formAction(
      (await formOf(event)).schema,
      ({ locals, params }: RequestEvent, actor, input) =>
        followRule(locals.regency, actor, params.rule, input, checkRule),
      { to: (code) => `/atur/aturan/${code}` },
    )(event),
};
