/** The regency follows a rule with its own version: whom it moves is shown first, and from its day on it is what is counted by. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { proposeProduct } from '#domain/nagari/nagari.commands.server.ts';
import { registerIndustry } from '#domain/registry/industry.commands.server.ts';
import { axeFindings, openStage, type Stage } from '../browser.ts';
import { actorOf } from '../cast.ts';
import { makerWith } from '../makers.ts';

const SITIUNG = '13.10.04.2001';
const FORM = '/atur/aturan/nagari-criteria/ubah';

let stage: Stage;
let page: Page;
beforeAll(async () => {
  stage = await openStage('2026-11-23 09:00');
  const make = (name: string, product: string, localShare: number, place: number) =>
    registerIndustry(
      stage.regency,
      actorOf('koordinator'),
      makerWith(
        {
          name,
          nib: null,
          kbli: null,
          nagariCode: SITIUNG,
          materials: [{ name: 'bahan', localShare }],
          lat: -1.02 + place * 0.0005,
          lng: 101.61,
        },
        { phone: null, nik: null },
        [product],
      ),
    );
  for (const n of [1, 2, 3, 4, 5]) await make(`Keripik ${n}`, 'Keripik pisang', 0, n);
  await make('Batik Satu', 'Batik tanah liek', 100, 400);
  for (const name of ['Keripik pisang', 'Batik tanah liek'])
    await proposeProduct(stage.regency, actorOf('wali'), SITIUNG, { name, products: [name] });
  page = await stage.signedIn('koordinator', {
    javaScriptEnabled: false,
    viewport: { width: 360, height: 740 },
  });
});
afterAll(() => stage.close());

const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
const said = () => page.locator('main').innerText();
const isSound = async () => {
  expect(await axeFindings(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
};
/** The candidates of the nagari in their order, with their totals. */
async function totals(): Promise<(string | undefined)[]> {
  await page.goto(`/registri/nagari/${SITIUNG}`);
  return (await said()).match(/(?:Keripik pisang|Batik tanah liek)\n+[\s\S]*?dari 100/g) ?? [];
}

describe('koordinator mengganti bobot, di HP tanpa skrip', () => {
  let before: (string | undefined)[];

  it('bobot yang tidak berjumlah 100 ditolak; tidak ada yang hilang', async () => {
    before = await totals();
    expect(before).toHaveLength(2);
    await page.goto('/atur/aturan');
    const steps = (await said()).match(/Tahap sentra: .+/g);
    expect(steps).toEqual([
      'Tahap sentra: potensi sentra',
      'Tahap sentra: calon sentra',
      'Tahap sentra: sentra ditetapkan',
      'Tahap sentra: siap DAK',
    ]);
    await isSound();
    await page.getByRole('link', { name: 'Produk unggulan nagari' }).click();
    await page.getByRole('link', { name: 'Buat versi baru' }).click();
    // Only the weights stand open.
    expect(await page.getByText('4 poin mulai dari usaha').isVisible()).toBe(false);
    await isSound();
    await page.getByLabel('Jumlah usaha dan tenaga kerja').fill('60');
    await page.getByLabel('Mengapa diganti').fill('Rapat koordinasi: lapangan kerja diutamakan.');
    await press('Lihat siapa yang berpindah');
    expect(await said()).toContain('Jumlah semua bobot harus 100.');
    expect(await page.getByLabel('Jumlah usaha dan tenaga kerja').inputValue()).toBe('60');
  });

  it('batas yang salah ditunjuk di bagian yang terbuka', async () => {
    await page.locator('summary', { hasText: 'Keberlanjutan' }).click();
    const bound = page.getByLabel('4 poin mulai dari lama usaha (tahun)');
    const kept = await bound.inputValue();
    await bound.fill('sepuluh');
    await press('Lihat siapa yang berpindah');
    expect(await page.getByText('Tulis angka, contoh 12,5.').first().isVisible()).toBe(true);
    await isSound();
    await page.getByLabel('4 poin mulai dari lama usaha (tahun)').fill(kept);
  });

  it('melihat siapa yang berpindah, lalu menyimpan untuk 1 Desember', async () => {
    await page.getByLabel('Bahan baku setempat', { exact: true }).fill('5');
    await page.getByLabel('Kekhasan nagari', { exact: true }).fill('5');
    await page.getByLabel('Jangkauan pasar').fill('5');
    await page.getByLabel('Akar budaya').fill('5');
    await page.getByLabel('Mulai berlaku').fill('2026-12-01');
    await page.getByLabel('Dasar aturan').fill('Keputusan Bupati 188.45/40/2026');
    await page.getByLabel('Seberapa pasti dasarnya').selectOption('Dari sumber resmi');
    await press('Lihat siapa yang berpindah');
    const seen = await said();
    expect(seen).toContain('Siapa yang berpindah');
    expect(seen).toContain('Sitiung. Keripik pisang: urutan 2 menjadi 1');
    expect(await page.getByLabel('Seberapa pasti dasarnya').inputValue()).toBe('sourced');
    await isSound();
    await press('Simpan versi baru');
    const kept = await said();
    expect(kept).toMatch(/Versi 2\s+Menunggu berlaku[\s\S]*Versi 1\s+Berlaku/);
    expect(kept).toContain('Rapat koordinasi: lapangan kerja diutamakan.');
    await isSound();
    // Until its day nothing changes.
    expect(await totals()).toEqual(before);
  });

  it('sejak harinya calon dinilai dengan bobot baru', async () => {
    stage.at('2026-12-01 08:00');
    const after = await totals();
    expect(after[0]).toContain('Keripik pisang');
    expect(after).not.toEqual(before);
    await page.goto('/atur/aturan/nagari-criteria');
    expect(await said()).toMatch(
      /Versi 2 · Keputusan Bupati 188\.45\/40\/2026 · Dari sumber resmi[\s\S]*Versi 2\s+Berlaku/,
    );
  });
});

describe('aturan yang tidak menyimpan hitungan', () => {
  const look = async (rule: string, label: string, value: string) => {
    await page.goto(`/atur/aturan/${rule}/ubah`);
    await page.getByLabel(label).fill(value);
    await page.getByLabel('Mengapa diganti').fill('Dicoba lebih dulu.');
    await press('Lihat siapa yang berpindah');
    return said();
  };

  it('usulan sentra: berapa usulan sekarang, dan berapa nanti', async () => {
    expect(await look('sentra-clustering', 'Paling sedikit usaha', '6')).toContain(
      'Usulan sentra: 1 menjadi 0, dari 6 usaha tanpa sentra.',
    );
    expect(await look('sentra-clustering', 'Paling sedikit usaha', '4')).toContain(
      'Dari 6 usaha tanpa sentra, usulannya tetap 1.',
    );
    await isSound();
  });

  it('kekhasan nagari: yang terbaca lain dihitung', async () => {
    expect(await look('nagari-quotient', 'Khas mulai dari (kali kabupaten)', '9')).toMatch(
      /tidak ada yang terbaca lain/,
    );
  });
});

it('petugas dinas ditolak', async () => {
  const officer = await stage.signedIn('petugasDinkes');
  for (const path of ['/atur/aturan', '/atur/aturan/nagari-criteria', FORM])
    expect((await officer.goto(path))?.status()).toBe(403);
  const sent = await officer.request.post(`${FORM}?/save`, {
    form: { validFrom: '2027-01-01' },
    headers: { origin: stage.url },
  });
  expect(sent.status()).toBeGreaterThanOrEqual(400);
});
