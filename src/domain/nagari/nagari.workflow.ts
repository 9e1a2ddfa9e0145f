/** Table: the state of a proposed product -> act -> next state. What stands in no row is refused. */
import type { ProductAct, ProductState } from '#domain/nagari/nagari.ts';

export const productWorkflow: Readonly<
  Record<ProductState, Readonly<Partial<Record<ProductAct, ProductState>>>>
> = {
  proposed: { give_points: 'proposed', decide_product: 'decided', end_product: 'ended' },
  decided: { develop_product: 'in_development', review_product: 'decided', end_product: 'ended' },
  in_development: {
    review_product: 'in_development',
    graduate_product: 'graduated',
    end_product: 'ended',
  },
  // It needs the programme no more, and the nagari may choose another.
  graduated: {},
  ended: {},
};

/** States in which it is the nagari's product now. */
export const CURRENT_STATES: readonly ProductState[] = ['decided', 'in_development'];
