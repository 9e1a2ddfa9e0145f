/** A phone in a real browser hands in to the real office, over a line that breaks: what was sent is there once. */
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { revokeDevice } from '#domain/visits/device.commands.server.ts';
import type { Standing } from '#offline/phone-words.ts';
import { openStage, type Stage } from '../browser.ts';
import { actorOf } from '../cast.ts';
import { anotherTab, bundledEngine, holdBackActs, killPage, phonePage, PIN } from '../phone-browser.ts';
import { topic } from '../world.ts';

const SITIUNG = '13.10.04.2001';
let stage: Stage;
let script: string;

beforeAll(async () => {
  script = await bundledEngine();
  stage = await openStage();
}, 120_000);
afterAll(() => stage.close());

/** Budi's new phone, enrolled and open. */
async function enrolledPage(name = 'HP Budi'): Promise<Page> {
  const page = await phonePage(stage, script, 'lapangan');
  await page.evaluate(([name, pin]) => phone.lock.enrol({ name, pin }), [name, PIN] as const);
  return page;
}

interface Writing {
  readonly words: string;
  readonly photos?: number;
}

/** Opens tickets at the door, with photos; sent as a person does. @returns the ids of the acts */
function writeTickets(page: Page, writings: readonly Writing[]): Promise<string[]> {
  return page.evaluate(
    async ({ writings, nagari, topic }) => {
      const photo = () => {
        const canvas = document.createElement('canvas');
        [canvas.width, canvas.height] = [480, 320];
        const pen = canvas.getContext('2d');
        for (let i = 0; i < 300; i += 1) {
          if (pen) pen.fillStyle = `hsl(${Math.random() * 360} 80% 50%)`;
          pen?.fillRect(Math.random() * 480, Math.random() * 320, 60, 60);
        }
        return new Promise<Blob>((done) => canvas.toBlob((blob) => blob && done(blob), 'image/jpeg', 0.9));
      };
      const ids: string[] = [];
      for (const { words, photos = 0 } of writings) {
        const { id, ticketCode, secret } = engine.phoneNumbers;
        const form = { name: 'Rina', phone: '081267890123', nagari, topic, words };
        const body = { ticketId: id(), code: ticketCode(), secret: secret(), visitId: null, form };
        const draft = await phone.drafts.begin('ticket.open', body, { title: 'Rina', visitId: null });
        for (let i = 0; i < photos; i += 1)
          await draft.addFile(await photo(), { kind: 'photo', caption: `Foto ${i + 1}` });
        ids.push(await draft.send());
      }
      return ids;
    },
    { writings, nagari: SITIUNG, topic: topic('mesin') },
  );
}

const standing = (page: Page): Promise<Standing> => page.evaluate(() => phone.standing());
const sendNow = (page: Page) => page.evaluate(() => phone.outbox.sendNow());
const linesOf = (page: Page) => page.evaluate(() => phone.outbox.lines());
const acts = (ids: readonly string[]) =>
  stage.regency.db
    .selectFrom('deviceActs')
    .select(['id', 'outcome', 'replacedBy'])
    .where('id', 'in', [...ids])
    .execute();
const outcomes = async (ids: readonly string[]) => {
  const rows = new Map((await acts(ids)).map(({ id, outcome }) => [id, outcome]));
  return ids.map((id) => rows.get(id));
};
/** Tickets with these words, and how many files each has. */
const tickets = async (words: string) => {
  const rows = await stage.regency.db
    .selectFrom('tickets as t')
    .innerJoin('ticketTexts as x', 'x.id', 't.bodyTextId')
    .leftJoin('ticketFiles as f', 'f.ticketId', 't.id')
    .select(['t.id', 'f.id as fileId'])
    .where('x.body', '=', words)
    .execute();
  return { tickets: new Set(rows.map(({ id }) => id)).size, files: rows.filter((row) => row.fileId).length };
};
/** Hands in until nothing is held: on a line that breaks, every try ends soon, and pictures are put at their place later. */
async function untilEmpty(page: Page, mostMs = 100_000): Promise<void> {
  const last = Date.now() + mostMs;
  while (Date.now() < last) {
    await sendNow(page);
    const { held } = await standing(page);
    if (held.acts + held.files === 0) return;
    await page.waitForTimeout(100);
  }
  throw new RangeError(`the phone still holds ${JSON.stringify((await standing(page)).held)}`);
}

/** A line that loses every second request, or its answer, in an order that is the same each time. */
async function breakLine(context: BrowserContext): Promise<void> {
  let asked = 0;
  await context.route(/\/api\/kunjungan\/(kirim|berkas)/, async (route) => {
    asked += 1;
    if (asked % 4 === 1) return route.abort();
    if (asked % 4 === 3) {
      // It gets there; the answer does not come back.
      await route.fetch().catch(() => {});
      return route.abort().catch(() => {});
    }
    return route.continue().catch(() => {});
  });
}

describe('kirim', () => {
  it('sinyal putus-putus dan tab yang mati: semua sampai, masing-masing satu kali, foto pun', async () => {
    const page = await enrolledPage();
    const context = page.context();
    await context.setOffline(true);
    const words = ['Satu', 'Dua', 'Tiga', 'Empat', 'Lima'].map((one) => `Mesin rusak ${one}`);
    const ids = await writeTickets(
      page,
      words.map((one, i) => ({ words: one, photos: i % 3 })),
    );
    expect(await standing(page)).toMatchObject({ held: { acts: 5, files: 4 } });
    // Each was tried once and found no line.
    await expect
      .poll(async () => (await linesOf(page)).map(({ state, files }) => ({ state, count: files.count })))
      .toEqual([
        { state: 'on_phone', count: 1 },
        { state: 'on_phone', count: 0 },
        { state: 'on_phone', count: 2 },
        { state: 'on_phone', count: 1 },
        { state: 'on_phone', count: 0 },
      ]);
    await breakLine(context);
    await context.setOffline(false);
    // Killed in the middle of sending, twice.
    await sendNow(page);
    await page.evaluate(() => void phone.outbox.sendNow());
    await killPage(page);
    const second = await anotherTab(context);
    await second.evaluate(() => void phone.outbox.sendNow());
    await killPage(second);
    const third = await anotherTab(context);
    await untilEmpty(third);
    expect(await outcomes(ids)).toEqual(ids.map(() => 'accepted'));
    for (const [i, one] of words.entries()) expect(await tickets(one)).toEqual({ tickets: 1, files: i % 3 });
    expect((await linesOf(third)).map(({ state }) => state)).toEqual(ids.map(() => 'arrived'));
    await context.close();
  }, 180_000);

  it('HP terkunci menyerahkan juga, dan dua tab mengirim seorang saja', async () => {
    const page = await enrolledPage();
    const context = page.context();
    await context.setOffline(true);
    const ids = await writeTickets(page, [{ words: 'Terkunci satu', photos: 1 }, { words: 'Terkunci dua' }]);
    await page.evaluate(() => phone.lock.lock());
    let [open, most] = [0, 0];
    await context.route(/\/api\/kunjungan\/(kirim|berkas)/, async (route) => {
      open += 1;
      most = Math.max(most, open);
      const response = await route.fetch();
      await new Promise((done) => void setTimeout(done, 150));
      open -= 1;
      await route.fulfill({ response });
    });
    await context.setOffline(false);
    const other = await anotherTab(context);
    await Promise.all([untilEmpty(page), untilEmpty(other)]);
    expect(most).toBe(1);
    expect(await standing(page)).toMatchObject({ state: 'locked', held: { acts: 0, files: 0 } });
    expect(await outcomes(ids)).toEqual(['accepted', 'accepted']);
    expect(await tickets('Terkunci satu')).toEqual({ tickets: 1, files: 1 });
    await context.close();
  }, 120_000);

  it('ditolak: dibetulkan dengan fotonya, atau dibuang; tidak pernah hilang diam-diam', async () => {
    const page = await enrolledPage();
    const [wrong = '', other = ''] = await writeTickets(page, [{ words: '', photos: 2 }, { words: '' }]);
    await sendNow(page);
    expect((await linesOf(page)).map(({ state, code }) => ({ state, code }))).toEqual([
      { state: 'needs_you', code: 'form_refused' },
      { state: 'needs_you', code: 'form_refused' },
    ]);
    expect(await page.evaluate((id) => phone.outbox.read(id), wrong)).toMatchObject({
      detail: { errors: { words: 'words_needed' } },
      act: { kind: 'ticket.open', body: { form: { name: 'Rina' } } },
      held: [{ caption: 'Foto 1' }, { caption: 'Foto 2' }],
    });
    // A mending that is dropped leaves all as it was; two mendings are one.
    const dropped = await page.evaluate(async (id) => {
      const [one, two] = await Promise.all([phone.outbox.mend(id), phone.outbox.mend(id)]);
      const files = (await one.files()).length;
      await phone.drafts.drop(one.id);
      return { isOne: one.id === two.id, files, back: (await phone.outbox.read(id))?.held.length };
    }, wrong);
    expect(dropped).toEqual({ isOne: true, files: 2, back: 2 });
    const mended = await page.evaluate(async (id) => {
      const draft = await phone.outbox.mend(id);
      const { body } = (await phone.drafts.read(draft.id)) ?? {};
      if (!body || !('form' in body)) throw new RangeError('no form');
      draft.put({ ...body, form: { ...body.form, words: 'Sudah dibetulkan' } } as never);
      return draft.send();
    }, wrong);
    await page.evaluate((id) => phone.outbox.letGo(id), other);
    await untilEmpty(page);
    expect(await outcomes([wrong, mended, other])).toEqual(['replaced', 'accepted', 'dropped']);
    expect(await tickets('Sudah dibetulkan')).toEqual({ tickets: 1, files: 2 });
    expect((await linesOf(page)).map(({ state }) => state).toSorted()).toEqual([
      'arrived',
      'let_go',
      'let_go',
    ]);
    await page.context().close();
  }, 120_000);

  it('berkas yang bukan foto ditolak sendiri, dan dapat dibuang sendiri', async () => {
    const page = await enrolledPage();
    const [id = ''] = await writeTickets(page, []).then(() =>
      page.evaluate(
        async ({ nagari, topic }) => {
          const numbers = engine.phoneNumbers;
          const form = { name: 'Rina', phone: '081267890123', nagari, topic, words: 'Bukan foto' };
          const body = {
            ticketId: numbers.id(),
            code: numbers.ticketCode(),
            secret: numbers.secret(),
            visitId: null,
            form,
          };
          const draft = await phone.drafts.begin('ticket.open', body, { title: 'Rina', visitId: null });
          await draft.addFile(new Blob([new Uint8Array(900)]), { kind: 'photo' });
          return [await draft.send()];
        },
        { nagari: SITIUNG, topic: topic('mesin') },
      ),
    );
    await sendNow(page);
    expect(await linesOf(page)).toMatchObject([
      { id, state: 'needs_you', code: 'file_kind_refused', files: { refused: 1 } },
    ]);
    await page.evaluate(async (id) => {
      const [file] = (await phone.outbox.read(id))?.held ?? [];
      if (file) await phone.outbox.letFileGo(file.id);
    }, id);
    expect(await linesOf(page)).toMatchObject([{ state: 'arrived', files: { count: 0 } }]);
    await page.context().close();
  }, 120_000);

  it('kantor tidak mengenal HP ini: tidak ada yang hilang, dan sesudah dikenalkan semua sampai', async () => {
    const page = await enrolledPage();
    await holdBackActs(page.context());
    const ids = await writeTickets(page, [{ words: 'Kantor lupa' }]);
    const { deviceId } = await standing(page);
    await stage.regency.db.deleteFrom('devices').where('id', '=', deviceId).execute();
    await page.context().unroute('**/api/kunjungan/kirim');
    await sendNow(page);
    expect(await standing(page)).toMatchObject({ line: { trouble: 'sign_in' }, held: { acts: 1 } });
    await page.evaluate((pin) => phone.lock.introduce(pin), PIN);
    await untilEmpty(page);
    expect(await outcomes(ids)).toEqual(['accepted']);
    await page.context().close();
  }, 120_000);
});

describe('cadangan dan akhir sebuah HP', () => {
  /** Saves a backup as a file of the test. */
  const backup = (page: Page) =>
    page.evaluate(async () => {
      const { name, file, acts, files } = await phone.backup.make();
      const bytes = new Uint8Array(await file.arrayBuffer());
      return { name, acts, files, bytes: Array.from(bytes) };
    });
  const read = (page: Page, bytes: readonly number[]) =>
    page.evaluate(async (bytes) => {
      const file = new Blob([new Uint8Array(bytes)]);
      let taken: unknown;
      const refused = await engine.refused(phone.backup.read(file).then((read) => (taken = read)));
      return refused ?? taken;
    }, bytes);

  it('cadangan dibaca di HP lain orang yang sama, dua kali; kedua HP mengirim; masuk satu kali', async () => {
    const page = await enrolledPage();
    await holdBackActs(page.context());
    const ids = await writeTickets(page, [{ words: 'Dari cadangan', photos: 2 }, { words: 'Cadangan dua' }]);
    await page.evaluate(async () => {
      const body = { visitId: engine.phoneNumbers.id(), form: { metName: 'Rina' } };
      await (await phone.drafts.begin('visit.report', body, { title: 'Rina', visitId: null })).saved();
    });
    const saved = await backup(page);
    expect(saved).toMatchObject({ acts: 2, files: 2 });
    expect(new TextDecoder().decode(new Uint8Array(saved.bytes))).not.toContain('Dari cadangan');
    expect(await read(page, saved.bytes)).toEqual({
      acts: 0,
      files: 0,
      drafts: 0,
      known: 3,
      closedDrafts: 0,
    });

    const other = await enrolledPage('HP kedua');
    await holdBackActs(other.context());
    expect(await read(other, saved.bytes.slice(0, -1))).toMatchObject({ code: 'backup_cut' });
    expect(
      await read(other, saved.bytes.with(saved.bytes.length - 5, (saved.bytes.at(-5) ?? 0) ^ 1)),
    ).toMatchObject({
      code: 'backup_cut',
    });
    expect(await read(other, [1, 2, 3])).toMatchObject({ code: 'backup_foreign' });
    const newer = new TextEncoder().encode('kunjungan-cadangan 9 2 ').length;
    const text = `kunjungan-cadangan 9 2 ${'0'.repeat(64)}\n{}`;
    expect(newer).toBeGreaterThan(0);
    expect(await read(other, Array.from(new TextEncoder().encode(text)))).toMatchObject({
      code: 'backup_newer',
    });
    expect(await read(other, saved.bytes)).toEqual({
      acts: 2,
      files: 2,
      drafts: 0,
      known: 0,
      closedDrafts: 1,
    });
    expect(await read(other, saved.bytes)).toMatchObject({ acts: 0, files: 0, known: 2 });
    expect((await linesOf(other)).map(({ isForeign, title }) => ({ isForeign, title }))).toEqual([
      { isForeign: true, title: '' },
      { isForeign: true, title: '' },
    ]);
    for (const one of [other, page]) {
      await one.context().unroute('**/api/kunjungan/kirim');
      await untilEmpty(one);
    }
    expect(await outcomes(ids)).toEqual(['accepted', 'accepted']);
    expect(await tickets('Dari cadangan')).toEqual({ tickets: 1, files: 2 });
    await page.context().close();
    await other.context().close();
  }, 180_000);

  it('keluar: ditolak selama ada yang belum sampai, boleh sesudah cadangannya disimpan; HP kosong', async () => {
    const page = await enrolledPage();
    await holdBackActs(page.context());
    await writeTickets(page, [{ words: 'Belum sampai', photos: 1 }]);
    const out = (isSure: boolean) => page.evaluate((isSure) => engine.refused(phone.signOut(isSure)), isSure);
    expect(await out(false)).toEqual({
      code: 'phone_holds_unsent',
      params: { acts: 1, files: 1, drafts: 0 },
    });
    await backup(page);
    expect(await out(true)).toMatchObject({ code: 'phone_holds_unsent' });
    await page.evaluate(() => phone.backup.wasSaved());
    expect(await out(false)).toMatchObject({ code: 'phone_holds_unsent' });
    const { deviceId } = await standing(page);
    expect(await out(true)).toBeUndefined();
    expect(await standing(page)).toMatchObject({ state: 'new', person: null, held: { acts: 0, files: 0 } });
    const left = await page.evaluate(async () => {
      const db = await engine.openStore();
      const counts = await Promise.all([...db.objectStoreNames].map((name) => db.count(name)));
      return counts.reduce((sum, count) => sum + count, 0);
    });
    expect(left).toBe(0);
    const device = await stage.regency.db
      .selectFrom('devices')
      .select('wipedAt')
      .where('id', '=', deviceId)
      .executeTakeFirstOrThrow();
    expect(device.wipedAt).not.toBeNull();
    await page.context().close();
  }, 120_000);

  it('HP yang dicabut menyerahkan semuanya, juga yang ditolak dan yang masih diisi, lalu mengosongkan diri', async () => {
    const page = await enrolledPage();
    const [refused = ''] = await writeTickets(page, [{ words: '', photos: 1 }]);
    await sendNow(page);
    await holdBackActs(page.context());
    const [waiting = ''] = await writeTickets(page, [{ words: 'Menunggu sinyal', photos: 1 }]);
    const draft = await page.evaluate(async () => {
      const body = { visitId: engine.phoneNumbers.id(), form: { metName: 'Rina' } };
      const draft = await phone.drafts.begin('visit.report', body, { title: 'Rina', visitId: null });
      await draft.saved();
      return draft.id;
    });
    const { deviceId } = await standing(page);
    await revokeDevice(stage.regency, actorOf('koordinator'), deviceId ?? '');
    await page.context().unroute('**/api/kunjungan/kirim');
    await sendNow(page);
    expect(await standing(page)).toMatchObject({ state: 'wiped', person: null });
    expect(await outcomes([refused, waiting, draft])).toEqual(['held', 'held', 'held']);
    const files = await stage.regency.db
      .selectFrom('deviceFiles')
      .select('actId')
      .where('deviceId', '=', deviceId)
      .where('arrivedAt', 'is not', null)
      .execute();
    expect(files.map(({ actId }) => actId).toSorted()).toEqual([refused, waiting].toSorted());
    const device = await stage.regency.db
      .selectFrom('devices')
      .select('wipedAt')
      .where('id', '=', deviceId)
      .executeTakeFirstOrThrow();
    expect(device.wipedAt).not.toBeNull();
    await page.context().close();
  }, 120_000);
});
