/**
 * What the server does by itself: the outbox, figures and counts, the clocks, imports under way, and what a changed calendar
 * asks for.
 */
import type { Logger } from 'pino';
import { goOnWithHelps } from '#domain/help/help-import.run.server.ts';
import { goOnImporting } from '#domain/registry/industry-import.run.server.ts';
import { wordKeeper } from '#domain/registry/maker-words.sweep.server.ts';
import { foldCounts } from '#domain/tickets/ticket.counts.server.ts';
import { deliverNotices } from '#domain/tickets/notice.delivery.server.ts';
import { tallyFigures } from '#domain/outcomes/outcome.tally.server.ts';
import { recomputeDueDays } from '#domain/tickets/ticket.clock-change.server.ts';
import { eraseOutdated } from '#domain/tickets/retention.sweep.server.ts';
import { goOnWithOldCases } from '#domain/tickets/old-case.run.server.ts';
import { finishWhole, partsFolder } from '#domain/visits/device-file.commands.server.ts';
import { sweepClock } from '#domain/tickets/ticket.sweep.server.ts';
import type { Config } from '#platform/config.server.ts';
import { filesFolder, removeFiles } from '#platform/files/store.server.ts';
import { sheetsFolder, sweepSheets } from '#platform/sheets/sheet-store.server.ts';
import { openMailer } from '#platform/jobs/mail.server.ts';
import { startWorker } from '#platform/jobs/worker.server.ts';
import type { Regency } from '#platform/regency.server.ts';

const OUTBOX_MS = 2000;
const FIGURES_MS = 3000;
/** Tickets counted in one run; the rest follows a moment later, so that a stop never waits long. */
const FIGURES_AT_ONCE = 5000;
const COUNTS_MS = 30_000;
const WORDS_MS = 20_000;
const CLOCK_MS = 60_000;
const RETENTION_MS = 86_400_000;
const CALENDAR_MS = 5000;
const IMPORTS_MS = 1000;
const PHONE_FILES_MS = 3000;
/** Somebody who corrects rows comes back within a week; the sheet holds what is personal and goes then. */
const SHEET_KEPT_MS = 7 * 86_400_000;
/** Tickets in one run; a stop waits for at most these, and the next run or start goes on where it ended. */
const CALENDAR_PIECE = 200;

/** Starts the worker and returns how to stop it; the run under way is finished first. */
export function startChores(config: Config, regency: Regency, log: Logger): () => Promise<void> {
  const mailer =
    config.smtpUrl !== undefined && regency.canMail
      ? openMailer(config.smtpUrl, config.publicUrl)
      : undefined;
  let isStopping = false;
  const keepWords = wordKeeper();
  const folders = { files: filesFolder(config.dataDir), parts: partsFolder(config.dataDir) };
  const stop = startWorker(
    [
      { name: 'outbox', everyMs: OUTBOX_MS, run: () => deliverNotices(regency, mailer?.send) },
      { name: 'figures', everyMs: FIGURES_MS, run: () => tallyFigures(regency, FIGURES_AT_ONCE) },
      { name: 'counts', everyMs: COUNTS_MS, run: () => foldCounts(regency) },
      { name: 'words', everyMs: WORDS_MS, run: () => keepWords(regency) },
      { name: 'clock', everyMs: CLOCK_MS, run: () => sweepClock(regency) },
      { name: 'calendar', everyMs: CALENDAR_MS, run: () => recomputeDueDays(regency, CALENDAR_PIECE) },
      {
        name: 'imports',
        everyMs: IMPORTS_MS,
        run: () => goOnWithImports(regency, sheetsFolder(config.dataDir), () => isStopping),
      },
      { name: 'phone files', everyMs: PHONE_FILES_MS, run: () => finishWhole(regency, folders) },
      {
        name: 'sheets',
        everyMs: RETENTION_MS,
        run: () =>
          sweepSheets(sheetsFolder(config.dataDir), new Date(regency.now().getTime() - SHEET_KEPT_MS)),
      },
      {
        name: 'retention',
        everyMs: RETENTION_MS,
        run: () => eraseOutdated(regency, (ids) => removeFiles(filesFolder(config.dataDir), ids)),
      },
    ],
    (name, error) => log.error({ chore: name, err: error }, 'a chore failed'),
  );
  return async () => {
    isStopping = true;
    await stop();
    mailer?.close();
  };
}

/** Goes on with every sheet that is under way, whatever it holds. */
async function goOnWithImports(regency: Regency, folder: string, mustStop: () => boolean): Promise<number> {
  const makers = await goOnImporting(regency, folder, mustStop);
  const helps = await goOnWithHelps(regency, folder);
  return makers + helps + (await goOnWithOldCases(regency, folder, mustStop));
}
