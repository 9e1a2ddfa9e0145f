/** What the machine says when something cannot be had, turned into a sentence with a way out. */
import type { Config } from '#platform/config.server.ts';

/** The sentence for a failure to listen. */
export function listenSentence(error: unknown, { host, port }: Config): string {
  const { code, message } = error as NodeJS.ErrnoException;
  switch (code) {
    case 'EACCES':
      return `PORT: this user may not listen on port ${port}. Choose one from 1024 up.`;
    case 'EADDRNOTAVAIL':
      return `HOST: this machine has no address ${host}.`;
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `HOST: the name ${host} is not known here.`;
    default:
      return message;
  }
}

/** The sentence for a failure to reach the server of DATABASE_URL. Never repeats the password. */
export function databaseSentence(error: unknown, databaseUrl: string): string {
  const { code, message } = error as NodeJS.ErrnoException;
  const url = new URL(databaseUrl);
  const place = `${url.hostname || 'localhost'}:${url.port || '5432'}`;
  switch (code) {
    case 'ECONNREFUSED':
    case 'EHOSTUNREACH':
    case 'ETIMEDOUT':
      return `DATABASE_URL: no PostgreSQL answers at ${place}.`;
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `DATABASE_URL: the name ${url.hostname} is not known here.`;
    case '28P01':
    case '28000':
      return `DATABASE_URL: ${place} does not let ${decodeURIComponent(url.username) || 'this user'} in.`;
    case '3D000':
      return `DATABASE_URL: ${place} has no database ${url.pathname.slice(1)}; make it first.`;
    case '42501':
      return `DATABASE_URL: the user may not make a schema in ${url.pathname.slice(1)} (${message}).`;
    default:
      return `DATABASE_URL: ${message || code || 'the server cannot be reached'}.`;
  }
}
