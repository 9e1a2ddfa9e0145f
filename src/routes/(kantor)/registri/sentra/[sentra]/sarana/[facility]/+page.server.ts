import { addFacility, changeFacility, dropFacility } from '#domain/sentra/sentra.commands.server.ts';
import { dropFacilityForm, facilityForm } from '#domain/sentra/sentra.form.ts';
import { noSuchFacility } from '#domain/sentra/sentra.problems.ts';
import { isId } from '#shared/id.ts';
import { formAction } from '../../../../../atur/answer.server.ts';
import { backTo, sentraFor, targetOf } from '../../sentra-for.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** The address of one that is not written down yet. */
const NEW = 'baru';

export const load: PageServerLoad = async (event) => {
  const sentra = await sentraFor(event, 'add_facility');
  const { facility: id } = event.params;
  const facility = sentra.facilities.find((one) => one.id === id);
  if (!facility && id !== NEW) throw noSuchFacility();
  return { sentra, facility };
};

export const actions: Actions = {
  keep: (asked) =>
    formAction(
      facilityForm,
      (event: RequestEvent, actor, { facility: name, ...rest }) => {
        const { facility: facilityId } = event.params;
        const { regency } = event.locals;
        if (facilityId === NEW) return addFacility(regency, actor, targetOf(event), { ...rest, name });
        if (!isId(facilityId)) throw noSuchFacility();
        return changeFacility(regency, actor, targetOf(event), { ...rest, name, facilityId });
      },
      backTo(asked),
    )(asked),
  drop: (asked) =>
    formAction(
      dropFacilityForm,
      (event: RequestEvent, actor, { facilityId }) =>
        dropFacility(event.locals.regency, actor, targetOf(event), facilityId),
      backTo(asked),
    )(asked),
};
