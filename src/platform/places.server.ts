/** Work that takes a processor for long is done by a few at a time; whoever finds no place free is told at once. */
export interface Places {
  /** What came of the work; undefined when every place was taken and nothing was done. */
  tryTo<T>(work: () => Promise<T>): Promise<T | undefined>;
}

/** @param count places for all who share this */
export function placesFor(count: number): Places {
  let taken = 0;
  return {
    async tryTo(work) {
      if (taken >= count) return undefined;
      taken += 1;
      try {
        return await work();
      } finally {
        taken -= 1;
      }
    },
  };
}
