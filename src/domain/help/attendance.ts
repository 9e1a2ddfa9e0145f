/** An attendance list as people paste it: a maker a line, told by its number, NIB, telephone or name. */
import { parseIndustryCode } from '#domain/registry/industry.ts';
import { readNib } from '#domain/registry/nib.ts';
import { parsePhone } from '#shared/phone.ts';

export interface AttendanceLine {
  /** As it was typed. */
  readonly text: string;
  readonly code: string | undefined;
  readonly nib: string | undefined;
  readonly phone: string | undefined;
  /** The parts that may be a name, in their order: a line of a table also holds the nagari or the trade. */
  readonly names: readonly string[];
}

/** What a line became: one maker, several it may be, or none. */
export interface AttendanceMatch {
  readonly text: string;
  readonly makers: readonly AttendanceMaker[];
  readonly is: 'found' | 'unclear' | 'unknown';
}

export interface AttendanceMaker {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly owner: string | null;
  readonly nagari: string;
}

const LONGEST_LINE = 300;

/** The lines that say something, each once; what stands before a name (`1.`, `2)`) is a number of the list. */
export function readAttendance(list: string): AttendanceLine[] {
  const seen = new Set<string>();
  return list.split('\n').flatMap((raw) => {
    const text = raw.trim().slice(0, LONGEST_LINE);
    const key = text.toLowerCase().replaceAll(/\s+/g, ' ');
    if (!/[\p{L}\p{N}]/u.test(text) || seen.has(key)) return [];
    seen.add(key);
    return [readLine(text)];
  });
}

function readLine(text: string): AttendanceLine {
  const parts = text
    .replace(/^\d{1,3}\s*[.)\t]\s*/, '')
    .split(/\s*[\t;,|]\s*/)
    .filter(Boolean);
  let code: string | undefined;
  let nib: string | undefined;
  let phone: string | undefined;
  const names: string[] = [];
  for (const part of parts) {
    const coded = /ush[\s-]*[0-9a-z]{4}[\s-]*[0-9a-z]{4}(?![0-9a-z])/i.exec(part)?.[0];
    code ??= coded === undefined ? undefined : parseIndustryCode(coded);
    const thirteen = /(?<!\d)\d{13}(?!\d)/.exec(part)?.[0];
    const numbered = thirteen === undefined ? undefined : readNib(thirteen);
    // A telephone number of thirteen digits begins with 08 or 62; an NIB never with 0.
    const dialled = parsePhone(part.replace(/^[^\d+]+/, ''));
    if (dialled !== undefined) phone ??= dialled;
    else if (numbered?.isRight) nib ??= numbered.nib;
    else if (/\p{L}{2}/u.test(part) && (coded === undefined || code === undefined)) names.push(part);
  }
  return { text, code, nib, phone, names };
}
