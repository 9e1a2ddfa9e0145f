/** What this phone did that the pack does not show yet: unsent, or handed in after the pack was fetched. */
import type { PhoneAct } from '#domain/visits/phone-act.ts';
import type { PhoneCore } from '#offline/phone-core.ts';
import type { ActRow, ActState } from '#offline/store.ts';
import { unsealJson } from '#shared/sealed-box.ts';

export interface OwnAct {
  readonly id: string;
  readonly act: PhoneAct;
  /** ISO, by the phone's clock. */
  readonly madeAt: string;
  /** The office does not know it yet, or refused it and it waits for her. */
  readonly isUnsent: boolean;
}

/** States in which it is what she means, though the office does not have it. */
const UNSENT: readonly ActState[] = ['waiting', 'refused'];
/** A pack that was being read while an act was written may lack it. */
const OVERLAP_MS = 120_000;

export interface OwnActs {
  /** In the order they were made. @param packAt ISO, by the office's clock */
  since(key: CryptoKey, packAt: string | null): Promise<readonly OwnAct[]>;
  forget(): void;
}

/** Opens each act once: what it says never changes. */
export function openOwnActs({ db }: PhoneCore): OwnActs {
  const opened = new Map<string, PhoneAct | undefined>();
  const open = async (key: CryptoKey, { id, kind, sealed }: ActRow) => {
    if (!opened.has(id)) {
      const body = await unsealJson(key, sealed, id);
      // Written by this phone.
      opened.set(id, body === undefined ? undefined : ({ kind, body } as PhoneAct));
    }
    return opened.get(id);
  };
  return {
    async since(key, packAt) {
      const states = await Promise.all(
        [...UNSENT, 'arrived' as const].map((state) => db.getAllFromIndex('acts', 'state', state)),
      );
      const rows = states.flat().filter((row) => isToShow(row, packAt));
      const acts: OwnAct[] = [];
      for (const row of rows.toSorted((one, other) => one.seq - other.seq)) {
        const act = await open(key, row);
        const { id, madeAt } = row;
        if (act) acts.push({ id, act, madeAt, isUnsent: UNSENT.includes(row.state) });
      }
      return acts;
    },
    forget: () => opened.clear(),
  };
}

/** Acts of another phone's backup cannot be read here. */
function isToShow({ state, sealedBy, arrivedAt }: ActRow, packAt: string | null): boolean {
  if (sealedBy !== null) return false;
  if (state !== 'arrived') return true;
  return packAt === null || arrivedAt === null || Date.parse(arrivedAt) > Date.parse(packAt) - OVERLAP_MS;
}
