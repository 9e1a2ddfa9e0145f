/**
 * The one way the phone asks the office. What the office refuses comes back as its Problem, by name; whatever is not the
 * office's own word (no signal, a cut answer, the sign-in page of somebody's Wi-Fi, a server that is starting) is `no_line`.
 */
import * as v from 'valibot';
import { noLine } from '#offline/phone.problems.ts';
import { Problem } from '#shared/problem.ts';

export interface Asking {
  /** How long to wait for the whole answer (ms). */
  readonly timeoutMs?: number;
  /** Gives up early: the page is left, the phone was locked. */
  readonly signal?: AbortSignal;
}

const TIMEOUT_MS = 30_000;

const refusal = v.object({
  code: v.string(),
  params: v.fallback(v.record(v.string(), v.union([v.string(), v.number()])), {}),
});

/**
 * Sends JSON to an address below `/api/kunjungan/` and reads the answer.
 * @param answer what of the answer is relied on
 * @throws Problem noLine, or the office's refusal with its code, status and params
 */
export function askOffice<Answer>(
  address: string,
  body: unknown,
  answer: v.GenericSchema<unknown, Answer>,
  asking: Asking = {},
): Promise<Answer> {
  const headers = { 'content-type': 'application/json' };
  return ask(address, { method: 'POST', headers, body: JSON.stringify(body) }, answer, asking);
}

/** Asks without sending anything, as `askOffice`. */
export function readFromOffice<Answer>(
  address: string,
  answer: v.GenericSchema<unknown, Answer>,
  asking: Asking = {},
): Promise<Answer> {
  return ask(address, {}, answer, asking);
}

/** Sends bytes, as `askOffice`: a piece of a file. */
export function putToOffice<Answer>(
  address: string,
  bytes: Uint8Array<ArrayBuffer>,
  answer: v.GenericSchema<unknown, Answer>,
  asking: Asking = {},
): Promise<Answer> {
  const headers = { 'content-type': 'application/octet-stream' };
  return ask(address, { method: 'PUT', headers, body: bytes }, answer, asking);
}

async function ask<Answer>(
  address: string,
  request: RequestInit,
  answer: v.GenericSchema<unknown, Answer>,
  { timeoutMs = TIMEOUT_MS, signal }: Asking,
): Promise<Answer> {
  const ends = AbortSignal.timeout(timeoutMs);
  const { status, isOk, said } = await spoken(`/api/kunjungan/${address}`, {
    ...request,
    credentials: 'same-origin',
    cache: 'no-store',
    // The office never sends a phone elsewhere; the Wi-Fi of an inn does.
    redirect: 'manual',
    signal: signal ? AbortSignal.any([signal, ends]) : ends,
  });
  if (!isOk) {
    const refused = v.safeParse(refusal, said);
    if (!refused.success) throw noLine({ status });
    throw new Problem(refused.output.code, status, refused.output.params);
  }
  const read = v.safeParse(answer, said);
  if (!read.success) throw noLine({ status });
  return read.output;
}

async function spoken(
  address: string,
  request: RequestInit,
): Promise<{ readonly status: number; readonly isOk: boolean; readonly said: unknown }> {
  try {
    const response = await fetch(address, request);
    return { status: response.status, isOk: response.ok, said: await response.json() };
  } catch {
    throw noLine();
  }
}
