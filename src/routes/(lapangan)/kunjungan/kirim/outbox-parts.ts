/** The parts of the outbox, the most urgent first, and which of them a line stands in. */
import type { LineState, OutboxLine } from '#offline/phone-words.ts';

export const OUTBOX_PARTS = ['needs_you', 'under_way', 'arrived', 'let_go'] as const;
export type OutboxPart = (typeof OUTBOX_PARTS)[number];

const PARTS: Readonly<Record<LineState, OutboxPart>> = {
  needs_you: 'needs_you',
  on_phone: 'under_way',
  sending: 'under_way',
  letting_go: 'under_way',
  arrived: 'arrived',
  let_go: 'let_go',
};

export function partOf({ state }: Pick<OutboxLine, 'state'>): OutboxPart {
  return PARTS[state];
}
