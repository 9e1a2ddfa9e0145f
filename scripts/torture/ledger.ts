/** What the server said yes to: the list against which the judge looks for everything afterwards. */

/** A file that was sent; a photo is written anew on arrival, so only a paper's bytes can be foretold. */
export interface SentFile {
  readonly name: string;
  readonly sha256: string | undefined;
}

/** A ticket that was acknowledged. */
export interface Acknowledged {
  readonly code: string;
  /** The secret of the link that was handed over. */
  readonly secret: string;
  /** By this name, which nobody else has, the ticket is found again. */
  readonly applicant: string;
  readonly words: string;
  readonly files: readonly SentFile[];
  /** The answer given on the spot. */
  readonly answer?: string | undefined;
}

/** An act that was acknowledged. */
export interface Acted {
  readonly code: string;
  readonly act: string;
  readonly by: 'applicant' | 'officer';
  readonly words?: string | undefined;
  readonly files: readonly SentFile[];
}

export interface Ledger {
  readonly tickets: Acknowledged[];
  readonly acts: Acted[];
  /** Forms sent again because no answer came. */
  resent: number;
  /** Found to be there after the answer was lost. */
  foundThere: number;
  /** Answers that blamed the server. */
  serverErrors: number;
}

/** An empty list. */
export function openLedger(): Ledger {
  return { tickets: [], acts: [], resent: 0, foundThere: 0, serverErrors: 0 };
}
