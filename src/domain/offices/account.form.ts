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

export const personForm = v.object({ personId: v.pipe(v.string('choose_person'), v.uuid('choose_person')) });
