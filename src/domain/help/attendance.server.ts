/** Which makers the lines of an attendance list name. What is unclear stays open: a person decides. */
import type { Actor } from '#domain/offices/duty.ts';
import {
  readAttendance,
  type AttendanceLine,
  type AttendanceMaker,
  type AttendanceMatch,
} from '#domain/help/attendance.ts';
import { mayIndustry } from '#domain/registry/industry.policy.ts';
import { alikenessOf } from '#domain/registry/maker-names.ts';
import type { Database, Trx } from '#platform/db/database.server.ts';
import type { Regency } from '#platform/regency.server.ts';
import { nameKey } from '#shared/written-name.ts';

/** Beyond these a list of what may be meant helps nobody. */
const MOST_OFFERED = 5;

interface Known extends AttendanceMaker {
  readonly nib: string | null;
  readonly phone: string | null;
  readonly nagariCode: string;
}

/**
 * Every line with the makers it may name, in the order of the list. A number or telephone decides; a name is looked for in
 * the nagari that is given, also with slips, and elsewhere only as it is written.
 */
export async function matchAttendance(
  regency: Regency,
  actor: Actor,
  { list, nagariCode }: { readonly list: string; readonly nagariCode: string | null },
): Promise<AttendanceMatch[]> {
  const lines = readAttendance(list);
  const known = await makersNamed(regency.db, lines, nagariCode);
  const readable = known.filter((one) => mayIndustry(actor, 'read', one.nagariCode));
  return lines.map((line) => {
    const { makers, isSure } = makersOf(line, readable, nagariCode);
    const is = makers.length === 0 ? 'unknown' : makers.length === 1 && isSure ? 'found' : 'unclear';
    return { text: line.text, is, makers: makers.slice(0, MOST_OFFERED).map(briefOf) };
  });
}

/** The makers one line may name, and whether what it says is sure enough to be taken when there is one. */
function makersOf(
  line: AttendanceLine,
  known: readonly Known[],
  nagariCode: string | null,
): { readonly makers: readonly Known[]; readonly isSure: boolean } {
  const { code, nib, phone, names } = line;
  if (code !== undefined) return { makers: known.filter((one) => one.code === code), isSure: true };
  if (nib !== undefined) {
    const makers = known.filter((one) => one.nib === nib);
    if (makers.length > 0) return { makers, isSure: true };
  }
  if (phone !== undefined) {
    const makers = known.filter((one) => one.phone === phone);
    if (makers.length > 0) return { makers, isSure: true };
  }
  const there = known.filter((one) => nagariCode === null || one.nagariCode === nagariCode);
  const spelt = there.filter((one) => names.some((name) => isCalled(one, name)));
  if (spelt.length > 0) return { makers: spelt, isSure: true };
  if (nagariCode === null) return { makers: [], isSure: false };
  const alike = there.filter((one) => names.some((name) => soundsLike(one, name)));
  // People come to a training from the next nagari too: who is called so there is offered, never taken.
  const elsewhere = known.filter((one) => names.some((name) => isCalled(one, name)));
  return { makers: alike.length > 0 ? alike : elsewhere, isSure: false };
}

function isCalled({ name, owner }: Known, typed: string): boolean {
  const key = nameKey(typed);
  return nameKey(name) === key || (owner !== null && nameKey(owner) === key);
}

function soundsLike({ name, owner }: Known, typed: string): boolean {
  return (
    alikenessOf(name, typed) !== undefined || (owner !== null && alikenessOf(owner, typed) !== undefined)
  );
}

function briefOf({ id, code, name, owner, nagari }: Known): AttendanceMaker {
  return { id, code, name, owner, nagari };
}

/** Everybody the lines may name: by number anywhere, by name in the nagari, or written so anywhere. */
async function makersNamed(
  db: Database | Trx,
  lines: readonly AttendanceLine[],
  nagariCode: string | null,
): Promise<Known[]> {
  const codes = lines.flatMap((line) => line.code ?? []);
  const nibs = lines.flatMap((line) => line.nib ?? []);
  const phones = lines.flatMap((line) => line.phone ?? []);
  const names = lines.flatMap((line) => line.names.map((name) => name.toLowerCase()));
  return db
    .selectFrom('industries as i')
    .innerJoin('industryOwners as o', 'o.industryId', 'i.id')
    .innerJoin('areas', 'areas.code', 'i.nagariCode')
    .select(['i.id', 'i.code', 'i.name', 'i.nib', 'i.nagariCode', 'o.name as owner', 'o.phone'])
    .select('areas.name as nagari')
    .where('i.closedOn', 'is', null)
    .where((eb) =>
      eb.or([
        ...(codes.length > 0 ? [eb('i.code', 'in', codes)] : []),
        ...(nibs.length > 0 ? [eb('i.nib', 'in', nibs)] : []),
        ...(phones.length > 0
          ? [
              eb(
                'i.id',
                'in',
                eb.selectFrom('industryOwners').select('industryId').where('phone', 'in', phones),
              ),
            ]
          : []),
        ...(nagariCode === null ? [] : [eb('i.nagariCode', '=', nagariCode)]),
        ...(names.length > 0
          ? [eb(eb.fn('lower', ['i.name']), 'in', names), eb(eb.fn('lower', ['o.name']), 'in', names)]
          : []),
        eb.lit(false),
      ]),
    )
    .orderBy('i.id')
    .execute();
}
