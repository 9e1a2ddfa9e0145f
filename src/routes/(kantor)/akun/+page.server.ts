import { fail, redirect, type ActionFailure, type RequestEvent } from '@sveltejs/kit';
import {
  changePasswordForm,
  confirmCodeForm,
  enrolmentForm,
  ownPasswordForm,
  sessionForm,
} from '#domain/offices/account.form.ts';
import { endSession, sessionsOf } from '#platform/identity/identity.server.ts';
import { askAgain, type AskedAgain } from '#platform/identity/sign-in-limits.server.ts';
import { qrPath } from '#ui/base/qr.ts';
import { runtime } from '#platform/runtime.server.ts';
import { parseForm } from '#shared/form.ts';
import { readForm, refuseAtField, refuseSecretForm, type FormAnswer } from '../../answer-form.server.ts';
import { requireStaff } from '../../guard.server.ts';
import { passOnCookies } from '../../session-cookies.server.ts';
import type { Actions, PageServerLoad } from './$types';

const SAID = ['password_changed', 'enrolled', 'unenrolled', 'session_ended'] as const;

async function ownSession(event: RequestEvent) {
  requireStaff(event);
  const session = await runtime().identity.api.getSession({ headers: event.request.headers });
  if (!session) redirect(303, '/masuk');
  return session;
}

/** Asks the identity for something of one's own; its cookies go to the browser. @throws Problem as `askAgain` */
async function ask(
  event: RequestEvent,
  what: AskedAgain,
  of: (asked: { headers: Headers; asResponse: true }) => Promise<Response>,
): Promise<Response> {
  const { user } = await ownSession(event);
  const asked = { headers: event.request.headers, asResponse: true } as const;
  const answer = await askAgain(event.locals.regency, what, user.id, () => of(asked));
  passOnCookies(event.cookies, answer);
  return answer;
}

/** What a telephone scans, or a person types, to make codes. */
function enrolmentOf(uri: string, backupCodes: readonly string[]) {
  const key = new URL(uri).searchParams.get('secret') ?? '';
  return { qr: qrPath(uri), uri, key, backupCodes };
}

/** What she was to scan stays on the screen: a slip must not cost her the key and the backup codes. */
function keepEnrolment({ status, data }: ActionFailure<FormAnswer>, sent: FormData) {
  const kept = parseForm(enrolmentForm, sent);
  const enrolment = kept.isRight ? enrolmentOf(kept.value.uri, kept.value.backupCodes) : undefined;
  return fail(status, { ...data, enrolment });
}

export const load: PageServerLoad = async (event) => {
  const session = await ownSession(event);
  const sessions = await sessionsOf(event.locals.regency.db, session.user.id, event.locals.regency.now());
  return {
    email: session.user.email,
    hasSecondFactor: session.user.twoFactorEnabled === true,
    mustEnrol: event.locals.person?.mustEnrol === true,
    said: SAID.find((one) => event.url.searchParams.has(one)),
    sessions: sessions.map((one) => ({ ...one, isThis: one.id === session.session.id })),
  };
};

export const actions: Actions = {
  password: async (event) => {
    requireStaff(event);
    const parsed = parseForm(changePasswordForm, await readForm(event.request));
    if (!parsed.isRight) return refuseSecretForm(parsed);
    const { current: currentPassword, password: newPassword } = parsed.value;
    const body = { currentPassword, newPassword, revokeOtherSessions: true };
    try {
      await ask(event, 'own_password', (asked) => runtime().identity.api.changePassword({ ...asked, body }));
    } catch (refused) {
      return refuseAtField('current', refused, event.locals.locale);
    }
    redirect(303, '/akun?password_changed');
  },
  enrol: async (event) => {
    requireStaff(event);
    const parsed = parseForm(ownPasswordForm, await readForm(event.request));
    if (!parsed.isRight) return refuseSecretForm(parsed);
    const body = { password: parsed.value.ownPassword, method: 'totp' } as const;
    try {
      const answer = await ask(event, 'own_password', (asked) =>
        runtime().identity.api.enableTwoFactor({ ...asked, body }),
      );
      const made = (await answer.json()) as { totpURI: string; backupCodes: string[] };
      return { errors: {}, values: {}, enrolment: enrolmentOf(made.totpURI, made.backupCodes) };
    } catch (refused) {
      return refuseAtField('ownPassword', refused, event.locals.locale);
    }
  },
  confirm: async (event) => {
    requireStaff(event);
    const sent = await readForm(event.request);
    const parsed = parseForm(confirmCodeForm, sent);
    if (!parsed.isRight) return keepEnrolment(refuseSecretForm(parsed), sent);
    const body = parsed.value;
    try {
      await ask(event, 'own_code', (asked) => runtime().identity.api.verifyTOTP({ ...asked, body }));
    } catch (refused) {
      return keepEnrolment(refuseAtField('code', refused, event.locals.locale), sent);
    }
    redirect(303, '/akun?enrolled');
  },
  unenrol: async (event) => {
    requireStaff(event);
    const parsed = parseForm(ownPasswordForm, await readForm(event.request));
    if (!parsed.isRight) return refuseSecretForm(parsed);
    const body = { password: parsed.value.ownPassword };
    try {
      await ask(event, 'own_password', (asked) =>
        runtime().identity.api.disableTwoFactor({ ...asked, body }),
      );
    } catch (refused) {
      return refuseAtField('ownPassword', refused, event.locals.locale);
    }
    redirect(303, '/akun?unenrolled');
  },
  end: async (event) => {
    const { user } = await ownSession(event);
    const parsed = parseForm(sessionForm, await readForm(event.request));
    if (parsed.isRight) await endSession(event.locals.regency.db, user.id, parsed.value.session);
    redirect(303, '/akun?session_ended');
  },
};
