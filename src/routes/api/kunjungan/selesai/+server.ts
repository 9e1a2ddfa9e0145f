import { endDevice } from '#domain/visits/device.commands.server.ts';
import { answerPhone, PHONE_COOKIE, PHONE_COOKIE_PATH, phoneOf } from '../phone-door.server.ts';
import type { RequestHandler } from './$types';

/** Nothing of ours lies on this phone any more. */
export const POST: RequestHandler = (event) =>
  answerPhone(async () => {
    const { row } = await phoneOf(event);
    await endDevice(event.locals.regency, row);
    event.cookies.delete(PHONE_COOKIE, { path: PHONE_COOKIE_PATH });
    return {};
  });
