import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as calendars from '#domain/offices/calendar.commands.server.ts';
import type { DutyInput, OfficeInput, TopicInput } from '#domain/offices/office.form.ts';
import * as offices from '#domain/offices/office.commands.server.ts';
import { officeCalendars, staffActor } from '#domain/offices/office.queries.server.ts';
import * as people from '#domain/offices/person.commands.server.ts';
import * as settings from '#domain/offices/setting.commands.server.ts';
import {
  auditPage,
  retention,
  topicById,
  totpForAdministrators,
} from '#domain/offices/setting.queries.server.ts';
import {
  changeTopic,
  closeTopic,
  createTopic,
  reopenTopic,
} from '#domain/layanan/layanan.commands.server.ts';
import { publishedTopics } from '#domain/layanan/layanan.queries.server.ts';
import { recomputeDueDays } from '#domain/tickets/ticket.clock-change.server.ts';
import * as tickets from '#domain/tickets/ticket.commands.server.ts';
import { readActs, readTicket } from '#domain/tickets/ticket.record.server.ts';
import { openIdentity } from '#platform/identity/identity.server.ts';
import { referenceId } from '../../../db/seed/reference.server.ts';
import { actorOf, CAST } from '#tests/cast.ts';
import { office, openWorld, topic, wib, type World } from '#tests/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const admin = actorOf('admin');
const calendar = referenceId('calendar', 'default');
const input = (name: string): OfficeInput => ({
  name,
  shortName: name,
  kind: 'opd',
  address: null,
  phone: null,
  whatsapp: '081234567890',
  email: null,
  counterHours: null,
});
const duty = (over: Partial<DutyInput>): DutyInput => ({
  duty: 'officer',
  officeId: office('dinkes'),
  areaCode: null,
  startsOn: '2026-11-23',
  endsOn: null,
  ...over,
});
const refused = (code: string, status?: number) =>
  expect.objectContaining(status === undefined ? { code } : { code, status });
const open = (slug = 'spp-irt') =>
  tickets.openTicket(
    world.regency,
    { kind: 'anonymous' },
    {
      channel: 'online',
      kind: 'problem',
      topicId: topic(slug),
      nagariCode: '13.10.04.2001',
      words: 'Nomor kami berakhir bulan depan.',
      applicant: { kind: 'person', name: 'Murni', phone: '081234567890' },
      hidesName: false,
      wantsVisit: false,
    },
  );
const dutiesToday = async (key: keyof typeof CAST) => {
  const userId = `user-${key}`;
  const { db } = world.regency;
  await db
    .insertInto('authUsers')
    .values({ id: userId, name: key, email: CAST[key].email })
    .onConflict((c) => c.doNothing())
    .execute();
  await db.updateTable('people').set({ userId }).where('id', '=', CAST[key].id).execute();
  const actor = await staffActor(world.regency, userId);
  return actor?.duties.map((held) => held.duty);
};
const dutyIdOf = async (personId: string, name: string) => {
  const rows = await world.regency.db
    .selectFrom('duties')
    .select('id')
    .where('personId', '=', personId)
    .where('duty', '=', name)
    .orderBy('id', 'desc')
    .execute();
  return rows[0]?.id ?? '';
};

describe('dinas', () => {
  it('dibuat, diubah, ditutup; setiap perubahan tercatat', async () => {
    const { regency } = world;
    const id = await offices.createOffice(regency, admin, input('Dinas Pariwisata'));
    await offices.changeOffice(regency, admin, id, input('Dinas Pariwisata dan Budaya'));
    await offices.closeOffice(regency, admin, id);
    await offices.reopenOffice(regency, admin, id);
    const { rows } = await auditPage(regency, { subject: 'office', subjectId: id });
    expect(rows.map((row) => row.verb)).toEqual([
      'reopen_office',
      'close_office',
      'change_office',
      'create_office',
    ]);
    expect(rows[2]?.before).toMatchObject({ name: 'Dinas Pariwisata' });
    expect(rows[2]?.after).toMatchObject({ name: 'Dinas Pariwisata dan Budaya' });
  });
  it('tidak ditutup bila memimpin program, memegang tiket, atau memimpin topik', async () => {
    const { regency } = world;
    await expect(offices.closeOffice(regency, admin, office('kumperindag'))).rejects.toEqual(
      refused('office_is_lead_agency', 409),
    );
    await expect(offices.closeOffice(regency, admin, office('pmd'))).rejects.toEqual(
      refused('office_leads_topics'),
    );
    const { ticket } = await open();
    await tickets.routeTicket(
      regency,
      actorOf('koordinator'),
      { ticketId: ticket.id },
      { leadOfficeId: office('dinkes'), supportingOfficeIds: [] },
    );
    await expect(offices.closeOffice(regency, admin, office('dinkes'))).rejects.toEqual(
      refused('office_has_open_tickets'),
    );
  });
  it('bukan urusan petugas', async () => {
    await expect(offices.createOffice(world.regency, actorOf('petugasDinkes'), input('X'))).rejects.toEqual(
      refused('out_of_reach', 403),
    );
  });
});

describe('orang dan tugas', () => {
  it('orang baru mendapat akun; email yang dipakai ditolak; yang dinonaktifkan keluar', async () => {
    const { regency } = world;
    const identity = openIdentity(regency.db, 'a-secret-for-tests-only-0123456789', regency.publicUrl);
    const person = {
      name: 'Sri Wahyuni',
      email: 'sri@ovoprima.test',
      phone: null,
      nip: null,
      officeId: office('dinkes'),
    };
    const { personId, password } = await people.addPerson(regency, identity, admin, person);
    expect(password).toMatch(/^(?:[a-z2-9]{4}-){3}[a-z2-9]{4}$/);
    const answer = await identity.api.signInEmail({
      body: { email: person.email, password },
      asResponse: true,
    });
    expect(answer.ok).toBe(true);
    await expect(people.addPerson(regency, identity, admin, person)).rejects.toEqual(refused('email_taken'));
    await people.deactivatePerson(regency, admin, personId);
    const row = await regency.db
      .selectFrom('people')
      .select('userId')
      .where('id', '=', personId)
      .executeTakeFirstOrThrow();
    expect(
      await regency.db
        .selectFrom('authSessions')
        .select('id')
        .where('userId', '=', row.userId ?? '')
        .execute(),
    ).toEqual([]);
    await expect(people.grantDuty(regency, admin, personId, duty({}))).rejects.toEqual(
      refused('person_inactive'),
    );
    await people.reactivatePerson(regency, admin, personId);
    await people.changePerson(regency, admin, personId, {
      name: 'Sri W.',
      phone: '0812345678',
      nip: '198001012005012001',
      officeId: null,
    });
    const audits = await auditPage(regency, { subject: 'person', subjectId: personId });
    expect(JSON.stringify(audits.rows)).not.toContain(password);
    await expect(people.deactivatePerson(regency, admin, CAST.admin.id)).rejects.toEqual(
      refused('not_yourself'),
    );
  });
  it('tugas untuk diri sendiri dan tugas administrator menunggu orang kedua', async () => {
    const { regency } = world;
    world.at('2026-11-23 09:00');
    await people.grantDuty(
      regency,
      admin,
      CAST.admin.id,
      duty({ duty: 'coordinator', officeId: office('kumperindag') }),
    );
    expect(await dutiesToday('admin')).toEqual(['administrator']);
    const own = await dutyIdOf(CAST.admin.id, 'coordinator');
    await expect(people.confirmDuty(regency, admin, own)).rejects.toEqual(
      refused('second_person_needed', 403),
    );
    await people.grantDuty(regency, admin, CAST.nobody.id, duty({ duty: 'administrator' }));
    expect(await dutiesToday('nobody')).toEqual([]);
    const given = await dutyIdOf(CAST.nobody.id, 'administrator');
    await expect(people.confirmDuty(regency, actorOf('petugasDinkes'), given)).rejects.toEqual(
      refused('out_of_reach'),
    );
    await people.confirmDuty(regency, actorOf('koordinator'), given);
    expect(await dutiesToday('nobody')).toEqual(['administrator']);
    const second = { ...admin, personId: CAST.nobody.id };
    await people.confirmDuty(regency, second, own);
    expect(await dutiesToday('admin')).toEqual(['administrator', 'coordinator']);
    await people.endDuty(regency, admin, given, '2026-11-22');
    await expect(
      people.endDuty(regency, admin, await dutyIdOf(CAST.admin.id, 'administrator'), '2026-11-23'),
    ).rejects.toEqual(refused('last_administrator'));
  });
  it('tugas perlu tempat dan hari yang benar', async () => {
    const { regency } = world;
    const give = (over: Partial<DutyInput>) => people.grantDuty(regency, admin, CAST.nobody.id, duty(over));
    await expect(give({ officeId: null })).rejects.toEqual(refused('duty_place_needed', 422));
    await expect(give({ duty: 'camat', areaCode: '13.10.04.2001' })).rejects.toEqual(
      refused('unknown_place'),
    );
    await expect(give({ startsOn: '2026-11-22' })).rejects.toEqual(refused('duty_in_past'));
    await expect(give({ endsOn: '2026-11-22' })).rejects.toEqual(refused('days_in_wrong_order'));
    await give({ duty: 'wali_nagari', areaCode: '13.10.04.2001' });
    expect(await dutiesToday('nobody')).toEqual(['wali_nagari']);
  });
  it('pengganti memegang tugas tepat di antara dua hari', async () => {
    const { regency } = world;
    const dutyId = await dutyIdOf(CAST.kepala.id, 'head');
    const plan = { dutyId, personId: CAST.petugasDinkes.id, startsOn: '2026-11-25', endsOn: '2026-11-27' };
    await expect(
      people.appointSubstitute(regency, admin, { ...plan, personId: CAST.kepala.id }),
    ).rejects.toEqual(refused('not_yourself'));
    await people.appointSubstitute(regency, admin, plan);
    const seen: unknown[] = [];
    for (const day of ['24', '25', '27', '28']) {
      world.at(`2026-11-${day} 09:00`);
      seen.push(await dutiesToday('petugasDinkes'));
    }
    expect(seen).toEqual([['officer'], ['officer', 'head'], ['officer', 'head'], ['officer']]);
    world.at('2026-11-23 09:00');
  });
});

describe('kalender', () => {
  it('cuti bersama baru memindahkan batas waktu yang terbuka, yang selesai tetap', async () => {
    const { regency } = world;
    world.at('2026-11-23 09:00');
    const first = await open();
    const second = await open();
    await tickets.answerOnSpot(regency, actorOf('loket'), { ticketId: second.ticket.id }, 'Sudah terjawab.');
    expect(first.ticket.due.at).toEqual(wib('2026-12-11 16:30'));
    const day = { day: '2026-12-01', kind: 'joint_leave' as const, name: 'Cuti bersama', decree: 'SKB baru' };
    await calendars.addHoliday(regency, admin, calendar, day, false);
    expect(await recomputeDueDays(regency)).toBeGreaterThan(0);
    const moved = await readTicket(regency.db, first.ticket.id);
    expect(moved?.due.at).toEqual(wib('2026-12-14 16:00'));
    const acts = await readActs(regency.db, first.ticket.id);
    expect(acts.at(-1)).toMatchObject({ act: 'recompute_due', actorKind: 'system' });
    const row = await regency.db
      .selectFrom('tickets')
      .select('dueAt')
      .where('id', '=', first.ticket.id)
      .executeTakeFirst();
    expect(row?.dueAt).toEqual(wib('2026-12-14 16:00'));
    expect((await readTicket(regency.db, second.ticket.id))?.due.at).toEqual(wib('2026-12-11 16:30'));
    expect(await recomputeDueDays(regency)).toBe(0);
    await expect(calendars.addHoliday(regency, admin, calendar, day, false)).rejects.toEqual(
      refused('holiday_taken'),
    );
    await calendars.removeHoliday(regency, admin, calendar, day.day, false);
    await recomputeDueDays(regency);
    expect((await readTicket(regency.db, first.ticket.id))?.due.at).toEqual(wib('2026-12-11 16:30'));
    const before = acts.length;
    await recomputeDueDays(regency);
    expect((await readActs(regency.db, first.ticket.id)).length).toBe(before + 1);
  });
  it('tiket yang menunggu pemohon tidak bergeser hanya karena waktu berjalan', async () => {
    const { regency } = world;
    const { ticket } = await open();
    await tickets.routeTicket(
      regency,
      actorOf('koordinator'),
      { ticketId: ticket.id },
      { leadOfficeId: office('dinkes'), supportingOfficeIds: [] },
    );
    await tickets.acceptTicket(regency, actorOf('petugasDinkes'), { ticketId: ticket.id });
    await tickets.askApplicant(regency, actorOf('petugasDinkes'), { ticketId: ticket.id }, 'Foto?');
    const count = (await readActs(regency.db, ticket.id)).length;
    world.at('2026-11-26 09:00');
    const late = { day: '2027-11-22', kind: 'local' as const, name: 'Hari jadi', decree: 'SK Bupati' };
    await calendars.addHoliday(regency, admin, calendar, late, false);
    await recomputeDueDays(regency);
    expect((await readActs(regency.db, ticket.id)).length).toBe(count);
    world.at('2026-11-23 09:00');
  });
  it('hari libur yang sudah lewat ditanyakan dulu', async () => {
    const past = { day: '2026-11-16', kind: 'local' as const, name: 'Hari jadi', decree: 'SK Bupati' };
    await expect(calendars.addHoliday(world.regency, admin, calendar, past, false)).rejects.toEqual(
      refused('holiday_in_past', 409),
    );
    await calendars.addHoliday(world.regency, admin, calendar, past, true);
    await calendars.removeHoliday(world.regency, admin, calendar, past.day, true);
  });
  it('melewati hari yang ditetapkan, batas waktu bersifat sementara', async () => {
    const { regency } = world;
    const { ticket } = await open();
    expect(ticket.due.isProvisional).toBe(false);
    await calendars.setDecreedUntil(regency, admin, calendar, '2026-11-30');
    await recomputeDueDays(regency);
    expect((await readTicket(regency.db, ticket.id))?.due.isProvisional).toBe(true);
    await calendars.setDecreedUntil(regency, admin, calendar, '2027-12-31');
    await recomputeDueDays(regency);
    expect((await readTicket(regency.db, ticket.id))?.due.isProvisional).toBe(false);
  });
  it('jam baru berlaku mulai harinya, masa khusus tidak bertumpuk', async () => {
    const { regency } = world;
    const { ticket } = await open();
    const hours = {
      1: { opens: 480, closes: 900 },
      2: { opens: 480, closes: 900 },
      3: { opens: 480, closes: 900 },
      4: { opens: 480, closes: 900 },
      5: { opens: 480, closes: 900 },
    };
    await calendars.setWeekHours(regency, admin, calendar, { validFrom: '2026-12-07', hours });
    await recomputeDueDays(regency);
    expect((await readTicket(regency.db, ticket.id))?.due.at).toEqual(wib('2026-12-11 15:00'));
    const short = await open('nib');
    expect(short.ticket.due.at).toEqual(wib('2026-11-30 16:00'));
    await expect(
      calendars.setWeekHours(regency, admin, calendar, { validFrom: '2026-12-07', hours: {} }),
    ).rejects.toEqual(refused('calendar_without_days'));
    const period = { name: 'Masa khusus', firstDay: '2027-06-01', lastDay: '2027-06-05', hours };
    await calendars.addPeriod(regency, admin, calendar, period);
    await expect(calendars.addPeriod(regency, admin, calendar, period)).rejects.toEqual(
      refused('period_overlaps'),
    );
    await expect(
      calendars.addPeriod(regency, admin, calendar, { ...period, lastDay: '2027-05-01' }),
    ).rejects.toEqual(refused('days_in_wrong_order'));
    const row = await regency.db
      .selectFrom('calendarPeriods')
      .select('id')
      .where('name', '=', 'Masa khusus')
      .executeTakeFirstOrThrow();
    await calendars.removePeriod(regency, admin, calendar, row.id);
  });
  it('dinas dapat memiliki kalender sendiri', async () => {
    const { regency } = world;
    await calendars.giveOwnCalendar(regency, admin, office('perikanan'));
    const row = await regency.db
      .selectFrom('offices')
      .select('calendarId')
      .where('id', '=', office('perikanan'))
      .executeTakeFirstOrThrow();
    expect(row.calendarId).not.toBe(calendar);
    await calendars.addHoliday(
      regency,
      admin,
      row.calendarId,
      { day: '2026-12-02', kind: 'local', name: 'Turun ke kolam', decree: 'SK' },
      false,
    );
    const all = await officeCalendars(regency);
    expect(all.of(office('perikanan')).closedDays.has('2026-12-02')).toBe(true);
    expect(all.lead.closedDays.has('2026-12-02')).toBe(false);
  });
});

describe('layanan', () => {
  const standard = (days: number): TopicInput => ({
    name: 'SPP-IRT',
    nameEn: 'Home food',
    leadOfficeId: office('dinkes'),
    supportingOfficeIds: [office('dpmptsp')],
    standardDays: days,
    needsApproval: true,
    isNagariGovernment: false,
    requirements: ['NIB'],
    steps: [],
    fee: 'Gratis',
    product: 'Jawaban',
    legalBasis: [],
    legalMark: '',
    sortOrder: 1,
  });
  it('standar baru berlaku untuk tiket baru; yang terbuka tetap', async () => {
    const { regency } = world;
    expect((await topicById(regency, topic('spp-irt'))).legalMark).not.toBe('');
    const old = await open();
    await changeTopic(regency, admin, topic('spp-irt'), standard(7));
    const fresh = await open();
    expect(fresh.ticket.standardDays).toBe(7);
    expect((await readTicket(regency.db, old.ticket.id))?.standardDays).toBe(14);
    expect((await publishedTopics(regency)).find(({ id }) => id === topic('spp-irt'))?.standardDays).toBe(7);
    const id = await createTopic(regency, admin, standard(3));
    await closeTopic(regency, admin, id);
    expect((await publishedTopics(regency)).some((one) => one.id === id)).toBe(false);
    await reopenTopic(regency, admin, id);
    const away = { ...standard(3), leadOfficeId: '00000000-0000-4000-8000-000000000000' };
    await expect(changeTopic(regency, admin, id, away)).rejects.toEqual(refused('unknown_place', 422));
    await expect(changeTopic(regency, actorOf('koordinator'), id, standard(3))).rejects.toEqual(
      refused('out_of_reach'),
    );
  });
});

describe('setelan', () => {
  it('teks pemberitahuan, masa simpan, langkah kedua', async () => {
    const { regency } = world;
    const text = { template: 'answered', locale: 'id' as const, body: 'Jawaban untuk {code} sudah ada.' };
    await settings.setNoticeText(regency, admin, text, ['code']);
    await expect(settings.setNoticeText(regency, admin, text, ['link'])).rejects.toEqual(
      refused('unknown_text_place', 422),
    );
    await settings.setNoticeText(regency, admin, { ...text, body: '' }, ['code']);
    expect(await regency.db.selectFrom('noticeTexts').selectAll().execute()).toEqual([]);
    expect((await retention(regency)).auditsYears).toBe(10);
    // Saved only by whoever was shown everything that goes: neither unseen, nor when more goes than was shown.
    const years = { personalYears: 4, filesYears: 2, guestsYears: 1, auditsYears: 10 };
    const wouldErase = () => Promise.resolve({ texts: 3, guests: 1 });
    const save = (seen: Record<string, number>) =>
      settings.setRetention(regency, admin, years, seen, wouldErase);
    for (const seen of [{}, { texts: 3 }, { texts: 2, guests: 1 }])
      await expect(save(seen)).rejects.toEqual(refused('erasure_unseen'));
    expect((await retention(regency)).personalYears).toBe(5);
    await expect(
      settings.setRetention(regency, actorOf('loket'), years, { texts: 3, guests: 1 }, wouldErase),
    ).rejects.toEqual(refused('out_of_reach', 403));
    await save({ texts: 3, guests: 1 });
    expect((await retention(regency)).personalYears).toBe(4);
    await settings.setTotpForAdministrators(regency, admin, true);
    expect(await totpForAdministrators(regency)).toBe(true);
  });
  it('riwayat dibaca sehalaman demi sehalaman', async () => {
    const one = await auditPage(
      world.regency,
      { personId: CAST.admin.id, firstDay: '2026-11-23', lastDay: '2026-11-23' },
      3,
    );
    const two = await auditPage(world.regency, { before: one.next }, 3);
    expect(one.rows).toHaveLength(3);
    expect(new Set([...one.rows, ...two.rows].map((row) => row.id)).size).toBe(6);
    expect((await auditPage(world.regency, { lastDay: '2020-01-01' })).rows).toEqual([]);
  });
});
