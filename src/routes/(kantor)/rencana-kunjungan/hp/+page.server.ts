import { decideForm, revokeForm } from '#domain/visits/device.form.ts';
import { revokeDevice } from '#domain/visits/device.commands.server.ts';
import { heldActs, phonesFor, seesPhones } from '#domain/visits/phone-list.queries.server.ts';
import { decideHeld } from '#domain/visits/sync.commands.server.ts';
import { parseForm } from '#shared/form.ts';
import { requireStaff } from '../../../guard.server.ts';
import { taking } from '../../../api/kunjungan/phone-door.server.ts';
import { planAction } from '../plan-door.server.ts';
import type { Actions, PageServerLoad } from './$types';

const HERE = '/rencana-kunjungan/hp';
const SAID = ['revoked', 'decided'] as const;

export const load: PageServerLoad = async (event) => {
  const actor = requireStaff(event, seesPhones);
  const { regency } = event.locals;
  const [phones, held] = await Promise.all([phonesFor(regency, actor), heldActs(regency, actor)]);
  return { now: regency.now(), phones, held, said: SAID.find((one) => event.url.searchParams.has(one)) };
};

export const actions: Actions = {
  revoke: (event) =>
    planAction(
      event,
      (data) => parseForm(revokeForm, data),
      (actor, { deviceId }) => revokeDevice(event.locals.regency, actor, deviceId),
      () => `${HERE}?revoked`,
      seesPhones,
    ),
  decide: (event) =>
    planAction(
      event,
      (data) => parseForm(decideForm, data),
      (actor, { actId, decision, because }) =>
        decideHeld(
          event.locals.regency,
          actor,
          actId,
          decision === 'count' ? { counts: true } : { counts: false, because },
          taking(),
        ),
      () => `${HERE}?decided`,
      seesPhones,
    ),
};
