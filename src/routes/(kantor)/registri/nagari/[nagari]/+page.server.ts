import { developProduct, endPotential, graduateProduct } from '#domain/nagari/nagari.commands.server.ts';
import { potentialEndForm, productStepForm } from '#domain/nagari/nagari.form.ts';
import { formAction } from '../../../atur/answer.server.ts';
import { nagariFor } from '../nagari-for.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => ({
  nagari: await nagariFor(event, 'read'),
  now: event.locals.regency.now(),
});

export const actions: Actions = {
  end_potential: formAction(potentialEndForm, ({ locals, params }: RequestEvent, actor, { potentialId }) =>
    endPotential(locals.regency, actor, params.nagari, potentialId),
  ),
  develop: formAction(productStepForm, ({ locals, params }: RequestEvent, actor, { productId }) =>
    developProduct(locals.regency, actor, params.nagari, productId),
  ),
  graduate: formAction(productStepForm, ({ locals, params }: RequestEvent, actor, { productId }) =>
    graduateProduct(locals.regency, actor, params.nagari, productId),
  ),
};
