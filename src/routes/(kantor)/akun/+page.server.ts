import { fail, redirect } from '@sveltejs/kit';
import { changePasswordForm, confirmCodeForm } from '#domain/offices/account.form.ts';
import { masukTexts } from '#lang/masuk.ts';
import { problemTexts } from '#lang/problems.ts';
import { translator } from '#lang/translate.ts';
import { endSession, sessionsOf } from '#platform/identity/identity.server.ts';
import { askOwnPassword } from '#platform/identity/sign-in-limits.server.ts';
import { qrPath } from '#platform/qr.server.ts';
import { runtime } from '#platform/runtime.server.ts';
import { parseForm } from '#shared/form.ts';
import { readForm, refuseForm, refuseProblem } from '../../answer-form.server.ts';
import { requireStaff } from '../../guard.server.ts';
import { passOnCookies } from '../../session-cookies.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const SAID = ['password_changed', 'enrolled', 'unenrolled', 'session_ended'] as const;

async function ownSession(event: RequestEvent) {
  requireStaff(event);
  const session = await runtime().identity.api.getSession({ headers: event.request.headers });
  if (!session) redirect(303, '/masuk');
  return session;
}

/** What needs the own password: the answer, or the refusal to show. */
async function withOwnPassword(event: RequestEvent, ask: () => Promise<Response>) {
  const { user } = await ownSession(event);
  try {
    const answer = await askOwnPassword(event.locals.regency, user.id, ask);
    return answer.ok ? { answer } : { refused: wrongPassword(event) };
  } catch (refused) {
    return { refused: refuseProblem(refused, event.locals.locale) };
  }
}

/** What went wrong with a password of one's own. */
function wrongPassword({ locals }: RequestEvent) {
  const message = translator(masukTexts, locals.locale)('wrong_password');
  return fail(400, { message, errors: {} as Record<string, string> });
}

/** What a telephone scans, or a person types, to make codes. */
function enrolmentOf(uri: string, backupCodes: readonly string[]) {
  const key = new URL(uri).searchParams.get('secret') ?? '';
  return { qr: qrPath(uri), uri, key, backupCodes };
}

function wrongCodeOf({ locals }: RequestEvent) {
  return {
    message: translator(problemTexts, locals.locale)('wrong_code'),
    errors: {} as Record<string, string>,
  };
}

export const load: PageServerLoad = async (event) => {
  requireStaff(event);
  const session = await runtime().identity.api.getSession({ headers: event.request.headers });
  if (!session) redirect(303, '/masuk');
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
    await ownSession(event);
    const parsed = parseForm(changePasswordForm, await event.request.formData());
    if (!parsed.isRight) return refuseForm({ ...parsed, values: {} });
    const { current, password } = parsed.value;
    const asked = await withOwnPassword(event, () =>
      runtime().identity.api.changePassword({
        body: { currentPassword: current, newPassword: password, revokeOtherSessions: true },
        headers: event.request.headers,
        asResponse: true,
      }),
    );
    if (asked.refused) return asked.refused;
    passOnCookies(event.cookies, asked.answer);
    redirect(303, '/akun?password_changed');
  },
  enrol: async (event) => {
    const data = await event.request.formData();
    const asked = await withOwnPassword(event, () =>
      runtime().identity.api.enableTwoFactor({
        body: { password: String(data.get('password') ?? ''), method: 'totp' },
        headers: event.request.headers,
        asResponse: true,
      }),
    );
    if (asked.refused) return asked.refused;
    const { answer } = asked;
    const { totpURI, backupCodes } = (await answer.json()) as { totpURI: string; backupCodes: string[] };
    return { enrolment: enrolmentOf(totpURI, backupCodes), errors: {} as Record<string, string> };
  },
  confirm: async (event) => {
    await ownSession(event);
    const parsed = parseForm(confirmCodeForm, await readForm(event.request));
    if (!parsed.isRight) return refuseForm({ ...parsed, values: {} });
    const { code, uri, backupCodes } = parsed.value;
    const answer = await runtime().identity.api.verifyTOTP({
      body: { code },
      headers: event.request.headers,
      asResponse: true,
    });
    // What she was to scan stays on the screen: a slip must not cost her the key and the backup codes.
    if (!answer.ok) return { ...wrongCodeOf(event), enrolment: uri && enrolmentOf(uri, backupCodes) };
    passOnCookies(event.cookies, answer);
    redirect(303, '/akun?enrolled');
  },
  unenrol: async (event) => {
    const data = await event.request.formData();
    const asked = await withOwnPassword(event, () =>
      runtime().identity.api.disableTwoFactor({
        body: { password: String(data.get('password') ?? '') },
        headers: event.request.headers,
        asResponse: true,
      }),
    );
    if (asked.refused) return asked.refused;
    const { answer } = asked;
    passOnCookies(event.cookies, answer);
    redirect(303, '/akun?unenrolled');
  },
  end: async (event) => {
    const session = await ownSession(event);
    const id = String((await event.request.formData()).get('session') ?? '');
    await endSession(event.locals.regency.db, session.user.id, id);
    redirect(303, '/akun?session_ended');
  },
};
