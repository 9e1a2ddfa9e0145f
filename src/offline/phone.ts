/** The phone's engine: what a screen of `/kunjungan` asks, and what keeps everything she entered. Pages only. */
import { lockWhenIdle } from '#offline/idle.ts';
import { lockOf } from '#offline/lock.ts';
import { openCore, type PhoneSettings } from '#offline/phone-core.ts';
import type { Backup, Drafts, Outbox, PackReading, Phone } from '#offline/phone-words.ts';
import { askToKeep, standingOf } from '#offline/standing.ts';
import { watchSignals } from '#offline/watch.ts';

/** Opens what lies on this phone; one for a page. @param settings of the build, told to the office */
export async function openPhone(settings: PhoneSettings): Promise<Phone> {
  const core = await openCore(settings, () => {});
  const stopIdle = lockWhenIdle(core.keyring);
  // Some browsers ask a person, and wait for her: nothing else does.
  void askToKeep(core);
  return {
    standing: () => standingOf(core),
    watch: (changed) => watchSignals(core.signals, changed),
    lock: lockOf(core),
    drafts: beingBuilt<Drafts>(),
    outbox: beingBuilt<Outbox>(),
    pack: beingBuilt<PackReading>(),
    backup: beingBuilt<Backup>(),
    signOut: () => Promise.reject(new RangeError('being built')),
    close() {
      stopIdle();
      core.close();
    },
  };
}

/** A part that is not there yet: every question to it fails. */
function beingBuilt<Part extends object>(): Part {
  return new Proxy({} as Part, {
    get: () => () => Promise.reject(new RangeError('being built')),
  });
}
