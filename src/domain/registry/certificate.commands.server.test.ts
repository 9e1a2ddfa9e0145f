import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  addCertificate,
  changeCertificate,
  endCertificate,
} from '#domain/registry/certificate.commands.server.ts';
import { certificatesOf } from '#domain/registry/certificate.queries.server.ts';
import type { Certificate } from '#domain/registry/certificate.ts';
import { closeIndustry, registerIndustry } from '#domain/registry/industry.commands.server.ts';
import { industryPage } from '#domain/registry/industry.queries.server.ts';
import { actorOf } from '#tests/cast.ts';
import { makerWith } from '#tests/makers.ts';
import { openWorld, type World } from '#tests/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld('2026-11-23 09:00');
});
afterAll(() => world.close());

const officer = actorOf('petugasKumperindag');
const HALAL: Certificate = {
  kind: 'halal',
  name: null,
  number: 'ID13110000123450421',
  issuedOn: '2025-03-01',
  validUntil: '2026-12-03',
  productId: null,
};

it('sertifikat ditambah, dibetulkan, diakhiri; semuanya ada di riwayat usaha', async () => {
  const { regency } = world;
  const code = await registerIndustry(regency, officer, makerWith());
  const { id, products } = await industryPage(regency, officer, code);
  const productId = products[0]?.id ?? '';
  const certificateId = await addCertificate(regency, officer, { code }, HALAL);
  const pirt = { ...HALAL, kind: 'pirt', number: '2153310010012-29', validUntil: null, productId } as const;
  await addCertificate(regency, officer, { code }, pirt);
  expect(await certificatesOf(regency, id)).toMatchObject([
    { kind: 'halal', standing: { is: 'soon', days: 10 } },
    { kind: 'pirt', product: 'Keripik pisang balado', standing: { is: 'open' } },
  ]);
  await changeCertificate(regency, officer, { code }, { ...HALAL, certificateId, validUntil: '2030-12-03' });
  await endCertificate(regency, officer, { code }, certificateId);
  expect((await certificatesOf(regency, id)).map(({ kind }) => kind)).toEqual(['pirt']);
  await expect(endCertificate(regency, officer, { code }, certificateId)).rejects.toMatchObject({
    code: 'unknown_certificate',
  });
  const { history } = await industryPage(regency, officer, code);
  expect(history.map(({ act, certificate }) => [act, certificate])).toEqual([
    ['end_certificate', 'halal'],
    ['change_certificate', 'halal'],
    ['add_certificate', 'pirt'],
    ['add_certificate', 'halal'],
    ['register', undefined],
  ]);
});

it('ditolak: produk usaha lain, usaha di luar nagari, usaha yang sudah tutup, dan yang hanya membaca', async () => {
  const { regency } = world;
  const other = await registerIndustry(
    regency,
    officer,
    makerWith({ nagariCode: '13.10.02.2009', nib: null }, { nik: null, phone: null }),
  );
  const own = await registerIndustry(regency, officer, makerWith({ nib: null }, { nik: null, phone: null }));
  const { products } = await industryPage(regency, officer, other);
  const productId = products[0]?.id ?? '';
  const refused = (actor: Parameters<typeof actorOf>[0], code: string, certificate = HALAL) =>
    expect(addCertificate(regency, actorOf(actor), { code }, certificate)).rejects;
  await refused('petugasKumperindag', own, { ...HALAL, productId }).toMatchObject({
    code: 'unknown_product',
  });
  await refused('wali', other).toMatchObject({ code: 'industry_not_found' });
  await refused('kepala', own).toMatchObject({ code: 'out_of_reach' });
  await addCertificate(regency, actorOf('wali'), { code: own }, HALAL);
  await closeIndustry(regency, officer, { code: own }, 'Pindah ke Pekanbaru');
  await refused('petugasKumperindag', own).toMatchObject({ code: 'industry_is_closed' });
});
