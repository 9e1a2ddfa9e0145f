import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import { isSomethingSimilar } from '#domain/tickets/opening.queries.server.ts';
import { DEVICE_COOKIE, takeTurn } from '#platform/limits.server.ts';
import { isProblem } from '#shared/problem.ts';
import type { RequestHandler } from './$types';

const question = v.object({
  topicId: v.pipe(v.string(), v.uuid()),
  nagariCode: v.pipe(v.string(), v.maxLength(20), v.regex(/^[\d.]+$/)),
  words: v.pipe(v.string(), v.minLength(20), v.maxLength(20_000)),
});

/** Whether somebody nearby asked something similar: yes or no, by post, so that no words stand in an address. */
export const POST: RequestHandler = async ({ request, locals, cookies, getClientAddress }) => {
  const asked = v.safeParse(question, await request.json().catch(() => undefined));
  if (!asked.success) return json({ isSimilar: false }, { status: 422 });
  try {
    await takeTurn('similar', { device: cookies.get(DEVICE_COOKIE), address: getClientAddress() });
  } catch (error) {
    if (!isProblem(error)) throw error;
    return json({ isSimilar: false }, { status: error.status });
  }
  const words = asked.output.words.replaceAll('\0', '').toWellFormed().slice(0, 2000);
  return json({ isSimilar: await isSomethingSimilar(locals.regency, { ...asked.output, words }) });
};
