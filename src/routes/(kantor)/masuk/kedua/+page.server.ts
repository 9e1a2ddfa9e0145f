import { redirect } from '@sveltejs/kit';
import { refuseProblem } from '../../../answer-form.server.ts';
import { wayBack } from '../../../guard.server.ts';
import { verifySecondFactor } from '../../../sign-in.server.ts';
import type { Actions } from './$types';

export const actions: Actions = {
  default: async (event) => {
    const data = await event.request.formData();
    try {
      await verifySecondFactor(event, String(data.get('code') ?? '').slice(0, 40));
    } catch (refused) {
      return refuseProblem(refused, event.locals.locale);
    }
    redirect(303, wayBack(event.url.searchParams.get('ke')));
  },
};
