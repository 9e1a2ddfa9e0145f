/** A maker to be registered, as tests need one: a woman who makes banana crisps in Sitiung. */
import type { IndustryRecord, Owner, Product } from '#domain/registry/industry.ts';

export interface MakerGiven {
  readonly record: IndustryRecord;
  readonly owner: Owner;
  readonly products: readonly Product[];
}

export function makerWith(
  record: Partial<IndustryRecord> = {},
  owner: Partial<Owner> = {},
  products: readonly string[] = ['Keripik pisang balado'],
): MakerGiven {
  return {
    record: {
      kind: 'business',
      groupKind: null,
      name: 'Keripik Pisang Bundo',
      nagariCode: '13.10.04.2001',
      jorong: 'Koto Tuo',
      lat: null,
      lng: null,
      startedYear: 2016,
      legalForm: 'perorangan',
      nib: '1234567890123',
      kbli: { version: '2025', code: '10794' },
      materials: [{ name: 'pisang kepok', localShare: 100 }],
      machines: ['wajan besar'],
      marketArea: 'regency',
      difficulties: ['packaging'],
      difficultyNote: null,
      membersWomen: null,
      membersMen: null,
      ...record,
    },
    owner: {
      name: 'Murni Chaniago',
      gender: 'female',
      nik: '1310044101800001',
      phone: '081234567890',
      email: 'murni@contoh.test',
      address: 'Jalan Lintas 12',
      ...owner,
    },
    products: products.map((name) => ({ name, brand: null, price: null, unit: null })),
  };
}
