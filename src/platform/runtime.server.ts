/**
 * What a running server holds, handed to the built pages through one global slot: the pages are bundled and carry their
 * own copies of our modules, so nothing may rest on module state.
 */
import type { Logger } from 'pino';
import type { Config } from '#platform/config.server.ts';
import type { Identity } from '#platform/identity/identity.server.ts';
import type { Regency } from '#platform/regency.server.ts';

export interface Runtime {
  readonly config: Config;
  readonly regency: Regency;
  readonly identity: Identity;
  readonly log: Logger;
}

const SLOT = Symbol.for('ovo-prima.runtime');
const slots = globalThis as unknown as Record<symbol, Runtime | undefined>;

/** Said once, by the process that listens. */
export function setRuntime(runtime: Runtime): void {
  slots[SLOT] = runtime;
}

/** @throws Error before the server has set it */
export function runtime(): Runtime {
  const running = slots[SLOT];
  if (!running) throw new Error('the server has not started');
  return running;
}
