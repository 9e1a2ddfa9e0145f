/** The log: one JSON line an incident, in the data folder, without anything personal. */
import pino, { type Logger } from 'pino';

/** A database error carries the offending values in `detail` and `where`; only what names the fault is kept. */
function bare(error: unknown) {
  if (!(error instanceof Error)) return { type: typeof error };
  const code = 'code' in error ? String(error.code) : undefined;
  const constraint = 'constraint' in error ? String(error.constraint) : undefined;
  return { type: error.name, code, constraint, message: error.message, stack: error.stack };
}

/** Opens the log file; lines are written without waiting, and flushed by the process's end. */
export function openLog(file: string): Logger {
  return pino(
    { level: 'info', base: null, serializers: { err: bare } },
    pino.destination({ dest: file, mkdir: true, mode: 0o600 }),
  );
}
