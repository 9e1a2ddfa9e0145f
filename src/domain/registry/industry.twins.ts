/** Who may be on record already: entries that share something with the one being written down, and why. */

/** Why an entry may be the same maker as the one being written down. */
export type TwinReason = 'same_nib' | 'same_nik' | 'same_phone' | 'alike_name';

export interface Twin {
  readonly code: string;
  readonly name: string;
  readonly nagari: string;
  readonly because: readonly TwinReason[];
}

export interface Twins {
  readonly known: readonly Twin[];
  /** How many more there are that the reader may not see: of another nagari. */
  readonly elsewhere: number;
}
