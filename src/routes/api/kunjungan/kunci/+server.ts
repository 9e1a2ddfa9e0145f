import { giveDeviceKey } from '#domain/visits/device.commands.server.ts';
import { unknownDevice } from '#domain/visits/visit.problems.ts';
import { answerPhone, phoneOf } from '../phone-door.server.ts';
import type { RequestHandler } from './$types';

/** She forgot her PIN: after signing in, her own phone gets its key again. */
export const POST: RequestHandler = (event) =>
  answerPhone(async () => {
    const { actor, person, regency } = event.locals;
    if (actor.kind !== 'staff' || !person || person.mustEnrol) throw unknownDevice();
    const { row } = await phoneOf(event);
    return { key: await giveDeviceKey(regency, actor, row) };
  });
