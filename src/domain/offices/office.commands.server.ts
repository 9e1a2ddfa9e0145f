/** Writes of offices: one exported function an act. */
import type { Actor } from '#domain/offices/duty.ts';
import { recordChange } from '#domain/offices/office.audit.server.ts';
import {
  officeHasOpenTickets,
  officeIsLeadAgency,
  officeLeadsTopics,
  settingNotFound,
} from '#domain/offices/office.problems.ts';
import type { OfficeInput } from '#domain/offices/office.form.ts';
import type { Trx } from '#platform/db/database.server.ts';
import type { Regency } from '#platform/regency.server.ts';
import { dayOf, WIB } from '#shared/day.ts';
import { isId } from '#shared/id.ts';
import { freeSlug } from '#shared/slug.ts';

/** A new office on the lead agency's calendar. @returns its id */
export async function createOffice(regency: Regency, actor: Actor, input: OfficeInput): Promise<string> {
  return recordChange(regency, actor, 'set_up_offices', async (trx) => {
    const lead = await trx
      .selectFrom('offices')
      .select('calendarId')
      .where('isLeadAgency', '=', true)
      .executeTakeFirstOrThrow();
    const id = regency.newId();
    const row = {
      ...input,
      id,
      slug: freeSlug(input.shortName, await takenSlugs(trx), 'dinas'),
      calendarId: lead.calendarId,
    };
    await trx.insertInto('offices').values(row).execute();
    return { act: 'create_office', subject: 'office', subjectId: id, before: null, after: input };
  });
}

/** Name, contact, WhatsApp and counter hours. Opening hours of the counter change no due day. */
export async function changeOffice(
  regency: Regency,
  actor: Actor,
  officeId: string,
  input: OfficeInput,
): Promise<string> {
  return recordChange(regency, actor, 'set_up_offices', async (trx) => {
    const before = await lockOffice(trx, officeId);
    await trx.updateTable('offices').set(input).where('id', '=', officeId).execute();
    return {
      act: 'change_office',
      subject: 'office',
      subjectId: officeId,
      before: shown(before),
      after: input,
    };
  });
}

/** Closes an office. @throws Problem officeIsLeadAgency, officeHasOpenTickets, officeLeadsTopics */
export async function closeOffice(regency: Regency, actor: Actor, officeId: string): Promise<string> {
  return recordChange(regency, actor, 'set_up_offices', async (trx) => {
    const before = await lockOffice(trx, officeId);
    if (before.isLeadAgency) throw officeIsLeadAgency();
    const { tickets } = await trx
      .selectFrom('disposisi')
      .innerJoin('tickets', 'tickets.id', 'disposisi.ticketId')
      .select((eb) => eb.fn.count<number>('disposisi.ticketId').distinct().as('tickets'))
      .where('disposisi.officeId', '=', officeId)
      .where('disposisi.isCurrent', '=', true)
      .where('tickets.isOpen', '=', true)
      .executeTakeFirstOrThrow();
    if (tickets > 0) throw officeHasOpenTickets({ count: tickets });
    const { topics } = await trx
      .selectFrom('topics')
      .select((eb) => eb.fn.countAll<number>().as('topics'))
      .where('leadOfficeId', '=', officeId)
      .where('closedOn', 'is', null)
      .executeTakeFirstOrThrow();
    if (topics > 0) throw officeLeadsTopics({ count: topics });
    const closedOn = dayOf(regency.now(), WIB);
    await trx.updateTable('offices').set({ closedOn }).where('id', '=', officeId).execute();
    return {
      act: 'close_office',
      subject: 'office',
      subjectId: officeId,
      before: { closedOn: before.closedOn },
      after: { closedOn },
    };
  });
}

/** Opens a closed office again. */
export async function reopenOffice(regency: Regency, actor: Actor, officeId: string): Promise<string> {
  return recordChange(regency, actor, 'set_up_offices', async (trx) => {
    const before = await lockOffice(trx, officeId);
    await trx.updateTable('offices').set({ closedOn: null }).where('id', '=', officeId).execute();
    return {
      act: 'reopen_office',
      subject: 'office',
      subjectId: officeId,
      before: { closedOn: before.closedOn },
      after: { closedOn: null },
    };
  });
}

async function lockOffice(trx: Trx, officeId: string) {
  if (!isId(officeId)) throw settingNotFound();
  const row = await trx
    .selectFrom('offices')
    .selectAll()
    .where('id', '=', officeId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw settingNotFound();
  return row;
}

function shown(row: OfficeInput): OfficeInput {
  const { name, shortName, address, phone, whatsapp, email, counterHours } = row;
  return { name, shortName, address, phone, whatsapp, email, counterHours, kind: row.kind };
}

async function takenSlugs(trx: Trx): Promise<ReadonlySet<string>> {
  const rows = await trx.selectFrom('offices').select('slug').execute();
  return new Set(rows.map((row) => row.slug));
}
