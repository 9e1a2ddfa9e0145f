import { changeForm } from '#domain/registry/industry.form.ts';
import { takeChange } from '#domain/registry/industry.intake.server.ts';
import { registryReach } from '#domain/registry/industry.policy.ts';
import { areasWithin } from '#domain/registry/industry.queries.server.ts';
import { industryFor } from '../../industry-for.server.ts';
import { placeOf } from '../../place-drawing.server.ts';
import { takeForm } from '../../take-form.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { industry, actor } = await industryFor(event, 'change');
  const { regency } = event.locals;
  const { nagariCode, lat, lng } = industry.record;
  const [kecamatan, place] = await Promise.all([
    areasWithin(regency, registryReach(actor, 'change') ?? []),
    placeOf(regency, { nagari: nagariCode, lat, lng }),
  ]);
  return { industry, kecamatan, place };
};

export const actions: Actions = {
  default: (event) => {
    const { regency } = event.locals;
    return takeForm(event, changeForm(regency.now()), (actor, input) =>
      takeChange(regency, actor, event.params.industry, input),
    );
  },
};
