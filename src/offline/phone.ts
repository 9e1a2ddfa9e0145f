/** The phone's engine: what a screen of `/kunjungan` asks, and what keeps everything she entered. Pages only. */
import { backupOf } from '#offline/backup.ts';
import { draftsOf } from '#offline/drafts.ts';
import { lockWhenIdle, whenHidden } from '#offline/idle.ts';
import { openLine, type Line } from '#offline/line.ts';
import { lockOf } from '#offline/lock.ts';
import { outboxOf } from '#offline/outbox.ts';
import { packReadingOf } from '#offline/pack-reading.ts';
import { openCore, type PhoneSettings } from '#offline/phone-core.ts';
import type { Phone } from '#offline/phone-words.ts';
import { signOut } from '#offline/sign-out.ts';
import { askToKeep, standingOf } from '#offline/standing.ts';
import { watchSignals } from '#offline/watch.ts';

/** Opens what lies on this phone; one for a page. @param settings of the build, told to the office */
export async function openPhone(settings: PhoneSettings): Promise<Phone> {
  // What is sent in the first moment waits for the line that is opened with the core.
  let line: Line | undefined;
  const core = await openCore(settings, () => line?.soon());
  line = openLine(core);
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
    outbox: outboxOf(core, drafts, line),
    pack: packReadingOf(core),
    backup: backupOf(core),
    signOut: (isSure) => signOut(core, isSure),
    close() {
      stopIdle();
      stopFlush();
      line.close();
      core.close();
    },
  };
}
