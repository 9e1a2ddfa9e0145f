/** The life of a maker on its own page: certificates, a ticket that begins there, and who sees what of it. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registerIndustry } from '#domain/registry/industry.commands.server.ts';
import { planVisit, recordVisit } from '#domain/tickets/ticket.commands.server.ts';
import { axeFindings, openStage, type Stage } from '../browser.ts';
import { actorOf, CAST } from '../cast.ts';
import { makerWith } from '../makers.ts';

let stage: Stage;
let code = '';
beforeAll(async () => {
  stage = await openStage('2026-11-23 09:00');
  code = await registerIndustry(stage.regency, actorOf('koordinator'), makerWith());
});
afterAll(() => stage.close());

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const said = (page: Page) => page.locator('main').innerText();

describe.each([true, false])('tiket untuk usaha dimulai dari halamannya (skrip: %s)', (javaScriptEnabled) => {
  it('nama, nomor HP, dan nagari terisi; tiketnya terhubung', async () => {
    const page = await stage.signedIn('loket', { javaScriptEnabled });
    await page.goto(`/registri/${code}`);
    await page.getByRole('link', { name: 'Buka tiket untuk usaha ini' }).click();
    await page.waitForURL(/usaha=/);
    expect(await said(page)).toMatch(/Untuk usaha Keripik Pisang Bundo/);
    expect(await page.locator('#nagari').inputValue()).toBe('13.10.04.2001');
    expect(await page.content()).not.toContain('081234567890');
    await page.locator('#topic').selectOption({ index: 1 });
    await page.locator('#words').fill(`Sertifikat kami hampir habis. ${javaScriptEnabled ? 'Satu' : 'Dua'}.`);
    await page.locator('input[name=wantsVisit]').check();
    await page.locator('#save').click();
    // The second time the same person has the same topic: whether it is another matter is asked first.
    if (!javaScriptEnabled) await page.getByRole('button', { name: 'Soal lain, simpan' }).click();
    await page.waitForURL(/tanda-terima/);
    const linked = await stage.regency.db
      .selectFrom('tickets')
      .innerJoin('applicants', 'applicants.id', 'tickets.applicantId')
      .innerJoin('industries', 'industries.id', 'applicants.industryId')
      .select(['tickets.code', 'applicants.name', 'applicants.phone', 'applicants.id'])
      .where('industries.code', '=', code)
      .execute();
    expect(new Set(linked.map(({ name, phone }) => `${name} ${phone}`))).toEqual(
      new Set(['Keripik Pisang Bundo 081234567890']),
    );
    // The second time the same applicant is offered, and no second one is made.
    expect(new Set(linked.map(({ id }) => id)).size).toBe(1);
    await page.goto(`/registri/${code}?garis=tiket`);
    for (const ticket of linked)
      expect(await page.locator(`main a[href="/tiket/${ticket.code}"]`).count()).toBe(1);
  });
});

it('sertifikat dicatat; yang hampir habis terlihat, juga di garis waktu', async () => {
  const page = await stage.signedIn('petugasKumperindag', { viewport: { width: 360, height: 740 } });
  await page.goto(`/registri/${code}`);
  await page.getByRole('link', { name: 'Tambah sertifikat' }).click();
  await page.getByLabel('Nomor', { exact: true }).fill('2153');
  await press(page, 'Tambah sertifikat');
  expect(await page.locator('#number-new-error').innerText()).toBe(
    'Nomor P-IRT terdiri dari 15 angka (yang lama 12).',
  );
  await page.locator('#number-new').fill('P-IRT 2153310010012-26');
  await page.locator('#issuedOn-new').fill('2021-12-03');
  await page.locator('#validUntil-new').fill('2026-12-03');
  await press(page, 'Tambah sertifikat');
  expect(await axeFindings(page)).toEqual([]);
  await page.goto(`/registri/${code}`);
  expect(await said(page)).toMatch(/P-IRT \(SPP-IRT\)[\s\S]*habis dalam 10 hari/);
  await page.locator('nav a', { hasText: 'Sertifikat' }).click();
  expect(await page.locator('section:has(#garis-waktu) li').allInnerTexts()).toHaveLength(1);
  expect(await axeFindings(page)).toEqual([]);
});

it('kunjungan masuk garis waktu; wali nagari melihat sertifikat tetapi tidak siapa yang mengadu', async () => {
  const { id } = await stage.regency.db
    .selectFrom('tickets')
    .select('id')
    .orderBy('receivedAt')
    .executeTakeFirstOrThrow();
  await planVisit(
    stage.regency,
    actorOf('lapangan'),
    { ticketId: id },
    {
      on: '2026-11-23',
      personId: CAST.lapangan.id,
    },
  );
  await recordVisit(stage.regency, actorOf('lapangan'), { ticketId: id }, { on: '2026-11-23', isMet: true });
  const desk = await stage.signedIn('loket');
  await desk.goto(`/registri/${code}?garis=kunjungan`);
  expect(await said(desk)).toContain('Dikunjungi, bertemu');
  const wali = await stage.signedIn('wali');
  await wali.goto(`/registri/${code}`);
  const text = await said(wali);
  expect(text).toContain('habis dalam 10 hari');
  expect(text).not.toContain('Dikunjungi');
  expect(text).not.toContain('Buka tiket untuk usaha ini');
  expect(await wali.locator('main a[href^="/tiket/"]').count()).toBe(0);
});
