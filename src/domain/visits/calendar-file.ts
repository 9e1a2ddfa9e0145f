/** A calendar as other programmes read it (RFC 5545): whole days, no personal data. Bytes depend on what is planned alone. */
import { addDays, type Day } from '#shared/day.ts';

export interface CalendarEntry {
  readonly id: string;
  readonly version: number;
  readonly on: Day;
  readonly changedAt: Date;
  readonly isCancelled: boolean;
  readonly summary: string;
  readonly description: string;
}

const MOST_OCTETS = 75;

/** @param host of our address: ids are unique in the world with it */
export function calendarFile(name: string, host: string, entries: readonly CalendarEntry[]): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//OVO Prima//Kunjungan//ID',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(name)}`,
    ...entries.flatMap((entry) => [
      'BEGIN:VEVENT',
      `UID:${entry.id}@${host}`,
      `DTSTAMP:${instant(entry.changedAt)}`,
      `SEQUENCE:${entry.version - 1}`,
      `DTSTART;VALUE=DATE:${compact(entry.on)}`,
      `DTEND;VALUE=DATE:${compact(addDays(entry.on, 1))}`,
      `SUMMARY:${escaped(entry.summary)}`,
      ...(entry.description === '' ? [] : [`DESCRIPTION:${escaped(entry.description)}`]),
      `STATUS:${entry.isCancelled ? 'CANCELLED' : 'CONFIRMED'}`,
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

const compact = (day: Day) => day.replaceAll('-', '');
const instant = (at: Date) => at.toISOString().replaceAll(/[-:]|\.\d{3}/g, '');

/** Text of a value: `\\`, `;`, `,` and line breaks are written apart (3.3.11). */
function escaped(text: string): string {
  return text.replaceAll(/[\\;,]/g, String.raw`\$&`).replaceAll(/\r\n|\r|\n/g, String.raw`\n`);
}

/** At most 75 octets a line, the next one beginning with a space, never in the middle of a letter (3.1). */
function folded(line: string): string {
  const encoder = new TextEncoder();
  let out = '';
  let octets = 0;
  for (const letter of line) {
    const size = encoder.encode(letter).length;
    if (octets + size > MOST_OCTETS) {
      out += '\r\n ';
      octets = 1;
    }
    out += letter;
    octets += size;
  }
  return out;
}
