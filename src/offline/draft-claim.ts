/**
 * Who of the tabs may write a draft: a lock of the browser, that goes with the tab. A tab that wants to go on with a draft of
 * another asks it to let go; one that does not answer (the browser froze it) loses the lock. Should it wake up, the number of
 * edits in the draft's row keeps it from writing over anything.
 */
import type { Signals } from '#offline/signals.ts';

export interface Claim {
  /** Lets go. */
  release(): void;
}

/** How long another tab may take to store what was typed there and let go (ms). */
const ANSWER_MS = 3000;

export interface Claiming {
  readonly signals: Signals;
  /** Asked by another tab: store what was put, then `release`. */
  readonly asked: () => void;
  /** The lock was taken away. */
  readonly lost: () => void;
}

/** @returns undefined when another tab has it, and it is not to be taken over */
export async function claimDraft(
  id: string,
  takesOver: boolean,
  claiming: Claiming,
): Promise<Claim | undefined> {
  const free = await request(id, { ifAvailable: true }, claiming);
  if (free || !takesOver) return free;
  claiming.signals.tell(`release:${id}`);
  const handedOver = await request(id, { signal: AbortSignal.timeout(ANSWER_MS) }, claiming);
  return handedOver ?? request(id, { steal: true }, claiming);
}

/** @returns undefined when the lock was not to be had in this way */
function request(
  id: string,
  how: LockOptions,
  { signals, asked, lost }: Claiming,
): Promise<Claim | undefined> {
  return new Promise((answer) => {
    let isHeld = false;
    const hold = (lock: Lock | null) => {
      if (!lock) return answer(undefined);
      isHeld = true;
      return new Promise<void>((release) => {
        const stop = signals.on(`release:${id}`, asked);
        answer({
          release() {
            stop();
            release();
          },
        });
      });
    };
    // It fails when the lock was taken away, or waited for too long.
    navigator.locks.request(`kunjungan:${id}`, how, hold).catch(() => (isHeld ? lost() : answer(undefined)));
  });
}
