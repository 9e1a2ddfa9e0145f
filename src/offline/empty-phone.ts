/** The end of a phone: everything of ours is gone from it, in one step, and the office is told. */
import * as v from 'valibot';
import { askOffice } from '#offline/office.ts';
import type { PhoneCore } from '#offline/phone-core.ts';
import { inOneStep, type PhoneTrx } from '#offline/store.ts';
import { isProblem } from '#shared/problem.ts';

const EVERYTHING = [
  'phone',
  'opened',
  'ends',
  'drafts',
  'acts',
  'files',
  'bytes',
  'shelves',
  'shelfBytes',
  'packMakers',
] as const;
export type EmptyingTrx = PhoneTrx<typeof EVERYTHING>;

/** What the emptying needs: no key, and no page. */
export type Emptying = Pick<PhoneCore, 'db' | 'signals' | 'now'>;

const TRIES = 3;

/**
 * Empties the phone, then tells the office: told first, a phone that dies in between would keep everything and could never
 * say so again. When the office cannot be reached it only does not know that the phone is empty.
 * @param mayGo looks at what lies there inside the same step: false leaves all as it is, and what it throws, too
 * @param isRevoked the office took the door away: the screen says so until the phone is somebody's again
 * @returns whether it was emptied
 */
export async function emptyPhone(
  { db, signals, now }: Emptying,
  mayGo: (trx: EmptyingTrx) => Promise<boolean>,
  isRevoked: boolean,
): Promise<boolean> {
  const isEmptied = await inOneStep(db, EVERYTHING, async (trx) => {
    if (!(await mayGo(trx))) return false;
    for (const name of EVERYTHING) await trx.objectStore(name).clear();
    if (isRevoked) await trx.objectStore('ends').put({ at: new Date(now()).toISOString() }, 'wiped');
    return true;
  });
  if (!isEmptied) return false;
  signals.tell('locked');
  signals.tell('changed');
  await tellOffice();
  return true;
}

async function tellOffice(): Promise<void> {
  for (let tries = 0; tries < TRIES; tries += 1)
    try {
      await askOffice('selesai', {}, v.object({}));
      return;
    } catch (refused) {
      if (!isProblem(refused)) throw refused;
    }
}
