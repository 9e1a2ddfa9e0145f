/** Every setting, declared once. A wrong one is refused at the start with a sentence. */
import { isAbsolute, resolve } from 'node:path';
import * as v from 'valibot';

const text = v.pipe(v.string(), v.trim());

const settings = v.object({
  PORT: v.optional(
    v.pipe(
      text,
      v.regex(/^\d+$/, 'PORT must be a whole number'),
      v.transform(Number),
      v.minValue(1, 'PORT must be at least 1'),
      v.maxValue(65_535, 'PORT must be at most 65535'),
    ),
    '3000',
  ),
  HOST: v.optional(v.pipe(text, v.nonEmpty('HOST must name an address to listen on')), '127.0.0.1'),
  DATA_DIR: v.optional(v.pipe(text, v.nonEmpty('DATA_DIR must name a folder')), './var'),
  DATABASE_URL: v.optional(
    v.pipe(
      text,
      v.regex(/^postgres(ql)?:\/\//, 'DATABASE_URL must begin with postgres://'),
      v.regex(
        /^postgres(ql)?:\/\/[^/]*[^/@:]+[^/]*\/[^/?]+/,
        'DATABASE_URL must name a server and a database, like postgres://user:password@host/ovoprima',
      ),
    ),
  ),
  REGENCY: v.optional(
    v.pipe(text, v.regex(/^\d{2}\.\d{2}$/, 'REGENCY must be a Kemendagri code like 13.10')),
    '13.10',
  ),
  PUBLIC_URL: v.optional(
    v.pipe(
      text,
      v.url('PUBLIC_URL must be an address like https://ovoprima.example.go.id'),
      v.regex(/^https?:\/\/[^/]+\/?$/, 'PUBLIC_URL must begin with http:// or https:// and have no path'),
      v.transform((url) => url.replace(/\/$/, '')),
    ),
  ),
  ADMIN_EMAIL: v.optional(v.pipe(text, v.email('ADMIN_EMAIL must be an e-mail address'))),
  ADMIN_PASSWORD: v.optional(
    v.pipe(v.string(), v.minLength(12, 'ADMIN_PASSWORD must have at least 12 characters')),
  ),
  SECRET_KEY: v.optional(v.pipe(v.string(), v.minLength(32, 'SECRET_KEY must have at least 32 characters'))),
  SMTP_URL: v.optional(
    v.pipe(
      text,
      v.regex(/^smtps?:\/\//, 'SMTP_URL must begin with smtp:// or smtps://'),
      v.check(
        (url) => URL.canParse(url) && new URL(url).hostname !== '',
        'SMTP_URL must name a server, like smtp://user:password@mail.example.go.id:587',
      ),
    ),
  ),
  DEMO_PASSWORD: v.optional(
    v.pipe(v.string(), v.minLength(10, 'DEMO_PASSWORD must have at least 10 characters')),
  ),
});

export interface Config {
  readonly port: number;
  readonly host: string;
  /** An absolute folder. */
  readonly dataDir: string;
  readonly databaseUrl: string | undefined;
  /** Kemendagri code of the regency, `13.10`. */
  readonly regency: string;
  /** The PostgreSQL schema of the regency, `k1310`. */
  readonly schema: string;
  /** Without a trailing slash; the listening address when nothing else was set. */
  readonly publicUrl: string;
  readonly admin: { readonly email: string; readonly password: string } | undefined;
  readonly secretKey: string | undefined;
  readonly smtpUrl: string | undefined;
  readonly demoPassword: string | undefined;
}

/**
 * Reads the settings.
 * @throws Error whose message is a sentence for each wrong setting
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>, cwd: string): Config {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = v.safeParse(settings, given, { abortPipeEarly: true });
  if (!parsed.success) {
    throw new Error(parsed.issues.map((issue) => `${issue.message}.`).join('\n'));
  }
  const s = parsed.output;
  if ((s.ADMIN_EMAIL === undefined) !== (s.ADMIN_PASSWORD === undefined)) {
    throw new Error('ADMIN_EMAIL and ADMIN_PASSWORD belong together: set both or neither.');
  }
  const shownHost =
    s.HOST === '0.0.0.0' || s.HOST === '::' ? 'localhost' : s.HOST.includes(':') ? `[${s.HOST}]` : s.HOST;
  return {
    port: s.PORT,
    host: s.HOST,
    dataDir: isAbsolute(s.DATA_DIR) ? s.DATA_DIR : resolve(cwd, s.DATA_DIR),
    databaseUrl: s.DATABASE_URL,
    regency: s.REGENCY,
    schema: `k${s.REGENCY.replace('.', '')}`,
    publicUrl: s.PUBLIC_URL ?? `http://${shownHost}:${s.PORT}`,
    admin:
      s.ADMIN_EMAIL !== undefined && s.ADMIN_PASSWORD !== undefined
        ? { email: s.ADMIN_EMAIL, password: s.ADMIN_PASSWORD }
        : undefined,
    secretKey: s.SECRET_KEY,
    smtpUrl: s.SMTP_URL,
    demoPassword: s.DEMO_PASSWORD,
  };
}
