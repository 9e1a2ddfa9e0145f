/** E-mail addresses as they are shown to whoever has not asked for the whole. */

/** An e-mail address with its first letter and its host. */
export function maskedEmail(email: string | null): string | null {
  if (email === null || email === '') return null;
  const at = email.lastIndexOf('@');
  return at < 1 ? '•••' : `${email.slice(0, 1)}•••${email.slice(at)}`;
}
