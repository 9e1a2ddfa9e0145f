/** A line of a visit's history, and whether it came here later than it was done. */
import type { VisitAct, VisitActData } from '#domain/visits/visit.ts';

export type VisitLine = {
  [Act in VisitAct]: {
    readonly id: string;
    readonly act: Act;
    readonly data: VisitActData[Act];
    readonly by: string | null;
    /** When it was done, and when it reached us: they differ for what a phone handed in later. */
    readonly at: Date;
    readonly recordedAt: Date;
    /** The phone it was done on. */
    readonly phone: string | null;
    /** To whom a plan went. */
    readonly goes: string | null;
  };
}[VisitAct];

/** What a phone with signal needs to hand something in is no delay worth telling. */
const AT_ONCE_MS = 5 * 60_000;

/** True for what waited on a phone. */
export function isHandedInLate({ at, recordedAt }: Pick<VisitLine, 'at' | 'recordedAt'>): boolean {
  return recordedAt.getTime() - at.getTime() > AT_ONCE_MS;
}
