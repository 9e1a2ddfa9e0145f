/** Workflow as data: what may happen in which state, and what the clock does there. Rooms fill the table. */

/** A next state, or `same`, or `where_it_was` (the state before a pause). */
export type Next<State extends string> = State | 'same' | 'where_it_was';

export type ClockRule = 'runs' | 'pauses' | 'stops';

export interface StateRow<State extends string, Act extends string> {
  readonly clock: ClockRule;
  readonly acts: Partial<Record<Act, Next<State>>>;
}

export type Workflow<State extends string, Act extends string> = Readonly<
  Record<State, StateRow<State, Act>>
>;

/** The workflow as a Mermaid state diagram, for the room's README; CI compares it with the file. */
export function diagramOf<State extends string, Act extends string>(workflow: Workflow<State, Act>): string {
  const lines = ['stateDiagram-v2'];
  for (const [from, row] of Object.entries<StateRow<State, Act>>(workflow)) {
    const byNext = new Map<string, string[]>();
    for (const [act, next] of Object.entries<Next<State> | undefined>(row.acts)) {
      if (next === undefined || next === 'same') continue;
      const to = next === 'where_it_was' ? 'where_it_was' : next;
      byNext.set(to, [...(byNext.get(to) ?? []), act]);
    }
    for (const [to, acts] of byNext) lines.push(`  ${from} --> ${to}: ${acts.join(', ')}`);
  }
  return lines.join('\n');
}
