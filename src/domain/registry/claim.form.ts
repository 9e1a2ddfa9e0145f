/** What a maker may send from its own page, and staff from the list of proposals. Messages are keys of `lang/registry.ts`. */
import * as v from 'valibot';
import { PROPOSAL_FIELDS, type FieldValues } from '#domain/registry/claim.ts';
import {
  figuresForm,
  ownerFields,
  productFields,
  productId,
  recordFields,
  seenVersion,
} from '#domain/registry/industry.form.ts';
import { isId } from '#shared/id.ts';

/** Name, jorong and difficulties. */
export function ownRecordForm(now: Date) {
  const { name, jorong, difficulties, difficultyNote } = recordFields(now);
  return v.object({ name, jorong, difficulties, difficultyNote });
}

/** Telephone and address of the owner. */
export function ownOwnerForm(now: Date) {
  const { phone, address } = ownerFields(now);
  return v.object({ phone, address });
}

/** A new price or unit. */
export const ownProductForm = v.object({ productId, price: productFields.price, unit: productFields.unit });

/** What a villager knows of her year; of capacity and investment staff ask. */
export function ownFiguresForm(now: Date) {
  return v.pick(figuresForm(now), ['year', ...PROPOSAL_FIELDS.figures]);
}

const proposalId = v.pipe(v.optional(v.string(), ''), v.trim(), v.check(isId, 'wrong_choice'));
export const proposalForm = v.object({ proposalId });

/** Names of fields that may come several times. */
export const PROPOSAL_LISTS = ['fields'] as const;
const fieldNames = [...new Set(Object.values(PROPOSAL_FIELDS).flat())];
export const confirmForm = v.object({
  proposalId,
  seenVersion,
  fields: v.optional(v.array(v.picklist(fieldNames, 'wrong_choice')), []),
});
export const declineForm = v.object({
  proposalId,
  because: v.pipe(v.optional(v.string(), ''), v.trim(), v.nonEmpty('needed'), v.maxLength(300, 'too_long')),
});
export type ConfirmInput = v.InferOutput<typeof confirmForm>;
export type DeclineInput = v.InferOutput<typeof declineForm>;

/** What was proposed, as it lies in the database: written by the forms above, read again. */
export function storedValues(stored: unknown): FieldValues {
  return v.parse(
    v.record(v.string(), v.union([v.string(), v.number(), v.null(), v.array(v.string())])),
    stored,
  );
}
