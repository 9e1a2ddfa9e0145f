/** Raw materials as people type them, one a line. */
import type { Material } from '#domain/registry/industry.ts';

/** `pisang kepok 100%`: the material, and the percent of it that comes from the regency when somebody knows. */
export function parseMaterial(written: string): Material | undefined {
  const [, name = written, share] = /^(.*\D)[\s:,;–-]+(\d{1,3})\s*%?$/.exec(written) ?? [];
  const localShare = share === undefined ? null : Number(share);
  const bare = name.replace(/[\s:,;–-]+$/, '');
  return bare === '' || bare.length > 80 || (localShare !== null && localShare > 100)
    ? undefined
    : { name: bare, localShare };
}
/** A material as it is typed and shown again. */
export function writtenMaterial({ name, localShare }: Material): string {
  return localShare === null ? name : `${name} ${localShare}%`;
}
