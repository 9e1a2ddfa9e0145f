/** A maker's record, owner and figures as their forms show them: what is typed again is parsed to the same. */
import { writtenMaterial } from '#domain/registry/industry.material.ts';
import type { Figures, IndustryRecord, Owner, Period } from '#domain/registry/industry.ts';
import type { TypedForm } from '#shared/typed-form.ts';

/** As `changeForm` reads it, without the version that was seen. */
export function typedRecord(record: IndustryRecord): TypedForm {
  const { kind, groupKind, name, nagariCode, jorong, lat, lng, startedYear, legalForm, nib, kbli } = record;
  return {
    ...texts({ kind, groupKind, name, nagari: nagariCode, jorong, lat, lng, startedYear, legalForm, nib }),
    ...texts({ kbli: kbli?.code, kbliVersion: kbli?.version ?? '2025' }),
    materials: record.materials.map(writtenMaterial).join('\n'),
    machines: record.machines.join('\n'),
    difficulties: [...record.difficulties],
    ...texts({
      marketArea: record.marketArea,
      difficultyNote: record.difficultyNote,
      membersWomen: record.membersWomen,
      membersMen: record.membersMen,
    }),
  };
}

/** As `ownerForm` reads it; the NIK is never shown in a form. */
export function typedOwner({ name, gender, phone, email, address }: Omit<Owner, 'nik'>): TypedForm {
  return texts({ ownerName: name, gender, phone, email, address });
}

/** As `figuresForm` reads it: numbers as people write them, `1.500.000` and `12,5`. */
export function typedFigures({ year, quarter }: Period, { unit, ...amounts }: Figures): TypedForm {
  const written = Object.entries(amounts).map(([name, amount]) => [
    name,
    amount?.toLocaleString('id-ID', { maximumFractionDigits: 4 }),
  ]);
  return { ...texts({ year, quarter, unit }), ...texts(Object.fromEntries(written)) };
}

function texts(values: Readonly<Record<string, string | number | null | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value ?? '')]));
}
