import { mergeMakers, sayStrangers } from '#domain/registry/merge.commands.server.ts';
import { mergeForm, strangersForm } from '#domain/registry/merge.form.ts';
import { mergePair } from '#domain/registry/merge.queries.server.ts';
import { registryReach } from '#domain/registry/industry.policy.ts';
import { requireStaff } from '../../../../guard.server.ts';
import { formAction } from '../../../atur/answer.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  const actor = requireStaff(event, (one) => registryReach(one, 'merge') !== undefined);
  event.setHeaders({ 'cache-control': 'no-store' });
  const { searchParams } = event.url;
  const codes = { code: searchParams.get('usaha') ?? '', other: searchParams.get('satunya') ?? '' };
  // Nothing asked yet: the page asks for the two numbers.
  const isAsked = codes.code !== '' && codes.other !== '';
  return {
    asked: codes,
    pair: isAsked ? await mergePair(event.locals.regency, actor, codes) : undefined,
  };
};

export const actions: Actions = {
  merge: formAction(
    mergeForm,
    ({ locals }: RequestEvent, actor, input) => mergeMakers(locals.regency, actor, input),
    { to: (code) => `/registri/${code}` },
  ),
  strangers: formAction(
    strangersForm,
    ({ locals }: RequestEvent, actor, input) => sayStrangers(locals.regency, actor, input),
    { to: () => '/registri/kembar' },
  ),
};
