import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeIndustry, registerIndustry } from '#domain/registry/industry.commands.server.ts';
import { industryCodeFrom } from '#domain/registry/industry.ts';
import { typedRecord } from '#domain/registry/industry.typed.ts';
import { codeFrom } from '#domain/tickets/ticket.code.ts';
import { enrolDevice, revokeDevice } from '#domain/visits/device.commands.server.ts';
import { takePiece } from '#domain/visits/device-file.commands.server.ts';
import { deviceBehind } from '#domain/visits/device.queries.server.ts';
import { decideHeld } from '#domain/visits/sync.commands.server.ts';
import { planVisit } from '#domain/visits/visit.commands.server.ts';
import { pathOfFile } from '#platform/files/store.server.ts';
import type { TypedForm } from '#shared/typed-form.ts';
import { actorOf } from '#tests/cast.ts';
import { makerWith } from '#tests/makers.ts';
import { openTaking, phoneOf, type TestPhone } from '#tests/phone.ts';
import { openWorld, topic, wib, type World } from '#tests/world.ts';

const SITIUNG = '13.10.04.2001';
const budi = actorOf('lapangan');
const yusrizal = actorOf('koordinator');
const desi = actorOf('petugasKumperindag');
let world: World;
let taking: Awaited<ReturnType<typeof openTaking>>;
let phone: TestPhone;
let maker = '';
let made = 0;

beforeAll(async () => {
  world = await openWorld('2026-11-23 09:00');
  taking = await openTaking();
  phone = await phoneOf(world.regency, budi, taking);
  const { record, owner, products } = makerWith();
  maker = await registerIndustry(world.regency, desi, { record, owner, products });
});
afterAll(async () => {
  await taking.close();
  await world.close();
});

const { random } = { random: (size: number) => crypto.getRandomValues(new Uint8Array(size)) };
const ticketBody = (more: { readonly code?: string; readonly form?: TypedForm } = {}) => {
  made += 1;
  return {
    ticketId: uuidv7(),
    code: more.code ?? codeFrom(random(7)),
    secret: Buffer.from(random(16)).toString('base64url'),
    visitId: null,
    form: {
      name: `Warga ${made}`,
      phone: '081267890123',
      nagari: SITIUNG,
      topic: topic('mesin'),
      words: `Mesin peniris rusak sejak pekan lalu (${made}).`,
      ...more.form,
    },
  };
};
const ticketRow = (id: string) =>
  world.regency.db.selectFrom('tickets').selectAll().where('id', '=', id).executeTakeFirst();
const makerRow = (code = maker) =>
  world.regency.db.selectFrom('industries').selectAll().where('code', '=', code).executeTakeFirstOrThrow();
const actRow = (id: string) =>
  world.regency.db.selectFrom('deviceActs').selectAll().where('id', '=', id).executeTakeFirst();

describe('satu catatan masuk tepat satu kali', () => {
  it('tiket yang dibuat tanpa sinyal: nomor dan rahasianya dari HP, diterima pada saat ditulis', async () => {
    world.at('2026-11-23 10:00');
    const body = ticketBody();
    const act = await phone.act('ticket.open', body);
    world.at('2026-11-23 15:30');
    const answer = await phone.send([act]);
    expect(answer.acts).toEqual([{ id: act.id, outcome: 'accepted', result: { code: body.code } }]);
    expect(await ticketRow(body.ticketId)).toMatchObject({
      code: body.code,
      channel: 'visit',
      receivedAt: wib('2026-11-23 10:00'),
      enteredAt: wib('2026-11-23 15:30'),
      openedBy: budi.personId,
    });
    const tokens = await world.regency.db
      .selectFrom('ticketTokens')
      .select('channel')
      .where('hash', '=', world.regency.seal(body.secret))
      .execute();
    expect(tokens).toEqual([{ channel: 'receipt' }]);
  });

  it('dikirim lagi karena jawabannya hilang: jawaban yang sama, tidak ada tiket kedua', async () => {
    const body = ticketBody();
    const act = await phone.act('ticket.open', body);
    await phone.send([act], {}, true);
    const again = await phone.send([act, act]);
    expect(again.acts.map(({ outcome }) => outcome)).toEqual(['accepted', 'accepted']);
    const { count } = await world.regency.db
      .selectFrom('tickets')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('code', '=', body.code)
      .executeTakeFirstOrThrow();
    expect(count).toBe(1);
  });

  it('id yang sama dengan isi lain ditolak; yang pertama tetap', async () => {
    const first = await phone.act('ticket.open', ticketBody());
    await phone.send([first]);
    const other = await phone.act('ticket.open', ticketBody(), { id: first.id });
    expect((await phone.send([other])).acts[0]).toMatchObject({ outcome: 'refused', code: 'act_is_other' });
  });

  it('yang ditolak tidak mengubah apa pun, isinya disimpan tersegel, dan yang lain tetap masuk', async () => {
    const wrong = await phone.act('ticket.open', ticketBody({ form: { words: '' } }));
    const good = await phone.act('ticket.open', ticketBody());
    const { acts } = await phone.send([wrong, good]);
    expect(acts.map(({ outcome }) => outcome)).toEqual(['refused', 'accepted']);
    expect(await phone.detail(acts[0])).toEqual({ errors: { words: 'words_needed' } });
    const row = await actRow(wrong.id);
    expect(row).toMatchObject({ outcome: 'refused', answer: { code: 'form_refused' } });
    expect(row?.bodyCipher?.toString('utf8')).not.toContain('Warga');
  });

  it('yang dibetulkan menggantikan: yang lama tidak pernah masuk lagi, juga bila datang terlambat', async () => {
    const old = await phone.act('ticket.open', ticketBody({ form: { words: '' } }));
    const mended = await phone.act('ticket.open', ticketBody(), { replaces: old.id });
    expect((await phone.send([mended])).acts[0]).toMatchObject({ outcome: 'accepted' });
    expect((await phone.send([old])).acts[0]).toMatchObject({ outcome: 'refused', code: 'act_was_replaced' });
  });

  it('yang lama ternyata sudah masuk: yang menggantikan ditolak, tidak ada dua', async () => {
    const old = await phone.act('ticket.open', ticketBody());
    await phone.send([old], {}, true);
    const mended = await phone.act('ticket.open', ticketBody(), { replaces: old.id });
    expect((await phone.send([mended])).acts[0]).toMatchObject({ outcome: 'refused', code: 'act_is_other' });
  });

  it('nomor yang sudah dipakai orang lain: diminta nomor baru', async () => {
    const body = ticketBody();
    await phone.send([await phone.act('ticket.open', body)]);
    const twin = await phone.act('ticket.open', ticketBody({ code: body.code }));
    expect((await phone.send([twin])).acts[0]).toMatchObject({ outcome: 'refused', code: 'code_taken' });
  });

  it('yang dibuang petugas tidak masuk lagi', async () => {
    const wrong = await phone.act('ticket.open', ticketBody({ form: { words: '' } }));
    await phone.send([wrong]);
    await phone.send([], { dropped: [wrong.id] });
    expect(await actRow(wrong.id)).toMatchObject({ outcome: 'dropped', bodyCipher: null });
    expect((await phone.send([wrong])).acts[0]).toMatchObject({ code: 'act_was_replaced' });
  });

  it('dibuang terlambat, karena ternyata sudah masuk: HP diberi tahu, dan tetap masuk', async () => {
    const code = industryCodeFrom(random(7));
    const product = await phone.act('industry.add_product', {
      code,
      productId: uuidv7(),
      form: { name: 'Tas mansiang' },
    });
    expect((await phone.send([product])).acts[0]).toMatchObject({ outcome: 'refused' });
    const form = {
      ...typedRecord(makerWith({ name: `Anyaman ${code}`, nib: null }).record),
      ownerName: 'Rosmaini',
      isOther: '1',
    };
    await phone.send([
      await phone.act('industry.register', { industryId: uuidv7(), code, visitId: null, form }),
    ]);
    await phone.send([product], {}, true);
    const { acts } = await phone.send([], { dropped: [product.id] });
    expect(acts).toMatchObject([{ id: product.id, outcome: 'accepted' }]);
    expect(await actRow(product.id)).toMatchObject({ outcome: 'accepted' });
  });

  it('dibetulkan dua kali, di HP dan dari cadangannya di HP lain: satu yang masuk', async () => {
    const other = await phoneOf(world.regency, budi, taking);
    const old = await phone.act('ticket.open', ticketBody({ form: { words: '' } }));
    await phone.send([old]);
    const [one, two] = [ticketBody(), ticketBody()];
    const mended = await phone.act('ticket.open', one, { replaces: old.id });
    const again = await other.act('ticket.open', two, { replaces: old.id });
    expect((await phone.send([mended])).acts[0]).toMatchObject({ outcome: 'accepted' });
    expect((await other.send([again])).acts[0]).toMatchObject({ outcome: 'refused', code: 'act_is_other' });
    expect(await ticketRow(two.ticketId)).toBeUndefined();
  });

  it('kunci lain atau isi yang berubah di jalan: tidak dibuka, tidak ada yang berubah', async () => {
    const act = await phone.act('ticket.open', ticketBody());
    const sealed = `${act.sealed.slice(0, 40)}${act.sealed[40] === 'A' ? 'B' : 'A'}${act.sealed.slice(41)}`;
    expect((await phone.send([{ ...act, sealed }])).acts[0]).toMatchObject({ code: 'seal_broken' });
    expect(await actRow(act.id)).toBeUndefined();
  });

  it('yang bukan HP kita, atau rahasianya salah, tidak dikenal', async () => {
    const wrong = `${phone.id}.${'x'.repeat(43)}`;
    for (const cookie of [undefined, '', phone.id, wrong])
      await expect(deviceBehind(world.regency, cookie)).rejects.toMatchObject({ code: 'unknown_device' });
  });

  it('HP yang memperkenalkan diri lagi tidak menjadi milik orang lain, juga setelah kantor lupa', async () => {
    const about = {
      deviceId: uuidv7(),
      name: 'HP uji',
      key: Buffer.from(random(32)).toString('base64'),
      appVersion: 'uji',
      phoneTime: world.regency.now().toISOString(),
      personId: budi.personId,
    };
    await expect(enrolDevice(world.regency, desi, about)).rejects.toMatchObject({ code: 'outside_visits' });
    expect(await enrolDevice(world.regency, budi, about)).toHaveProperty('contact');
  });
});

describe('jam HP yang salah (aturan 7)', () => {
  it.each([
    ['tiga jam terlalu cepat', 3 * 3_600_000],
    ['dua hari terlambat', -2 * 86_400_000],
    ['benar', 0],
  ])('%s: diterima pada saat yang benar, selisihnya dicatat', async (_what, skewMs) => {
    world.at('2026-11-24 08:00');
    const theirs = await phoneOf(world.regency, budi, taking, skewMs);
    world.at('2026-11-24 11:15');
    const body = ticketBody();
    const act = await theirs.act('ticket.open', body);
    world.at('2026-11-24 16:40');
    await theirs.send([act]);
    expect((await ticketRow(body.ticketId))?.receivedAt).toEqual(wib('2026-11-24 11:15'));
    expect(await actRow(act.id)).toMatchObject({ skewMs, at: wib('2026-11-24 11:15') });
  });

  it('tidak pernah lebih awal daripada kontak terakhir, tidak pernah sesudah tiba, dan urutannya tetap', async () => {
    world.at('2026-11-25 08:00');
    const theirs = await phoneOf(world.regency, budi, taking);
    world.at('2026-11-25 09:00');
    await theirs.send([]);
    world.at('2026-11-25 12:00');
    const early = await theirs.act('ticket.open', ticketBody(), { madeAt: '1970-01-01T00:00:00.000Z' });
    const late = await theirs.act('ticket.open', ticketBody(), { madeAt: '2031-01-01T00:00:00.000Z' });
    world.at('2026-11-25 13:00');
    await theirs.send([late, early]);
    const [one, other] = [await actRow(early.id), await actRow(late.id)];
    expect(one?.at).toEqual(wib('2026-11-25 09:00'));
    expect(other?.at.getTime()).toBeGreaterThanOrEqual(one?.at.getTime() ?? Infinity);
    expect(other?.at.getTime()).toBeLessThanOrEqual(wib('2026-11-25 13:00').getTime());
  });
});

describe('dua petugas mengubah usaha yang sama', () => {
  const typedNow = async () => {
    const { kbliCode: code, ...row } = await makerRow();
    const { record } = makerWith({
      name: row.name,
      jorong: row.jorong,
      startedYear: row.startedYear,
      kbli: code === null ? null : { version: '2025', code },
    });
    return typedRecord(record);
  };

  it('isian yang berbeda: keduanya tersimpan', async () => {
    const base = await typedNow();
    const act = await phone.act('industry.change', {
      code: maker,
      base,
      form: { ...base, startedYear: '2014' },
    });
    const { record } = makerWith({ jorong: 'Sungai Dareh' });
    await changeIndustry(world.regency, desi, { code: maker }, record);
    expect((await phone.send([act])).acts[0]).toMatchObject({ outcome: 'accepted' });
    expect(await makerRow()).toMatchObject({ startedYear: 2014, jorong: 'Sungai Dareh' });
  });

  it('isian yang sama: orang ditanya, keduanya diperlihatkan; sesudah dipilih, masuk', async () => {
    const base = await typedNow();
    const act = await phone.act('industry.change', { code: maker, base, form: { ...base, jorong: 'Pasar' } });
    const { record } = makerWith({ jorong: 'Padang Bintungan', startedYear: 2014 });
    await changeIndustry(world.regency, desi, { code: maker }, record);
    const [answer] = (await phone.send([act])).acts;
    expect(answer).toMatchObject({ outcome: 'refused', code: 'changed_by_both' });
    const detail = (await phone.detail(answer)) as { conflicts: object; now: TypedForm };
    expect(detail.conflicts).toEqual({
      jorong: { base: 'Sungai Dareh', theirs: 'Padang Bintungan', mine: 'Pasar' },
    });
    const body = { code: maker, base: detail.now, form: { ...detail.now, jorong: 'Pasar' } };
    const chosen = await phone.act('industry.change', body, { replaces: act.id });
    expect((await phone.send([chosen])).acts[0]).toMatchObject({ outcome: 'accepted' });
    expect(await makerRow()).toMatchObject({ jorong: 'Pasar', startedYear: 2014 });
  });

  it('angka tahunan digabung per isian', async () => {
    const period = { year: '2025', quarter: '0' };
    const mine = await phone.act('industry.figures', {
      code: maker,
      base: period,
      form: { ...period, womenPaid: '4', sales: '120.000.000' },
    });
    const other = await phone.act('industry.figures', {
      code: maker,
      base: period,
      form: { ...period, menPaid: '2' },
    });
    const { acts } = await phone.send([mine, other]);
    expect(acts.map(({ outcome }) => outcome)).toEqual(['accepted', 'accepted']);
    const { id } = await makerRow();
    const row = await world.regency.db
      .selectFrom('industryFigures')
      .select(['womenPaid', 'menPaid', 'sales'])
      .where('industryId', '=', id)
      .where('year', '=', 2025)
      .executeTakeFirst();
    expect(row).toEqual({ womenPaid: 4, menPaid: 2, sales: 120_000_000 });
  });

  it('usaha baru dari HP, lalu produk, izin, dan angkanya dalam satu kiriman', async () => {
    const code = industryCodeFrom(random(7));
    const name = 'Anyaman Mansiang Uni Ros';
    const form = {
      ...typedRecord(makerWith({ name, nib: null }).record),
      ownerName: 'Rosmaini',
      isOther: '1',
    };
    const acts = [
      await phone.act('industry.register', { industryId: uuidv7(), code, visitId: null, form }),
      await phone.act('industry.add_product', { code, productId: uuidv7(), form: { name: 'Tas mansiang' } }),
      await phone.act('industry.add_certificate', {
        code,
        certificateId: uuidv7(),
        form: { kind: 'halal', number: 'ID1311000123456' },
      }),
      await phone.act('industry.change_owner', {
        code,
        base: { ownerName: 'Rosmaini' },
        form: { ownerName: 'Rosmaini', phone: '081267890199' },
      }),
      await phone.act('nagari.note_potential', {
        nagariCode: SITIUNG,
        potentialId: uuidv7(),
        form: { kind: 'material', name: 'Mansiang', evidence: 'Rawa di Koto Tuo, dilihat sendiri.' },
      }),
    ];
    const answers = (await phone.send(acts)).acts;
    expect(answers.map(({ outcome }) => outcome)).toEqual(acts.map(() => 'accepted'));
    expect(taking.incidents).toEqual([]);
    expect((await makerRow(code)).version).toBe(4);
  });
});

describe('kunjungan dan berkasnya', () => {
  const photo = async () =>
    Uint8Array.from(
      await sharp({ create: { width: 900, height: 600, channels: 3, background: { r: 180, g: 60, b: 40 } } })
        .jpeg()
        .toBuffer(),
    );
  const put = (fileId: string, from: number, bytes: Uint8Array) =>
    takePiece(world.regency, phone.id, { fileId, from, bytes }, taking.folders);

  it('laporan dengan foto yang datang sepotong-sepotong, terputus dan diulang', async () => {
    world.at('2026-11-26 08:00');
    const { after } = await planVisit(world.regency, yusrizal, {
      nagariCode: SITIUNG,
      industry: maker,
      reason: 'figures',
      on: '2026-11-26',
      personId: budi.personId,
    });
    const { bytes, sent } = await phone.file('photo', await photo());
    const form = {
      metName: 'Murni',
      found: 'Wajan baru dipakai.',
      lat: '-0.98',
      lng: '101.55',
      accuracyM: '9',
    };
    const act = await phone.act('visit.report', { visitId: after.id, form }, { files: [sent] });
    world.at('2026-11-26 17:00');
    expect((await phone.send([act])).acts[0]).toMatchObject({
      outcome: 'accepted',
      result: { state: 'done' },
    });
    const half = Math.floor(bytes.length / 2);
    expect(await put(sent.id, 0, bytes.subarray(0, half))).toMatchObject({
      received: half,
      state: 'under_way',
    });
    // The answer was lost: the same piece again changes nothing and says where to go on.
    expect(await put(sent.id, 0, bytes.subarray(0, half))).toMatchObject({ received: half });
    expect(await put(sent.id, half, bytes.subarray(half))).toMatchObject({ state: 'arrived' });
    expect(await put(sent.id, half, bytes.subarray(half))).toMatchObject({ state: 'arrived' });
    const rows = await world.regency.db
      .selectFrom('visitFiles as f')
      .innerJoin('visitFilePlaces as p', 'p.fileId', 'f.id')
      .select(['f.id', 'f.kind', 'f.mediaType', 'p.lat', 'p.accuracyM'])
      .where('visitId', '=', after.id)
      .execute();
    expect(rows).toEqual([{ id: sent.id, kind: 'photo', mediaType: 'image/webp', lat: -0.98, accuracyM: 8 }]);
    expect((await readFile(pathOfFile(taking.folders.files, sent.id))).length).toBeGreaterThan(100);
  });

  it('potongan di disk yang lebih pendek daripada yang dicatat: diulang dari yang ada', async () => {
    const { bytes, sent } = await phone.file('photo', await photo());
    const body = ticketBody();
    await phone.send([await phone.act('ticket.open', body, { files: [sent] })]);
    await put(sent.id, 0, bytes.subarray(0, 500));
    await writeFile(join(taking.folders.parts, sent.id.slice(-2), sent.id), bytes.subarray(0, 200));
    expect(await put(sent.id, 500, bytes.subarray(500))).toMatchObject({ received: 200, state: 'under_way' });
    expect(await put(sent.id, 200, bytes.subarray(200))).toMatchObject({ state: 'arrived' });
    const files = await world.regency.db
      .selectFrom('ticketFiles')
      .select('id')
      .where('ticketId', '=', body.ticketId)
      .execute();
    expect(files).toEqual([{ id: sent.id }]);
  });

  it('berkas yang tidak dikenal lagi dikenal kembali bila catatannya dikirim ulang', async () => {
    const { sent } = await phone.file('photo', await photo());
    const act = await phone.act('ticket.open', ticketBody(), { files: [sent] });
    await phone.send([act]);
    await world.regency.db.deleteFrom('deviceFiles').where('id', '=', sent.id).execute();
    expect((await phone.send([], { asks: [sent.id] })).files[0]).toMatchObject({ state: 'unknown' });
    const again = await phone.send([act], { asks: [sent.id] });
    expect(again.acts[0]).toMatchObject({ outcome: 'accepted' });
    expect(again.files[0]).toMatchObject({ state: 'under_way', received: 0 });
  });

  it('yang bukan foto ditolak dengan namanya, laporannya tetap', async () => {
    const { bytes, sent } = await phone.file('photo', new TextEncoder().encode('bukan foto sama sekali'));
    const body = ticketBody();
    await phone.send([await phone.act('ticket.open', body, { files: [sent] })]);
    expect(await put(sent.id, 0, bytes)).toMatchObject({ state: 'refused', code: 'file_kind_refused' });
    expect(await ticketRow(body.ticketId)).toBeDefined();
  });

  it('berkas HP lain, atau yang melampaui ukurannya, tidak diterima', async () => {
    const { bytes, sent } = await phone.file('photo', await photo());
    await phone.send([await phone.act('ticket.open', ticketBody(), { files: [sent] })]);
    const stranger = await phoneOf(world.regency, desi, taking);
    await expect(
      takePiece(world.regency, stranger.id, { fileId: sent.id, from: 0, bytes }, taking.folders),
    ).rejects.toMatchObject({ code: 'unknown_file' });
    const tooMuch = new Uint8Array(bytes.length + 1);
    await expect(put(sent.id, 0, tooMuch)).rejects.toMatchObject({ code: 'piece_out_of_place' });
  });
});

describe('HP yang dicabut', () => {
  it('menyerahkan yang dipegangnya; kantor memutuskan, dan yang dihitung masuk atas nama pemegangnya', async () => {
    world.at('2026-11-27 08:00');
    const lost = await phoneOf(world.regency, budi, taking);
    const [counts, goes] = [ticketBody(), ticketBody()];
    const acts = [await lost.act('ticket.open', counts), await lost.act('ticket.open', goes)];
    await revokeDevice(world.regency, yusrizal, lost.id);
    world.at('2026-11-27 12:00');
    const answer = await lost.send(acts);
    expect(answer).toMatchObject({ isRevoked: true, acts: [{ outcome: 'held' }, { outcome: 'held' }] });
    expect(await ticketRow(counts.ticketId)).toBeUndefined();
    const [one, other] = acts.map(({ id }) => id);
    await expect(decideHeld(world.regency, desi, one ?? '', { counts: true }, taking)).rejects.toMatchObject({
      code: 'outside_visits',
    });
    await decideHeld(world.regency, yusrizal, one ?? '', { counts: true }, taking);
    const because = 'Orangnya sudah datang sendiri ke loket.';
    await decideHeld(world.regency, yusrizal, other ?? '', { counts: false, because }, taking);
    expect(await ticketRow(counts.ticketId)).toMatchObject({
      openedBy: budi.personId,
      receivedAt: wib('2026-11-27 08:00'),
    });
    expect(await ticketRow(goes.ticketId)).toBeUndefined();
    expect(await actRow(other ?? '')).toMatchObject({ outcome: 'dropped', bodyCipher: null });
  });

  it('yang tidak memegang tugas itu tidak dapat mencabut', async () => {
    await expect(revokeDevice(world.regency, budi, phone.id)).rejects.toMatchObject({
      code: 'outside_visits',
    });
  });
});

describe('server yang dipulihkan dari keadaan kemarin', () => {
  it('bertanya apa yang hilang; HP mengirimnya lagi, dan tidak ada yang hilang atau dua kali', async () => {
    world.at('2026-11-28 08:00');
    const theirs = await phoneOf(world.regency, budi, taking);
    const bodies = [ticketBody(), ticketBody(), ticketBody()];
    const acts = await Promise.all(bodies.map((body) => theirs.act('ticket.open', body)));
    await theirs.send(acts);
    const [, second] = bodies;
    const [, gone] = acts;
    await forget(second?.ticketId ?? '', gone?.id ?? '');
    const ids = acts.map(({ id }) => id);
    const sum = ids.reduce((all, id) => (all + Number.parseInt(id.slice(-8), 16)) % 4_294_967_296, 0);
    const believed = { fromSeq: 1, count: 3, sum };
    const none = { fromSeq: 0, count: 0, sum: 0 };
    const asked = await theirs.send([], { arrived: { acts: believed, files: none } });
    expect(asked.recheck).toBe(true);
    const told = await theirs.send([], { keeps: { acts: ids, files: [] } });
    expect(told.lost.acts).toEqual([gone?.id]);
    await theirs.send(acts.filter(({ id }) => told.lost.acts.includes(id)));
    expect(await ticketRow(second?.ticketId ?? '')).toMatchObject({ code: second?.code });
    expect((await theirs.send([], { arrived: { acts: believed, files: none } })).recheck).toBe(false);
  });

  /** As if it had come after the backup. */
  async function forget(ticketId: string, actId: string) {
    const { db } = world.regency;
    await db.deleteFrom('deviceActs').where('id', '=', actId).execute();
    await db
      .updateTable('tickets')
      .set({ bodyTextId: null, titleTextId: null })
      .where('id', '=', ticketId)
      .execute();
    await db.deleteFrom('notices').where('ticketId', '=', ticketId).execute();
    await db.deleteFrom('ticketActs').where('ticketId', '=', ticketId).execute();
    await db.deleteFrom('ticketTexts').where('ticketId', '=', ticketId).execute();
    await db.deleteFrom('ticketTokens').where('ticketId', '=', ticketId).execute();
    await db.deleteFrom('ticketSearchDocuments').where('ticketId', '=', ticketId).execute();
    await db.deleteFrom('tickets').where('id', '=', ticketId).execute();
  }
});
