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
