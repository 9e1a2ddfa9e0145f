import { expect, it } from 'vitest';
import { takeTurn } from '#platform/limits.server.ts';

const NAGARI = '36.70.1.2';

it('enam puluh orang di balik satu alamat melapor dalam satu jam: semuanya lewat', async () => {
  for (let i = 0; i < 60; i += 1)
    await takeTurn('report', { device: `ponsel-${i}`, contact: `0812000000${i}`, address: NAGARI });
});

it('satu nomor HP yang dipakai terlalu sering berhenti, dari alamat mana pun; orang lain tetap lewat', async () => {
  const spam = (i: number) =>
    takeTurn('report', { device: undefined, contact: '081399', address: `36.70.2.${i}` });
  for (let i = 0; i < 10; i += 1) await spam(i);
  await expect(spam(99)).rejects.toMatchObject({ code: 'too_many_tries', status: 429 });
  await takeTurn('report', { device: undefined, contact: '081400', address: '36.70.2.1' });
});

it('satu perangkat yang mengganti-ganti nomor juga berhenti', async () => {
  const spam = (i: number) =>
    takeTurn('report', { device: 'satu', contact: `0815${i}`, address: `36.70.3.${i}` });
  for (let i = 0; i < 20; i += 1) await spam(i);
  await expect(spam(20)).rejects.toMatchObject({ code: 'too_many_tries' });
});
