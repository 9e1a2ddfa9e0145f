/** The phone's engine: what a screen of `/kunjungan` asks, and what keeps everything she entered. Pages only. */
import { draftsOf } from '#offline/drafts.ts';
import { lockWhenIdle, whenHidden } from '#offline/idle.ts';
import { lockOf } from '#offline/lock.ts';
import { packReadingOf } from '#offline/pack-reading.ts';
import { openCore, type PhoneSettings } from '#offline/phone-core.ts';
import type { Backup, Outbox, Phone } from '#offline/phone-words.ts';
import { askToKeep, standingOf } from '#offline/standing.ts';
import { watchSignals } from '#offline/watch.ts';

/** Opens what lies on this phone; one for a page. @param settings of the build, told to the office */
export async function openPhone(settings: PhoneSettings): Promise<Phone> {
  const core = await openCore(settings, () => {});
  const drafts = draftsOf(core);
  const stopIdle = lockWhenIdle(core.keyring);
  const stopFlush = whenHidden(() => void drafts.flush());
  // Some browsers ask a person, and wait for her: nothing else does.
  void askToKeep(core);
  return {
    standing: () => standingOf(core),
    watch: (changed) => watchSignals(core.signals, changed),
    lock: lockOf(core),
    drafts,
    outbox: beingBuilt<Outbox>(),
    pack: packReadingOf(core),
    backup: beingBuilt<Backup>(),
    signOut: () => Promise.reject(new RangeError('being built')),
    close() {
      stopIdle();
      stopFlush();
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
