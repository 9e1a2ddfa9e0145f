/** Whoever holds the link to a maker's own page. The secret travels once in an address, then rests in one http-only cookie. */
import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import type * as v from 'valibot';
import type { MakerActor } from '#domain/offices/duty.ts';
import { claimLinkOver } from '#domain/registry/claim.problems.ts';
import { makerBySecret, ownEntry, type OwnEntry } from '#domain/registry/claim.queries.server.ts';
import { takeTurn } from '#platform/limits.server.ts';
import type { Regency } from '#platform/regency.server.ts';
import { parseForm } from '#shared/form.ts';
import { readForm, refuseForm, refuseProblem } from '../../../answer-form.server.ts';

const HOME = '/usaha/kelola';
const COOKIE = 'kelola_usaha';
const COOKIE_DAYS = 90;

/** Puts a secret that came in the address into its cookie, and goes on to the clean address. @throws Redirect */
export async function takeLink(event: RequestEvent, secret: string): Promise<never> {
  const { locals, cookies, url } = event;
  await takeTurn('claim', { device: undefined, address: event.getClientAddress() });
  if ((await makerBySecret(locals.regency, secret)) === undefined) redirect(303, `${HOME}?tautan=lama`);
  cookies.set(COOKIE, secret, {
    path: HOME,
    httpOnly: true,
    sameSite: 'lax',
    secure: url.protocol === 'https:',
    maxAge: COOKIE_DAYS * 86_400,
  });
  redirect(303, HOME);
}

/** Whose link lies in the cookie; undefined without one that holds. */
export async function holderHere({ locals, cookies }: RequestEvent): Promise<MakerActor | undefined> {
  return makerBySecret(locals.regency, cookies.get(COOKIE) ?? '');
}

/** The entry of whoever opens the page; undefined without a link that holds. */
export async function entryHere(event: RequestEvent): Promise<OwnEntry | undefined> {
  const actor = await holderHere(event);
  return actor && ownEntry(event.locals.regency, actor);
}

/**
 * The action of one form of a maker's own page: parsed, done, and back to its first page. A refusal keeps what was typed,
 * also when the link is over.
 * @param said what the first page says then
 */
export function owning<Schema extends v.GenericSchema>(
  schema: (now: Date) => Schema,
  run: (regency: Regency, actor: MakerActor, input: v.InferOutput<Schema>) => Promise<unknown>,
  { lists = [], said = 'terkirim' }: { lists?: readonly string[]; said?: string } = {},
) {
  return async (event: RequestEvent) => {
    const { locals, request } = event;
    const data = await readForm(request);
    const parsed = parseForm(schema(locals.regency.now()), data, { lists });
    const picked = Object.fromEntries(lists.map((name) => [name, data.getAll(name).map(String)]));
    if (!parsed.isRight) return fail(422, { ...refuseForm(parsed).data, picked });
    const refused = await refusalOf(event, parsed.values, async () =>
      run(locals.regency, await holderInTurn(event), parsed.value),
    );
    if (refused) return fail(refused.status, { ...refused.data, picked });
    redirect(303, `${HOME}?${said}`);
  };
}

async function refusalOf(
  { locals }: RequestEvent,
  values: Readonly<Record<string, string>>,
  run: () => Promise<unknown>,
) {
  try {
    await run();
    return undefined;
  } catch (thrown) {
    return refuseProblem(thrown, locals.locale, values);
  }
}

async function holderInTurn(event: RequestEvent): Promise<MakerActor> {
  const actor = await holderHere(event);
  await takeTurn('claim', {
    device: undefined,
    contact: actor?.linkId,
    address: event.getClientAddress(),
  });
  if (!actor) throw claimLinkOver();
  return actor;
}
