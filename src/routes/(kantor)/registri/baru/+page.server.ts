import { registerForm } from '#domain/registry/industry.form.ts';
import { takeRegistration } from '#domain/registry/industry.intake.server.ts';
import { registryReach } from '#domain/registry/industry.policy.ts';
import { areasWithin } from '#domain/registry/industry.queries.server.ts';
import { requireStaff } from '../../../guard.server.ts';
import { placeOf } from '../place-drawing.server.ts';
import { takeForm } from '../take-form.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const actor = requireStaff(event, (one) => registryReach(one, 'register') !== undefined);
  event.setHeaders({ 'cache-control': 'no-store' });
  const { regency } = event.locals;
  const kecamatan = await areasWithin(regency, registryReach(actor, 'register') ?? []);
  const [only, other] = kecamatan.flatMap((group) => group.nagari);
  // Whoever has one nagari need not choose it.
  const isOne = only !== undefined && other === undefined;
  const place = isOne ? await placeOf(regency, { nagari: only.code, lat: null, lng: null }) : undefined;
  return { kecamatan, place };
};

export const actions: Actions = {
  default: (event) => {
    const { regency } = event.locals;
    return takeForm(event, registerForm(regency.now()), (actor, input) =>
      takeRegistration(regency, actor, input),
    );
  },
};
