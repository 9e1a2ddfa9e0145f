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

export const newPasswordForm = v.object({ password: newPassword });

export const changePasswordForm = v.object({
  current: v.pipe(v.string('password_needed'), v.nonEmpty('password_needed'), v.maxLength(200, 'too_long')),
  password: newPassword,
});

/** The code that proves the telephone has the key; the key and the backup codes come back with it, to be shown again. */
export const confirmCodeForm = v.object({
  code: v.pipe(
    v.string('code_needed'),
    v.transform((text) => text.replaceAll(/\s/g, '')),
    v.nonEmpty('code_needed'),
    v.maxLength(12, 'code_needed'),
  ),
  uri: v.fallback(v.pipe(v.string(), v.maxLength(500), v.startsWith('otpauth://totp/')), ''),
  backupCodes: v.pipe(
    v.fallback(v.pipe(v.string(), v.maxLength(400)), ''),
    v.transform((text) => text.split(' ').filter(Boolean)),
  ),
});

export const personForm = v.object({ personId: v.pipe(v.string('choose_person'), v.uuid('choose_person')) });
