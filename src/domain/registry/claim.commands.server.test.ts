/** A maker keeps its own entry by its link: what it sends waits for staff, and its consent waits for nobody. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setClaimLinkDays } from '#domain/offices/setting.commands.server.ts';
import * as claims from '#domain/registry/claim.commands.server.ts';
import {
  claimState,
  makerBySecret,
  ownEntry,
  waitingCount,
  waitingProposals,
} from '#domain/registry/claim.queries.server.ts';
import type { FieldValues, ProposalSubject } from '#domain/registry/claim.ts';
import * as makers from '#domain/registry/industry.commands.server.ts';
import { industryPage } from '#domain/registry/industry.queries.server.ts';
import type { MakerActor } from '#domain/offices/duty.ts';
import { actorOf, type CastKey } from '#tests/cast.ts';
import { makerWith } from '#tests/makers.ts';
import { openWorld, type World } from '#tests/world.ts';

const SIKABAU = '13.10.02.2009';
const RECORD = { kind: 'record', productId: null, year: null } as const;
const OWNER = { kind: 'owner', productId: null, year: null } as const;

let world: World;
beforeAll(async () => {
  // One connection: a confirmation that asked for a second one inside its transaction would wait for ever.
  world = await openWorld('2026-11-23 09:00', 1);
});
afterAll(() => world.close());

const coordinator = actorOf('koordinator');
const page = (code: string) => industryPage(world.regency, coordinator, code);
const refused = (code: string) => expect.objectContaining({ code });

/** A maker with its link opened. */
async function claimed(...given: Parameters<typeof makerWith>) {
  const code = await makers.registerIndustry(world.regency, coordinator, makerWith(...given));
  const { secret } = await claims.sendClaim(world.regency, coordinator, { code });
  const actor = (await makerBySecret(world.regency, secret)) as MakerActor;
  const propose = (subject: ProposalSubject, values: FieldValues) =>
    claims.proposeChange(world.regency, actor, subject, values);
  return { code, secret, actor, propose };
}
const waitingAt = async (code: string, who: CastKey = 'koordinator') =>
  (await waitingProposals(world.regency, actorOf(who))).proposals.filter((one) => one.maker.code === code);
const confirm = async (code: string, fields?: readonly string[], who: CastKey = 'koordinator') => {
  const [one] = await waitingAt(code);
  if (!one) throw new RangeError('nothing waits');
  const given = { proposalId: one.id, seenVersion: one.version };
  await claims.confirmProposal(world.regency, actorOf(who), {
    ...given,
    fields: (fields ?? one.fields.map((field) => field.name)) as never,
  });
};

describe('tautan kelola', () => {
  it('disimpan sebagai sidik saja, dan membukanya membenarkan nomor HP', async () => {
    const code = await makers.registerIndustry(world.regency, coordinator, makerWith({ name: 'Tautan' }));
    const { secret, phone, days } = await claims.sendClaim(world.regency, coordinator, { code });
    expect([phone, days]).toEqual(['081234567890', 30]);
    const { id } = await page(code);
    const kept = await world.regency.db
      .selectFrom('claimLinks')
      .selectAll()
      .where('industryId', '=', id)
      .execute();
    expect(JSON.stringify(kept)).not.toMatch(new RegExp(`${secret}|081234567890`));
    expect((await claimState(world.regency, id)).link).toMatchObject({ openedAt: null, isOver: false });
    expect(await makerBySecret(world.regency, secret)).toMatchObject({ kind: 'maker', industryId: id });
    expect((await claimState(world.regency, id)).link?.openedAt).toEqual(world.regency.now());
    expect((await page(code)).history[0]).toMatchObject({ act: 'send_claim' });
  });

  it('yang baru mengakhiri yang lama; yang dicabut dan yang lewat waktunya tidak membuka apa pun', async () => {
    const { code, secret } = await claimed({ name: 'Ganti' });
    const { secret: newer } = await claims.sendClaim(world.regency, coordinator, { code });
    expect(await makerBySecret(world.regency, secret)).toBeUndefined();
    await claims.revokeClaim(world.regency, coordinator, { code });
    expect(await makerBySecret(world.regency, newer)).toBeUndefined();
    await expect(claims.revokeClaim(world.regency, coordinator, { code })).rejects.toEqual(
      refused('no_claim_link'),
    );
    await setClaimLinkDays(world.regency, actorOf('admin'), 2);
    await expect(setClaimLinkDays(world.regency, coordinator, 3)).rejects.toEqual(refused('out_of_reach'));
    const { secret: short } = await claims.sendClaim(world.regency, coordinator, { code });
    world.at('2026-11-25 08:59');
    expect(await makerBySecret(world.regency, short)).toBeDefined();
    world.at('2026-11-25 09:00');
    expect(await makerBySecret(world.regency, short)).toBeUndefined();
    await world.regency.db.deleteFrom('settings').where('name', '=', 'claim_link_days').execute();
  });

  it('tanpa nomor HP tidak ada tautan; wali nagari lain dan kepala dinas tidak mengirim', async () => {
    const code = await makers.registerIndustry(
      world.regency,
      coordinator,
      makerWith({ name: 'Tanpa HP', nagariCode: SIKABAU }, { phone: null, nik: null }),
    );
    await expect(claims.sendClaim(world.regency, coordinator, { code })).rejects.toEqual(
      refused('claim_needs_phone'),
    );
    await expect(claims.sendClaim(world.regency, actorOf('wali'), { code })).rejects.toEqual(
      refused('industry_not_found'),
    );
    await expect(claims.sendClaim(world.regency, actorOf('kepala'), { code })).rejects.toEqual(
      refused('out_of_reach'),
    );
  });
});

describe('usulan pemilik', () => {
  it('tidak mengubah apa pun sebelum diterima; lalu satu baris riwayat menyebutnya', async () => {
    const { code, actor, propose } = await claimed({ name: 'Keripik Lamo' });
    await propose(RECORD, {
      name: 'Keripik Baru',
      jorong: 'Koto Tuo',
      difficulties: ['packaging'],
      difficultyNote: null,
    });
    expect((await page(code)).record.name).toBe('Keripik Lamo');
    const [waiting] = await waitingAt(code);
    expect(waiting?.fields).toEqual([
      {
        name: 'name',
        before: 'Keripik Lamo',
        now: 'Keripik Lamo',
        after: 'Keripik Baru',
        isContested: false,
      },
    ]);
    const before = (await page(code)).history.length;
    await confirm(code);
    const after = await page(code);
    expect(after.record.name).toBe('Keripik Baru');
    expect(after.history).toHaveLength(before + 1);
    expect(after.history[0]).toMatchObject({ act: 'change', from: 'proposal', fields: ['name'] });
    expect((await ownEntry(world.regency, actor)).proposals[0]).toMatchObject({ outcome: 'accepted' });
  });

  it('nomor HP dan alamat tertutup di daftar; yang membuka tercatat; NIK tetap', async () => {
    const { code, propose } = await claimed({ name: 'Pindah' }, { nik: '1310044101800001' });
    await propose(OWNER, { phone: '081355556666', address: 'Jorong Ranah 3' });
    const [waiting] = await waitingAt(code);
    expect(JSON.stringify(waiting)).not.toMatch(/081355556666|Ranah 3/);
    const opened = await claims.openProposal(world.regency, coordinator, waiting?.id ?? '');
    expect(opened.fields.map((field) => field.after)).toEqual(['081355556666', 'Jorong Ranah 3']);
    const audit = await world.regency.db
      .selectFrom('audits')
      .select('actorId')
      .where('verb', '=', 'open_personal')
      .execute();
    expect(audit).toEqual([{ actorId: coordinator.personId }]);
    await confirm(code, ['phone']);
    const kept = await makers.openIndustryPersonal(world.regency, coordinator, code);
    expect(kept).toMatchObject({
      phone: '081355556666',
      address: 'Jalan Lintas 12',
      nik: '1310044101800001',
    });
    const acts = await world.regency.db.selectFrom('industryActs').select('data').execute();
    expect(JSON.stringify(acts)).not.toMatch(/081355556666|Ranah/);
  });

  it('produk ditambah, diberi harga, diakhiri; angka setahun digabung dengan yang sudah ada', async () => {
    const { code, propose } = await claimed({ name: 'Produk' });
    const [product] = (await page(code)).products;
    const productId = product?.id ?? '';
    await propose({ kind: 'change_product', productId, year: null }, { price: 17_500, unit: 'bungkus' });
    await confirm(code);
    expect((await page(code)).products[0]).toMatchObject({ price: 17_500, unit: 'bungkus' });
    await propose(
      { kind: 'add_product', productId: null, year: null },
      { name: 'Keripik ubi', brand: null, price: 12_000, unit: 'bungkus' },
    );
    await expect(confirm(code, ['price'])).rejects.toEqual(refused('nothing_taken'));
    await confirm(code, ['name', 'price']);
    expect((await page(code)).products[1]).toMatchObject({ name: 'Keripik ubi', price: 12_000, unit: null });
    await propose({ kind: 'end_product', productId, year: null }, {});
    await confirm(code);
    expect((await page(code)).products.map(({ name }) => name)).toEqual(['Keripik ubi']);
    const figures = {
      year: 2025,
      quarter: 0,
      womenPaid: null,
      menPaid: null,
      womenUnpaid: 1,
      menUnpaid: null,
    };
    const rest = { capacity: 900, output: null, unit: 'kg', sales: null, exportSales: null };
    await makers.recordFigures(
      world.regency,
      coordinator,
      { code },
      {
        ...figures,
        ...rest,
        investment: 5_000_000,
        capital: null,
      },
    );
    await propose({ kind: 'figures', productId: null, year: 2025 }, { womenUnpaid: 1, sales: 90_000_000 });
    await confirm(code);
    expect((await page(code)).figures[0]).toMatchObject({
      womenUnpaid: 1,
      sales: 90_000_000,
      capacity: 900,
      investment: 5_000_000,
    });
  });

  it('yang diubah orang lain sementara itu: isian lain digabung, isian yang sama diputuskan orang', async () => {
    const { code, propose } = await claimed({ name: 'Serentak' });
    await propose(RECORD, {
      name: 'Serentak Jaya',
      jorong: 'Ranah',
      difficulties: ['packaging'],
      difficultyNote: null,
    });
    const { record } = await page(code);
    await makers.changeIndustry(
      world.regency,
      coordinator,
      { code },
      { ...record, jorong: 'Sawah', startedYear: 2001 },
    );
    const [waiting] = await waitingAt(code);
    expect(waiting?.fields.map((field) => [field.name, field.now, field.isContested])).toEqual([
      ['name', 'Serentak', false],
      ['jorong', 'Sawah', true],
    ]);
    // The page was drawn before somebody changed it again: nothing is overwritten unseen.
    await expect(
      claims.confirmProposal(world.regency, coordinator, {
        proposalId: waiting?.id ?? '',
        seenVersion: (waiting?.version ?? 0) - 1,
        fields: ['name'],
      }),
    ).rejects.toEqual(refused('industry_changed'));
    await confirm(code, ['name']);
    expect((await page(code)).record).toMatchObject({
      name: 'Serentak Jaya',
      jorong: 'Sawah',
      startedYear: 2001,
    });
    await expect(confirm(code)).rejects.toThrow('nothing waits');
  });

  it('ditolak dengan alasan yang dibaca pemilik; dijawab dua kali tidak bisa', async () => {
    const { code, actor, propose } = await claimed({ name: 'Tolak' });
    await propose(RECORD, { name: 'X', jorong: null, difficulties: [], difficultyNote: null });
    const [waiting] = await waitingAt(code);
    const given = { proposalId: waiting?.id ?? '', because: 'Nama menurut NIB tetap.' };
    await claims.declineProposal(world.regency, coordinator, given);
    expect((await ownEntry(world.regency, actor)).proposals[0]).toMatchObject({
      outcome: 'declined',
      because: 'Nama menurut NIB tetap.',
    });
    expect((await page(code)).record.name).toBe('Tolak');
    await expect(claims.declineProposal(world.regency, coordinator, given)).rejects.toEqual(
      refused('proposal_not_waiting'),
    );
  });

  it('ditulis ulang mengganti yang menunggu; tanpa perbedaan tidak ada yang dikirim; dibatalkan sendiri', async () => {
    const { code, actor, propose } = await claimed({ name: 'Ulang' });
    const same = { name: 'Ulang', jorong: 'Koto Tuo', difficulties: ['packaging'], difficultyNote: null };
    await expect(propose(RECORD, same)).rejects.toEqual(refused('nothing_proposed'));
    await propose(RECORD, { ...same, name: 'Ulang 1' });
    await propose(RECORD, { ...same, name: 'Ulang 2' });
    expect((await waitingAt(code)).map((one) => one.fields[0]?.after)).toEqual(['Ulang 2']);
    await propose(RECORD, same);
    expect(await waitingAt(code)).toEqual([]);
    await propose(RECORD, { ...same, name: 'Ulang 3' });
    const [waiting] = await waitingAt(code);
    await claims.withdrawProposal(world.regency, actor, waiting?.id ?? '');
    expect(await waitingAt(code)).toEqual([]);
    await expect(claims.withdrawProposal(world.regency, actor, waiting?.id ?? '')).rejects.toEqual(
      refused('proposal_not_waiting'),
    );
  });

  it('tautan satu usaha tidak menyentuh usaha lain', async () => {
    const mine = await claimed({ name: 'Punya saya' });
    const other = await claimed({ name: 'Punya orang' });
    const [product] = (await page(other.code)).products;
    await expect(
      mine.propose({ kind: 'end_product', productId: product?.id ?? '', year: null }, {}),
    ).rejects.toEqual(refused('unknown_product'));
    await other.propose(RECORD, { name: 'Y', jorong: null, difficulties: [], difficultyNote: null });
    const [waiting] = await waitingAt(other.code);
    await expect(claims.withdrawProposal(world.regency, mine.actor, waiting?.id ?? '')).rejects.toEqual(
      refused('proposal_not_waiting'),
    );
    // A link carries its own rights only.
    await expect(makers.closeIndustry(world.regency, mine.actor, { code: mine.code }, 'x')).rejects.toEqual(
      refused('out_of_reach'),
    );
    await expect(
      makers.withdrawConsent(world.regency, mine.actor, { code: other.code }, '2026-11-23'),
    ).rejects.toEqual(refused('out_of_reach'));
  });

  it('wali nagari menjawab di nagarinya saja', async () => {
    const own = await claimed({ name: 'Di Sitiung' });
    const far = await claimed({ name: 'Di Sikabau', nagariCode: SIKABAU });
    const values = { name: 'Z', jorong: null, difficulties: [], difficultyNote: null };
    await own.propose(RECORD, values);
    await far.propose(RECORD, values);
    expect(await waitingAt(far.code, 'wali')).toEqual([]);
    expect(await waitingAt(own.code, 'wali')).toHaveLength(1);
    expect(await waitingCount(world.regency, actorOf('kepala'))).toBeUndefined();
    const [waiting] = await waitingAt(far.code);
    const given = { proposalId: waiting?.id ?? '', seenVersion: waiting?.version ?? 0 };
    await expect(
      claims.confirmProposal(world.regency, actorOf('wali'), { ...given, fields: ['name'] }),
    ).rejects.toEqual(refused('industry_not_found'));
    await expect(
      claims.confirmProposal(world.regency, actorOf('kepala'), { ...given, fields: ['name'] }),
    ).rejects.toEqual(refused('out_of_reach'));
    await confirm(own.code, ['name'], 'wali');
    expect((await page(own.code)).record.name).toBe('Z');
  });
});

describe('persetujuan direktori', () => {
  it('diberi dan ditarik pemilik sendiri, saat itu juga, dan riwayat menyebut tautannya', async () => {
    const { code, actor } = await claimed({ name: 'Setuju' });
    await makers.giveOwnConsent(world.regency, actor);
    expect(await page(code)).toMatchObject({ consentWithdrawnOn: null });
    await expect(makers.giveOwnConsent(world.regency, actor)).rejects.toEqual(refused('consent_as_it_is'));
    await makers.closeIndustry(world.regency, coordinator, { code }, 'Pindah ke luar.');
    // Also of a maker that is closed: it waits for nobody.
    await makers.withdrawOwnConsent(world.regency, actor);
    const { history, consentWithdrawnOn } = await page(code);
    expect(consentWithdrawnOn).not.toBeNull();
    expect(history[0]).toMatchObject({ act: 'withdraw_consent', from: 'claim', who: null });
    await expect(makers.giveOwnConsent(world.regency, actor)).rejects.toEqual(refused('industry_is_closed'));
  });
});
