import { packFor } from '#domain/visits/pack.queries.server.ts';
import { packForm } from '#domain/visits/sync.form.ts';
import { deviceRevoked } from '#domain/visits/visit.problems.ts';
import { answerPhone, phoneOf, readJson } from '../phone-door.server.ts';
import type { RequestHandler } from './$types';

/** What a phone takes along, as far as it lacks it. */
export const POST: RequestHandler = (event) =>
  answerPhone(async () => {
    const { actor, isRevoked } = await phoneOf(event);
    if (isRevoked || actor === undefined) throw deviceRevoked();
    return packFor(event.locals.regency, actor, await readJson(event.request, packForm));
  });
