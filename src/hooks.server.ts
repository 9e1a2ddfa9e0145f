/** Wires session -> actor and the regency into locals; the only place that turns a Problem into a response. */
import type { Handle, HandleServerError } from '@sveltejs/kit/hooks';
import { ANONYMOUS, hasDuty } from '#domain/offices/duty.ts';
import { staffActor } from '#domain/offices/office.queries.server.ts';
import { totpForAdministrators } from '#domain/offices/setting.queries.server.ts';
import { hasText, translator } from '#lang/translate.ts';
import { problemTexts } from '#lang/problems.ts';
import { runtime } from '#platform/runtime.server.ts';
import { isProblem } from '#shared/problem.ts';

const SESSION_COOKIE = /(?:^|;\s*)(?:__Secure-)?ovo\.session_token=/;

/** Pages whose address or content is somebody's secret: never kept, never told to the next site. */
const PRIVATE_PAGES = /^\/(lacak|survei|usaha\/kelola)(\/|$)/;

/** For pages that run nothing: `src/error.html`. */
const BARE_POLICY =
  "default-src 'self'; script-src 'none'; style-src 'self'; connect-src 'none'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

function isHtml(response: Response): boolean {
  return response.headers.get('content-type')?.startsWith('text/html') === true;
}

export const handle: Handle = async ({ event, resolve }) => {
  const { regency, identity } = runtime();
  event.locals.regency = regency;
  event.locals.locale = event.cookies.get('bahasa') === 'en' ? 'en' : 'id';
  event.locals.actor = ANONYMOUS;
  event.locals.person = undefined;
  if (SESSION_COOKIE.test(event.request.headers.get('cookie') ?? '')) {
    const session = await identity.api.getSession({ headers: event.request.headers });
    const staff = session ? await staffActor(regency, session.user.id) : undefined;
    if (session && staff) {
      event.locals.actor = { kind: 'staff', personId: staff.personId, duties: staff.duties };
      event.locals.person = {
        id: staff.personId,
        userId: session.user.id,
        name: staff.name,
        sessionId: session.session.id,
        mustEnrol:
          session.user.twoFactorEnabled !== true &&
          hasDuty(event.locals.actor, 'administrator') &&
          (await totpForAdministrators(regency)),
      };
    }
  }
  const response = await resolve(event, {
    transformPageChunk: ({ html }) =>
      html
        .replace('%lang%', event.locals.locale)
        .replace('%data%', event.request.headers.get('save-data') === 'on' ? 'save-data' : ''),
  });
  response.headers.set('x-content-type-options', 'nosniff');
  const isPrivate = PRIVATE_PAGES.test(event.url.pathname);
  if (!response.headers.has('referrer-policy')) {
    response.headers.set('referrer-policy', referrerPolicy(isPrivate, event.url.searchParams.has('k')));
  }
  // At a shared counter the back button must not show what somebody read who has signed out since.
  if (isPrivate || event.locals.person) response.headers.set('cache-control', 'no-store');
  // The framework's last-resort page, for addresses that are no pages, comes without a policy.
  if (isHtml(response) && !response.headers.has('content-security-policy'))
    response.headers.set('content-security-policy', BARE_POLICY);
  response.headers.set('permissions-policy', 'geolocation=(self), camera=(self), microphone=(self)');
  response.headers.set('cross-origin-opener-policy', 'same-origin');
  return response;
};

/**
 * The redirect that takes a ticket's secret out of the address tells nobody where somebody came from. Pages with forms
 * tell only us: with `no-referrer` a browser would post with the origin `null`, which is refused.
 */
function referrerPolicy(isPrivate: boolean, hasSecret: boolean): string {
  if (isPrivate && hasSecret) return 'no-referrer';
  return isPrivate || hasSecret ? 'same-origin' : 'strict-origin-when-cross-origin';
}

export const handleError: HandleServerError = ({ kind, error: thrown, event }) => {
  const t = translator(problemTexts, event.locals.locale ?? 'id');
  if (kind === 'app') return thrown;
  if (isProblem(thrown)) {
    const code = hasText(problemTexts, thrown.code) ? thrown.code : 'out_of_reach';
    return { status: thrown.status, message: t(code, thrown.params), code: thrown.code };
  }
  if (kind === 'framework')
    return { message: t(thrown.status === 404 ? 'not_found' : 'bad_request'), code: 'refused' };
  if (isUnreadableBody(thrown)) return { status: 400, message: t('bad_request'), code: 'refused' };
  const incident = runtime().regency.newId().slice(-8);
  runtime().log.error({ incident, route: event.route.id, err: thrown }, 'incident');
  return { status: 500, message: t('incident', { incident }), code: 'incident', incident };
};

/** A body that is not the form it says to be: the sender's mistake, not an incident of ours. */
function isUnreadableBody(thrown: unknown): boolean {
  return thrown instanceof TypeError && /form-?\s?data|content-type/i.test(thrown.message);
}
