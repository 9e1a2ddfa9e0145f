/** Figures beside their bars. A figure without a bar is told, not judged. */

export interface Line {
  readonly what: string;
  readonly value: string;
  /** Undefined: there is no bar for it. */
  readonly bar?: string;
  readonly isMet?: boolean;
  readonly note?: string;
}

/** Milliseconds of many measurements. */
interface Spread {
  readonly count: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly worst: number;
}

/** @throws RangeError when nothing was measured */
function spreadOf(times: readonly number[]): Spread {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  const [p50, p95, p99, worst] = [at(0.5), at(0.95), at(0.99), sorted.at(-1)];
  if (p50 === undefined || p95 === undefined || p99 === undefined || worst === undefined)
    throw new RangeError('nothing was measured');
  return { count: sorted.length, p50, p95, p99, worst };
}

/** A line whose 95th percentile is held against a bar in milliseconds. */
export function timesLine(what: string, times: readonly number[], barMs?: number, note?: string): Line {
  const { p50, p95, p99, worst, count } = spreadOf(times);
  const ms = (value: number) => value.toFixed(1).padStart(7);
  return {
    what,
    value: `${ms(p50)} ${ms(p95)} ${ms(p99)} ${ms(worst)}  n=${count}`,
    ...(barMs === undefined ? {} : { bar: `p95 ≤ ${barMs} ms`, isMet: p95 <= barMs }),
    ...(note === undefined ? {} : { note }),
  };
}

export function heading(what: string): void {
  process.stdout.write(`\n${what}\n${'─'.repeat(118)}\n`);
}

export function print({ what, value, bar, isMet, note }: Line): void {
  const verdict = isMet === undefined ? '' : isMet ? 'met' : 'NOT MET';
  process.stdout.write(
    `${what.padEnd(50)} ${value.padEnd(42)} ${(bar ?? '').padEnd(16)} ${verdict}${note === undefined ? '' : `  ${note}`}\n`,
  );
}
