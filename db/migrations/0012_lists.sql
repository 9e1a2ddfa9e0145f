-- Lists of a million tickets: true totals of what is no longer open, and a search that finds the newest first.

-- How many tickets that are not open lie in each cell. The office is one that held a disposisi; nil: every ticket.
create table ticket_counts (
  office_id uuid not null,
  state text not null,
  topic_id uuid not null,
  nagari_code text not null,
  channel text not null,
  lead_office_id uuid not null,
  has_person boolean not null,
  total integer not null,
  primary key (office_id, state, topic_id, nagari_code, channel, lead_office_id, has_person)
);
-- What acts changed in these cells since they were last folded: only appended, so that no act waits for another.
create table ticket_count_changes (
  id uuid primary key,
  office_id uuid not null,
  state text not null,
  topic_id uuid not null,
  nagari_code text not null,
  channel text not null,
  lead_office_id uuid not null,
  has_person boolean not null,
  change integer not null
);
insert into ticket_counts
select '00000000-0000-0000-0000-000000000000', state, topic_id, nagari_code, channel,
  coalesce(lead_office_id, '00000000-0000-0000-0000-000000000000'), person_id is not null, count(*)
from tickets where not is_open
group by 2, 3, 4, 5, 6, 7;
insert into ticket_counts
select d.office_id, t.state, t.topic_id, t.nagari_code, t.channel,
  coalesce(t.lead_office_id, '00000000-0000-0000-0000-000000000000'), d.person_id is not null, count(*)
from (
  select distinct on (office_id, ticket_id) office_id, ticket_id, person_id
  from disposisi order by office_id, ticket_id, sent_at desc, id desc
) d join tickets t on t.id = d.ticket_id
where not t.is_open
group by 1, 2, 3, 4, 5, 6, 7;

-- What one person had in hand, and what was due in some week, among tickets that are not open.
create index tickets_ended_by_person on tickets (person_id, received_at desc, id desc)
  where person_id is not null and not is_open;
create index tickets_ended_by_due on tickets (due_at) where not is_open;
create index disposisi_by_person on disposisi (person_id, sent_at desc) where person_id is not null;

-- Every document also carries the month of receipt as a word nobody can type, so that common words are looked for
-- newest first without reading all that match; open tickets have an index of their own.
alter table ticket_search add column is_open boolean not null default true;
update ticket_search s set is_open = t.is_open,
  document = s.document || array_to_tsvector(array['@' || to_char(t.received_at at time zone 'UTC', 'YYYYMM')])
from tickets t where t.id = s.ticket_id;
create index ticket_search_open on ticket_search using gin (document) where is_open;
