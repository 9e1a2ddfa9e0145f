/** Which people an address asks for: the page and the file read the same words. */
import { DUTIES, type Duty } from '#domain/offices/duty.ts';

export interface PeopleFilter {
  /** Part of a name or an address. */
  readonly words?: string | undefined;
  readonly officeId?: string | undefined;
  readonly duty?: Duty | undefined;
  /** `inactive`, `no_duty`: nothing to do today; `all` when absent: the active ones first. */
  readonly state?: (typeof PEOPLE_STATES)[number] | undefined;
}

/** As the filter offers them. */
export const PEOPLE_STATES = ['active', 'inactive', 'no_duty'] as const;

/** Words that mean nothing are passed over. */
export function peopleFilter(params: URLSearchParams): PeopleFilter {
  const asked = (name: string) => params.get(name)?.slice(0, 100) || undefined;
  return {
    words: asked('cari'),
    officeId: asked('dinas'),
    duty: DUTIES.find((duty) => duty === asked('tugas')),
    state: PEOPLE_STATES.find((state) => state === asked('keadaan')),
  };
}

/** The filter as the address has it. */
export function peopleAsked({
  words,
  officeId,
  duty,
  state,
}: PeopleFilter): Readonly<Record<string, string>> {
  return { cari: words ?? '', dinas: officeId ?? '', tugas: duty ?? '', keadaan: state ?? '' };
}
