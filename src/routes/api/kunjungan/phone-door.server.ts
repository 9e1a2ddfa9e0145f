/** The door of phones: known by a cookie of their own, so that they hand in what they hold without a session. */
import type { RequestEvent } from '@sveltejs/kit';
import * as v from 'valibot';
import { performPhoneAct } from '#domain/phone-acts.server.ts';
import { partsFolder } from '#domain/visits/device-file.commands.server.ts';
import { deviceBehind, type KnownDevice } from '#domain/visits/device.queries.server.ts';
import type { Taking } from '#domain/visits/sync.commands.server.ts';
import { formRefused } from '#domain/visits/visit.problems.ts';
import { filesFolder } from '#platform/files/store.server.ts';
import { runtime } from '#platform/runtime.server.ts';
import { isProblem } from '#shared/problem.ts';

export const PHONE_COOKIE = 'ovo.device';
export const PHONE_COOKIE_PATH = '/api/kunjungan';

/** The phone that knocks. @throws Problem unknownDevice */
export function phoneOf({ locals, cookies }: RequestEvent): Promise<KnownDevice> {
  return deviceBehind(locals.regency, cookies.get(PHONE_COOKIE));
}

/** What a room needs to take in what a phone sends. */
export function taking(): Taking {
  const { config, log } = runtime();
  return {
    perform: performPhoneAct,
    folders: { files: filesFolder(config.dataDir), parts: partsFolder(config.dataDir) },
    incident: (error) => log.error({ err: error }, 'an act of a phone failed'),
  };
}

/** The body of a request, parsed at the door. @throws Problem formRefused */
export async function readJson<Output>(
  request: Request,
  schema: v.GenericSchema<unknown, Output>,
): Promise<Output> {
  const read = v.safeParse(schema, await request.json().catch(() => undefined));
  if (!read.success) throw formRefused();
  return read.output;
}

/** Answers a phone: never kept, and a refusal by its name. */
export async function answerPhone(answer: () => Promise<unknown>): Promise<Response> {
  const headers = { 'cache-control': 'no-store' };
  try {
    return Response.json(await answer(), { headers });
  } catch (refused) {
    if (!isProblem(refused)) throw refused;
    const { code, params, status } = refused;
    return Response.json({ code, params }, { status, headers });
  }
}
