/**
 * When something on a phone really happened: rule 7 of the clock. The phone's own clock is believed only as far as it was
 * measured against ours, never later than arrival, never earlier than the last contact it had before.
 */

export interface PhoneInstant {
  /** What the phone's clock said, in ms since 1970. */
  readonly madeAt: number;
  /** How far the phone ran ahead of us when they last spoke before the act (ms); null when they never had. */
  readonly skewMs: number | null;
}

export interface Bounds {
  /** The last contact before the act, by our clock; the phone proves it with the token it got then. */
  readonly contactAt: number;
  /** When it reached us, by our clock. */
  readonly arrivedAt: number;
  /** How far the phone runs ahead of us now (ms). */
  readonly skewNowMs: number;
  /** The corrected instant of the act before it on the same phone: order is kept. */
  readonly after: number;
  /** That of the act behind it, when that one came first. */
  readonly before?: number | undefined;
}

/** The corrected instant in ms since 1970, by our clock. */
export function correctedInstant({ madeAt, skewMs }: PhoneInstant, bounds: Bounds): number {
  const latest = Math.min(bounds.arrivedAt, bounds.before ?? bounds.arrivedAt);
  const earliest = Math.min(Math.max(bounds.contactAt, bounds.after), latest);
  const measured = madeAt - (skewMs ?? bounds.skewNowMs);
  // Somebody set the phone's clock since they last spoke: then what it runs ahead by now says more.
  const isBelievable = measured >= earliest && measured <= latest;
  const corrected = isBelievable ? measured : madeAt - bounds.skewNowMs;
  return Math.min(Math.max(corrected, earliest), latest);
}
