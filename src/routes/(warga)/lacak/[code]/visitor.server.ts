/** Who opens the page of a ticket: the holder of its secret, a reader with four digits, or somebody with the code alone. */
import { redirect, type Cookies } from '@sveltejs/kit';
import type { ApplicantActor } from '#domain/offices/duty.ts';
import { ticketIdByCode } from '#domain/tickets/applicant-view.queries.server.ts';
import {
  applicantBySecret,
  readerByPass,
  readingCookieName,
  TICKET_COOKIE,
  ticketCookieName,
} from '#domain/tickets/ticket.access.server.ts';
import { parseCode } from '#domain/tickets/ticket.code.ts';
import { outOfReach, ticketNotFound } from '#domain/tickets/ticket.problems.ts';
import type { Regency } from '#platform/regency.server.ts';
import type { RequestEvent } from './$types';

/**
 * The ticket of the address. A code typed another way leads to its own address, one that cannot be right to the search.
 * @throws Problem ticketNotFound, or a redirect
 */
export async function ticketOfAddress(regency: Regency, typed: string, url: URL): Promise<string> {
  const code = parseCode(typed.slice(0, 60));
  if (code === undefined)
    redirect(303, `/lacak?kode=${encodeURIComponent(typed.slice(0, 60).toWellFormed())}`);
  if (code !== typed) redirect(303, `/lacak/${code}${url.search}`);
  const ticketId = await ticketIdByCode(regency, code);
  if (ticketId === undefined) throw ticketNotFound();
  return ticketId;
}

/** Puts a secret that came in the address into its cookie; false when it does not open this ticket. */
export async function keepSecret(
  { locals, cookies, url }: Pick<RequestEvent, 'locals' | 'cookies' | 'url'>,
  ticketId: string,
  secret: string,
): Promise<boolean> {
  const actor = await applicantBySecret(locals.regency, ticketId, secret);
  if (!actor) return false;
  cookies.set(ticketCookieName(ticketId), secret, { ...TICKET_COOKIE, secure: url.protocol === 'https:' });
  return true;
}

export interface Visitor {
  readonly actor: ApplicantActor;
  /** The secret itself, for showing it to its holder; undefined for readers. */
  readonly secret: string | undefined;
}

/** The visitor by their cookies; undefined with the code alone. */
export async function visitorOf(
  regency: Regency,
  cookies: Cookies,
  ticketId: string,
): Promise<Visitor | undefined> {
  const secret = cookies.get(ticketCookieName(ticketId));
  const holder = secret ? await applicantBySecret(regency, ticketId, secret) : undefined;
  if (holder) return { actor: holder, secret };
  const pass = cookies.get(readingCookieName(ticketId));
  const reader = pass ? readerByPass(regency, ticketId, pass) : undefined;
  return reader && { actor: reader, secret: undefined };
}

/** The visitor as who acts. @throws Problem outOfReach with the code alone */
export async function applicantHere(
  regency: Regency,
  cookies: Cookies,
  ticketId: string,
): Promise<ApplicantActor> {
  const visitor = await visitorOf(regency, cookies, ticketId);
  if (!visitor) throw outOfReach();
  return visitor.actor;
}
