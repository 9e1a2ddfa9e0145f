import { redirect, type RequestEvent } from '@sveltejs/kit';
import { secondFactorForm } from '#domain/offices/account.form.ts';
import { parseForm } from '#shared/form.ts';
import { readForm, refuseAtField, refuseSecretForm } from '../../../answer-form.server.ts';
import { wayBack } from '../../../guard.server.ts';
import { awaitedUser, verifySecondFactor } from '../../../sign-in.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** Whose code is awaited; whoever comes without a password, or too late, begins anew. */
function requireAwaited(event: Pick<RequestEvent, 'cookies' | 'locals' | 'url'>): string {
  const userId = awaitedUser(event);
  if (userId !== undefined) return userId;
  const back = wayBack(event.url.searchParams.get('ke'));
  redirect(303, `/masuk?took_too_long&ke=${encodeURIComponent(back)}`);
}

export const load: PageServerLoad = (event) => {
  if (event.locals.person) redirect(303, '/meja');
  requireAwaited(event);
};

export const actions: Actions = {
  default: async (event) => {
    const userId = requireAwaited(event);
    const parsed = parseForm(secondFactorForm, await readForm(event.request));
    if (!parsed.isRight) return refuseSecretForm(parsed);
    try {
      await verifySecondFactor(event, userId, parsed.value.code);
    } catch (refused) {
      return refuseAtField('code', refused, event.locals.locale);
    }
    redirect(303, wayBack(event.url.searchParams.get('ke')));
  },
};
