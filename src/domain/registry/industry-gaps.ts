/**
 * What a sheet says of a maker beside what is on record of it: what differs, which a person decides, and what the record
 * lacks, which an import may fill in. Pure.
 */
import { oneLine } from '#domain/registry/industry-again.ts';
import type { IndustryColumn } from '#domain/registry/industry-sheet.columns.ts';
import type { SheetIndustry } from '#domain/registry/industry-sheet.ts';
import type { Figures, IndustryRecord, Owner, Product } from '#domain/registry/industry.ts';

/** A maker as it is kept. */
export interface KeptMaker {
  readonly record: IndustryRecord;
  readonly owner: Omit<Owner, 'nik'> & { readonly nikHash: string | null };
  /** What was erased because its owner asked is no gap. */
  readonly isOwnerErased: boolean;
  /** Those it still makes. */
  readonly products: readonly Product[];
  /** Of the year that the sheet tells; null when none are kept. */
  readonly figures: Figures | null;
}

/** One thing the record lacks and the sheet knows. */
export type Gap =
  | { readonly of: 'record'; readonly field: RecordField; readonly value: unknown }
  | { readonly of: 'owner'; readonly field: keyof Owner; readonly value: string }
  | { readonly of: 'product'; readonly value: Product }
  | { readonly of: 'figures'; readonly field: keyof Figures; readonly value: number | string };

/** Fields of the record that can be empty. Two that say one thing are one: a place, and a KBLI code with its version. */
export const RECORD_FIELDS = [
  'groupKind',
  'jorong',
  'place',
  'startedYear',
  'legalForm',
  'nib',
  'kbli',
  'materials',
  'machines',
  'marketArea',
  'difficulties',
  'difficultyNote',
  'membersWomen',
  'membersMen',
] as const;
export type RecordField = (typeof RECORD_FIELDS)[number];
export const OWNER_FIELDS = ['name', 'gender', 'nik', 'phone', 'email', 'address'] as const;

export interface Comparison {
  /** Columns that say something else than the record. */
  readonly differs: readonly IndustryColumn[];
  readonly gaps: readonly Gap[];
}

/** Where these say something else, it may be another maker: nothing of its row is filled in. */
const WHO_IT_IS: readonly IndustryColumn[] = ['nagari', 'nib', 'nik'];

const COLUMN_OF: Readonly<Partial<Record<string, IndustryColumn>>> = {
  groupKind: 'kind',
  nagariCode: 'nagari',
  place: 'lat',
  materials: 'material',
  womenPaid: 'women',
  menPaid: 'men',
};

/**
 * Compares a row with the maker it means. What the row leaves open does not count; texts are compared on one line, as a
 * sheet can say them.
 * @param nikHashOf the keyed hash by which a NIK is kept
 */
export function compared(
  said: SheetIndustry,
  kept: KeptMaker,
  nikHashOf: (nik: string) => string,
): Comparison {
  const differs = new Set<IndustryColumn>();
  const gaps: Gap[] = [];
  const weigh = (name: string, says: unknown, has: unknown, gap?: Gap) => {
    if (isOpen(says) || asText(says) === asText(has)) return;
    if (isOpen(has) && gap) gaps.push(gap);
    else differs.add(COLUMN_OF[name] ?? (name as IndustryColumn));
  };
  for (const name of ['name', 'nagariCode', 'kind'] as const)
    weigh(name, said.record[name], kept.record[name]);
  for (const field of RECORD_FIELDS) {
    const value = recordValue(said.record, field);
    // Her own words and where she lives went with her.
    const isErased = kept.isOwnerErased && (field === 'difficultyNote' || field === 'place');
    const isOfOtherKind = field === 'groupKind' && said.record.kind !== kept.record.kind;
    weigh(
      field,
      value,
      recordValue(kept.record, field),
      isOfOtherKind || isErased ? undefined : { of: 'record', field, value },
    );
  }
  for (const field of OWNER_FIELDS) {
    const value = said.owner[field];
    const says = field === 'nik' && value !== null ? nikHashOf(value) : value;
    const has = field === 'nik' ? kept.owner.nikHash : kept.owner[field];
    const isGap = value !== null && !kept.isOwnerErased;
    weigh(
      field === 'name' ? 'ownerName' : field,
      says,
      has,
      isGap ? { of: 'owner', field, value } : undefined,
    );
  }
  for (const product of said.products)
    if (kept.products.length === 0) gaps.push({ of: 'product', value: product });
    else if (!isAmong(product, kept.products)) differs.add('product');
  for (const [name, value] of Object.entries(said.figures?.figures ?? {})) {
    const field = name as keyof Figures;
    const isGap = value !== null && (!OF_GOODS.includes(field) || isOneUnit(said, kept.figures));
    weigh(field, value, kept.figures?.[field] ?? null, isGap ? { of: 'figures', field, value } : undefined);
  }
  return { differs: [...differs], gaps: WHO_IT_IS.some((column) => differs.has(column)) ? [] : gaps };
}

/** Numbers of goods mean nothing without their unit: they are filled in beside others of the same unit only. */
const OF_GOODS: readonly (keyof Figures)[] = ['capacity', 'output', 'unit'];

function isOneUnit({ figures }: SheetIndustry, kept: Figures | null): boolean {
  if (kept === null || OF_GOODS.every((field) => kept[field] === null)) return true;
  return figures?.figures.unit === (kept.unit === null ? null : oneLine(kept.unit));
}

/** A field of the record as one value; null when it is empty. */
export function recordValue(record: IndustryRecord, field: RecordField): unknown {
  switch (field) {
    case 'place':
      return record.lat === null ? null : [record.lat, record.lng];
    case 'kbli':
      return record.kbli === null ? null : [record.kbli.version, record.kbli.code];
    case 'materials':
      return record.materials.map(({ name, localShare }) => [name, localShare]);
    default:
      return record[field];
  }
}

function isOpen(value: unknown): boolean {
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0);
}

function asText(value: unknown): string {
  return JSON.stringify(value, (_, one: unknown) => (typeof one === 'string' ? oneLine(one) : one));
}

function isAmong({ name, brand, price, unit }: Product, kept: readonly Product[]): boolean {
  const line = (text: string | null) => (text === null ? null : oneLine(text));
  return kept.some(
    (one) =>
      oneLine(one.name).toLowerCase() === name.toLowerCase() &&
      (brand === null || brand === line(one.brand)) &&
      (price === null || price === one.price) &&
      (unit === null || unit === line(one.unit)),
  );
}
