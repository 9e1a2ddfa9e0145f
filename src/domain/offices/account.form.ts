/** What may come in about accounts: passwords and who one is. */
import * as v from 'valibot';

/** Length is what counts; no rules about signs. */
const newPassword = v.pipe(
  v.string('password_short'),
  v.minLength(10, 'password_short'),
  v.maxLength(200, 'too_long'),
);
const email = v.pipe(
  v.string('email_wrong'),
  v.trim(),
  v.toLowerCase(),
  v.maxLength(200, 'too_long'),
  v.email('email_wrong'),
);

export const firstAdministratorForm = v.object({
  name: v.pipe(v.string('name_needed'), v.trim(), v.nonEmpty('name_needed'), v.maxLength(120, 'too_long')),
  email,
  password: newPassword,
});

/** A password that was set before: whatever it is, it is compared and not judged. */
const givenPassword = v.pipe(
  v.string('password_missing'),
  v.nonEmpty('password_missing'),
  v.maxLength(200, 'too_long'),
);
const code = v.pipe(
  v.string('code_needed'),
  v.transform((text) => text.replaceAll(/\s/g, '')),
  v.nonEmpty('code_needed'),
  v.maxLength(40, 'code_needed'),
);
const person = v.pipe(v.string('choose_person'), v.uuid('choose_person'));

export const signInForm = v.object({ email, password: givenPassword });

/** Six digits, or a backup code. */
export const secondFactorForm = v.object({ code });

/** The next person at a shared counter. */
export const switchForm = v.object({ personId: person, password: givenPassword });

/** The own password asked for again; its own name, because the page has another form with a password. */
export const ownPasswordForm = v.object({ ownPassword: givenPassword });

export const sessionForm = v.object({
  session: v.pipe(v.string('choose_session'), v.nonEmpty('choose_session')),
});

export const newPasswordForm = v.object({ password: newPassword });

export const changePasswordForm = v.object({
  current: givenPassword,
  password: newPassword,
});

/** The code that proves the telephone has the key. */
export const confirmCodeForm = v.object({ code });

/** The key and the backup codes come back with the code, to be shown again. */
export const enrolmentForm = v.object({
  uri: v.pipe(v.string(), v.maxLength(500), v.startsWith('otpauth://totp/')),
  backupCodes: v.pipe(
    v.string(),
    v.maxLength(400),
    v.transform((text) => text.split(' ').filter(Boolean)),
  ),
});

/** Whom to help back in, and whether the telephone with the codes is lost too. */
export const recoveryForm = v.object({
  personId: person,
  isPhoneLost: v.pipe(
    v.optional(v.string(), ''),
    v.transform((ticked) => ticked === 'ya'),
  ),
});
export type RecoveryInput = v.InferOutput<typeof recoveryForm>;
