/**
 * Every page of the product, found from the routes themselves, opened at three widths, light and dark: no axe finding,
 * nothing wider than the screen, no script error, nothing the content policy had to refuse. A new page is covered by
 * existing; a new parameter needs a sample here.
 */
import { globSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { takeOutlines } from '#domain/offices/outline.commands.server.ts';
import { takeOldCases } from '#domain/tickets/old-case.commands.server.ts';
import { addAnswerTemplate } from '#domain/layanan/answer-template.commands.server.ts';
import { takeSheet } from '#domain/registry/industry-import.commands.server.ts';
import { addCertificate } from '#domain/registry/certificate.commands.server.ts';
import {
  closeGrading,
  givePanelScore,
  seatPanel,
  startGrading,
  submitSelfAssessment,
} from '#domain/grading/grading.commands.server.ts';
import { STAR_SCHEMES, type Levels } from '#domain/grading/star-grading.ts';
import { copyScheme } from '#domain/grading/star-scheme.commands.server.ts';
import { productsToAssess } from '#domain/grading/grading.queries.server.ts';
import { takeHelpSheet } from '#domain/help/help-import.commands.server.ts';
import { recordHelp } from '#domain/help/help.commands.server.ts';
import { proposeProduct } from '#domain/nagari/nagari.commands.server.ts';
import { addProduct, registerIndustry } from '#domain/registry/industry.commands.server.ts';
import {
  addFacility,
  addMember,
  addPlan,
  establishSentra,
  startSentra,
} from '#domain/sentra/sentra.commands.server.ts';
import { sentraPage } from '#domain/sentra/sentra.queries.server.ts';
import {
  openTicket,
  routeTicket,
  acceptTicket,
  askApplicant,
  writeNote,
  sendMessage,
} from '#domain/tickets/ticket.commands.server.ts';
import { planVisit, reportVisit } from '#domain/visits/visit.commands.server.ts';
import { runtime } from '#platform/runtime.server.ts';
import { sheetsFolder } from '#platform/sheets/sheet-store.server.ts';
import { referenceId } from '../../db/seed/reference.server.ts';
import { actorOf, CAST, type CastKey } from '../cast.ts';
import { axeFindings, openStage, type Stage } from '../browser.ts';
import { makerWith } from '../makers.ts';
import { drawnFile } from '../outlines.ts';
import { office, topic } from '../world.ts';

const routes = globSync('**/+page.svelte', { cwd: join(import.meta.dirname, '../../src/routes') })
  .map((file) => `/${file.replace(/\/?\+page\.svelte$/, '')}`)
  .toSorted();

let stage: Stage;
const samples: Record<string, string> = {};
const pages = new Map<string, Page>();

beforeAll(async () => {
  stage = await openStage('2026-11-23 09:12');
  const { regency } = stage;
  const { ticket } = await openTicket(regency, actorOf('loket'), {
    channel: 'letter',
    kind: 'problem',
    topicId: topic('spp-irt'),
    nagariCode: '13.10.02.2006',
    title:
      'Nomor P-IRT keripik tempe Kelompok Usaha Bersama Perempuan Mekar Bersama hampir habis masa berlakunya',
    words: 'Nomor kami berakhir bulan depan. Pelatihan penuh sampai Februari.\n\nApa boleh tetap berjualan?',
    applicant: {
      kind: 'group',
      name: 'Kelompok Usaha Bersama Perempuan Mekar Bersama',
      representative: 'Murni',
      phone: '081234567890',
    },
    hidesName: false,
    wantsVisit: true,
    source: { externalNumber: '045/KUB/XI/2026', sender: 'Murni', subject: 'P-IRT' },
  });
  const target = { ticketId: ticket.id };
  stage.at('2026-11-23 10:40');
  await routeTicket(regency, actorOf('koordinator'), target, {
    leadOfficeId: office('dinkes'),
    supportingOfficeIds: [office('dpmptsp')],
  });
  await acceptTicket(regency, actorOf('petugasDinkes'), target);
  await writeNote(
    regency,
    actorOf('petugasDinkes'),
    target,
    'Ada kursi tambahan 8 Desember. Periksa sisa kuota.',
  );
  await sendMessage(regency, actorOf('petugasDinkes'), target, 'Sedang kami periksa.');
  await askApplicant(regency, actorOf('petugasDinkes'), target, 'Boleh kirim foto sertifikat lama?');
  samples['list'] = 'buku-tamu';
  samples['visit'] = await visited();
  samples['code'] = ticket.code;
  samples['id'] = '00000000-0000-7000-8000-000000000000';
  samples['token'] = 'tidak-ada';
  samples['office'] = office('dinkes');
  samples['topic'] = topic('spp-irt');
  samples['person'] = CAST.petugasDinkes.id;
  samples['calendar'] = referenceId('calendar', 'default');
  samples['day'] = '2026-12-25';
  samples['screen'] = '';
  const held = await regency.db
    .selectFrom('duties')
    .select('id')
    .where('personId', '=', CAST.petugasDinkes.id)
    .executeTakeFirstOrThrow();
  samples['duty'] = held.id;
  samples['industry'] = await registerIndustry(regency, actorOf('koordinator'), makerWith());
  await addCertificate(
    regency,
    actorOf('koordinator'),
    { code: samples['industry'] },
    {
      kind: 'pirt',
      name: null,
      number: '2153310010012-27',
      issuedOn: '2022-02-01',
      validUntil: '2027-02-01',
      productId: null,
    },
  );
  const { id: industryId } = await regency.db
    .selectFrom('industries')
    .select('id')
    .where('code', '=', samples['industry'])
    .executeTakeFirstOrThrow();
  samples['help'] = await recordHelp(
    regency,
    actorOf('koordinator'),
    {
      kind: 'training',
      title: 'Pelatihan keamanan pangan dan pengurusan SPP-IRT untuk usaha keripik',
      officeId: office('dinkes'),
      beganOn: '2025-11-03',
      endedOn: '2025-11-05',
      funds: 'apbn',
      fundYear: 2025,
      value: 45_000_000,
      nagariCode: '13.10.04.2001',
      othersWomen: 3,
      othersMen: 1,
      note: 'Praktik di rumah produksi.',
    },
    [{ industryId, value: 1_500_000, quantity: 2, unit: 'paket' }],
  );
  samples['sentra'] = await startSentra(regency, actorOf('koordinator'), {
    name: 'Sentra Keripik Pisang Sitiung',
    product: 'Keripik pisang',
    nagariCode: '13.10.04.2001',
  });
  const sentra = { slug: samples['sentra'] };
  await addMember(regency, actorOf('koordinator'), sentra, {
    industry: samples['industry'],
    joinedOn: '2026-11-20',
  });
  await establishSentra(regency, actorOf('koordinator'), sentra, {
    decreeNumber: '188.45/12/2026',
    decreeOn: '2026-11-20',
  });
  await addFacility(regency, actorOf('koordinator'), sentra, {
    name: 'Rumah kemasan bersama',
    condition: 'worn',
    ownedBy: 'Nagari Sitiung',
    managedBy: 'BUMNag Sitiung',
    isPublic: true,
  });
  await addPlan(regency, actorOf('koordinator'), sentra, {
    year: 2027,
    activity: 'Mesin kemasan',
    officeId: office('kumperindag'),
    budget: 45_000_000,
  });
  const kept = await sentraPage(regency, actorOf('koordinator'), sentra.slug);
  samples['facility'] = kept.facilities[0]?.id ?? '';
  samples['plan'] = kept.plans[0]?.id ?? '';
  const [made] = await productsToAssess(regency, actorOf('koordinator'), {
    maker: samples['industry'],
    words: '',
  });
  samples['grading'] = await startGrading(regency, actorOf('koordinator'), made?.id ?? '');
  samples['number'] = samples['grading'];
  inPanel = await withPanel(samples['industry']);
  closed = await withStar();
  samples['version'] = String(await copyScheme(regency, actorOf('koordinator'), 1));
  samples['nagari'] = '13.10.04.2001';
  samples['kecamatan'] = '13.10.04';
  samples['product'] = await proposeProduct(regency, actorOf('wali'), '13.10.04.2001', {
    name: 'Keripik pisang balado',
    products: ['Keripik pisang balado'],
  });
  samples['import'] = await takeSheet(
    regency,
    actorOf('koordinator'),
    sheetsFolder(runtime().config.dataDir),
    {
      file: new File(['Nama Usaha;Nagari;No. HP\nKeripik Bundo;Sitiung;8,57E+10\n'], 'Data IKM 2025.csv'),
      source: 'Bidang Perindustrian',
    },
  );
  samples['outline'] = await takeOutlines(regency, actorOf('admin'), {
    file: drawnFile('Batas nagari.geojson', [
      { words: { kode: '13.10.04.2001' } },
      { words: { nama: 'Antah Berantah' }, at: '13.10.04.2002' },
    ]),
    attribution: 'Bappeda 2026, batas indikatif',
  });
  samples['rule'] = 'nagari-criteria';
  samples['oldCases'] = await takeOldCases(
    regency,
    actorOf('koordinator'),
    sheetsFolder(runtime().config.dataDir),
    {
      source: 'Meja',
      file: new File(
        [
          'Tanggal masuk;Tanggal selesai;Nama;Nagari;Layanan;Permohonan;Jawaban\n' +
            '3/9/2024;5/9/2024;Ida;Sitiung;Konsultasi izin usaha;Cara mengurus NIB;Sudah dijelaskan\n',
        ],
        'Buku 2024.csv',
      ),
    },
  );
  samples['helpImport'] = await takeHelpSheet(
    regency,
    actorOf('koordinator'),
    sheetsFolder(runtime().config.dataDir),
    {
      officeId: office('kumperindag'),
      source: 'Dinas',
      file: new File(
        [
          'Jenis;Kegiatan;Tanggal;Sumber dana;Penerima;Nagari\nMesin;Mesin jahit;1/2/2026;APBD;Siapa;Sitiung\n',
        ],
        'Bantuan 2026.csv',
      ),
    },
  );
  samples['template'] = 'received';
  samples['answer'] = await addAnswerTemplate(regency, actorOf('admin'), {
    name: 'Syarat lengkap',
    officeId: null,
    topicId: null,
    body: 'Syaratnya sudah lengkap.',
  });
});
afterAll(() => stage.close());

/** Gradings in the states in which their other pages show. */
let inPanel = '';
let closed = '';
const ALL_BEST: Levels = Object.fromEntries(
  STAR_SCHEMES.flatMap((scheme) => scheme.groups.flatMap((group) => group.items)).map((item) => [
    item.code,
    2,
  ]),
);
const PANEL = ['koordinator', 'petugasDinkes', 'petugasPmd'] as const;

/** A product before its panel, of whom one has yet to score. */
async function withPanel(maker: string): Promise<string> {
  const { regency } = stage;
  await addProduct(
    regency,
    actorOf('koordinator'),
    { code: maker },
    {
      name: 'Keripik ubi balado',
      brand: null,
      price: null,
      unit: null,
    },
  );
  const products = await productsToAssess(regency, actorOf('koordinator'), { maker, words: '' });
  const code = await startGrading(
    regency,
    actorOf('koordinator'),
    products.find((one) => one.open === null)?.id ?? '',
  );
  await submitSelfAssessment(regency, actorOf('koordinator'), code, { levels: ALL_BEST, notes: {} });
  await seatPanel(
    regency,
    actorOf('koordinator'),
    code,
    PANEL.map((who) => CAST[who].id),
  );
  for (const who of PANEL.slice(1))
    await givePanelScore(regency, actorOf(who), code, { levels: ALL_BEST, note: null });
  return code;
}

/** A product with its star. */
async function withStar(): Promise<string> {
  const { regency } = stage;
  const maker = await registerIndustry(
    regency,
    actorOf('koordinator'),
    makerWith({ name: 'Keripik Sanjai Uni', nib: null }, { phone: null, nik: null }, ['Keripik sanjai']),
  );
  const [made] = await productsToAssess(regency, actorOf('koordinator'), { maker, words: '' });
  const code = await startGrading(regency, actorOf('koordinator'), made?.id ?? '');
  await submitSelfAssessment(regency, actorOf('koordinator'), code, { levels: ALL_BEST, notes: {} });
  await seatPanel(
    regency,
    actorOf('koordinator'),
    code,
    PANEL.map((who) => CAST[who].id),
  );
  for (const who of PANEL)
    await givePanelScore(regency, actorOf(who), code, { levels: ALL_BEST, note: null });
  await closeGrading(
    regency,
    actorOf('koordinator'),
    code,
    ['nib', 'required_certificate'].map((gate) => ({ gate, note: 'Dilihat aslinya' })),
  );
  return code;
}

/** A visit that met somebody. */
async function visited(): Promise<string> {
  const plan = {
    nagariCode: '13.10.04.2001',
    reason: 'potential',
    on: '2026-11-23',
    personId: CAST.lapangan.id,
  } as const;
  const { after } = await planVisit(stage.regency, actorOf('koordinator'), plan);
  const report = {
    purpose: null,
    metName: 'Murni',
    metAs: 'pemilik',
    found: 'Penggiling aus.',
    agreed: null,
    signedName: null,
  };
  const given = { on: null, report, place: { lat: -0.98, lng: 101.63, accuracyM: 12 } };
  await reportVisit(stage.regency, actorOf('koordinator'), { id: after.id }, given);
  return after.id;
}

/** The grading whose state shows this page. */
function gradingFor(route: string): string | undefined {
  if (route.endsWith('[grading]/sertifikat')) return closed;
  if (/\[grading\]\/(?:nilai|panel|tutup)$/.test(route)) return inPanel;
  return route.includes('/bintang/[number]') ? closed : undefined;
}

/** Who opens a page: the public, the administrator for settings, the coordinator for the rest. */
function openerOf(route: string): CastKey | 'visitor' {
  if (!route.includes('(kantor)') || route.includes('/masuk')) return 'visitor';
  return route.includes('/atur') ? 'admin' : 'koordinator';
}

function addressOf(route: string): string {
  const path = route
    .replaceAll(/\/\([^)]+\)/g, '')
    .replaceAll(/\[(?:\.\.\.)?(\w+)(?:=\w+)?\]/g, (_whole, name: string) => {
      const sample = (['grading', 'number'].includes(name) ? gradingFor(route) : undefined) ?? samples[name];
      if (sample === undefined) throw new RangeError(`give a sample for [${name}] of ${route}`);
      return sample;
    });
  return path === '' ? '/' : path;
}

async function pageFor(who: CastKey | 'visitor'): Promise<Page> {
  const known = pages.get(who);
  if (known) return known;
  const page = who === 'visitor' ? await stage.visitor() : await stage.signedIn(who);
  pages.set(who, page);
  return page;
}

/** Opens an address and looks it over; the answer may be a refusal, never an incident. */
async function look(
  page: Page,
  address: string,
  width: number,
  colorScheme: 'light' | 'dark',
): Promise<void> {
  const complaints: string[] = [];
  const onError = (error: Error) => complaints.push(error.message);
  page.on('pageerror', onError);
  await page.setViewportSize({ width, height: 800 });
  await page.emulateMedia({ colorScheme });
  const response = await page.goto(address, { waitUntil: 'load' });
  expect(response?.status() ?? 0, address).toBeLessThan(500);
  // The phone's page is drawn by its own scripts, after it has loaded.
  if (response?.headers()['content-type']?.includes('text/html')) await page.locator('h1').first().waitFor();
  expect(await axeFindings(page), address).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth), address).toBeLessThanOrEqual(width);
  expect(complaints, address).toEqual([]);
  page.off('pageerror', onError);
}

describe.each(routes)('%s', (route) => {
  it.each([
    [360, 'light'],
    [360, 'dark'],
    [768, 'light'],
    [1280, 'dark'],
  ] as const)('pada %i piksel, %s', async (width, colorScheme) => {
    await look(await pageFor(openerOf(route)), addressOf(route), width, colorScheme);
  });
});

/** The same for every duty: looked at once, as the coordinator. */
const SHARED = new Set(['/akun', '/pemberitahuan', '/ganti-petugas', '/rencana-kunjungan', '/atur/templat']);

/** Who sees what is not the same page for everybody: each duty opens every other door of its frame, on a phone at night. */
describe.each(['loket', 'petugasDinkes', 'kepala', 'lapangan', 'wali', 'pimpinan', 'nobody'] as const)(
  '%s',
  (who) => {
    it('membuka semua pintunya, dan tiket yang mungkin bukan bagiannya', async () => {
      const page = await pageFor(who);
      const doors = await page
        .locator('nav a')
        .evaluateAll((links) => links.map((link) => new URL((link as HTMLAnchorElement).href).pathname));
      const own = doors.filter((door) => !SHARED.has(door));
      for (const door of new Set([...own, `/tiket/${samples['code']}`])) await look(page, door, 360, 'dark');
    });
  },
);
