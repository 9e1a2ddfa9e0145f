/** The month a calendar shows, and its neighbours, as the address names them (`2026-11`). */
import { addDays, isDay, type Day } from '#shared/day.ts';

export interface MonthShown {
  readonly key: string;
  readonly year: number;
  readonly number: number;
  readonly from: Day;
  readonly to: Day;
  readonly before: string;
  readonly after: string;
}

/** The month asked for; that of today for anything that is no month of ours. */
export function monthAsked(given: string | null, today: Day): MonthShown {
  const from = isDay(`${given}-01`) ? `${given}-01` : `${today.slice(0, 7)}-01`;
  const after = addDays(from, 31).slice(0, 7);
  return {
    key: from.slice(0, 7),
    year: Number(from.slice(0, 4)),
    number: Number(from.slice(5, 7)),
    from,
    to: addDays(`${after}-01`, -1),
    before: addDays(from, -1).slice(0, 7),
    after,
  };
}
