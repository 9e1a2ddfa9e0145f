import { redirect } from '@sveltejs/kit';
import { useFirstLink } from '#domain/offices/account.commands.server.ts';
import { firstAdministratorForm } from '#domain/offices/account.form.ts';
import { isFirstLinkOpen } from '#domain/offices/account.queries.server.ts';
import { accountsOf } from '#platform/identity/identity.server.ts';
import { runtime } from '#platform/runtime.server.ts';
import { parseForm } from '#shared/form.ts';
import { readForm, refuseProblem, refuseSecretForm } from '../../../answer-form.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });
  return { isOpen: await isFirstLinkOpen(locals.regency, url.searchParams.get('k') ?? '') };
};

export const actions: Actions = {
  default: async ({ request, locals, url }) => {
    const parsed = parseForm(firstAdministratorForm, await readForm(request));
    if (!parsed.isRight) return refuseSecretForm(parsed, 'name', 'email');
    try {
      const accounts = accountsOf(runtime().identity);
      await useFirstLink(locals.regency, accounts, url.searchParams.get('k') ?? '', parsed.value);
    } catch (refused) {
      return refuseProblem(refused, locals.locale, { name: parsed.value.name, email: parsed.value.email });
    }
    redirect(303, '/masuk?account_made');
  },
};
