/** What a test page of the phone loads: the engine as the screens get it, and the tables it keeps. */
import { phoneNumbers } from '#offline/numbers.ts';
import { openPhone } from '#offline/phone.ts';
import { openStore } from '#offline/store.ts';
import { isProblem, type ProblemParams } from '#shared/problem.ts';

/** How something was refused, as a page can tell it; undefined when it was not. */
async function refused(act: Promise<unknown>): Promise<{ code: string; params: ProblemParams } | undefined> {
  try {
    await act;
    return undefined;
  } catch (thrown) {
    if (!isProblem(thrown)) throw thrown;
    return { code: thrown.code, params: thrown.params };
  }
}

const engine = { openPhone, openStore, phoneNumbers, refused };
export type Engine = typeof engine;

Object.assign(globalThis, { engine });
