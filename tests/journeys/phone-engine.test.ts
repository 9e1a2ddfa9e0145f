/** The phone's engine in a real browser: what the screen said is safe is there, whatever happens to the page. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registerIndustry } from '#domain/registry/industry.commands.server.ts';
import { makerWith } from '#tests/makers.ts';
import { launchOnDisk, openStage, type Stage } from '../browser.ts';
import { actorOf, CAST } from '../cast.ts';
import {
  anotherTab,
  bundledEngine,
  holdBackActs,
  killBrowser,
  killPage,
  phonePage,
  PIN,
  serveEngine,
  startPhone,
} from '../phone-browser.ts';

const SITIUNG = '13.10.04.2001';
let stage: Stage;
let script: string;

beforeAll(async () => {
  script = await bundledEngine();
  stage = await openStage();
}, 120_000);
afterAll(() => stage.close());

/** Budi's new phone, enrolled and open. */
async function enrolledPage(): Promise<Page> {
  const page = await phonePage(stage, script, 'lapangan');
  // What becomes of it at the office is played elsewhere.
  await holdBackActs(page.context());
  await page.evaluate((pin) => phone.lock.enrol({ name: 'HP Budi', pin }), PIN);
  return page;
}
const stateOf = (page: Page) => page.evaluate(async () => (await phone.standing()).state);
const unlock = (page: Page, pin = PIN) => page.evaluate((pin) => engine.refused(phone.lock.unlock(pin)), pin);
/** A report that is being typed; kept in the page as `draft`. */
const beginReport = (page: Page, found = '') =>
  page.evaluate(async (found) => {
    const body = { visitId: engine.phoneNumbers.id(), form: { metName: 'Rina', found } };
    const draft = await phone.drafts.begin('visit.report', body, { title: 'Rina', visitId: null });
    return Object.assign(globalThis, { draft, visitId: body.visitId }).draft.id;
  }, found);
const foundIn = (page: Page, id: string) =>
  page.evaluate(async (id) => {
    const draft = await phone.drafts.read(id);
    return draft && 'form' in draft.body ? String(draft.body.form['found']) : undefined;
  }, id);

declare global {
  var draft: Awaited<ReturnType<typeof phone.drafts.begin<'visit.report'>>>;
  var visitId: string;
  /** Told outside what the page was told to be safe. */
  var noteSaved: (text: string) => Promise<void>;
}

describe('PIN', () => {
  it('HP menjadi milik petugas, terkunci, dan terbuka dengan PIN', async () => {
    const page = await phonePage(stage, script, 'lapangan');
    expect(await stateOf(page)).toBe('new');
    expect(
      await page.evaluate(() => engine.refused(phone.lock.enrol({ name: 'HP', pin: '123456' }))),
    ).toMatchObject({ code: 'pin_too_simple' });
    await page.evaluate((pin) => phone.lock.enrol({ name: 'HP Budi', pin }), PIN);
    expect(await page.evaluate(() => phone.standing())).toMatchObject({
      state: 'open',
      person: { id: CAST.lapangan.id, name: CAST.lapangan.name },
      held: { drafts: 0, acts: 0, files: 0 },
    });
    expect(
      await page.evaluate((pin) => engine.refused(phone.lock.enrol({ name: 'HP', pin })), PIN),
    ).toMatchObject({ code: 'phone_is_taken' });
    await page.evaluate(() => phone.lock.lock());
    expect(await stateOf(page)).toBe('locked');
    expect(await page.evaluate(() => engine.refused(phone.drafts.list()))).toMatchObject({
      code: 'phone_locked',
    });
    expect(await unlock(page)).toBeUndefined();
    expect(await stateOf(page)).toBe('open');
    await page.context().close();
  });

  it('terkunci di satu tab berarti terkunci di semua', async () => {
    const page = await enrolledPage();
    const other = await anotherTab(page.context());
    expect(await stateOf(other)).toBe('open');
    const told = other.evaluate(() => new Promise<void>((done) => void phone.watch(() => done())));
    await page.evaluate(() => phone.lock.lock());
    await told;
    expect(await stateOf(other)).toBe('locked');
    await page.context().close();
  });

  it('salah lima kali: menunggu, juga setelah halaman mati; tidak ada yang terhapus', async () => {
    const page = await enrolledPage();
    const id = await beginReport(page, 'Mesin rusak');
    await page.evaluate(() => draft.close());
    await page.evaluate(() => phone.lock.lock());
    for (const left of [4, 3, 2, 1])
      expect(await unlock(page, '000001')).toEqual({ code: 'wrong_pin', params: { left } });
    const waits = await unlock(page, '000001');
    expect(waits?.code).toBe('pin_must_wait');
    // Thirty, less what stretching the PIN took on this machine.
    expect(waits?.params['seconds']).toBeGreaterThan(15);
    expect(waits?.params['seconds']).toBeLessThanOrEqual(30);
    const context = page.context();
    await killPage(page);
    const again = await context.newPage();
    await again.clock.install();
    await startPhone(again);
    expect(await unlock(again)).toMatchObject({ code: 'pin_must_wait' });
    expect(await again.evaluate(async () => (await phone.standing()).waitUntil)).toBeGreaterThan(0);
    await again.clock.fastForward(31_000);
    expect(await unlock(again)).toBeUndefined();
    expect(await foundIn(again, id)).toBe('Mesin rusak');
    await context.close();
  });

  it('tab yang dimatikan saat kamera terbuka tidak meminta PIN; HP yang lama tidak disentuh memintanya', async () => {
    const page = await enrolledPage();
    const context = page.context();
    await killPage(page);
    const back = await context.newPage();
    await back.clock.install();
    await startPhone(back);
    expect(await stateOf(back)).toBe('open');
    await back.clock.fastForward('11:00');
    expect(await stateOf(back)).toBe('locked');
    await context.close();
  });

  it('ganti PIN: yang lama tidak berlaku lagi', async () => {
    const page = await enrolledPage();
    await page.evaluate((pin) => phone.lock.changePin(pin, '771204'), PIN);
    await page.evaluate(() => phone.lock.lock());
    expect(await unlock(page)).toMatchObject({ code: 'wrong_pin' });
    expect(await unlock(page, '771204')).toBeUndefined();
    await page.context().close();
  });

  it('lupa PIN: kunci datang dari kantor, isian tetap terbaca', async () => {
    const page = await enrolledPage();
    const id = await beginReport(page, 'Bahan baku mahal');
    await page.evaluate(() => draft.close());
    await page.evaluate(() => phone.lock.lock());
    await page.evaluate(() => phone.lock.resetPin('771204'));
    expect(await foundIn(page, id)).toBe('Bahan baku mahal');
    await page.evaluate(() => phone.lock.lock());
    expect(await unlock(page, '771204')).toBeUndefined();
    await page.context().close();
  });

  it('kantor lupa HP ini: memperkenalkan diri lagi sebagai orang yang sama', async () => {
    const page = await enrolledPage();
    const deviceId = await page.evaluate(async () => (await phone.standing()).deviceId);
    await stage.regency.db
      .deleteFrom('devices')
      .where('id', '=', deviceId ?? '')
      .execute();
    expect(await page.evaluate(() => engine.refused(phone.pack.refresh()))).toMatchObject({
      code: 'unknown_device',
    });
    expect(await page.evaluate(async () => (await phone.standing()).line.trouble)).toBe('sign_in');
    await page.evaluate((pin) => phone.lock.introduce(pin), PIN);
    expect(await page.evaluate(async () => (await phone.standing()).line.trouble)).toBeNull();
    expect(await page.evaluate(() => phone.pack.refresh())).toBe(true);
    await page.context().close();
  });
});

describe('isian', () => {
  it('halaman mati kapan saja: yang dikatakan tersimpan ada di sana', async () => {
    let page = await enrolledPage();
    const context = page.context();
    const words = 'Mesin peniris rusak sejak pekan lalu, pesanan tertunda, dan bahan baku naik. '.repeat(3);
    for (let round = 0; round < 8; round += 1) {
      const id = await beginReport(page);
      let safe = '';
      await page.exposeFunction('noteSaved', (text: string) => void (safe = text));
      await page.evaluate((words) => {
        let typed = 0;
        const wordsTyped = () => words.slice(0, typed);
        draft.onSaved((state) => state === 'saved' && void noteSaved(wordsTyped()));
        setInterval(() => {
          typed = Math.min(words.length, typed + 1);
          draft.put({ visitId, form: { metName: 'Rina', found: wordsTyped() } });
        }, 12);
      }, words);
      await new Promise((done) => setTimeout(done, 60 + round * 117));
      await killPage(page);
      page = await context.newPage();
      await startPhone(page);
      const found = (await foundIn(page, id)) ?? '';
      expect(words.startsWith(found)).toBe(true);
      expect(found.length).toBeGreaterThanOrEqual(safe.length);
    }
    expect((await page.evaluate(() => phone.drafts.list())).length).toBe(8);
    await context.close();
  });

  it('browser mati seluruhnya: yang tersimpan dan yang dikirim ada di sana, dan HP tetap miliknya', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ovo-hp-'));
    const signedIn = await stage.signedIn('lapangan');
    const cookies = await signedIn.context().cookies();
    await signedIn.context().close();
    const start = async () => {
      const context = await launchOnDisk(folder, { baseURL: stage.url });
      await serveEngine(context, script);
      await holdBackActs(context);
      return context;
    };
    let context = await start();
    await context.addCookies(cookies);
    let page = await anotherTab(context);
    await page.evaluate((pin) => phone.lock.enrol({ name: 'HP Budi', pin }), PIN);
    const sent: string[] = [];
    for (const words of ['Pesanan naik', 'Mesin rusak']) {
      await beginReport(page, words);
      sent.push(await page.evaluate(() => draft.send()));
      const id = await beginReport(page);
      await page.evaluate(async (found) => {
        await draft.addFile(new Blob([new Uint8Array(40_000)]), { kind: 'photo' });
        draft.put({ visitId, form: { metName: 'Rina', found } });
        await draft.saved();
      }, words);
      await killBrowser(page);
      context = await start();
      page = await anotherTab(context);
      if ((await stateOf(page)) === 'locked') expect(await unlock(page)).toBeUndefined();
      expect(await foundIn(page, id)).toBe(words);
      const lies = await page.evaluate(async (id) => {
        const db = await engine.openStore();
        const files = (await phone.drafts.read(id))?.held ?? [];
        const bytes = await Promise.all(files.map((file) => db.get('bytes', file.id)));
        return {
          acts: (await db.getAllFromIndex('acts', 'seq')).map((act) => act.id),
          bytes: bytes.map((sealed) => sealed?.length),
        };
      }, id);
      expect(lies).toEqual({ acts: sent, bytes: [40_028] });
    }
    await context.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('dikirim dua kali: satu isian, dengan berkasnya, di tempatnya dalam urutan', async () => {
    const page = await enrolledPage();
    const id = await beginReport(page, 'Baik');
    const sent = await page.evaluate(async () => {
      await draft.addFile(new Blob([new Uint8Array(5000)]), { kind: 'photo', caption: 'Mesin' });
      await draft.addFile(new Blob([new Uint8Array(3000)]), { kind: 'voice' });
      const twice = await Promise.all([draft.send(), draft.send()]);
      return [...twice, await draft.send()];
    });
    expect(sent).toEqual([id, id, id]);
    await beginReport(page, 'Kedua');
    const lies = await page.evaluate(async () => {
      await draft.send();
      const db = await engine.openStore();
      const acts = await db.getAllFromIndex('acts', 'seq');
      const files = await db.getAll('files');
      return {
        acts: acts.map(({ id, seq, state, files }) => ({ id, seq, state, files: files.length })),
        files: files.map(({ holderId, caption, kind }) => ({ holderId, caption, kind })),
        held: (await phone.standing()).held,
      };
    });
    expect(lies.acts).toMatchObject([
      { id, seq: 1, state: 'waiting', files: 2 },
      { seq: 2, state: 'waiting', files: 0 },
    ]);
    expect(lies.files).toEqual([
      { holderId: id, caption: 'Mesin', kind: 'photo' },
      { holderId: id, caption: null, kind: 'voice' },
    ]);
    expect(lies.held).toMatchObject({ drafts: 0, acts: 2, files: 2, bytes: 8000 + 2 * 28 });
    await page.context().close();
  });

  it('foto: keterangan, dibuka lagi, dibuang; isian yang dibuang membawa berkasnya', async () => {
    const page = await enrolledPage();
    const id = await beginReport(page, 'Baik');
    const seen = await page.evaluate(async () => {
      const picture = new Uint8Array([0xff, 0xd8, 0xff, ...new Uint8Array(500)]);
      const place = { lat: -0.98, lng: 101.55, accuracyM: 8 };
      const first = await draft.addFile(new Blob([picture]), { kind: 'photo', place });
      const second = await draft.addFile(new Blob([picture]), { kind: 'photo' });
      await draft.caption(first.id, 'Mesin peniris');
      const tooLong = await engine.refused(draft.caption(first.id, 'x'.repeat(301)));
      await draft.removeFile(second.id);
      const opened = await draft.file(first.id);
      const row = await (await engine.openStore()).get('files', first.id);
      return {
        files: (await draft.files()).map(({ caption, state }) => ({ caption, state })),
        opened: { type: opened?.type, size: opened?.size },
        place: { lat: row?.lat, lng: row?.lng, accuracyM: row?.accuracyM },
        tooLong: tooLong?.code,
      };
    });
    expect(seen).toEqual({
      files: [{ caption: 'Mesin peniris', state: 'here' }],
      opened: { type: 'image/jpeg', size: 503 },
      place: { lat: -0.98, lng: 101.55, accuracyM: 8 },
      tooLong: 'act_too_large',
    });
    const left = await page.evaluate(async (id) => {
      await phone.drafts.drop(id);
      const db = await engine.openStore();
      return [await db.count('drafts'), await db.count('files'), await db.count('bytes')];
    }, id);
    expect(left).toEqual([0, 0, 0]);
    expect(await page.evaluate(() => engine.refused(draft.saved()))).toMatchObject({
      code: 'draft_is_elsewhere',
    });
    await page.context().close();
  });

  it('dua tab: yang kedua diberi tahu, boleh melanjutkan, dan yang diketik di tab pertama ikut', async () => {
    const page = await enrolledPage();
    const id = await beginReport(page);
    const other = await anotherTab(page.context());
    expect(await other.evaluate((id) => engine.refused(phone.drafts.open(id)), id)).toMatchObject({
      code: 'draft_is_elsewhere',
    });
    const told = page.evaluate(
      () =>
        new Promise<void>((done) => {
          draft.put({ visitId, form: { metName: 'Rina', found: 'baru' } });
          draft.put({ visitId, form: { metName: 'Rina', found: 'baru saja' } });
          draft.onSaved((state) => state === 'elsewhere' && done());
        }),
    );
    await other.evaluate(async (id) => {
      const taken = await phone.drafts.open(id, true);
      Object.assign(globalThis, { draft: taken });
    }, id);
    await told;
    expect(await foundIn(other, id)).toBe('baru saja');
    await other.evaluate(async () => {
      draft.put({ visitId: '', form: { metName: 'Rina', found: 'di tab kedua' } });
      await draft.saved();
    });
    await page.evaluate(() => draft.put({ visitId, form: { metName: 'Rina', found: 'terlambat' } }));
    expect(await page.evaluate(() => engine.refused(draft.saved()))).toMatchObject({
      code: 'draft_is_elsewhere',
    });
    expect(await foundIn(page, id)).toBe('di tab kedua');
    await page.context().close();
  });

  it('tab yang membeku kehilangan isian itu, dan tidak menimpa apa pun saat bangun', async () => {
    const page = await enrolledPage();
    const id = await beginReport(page, 'dari tab pertama');
    const other = await anotherTab(page.context());
    const frozen = page.evaluate(() => {
      const until = Date.now() + 6000;
      // Neither hears nor answers meanwhile.
      while (Date.now() < until);
      draft.put({ visitId, form: { metName: 'Rina', found: 'bangun' } });
      return engine.refused(draft.saved());
    });
    await other.evaluate(async (id) => {
      const taken = await phone.drafts.open(id, true);
      taken?.put({ visitId: '', form: { metName: 'Rina', found: 'dari tab kedua' } } as never);
      await taken?.saved();
    }, id);
    expect(await frozen).toMatchObject({ code: 'draft_is_elsewhere' });
    expect(await foundIn(other, id)).toBe('dari tab kedua');
    await page.context().close();
  });

  it('HP penuh: dikatakan, yang ada tetap ada, dan jalan lagi sesudah ada tempat', async () => {
    const page = await phonePage(stage, script, 'lapangan');
    const session = await page.context().newCDPSession(page);
    const { origin } = new URL(page.url());
    await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 400_000 });
    await page.evaluate((pin) => phone.lock.enrol({ name: 'HP Budi', pin }), PIN);
    const id = await beginReport(page, 'aman');
    const full = await page.evaluate(async () => {
      const photo = () => new Blob([crypto.getRandomValues(new Uint8Array(60_000))]);
      let photos = 0;
      let added: Awaited<ReturnType<typeof engine.refused>>;
      while (photos < 20 && !added) {
        added = await engine.refused(draft.addFile(photo(), { kind: 'photo' }));
        if (!added) photos += 1;
      }
      // To the last byte, with ever smaller things.
      for (const size of [20_000, 2000, 100]) {
        let isFull = false;
        while (!isFull) {
          const found = 'x'.repeat(size);
          const more = phone.drafts.begin(
            'visit.report',
            { visitId, form: { found } },
            { title: '', visitId },
          );
          isFull = (await engine.refused(more)) !== undefined;
        }
      }
      const states: string[] = [];
      draft.onSaved((state) => states.push(state));
      draft.put({ visitId, form: { metName: 'Rina', found: 'x'.repeat(100_000) } });
      const saved = await engine.refused(draft.saved());
      const sent = await engine.refused(draft.send());
      return { photos, added, states, saved, sent, files: (await draft.files()).length };
    });
    expect(full.photos).toBeGreaterThan(0);
    expect(full).toMatchObject({
      added: { code: 'phone_full' },
      saved: { code: 'phone_full' },
      sent: { code: 'phone_full' },
      files: full.photos,
      states: ['saved', 'saving', 'failed', 'saving', 'failed'],
    });
    expect(await foundIn(page, id)).toBe('aman');
    // The phone opens though it is full, and what she takes out makes room.
    await page.evaluate(() => phone.lock.lock());
    expect(await unlock(page, '000001')).toMatchObject({ code: 'wrong_pin' });
    expect(await unlock(page)).toBeUndefined();
    const fewer = await page.evaluate(async () => {
      const [first] = await draft.files();
      await draft.removeFile(first?.id ?? '');
      return (await draft.files()).length;
    });
    expect(fewer).toBe(full.photos - 1);
    await session.send('Storage.overrideQuotaForOrigin', { origin });
    await page.evaluate(() => draft.saved());
    expect(await foundIn(page, id)).toHaveLength(100_000);
    expect(await page.evaluate(() => draft.send())).toBe(id);
    await page.context().close();
  });

  it('terlalu besar: berkas dan isian, tanpa merusak apa pun', async () => {
    const page = await enrolledPage();
    const id = await beginReport(page, 'kecil');
    const refusals = await page.evaluate(async () => {
      const huge = new Blob([new Uint8Array(8_000_001)]);
      const file = await engine.refused(draft.addFile(huge, { kind: 'photo' }));
      draft.put({ visitId, form: { metName: 'Rina', found: 'x'.repeat(140_000) } });
      const act = await engine.refused(draft.send());
      draft.put({ visitId, form: { metName: 'Rina', found: 'ringkas' } });
      return { file, act, sent: await draft.send() };
    });
    expect(refusals.file).toEqual({ code: 'held_file_too_large', params: { megabytes: 8 } });
    expect(refusals.act).toMatchObject({ code: 'act_too_large' });
    expect(refusals.sent).toBe(id);
    await page.context().close();
  });
});

describe('bekal', () => {
  const register = (name: string) => {
    const { record, owner, products } = makerWith();
    return registerIndustry(stage.regency, actorOf('petugasKumperindag'), {
      record: { ...record, name, nagariCode: SITIUNG },
      owner,
      products,
    });
  };
  const names = (page: Page, words = '') =>
    page.evaluate(
      async ([words, nagari]) => (await phone.pack.makers(words, nagari)).map(({ name }) => name),
      [words, SITIUNG] as const,
    );

  it('pertama utuh, lalu hanya yang berubah; yang tidak cocok diminta utuh lagi', async () => {
    await register('Keripik Tempe Rina');
    const batik = await register('Batik Tanah Liek');
    const page = await enrolledPage();
    const asked: Record<string, unknown>[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('/bekal')) asked.push(request.postDataJSON() as Record<string, unknown>);
    });
    await page.evaluate((nagari) => phone.pack.want([nagari]), SITIUNG);
    expect(await page.evaluate(() => phone.pack.refresh())).toBe(true);
    expect(await names(page)).toEqual(['Batik Tanah Liek', 'Keripik Tempe Rina']);
    expect(await names(page, 'tempe')).toEqual(['Keripik Tempe Rina']);
    expect(asked[0]).toMatchObject({ common: null, shelves: {}, wants: [SITIUNG] });
    expect(await page.evaluate(() => phone.pack.common())).toMatchObject({
      person: { id: CAST.lapangan.id },
    });

    stage.at('2026-11-23 09:30');
    await register('Anyaman Ani');
    await stage.regency.db
      .updateTable('industries')
      .set({ closedOn: '2026-11-23', changedAt: stage.regency.now() })
      .where('code', '=', batik)
      .execute();
    await page.evaluate(() => phone.pack.refresh());
    expect(await names(page)).toEqual(['Anyaman Ani', 'Keripik Tempe Rina']);
    expect(asked).toHaveLength(2);
    expect(asked[1]).toHaveProperty('shelves', { [SITIUNG]: expect.stringMatching(/^\d+\./) as string });

    // A maker of whom the office does not know that she changed: only the sum tells.
    stage.at('2026-11-23 11:00');
    await page.evaluate(() => phone.pack.refresh());
    await stage.regency.db
      .updateTable('industries')
      .set({ closedOn: null })
      .where('code', '=', batik)
      .execute();
    await page.evaluate(() => phone.pack.refresh());
    expect(await names(page)).toEqual(['Anyaman Ani', 'Batik Tanah Liek', 'Keripik Tempe Rina']);
    expect(asked).toHaveLength(5);
    expect(asked[4]).toHaveProperty('shelves', {});
    expect(await page.evaluate(() => phone.pack.nagari())).toMatchObject([{ code: SITIUNG, makers: 3 }]);

    await page.evaluate(() => phone.pack.want([]));
    await page.evaluate(() => phone.pack.refresh());
    expect(await page.evaluate(() => phone.pack.nagari())).toEqual([]);
    await page.context().close();
  });

  it('tanpa sinyal: bekal yang lama tetap, dan umurnya', async () => {
    await register('Gula Semut Yeni');
    const page = await enrolledPage();
    await page.evaluate((nagari) => phone.pack.want([nagari]), SITIUNG);
    await page.evaluate(() => phone.pack.refresh());
    const before = await page.evaluate(async () => (await phone.standing()).packAt);
    await page.context().setOffline(true);
    expect(await page.evaluate(() => phone.pack.refresh())).toBe(false);
    expect(await names(page, 'semut')).toEqual(['Gula Semut Yeni']);
    const standing = await page.evaluate(() => phone.standing());
    expect(standing).toMatchObject({ packAt: before, line: { isOnline: false, trouble: null } });
    await page.context().close();
  });

  it('Wi-Fi penginapan, jawaban terpotong, server menyala ulang: bukan jawaban kantor, bekal tetap', async () => {
    await register('Tenun Silungkang');
    const page = await enrolledPage();
    await page.evaluate((nagari) => phone.pack.want([nagari]), SITIUNG);
    await page.evaluate(() => phone.pack.refresh());
    const before = await page.evaluate(async () => (await phone.standing()).packAt);
    for (const answer of [
      { status: 200, contentType: 'text/html', body: '<h1>Masuk Wi-Fi</h1>' },
      { status: 302, headers: { location: 'http://wifi.example/masuk' }, body: '' },
      { status: 200, contentType: 'application/json', body: '{"at":"2026-11-23T02:0' },
      { status: 200, contentType: 'application/json', body: '{"ok":true}' },
      { status: 502, contentType: 'text/html', body: 'Bad gateway' },
    ]) {
      await page.route('**/api/kunjungan/bekal', (route) => route.fulfill(answer));
      expect(await page.evaluate(() => phone.pack.refresh())).toBe(false);
      await page.unroute('**/api/kunjungan/bekal');
    }
    expect(await page.evaluate(async () => (await phone.standing()).packAt)).toBe(before);
    expect(await names(page, 'tenun')).toEqual(['Tenun Silungkang']);
    await page.context().close();
  });

  it('yang baru diisi langsung tampak di atas bekal', async () => {
    const page = await enrolledPage();
    await page.evaluate((nagari) => phone.pack.want([nagari]), SITIUNG);
    await page.evaluate(() => phone.pack.refresh());
    const seen = await page.evaluate(async (nagari) => {
      const code = engine.phoneNumbers.industryCode();
      const visitId = engine.phoneNumbers.id();
      const make = await phone.drafts.begin(
        'industry.register',
        {
          industryId: engine.phoneNumbers.id(),
          code,
          visitId: null,
          form: { name: 'Opak Ani', nagari, ownerName: 'Ani', products: 'Opak' },
        },
        { title: 'Opak Ani', visitId: null },
      );
      await make.send();
      const visit = await phone.drafts.begin(
        'visit.add',
        {
          visitId,
          nagariCode: nagari,
          ticketId: null,
          industry: code,
          sentraId: null,
          reason: 'first_meeting',
          on: '2026-11-23',
        },
        { title: 'Opak Ani', visitId },
      );
      await visit.send();
      return {
        found: (await phone.pack.makers('opak ani')).map(({ name, isOwn }) => ({ name, isOwn })),
        visits: (await phone.pack.visits('2026-11-23')).map(({ id, industry, isOwn }) => ({
          isThat: id === visitId,
          name: industry?.name,
          isOwn,
        })),
      };
    }, SITIUNG);
    expect(seen.found).toEqual([{ name: 'Opak Ani', isOwn: true }]);
    expect(seen.visits).toEqual([{ isThat: true, name: 'Opak Ani', isOwn: true }]);
    await page.context().close();
  });
});
