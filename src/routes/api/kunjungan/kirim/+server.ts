import { takeBatch } from '#domain/visits/sync.commands.server.ts';
import { batchForm } from '#domain/visits/sync.form.ts';
import { answerPhone, phoneOf, readJson, taking } from '../phone-door.server.ts';
import type { RequestHandler } from './$types';

/** What a phone hands in. */
export const POST: RequestHandler = (event) =>
  answerPhone(async () => {
    const phone = await phoneOf(event);
    return takeBatch(event.locals.regency, phone, await readJson(event.request, batchForm), taking());
  });
