import { redirect } from '@sveltejs/kit';
import { useRecoveryLink } from '#domain/offices/account.commands.server.ts';
import { newPasswordForm } from '#domain/offices/account.form.ts';
import { openRecovery } from '#domain/offices/account.queries.server.ts';
import { accountsOf } from '#platform/identity/identity.server.ts';
import { runtime } from '#platform/runtime.server.ts';
import { parseForm } from '#shared/form.ts';
import { readForm, refuseProblem, refuseSecretForm } from '../../../../answer-form.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });
  return { link: await openRecovery(locals.regency, params.token) };
};

export const actions: Actions = {
  default: async ({ request, locals, params }) => {
    const parsed = parseForm(newPasswordForm, await readForm(request));
    if (!parsed.isRight) return refuseSecretForm(parsed);
    let isCleared: boolean;
    try {
      const accounts = accountsOf(runtime().identity);
      isCleared = await useRecoveryLink(locals.regency, accounts, params.token, parsed.value.password);
    } catch (refused) {
      return refuseProblem(refused, locals.locale);
    }
    redirect(303, `/masuk?${isCleared ? 'factor_cleared' : 'password_made'}`);
  },
};
