/**
 * The words between a phone and the office. A phone sends what it holds, sealed, in the order it was made; for each act the
 * office says once what became of it. Everything here may be sent twice, late, or be cut off anywhere.
 */
import type { FieldConflict } from '#shared/field-merge.ts';
import type { PhoneActKind, PhoneActResult } from '#domain/visits/phone-act.ts';
import type { VisitFileKind } from '#domain/visits/visit.ts';

/** A file an act names; its bytes come afterwards in pieces. */
export interface SentFile {
  /** UUIDv7, made on the phone. */
  readonly id: string;
  readonly kind: VisitFileKind;
  readonly caption: string | null;
  /** Of the sealed bytes that travel: how many, and their SHA-256 in hex. */
  readonly size: number;
  readonly sha256: string;
  /** ISO, by the phone's clock. */
  readonly takenAt: string;
  readonly lat: number | null;
  readonly lng: number | null;
  readonly accuracyM: number | null;
}

/**
 * What a phone believes to have arrived (accepted, or held for a person) and still keeps: how many from that place in its order on, and `idSum` of their
 * ids. A server restored from an older state knows fewer, and then asks which.
 */
export interface Believed {
  readonly fromSeq: number;
  readonly count: number;
  readonly sum: number;
}

export interface SentAct {
  /** UUIDv7, made on the phone. */
  readonly id: string;
  /** The phone's own order, from 1, without gaps that mean anything. */
  readonly seq: number;
  readonly kind: PhoneActKind;
  /** ISO, by the phone's clock. */
  readonly madeAt: string;
  /** How far the phone ran ahead when they last spoke before (ms); null when they never had. */
  readonly skewMs: number | null;
  /** The token of that contact. */
  readonly contact: string | null;
  /** The body as JSON, sealed with the phone's key in the context of the id; base64. */
  readonly sealed: string;
  readonly files: readonly SentFile[];
  /** The refused act this one is the mended form of. */
  readonly replaces: string | null;
  /** The phone whose key it is sealed with, when it comes from a backup of another. */
  readonly sealedBy: string | null;
}

/** What a phone sends: `POST /api/kunjungan/kirim`. */
export interface Batch {
  /** ISO, now by the phone's clock. */
  readonly phoneTime: string;
  readonly appVersion: string;
  readonly isPersistent: boolean;
  readonly packAt: string | null;
  /** What it holds that has not arrived, this batch included. */
  readonly held: {
    readonly acts: number;
    readonly files: number;
    readonly bytes: number;
    readonly needsPerson: number;
  };
  readonly acts: readonly SentAct[];
  /** Refused acts that a person let go. One that counts nevertheless is answered as accepted or held. */
  readonly dropped: readonly string[];
  /** Files whose state it wants to know: how much of each has arrived. */
  readonly asks: readonly string[];
  /**
   * Of arrived acts and arrived files whose sealed bytes it still has. Acts of its own key only (`sealedBy` null); a file
   * stands in the order by the seq of its act.
   */
  readonly arrived: { readonly acts: Believed; readonly files: Believed };
  /** After `recheck`: the ids behind `arrived`, and those that came from backups of other phones; empty otherwise. */
  readonly keeps: { readonly acts: readonly string[]; readonly files: readonly string[] };
}

/** How long a phone keeps what has arrived, in days: longer than the oldest backup somebody would restore. */
export const KEPT_ACTS_DAYS = 30;
export const KEPT_FILES_DAYS = 7;
/** The most ids in `keeps` of one batch; further ones come with the next. */
export const MOST_KEEPS = 1500;

/** What became of an act. `later`: nothing yet, send it again. */
export type ActAnswer =
  | { readonly id: string; readonly outcome: 'accepted'; readonly result: PhoneActResult }
  | {
      readonly id: string;
      readonly outcome: 'refused';
      /** The code of the Problem, and what its sentence needs. */
      readonly code: string;
      readonly params: Readonly<Record<string, string | number>>;
      /** Sealed JSON of `RefusalDetail` in the context of the id; base64. */
      readonly sealed: string | null;
    }
  /** A revoked phone's: kept for a person of the office. */
  | { readonly id: string; readonly outcome: 'held' }
  | { readonly id: string; readonly outcome: 'later' };

/** What a person needs to mend a refused act. */
export interface RefusalDetail {
  /** Per field, the key of the sentence in the room's texts. */
  readonly errors?: Readonly<Record<string, string>>;
  /** Per field of the form, what was typed on each side. */
  readonly conflicts?: Readonly<Record<string, FieldConflict<string>>>;
  /** Makers that may be the same as a new one; `isOther` in the form says that it is none of them. */
  readonly twins?: readonly { readonly code: string; readonly name: string }[];
  /** What stands there now, as the form shows it: the next `base`. */
  readonly now?: Readonly<Record<string, string | readonly string[]>>;
}

export interface FileAnswer {
  readonly id: string;
  readonly received: number;
  readonly state: 'under_way' | 'arrived' | 'refused' | 'unknown';
  /** The code of the Problem of a refused one. */
  readonly code: string | null;
}

export interface BatchAnswer {
  /** ISO, by our clock, when the batch came. */
  readonly serverTime: string;
  /** Proof of this contact, for acts made after it. */
  readonly contact: string;
  readonly acts: readonly ActAnswer[];
  readonly files: readonly FileAnswer[];
  /** The office does not have all that the phone believes arrived: say with the next batch which (`keeps`). */
  readonly recheck: boolean;
  /** Of `keeps`, what the office does not have: an act waits again and is sent anew, a file is asked for and sent anew. */
  readonly lost: { readonly acts: readonly string[]; readonly files: readonly string[] };
  /** This phone has lost its door: hand in the rest, then wipe. */
  readonly isRevoked: boolean;
}

/** A batch and a piece of a file stay below what the server takes from anybody. */
export const MOST_BATCH_BYTES = 200_000;
export const MOST_PIECE_BYTES = 200_000;
/** The sealed body of an act (bytes), and how many files it may name: far more than any form holds. */
export const MOST_ACT_BYTES = 130_000;
export const MOST_ACT_FILES = 60;
export const LONGEST_CAPTION = 300;
/** A photo of 1600 pixels has 0.4 MB; two minutes of voice 0.5 MB. */
export const MOST_FILE_BYTES = 8_000_000;

/** How far the phone runs ahead (ms), from when it asked, when the answer came, and what our clock said meanwhile. */
export function measuredSkew(askedAt: number, answeredAt: number, serverTime: number): number {
  return Math.round((askedAt + answeredAt) / 2 - serverTime);
}
