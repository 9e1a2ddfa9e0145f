/** What the frame of a form gives to its fields. */
import type { CommonShelf } from '#domain/visits/pack.ts';
import type { PhoneActBodies, PhoneActKind } from '#domain/visits/phone-act.ts';
import type { Locale } from '#lang/translate.ts';
import type { Typed } from '#ui/parts/typed.ts';

export interface FormProps<Kind extends PhoneActKind> {
  /** What stands in each field, and what is wrong with it. */
  readonly field: Typed;
  readonly locale: Locale;
  readonly common: CommonShelf;
  /** As it was when the form was opened. */
  readonly body: PhoneActBodies[Kind];
}
