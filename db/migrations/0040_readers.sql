-- Who reads a ticket as a person, beside the offices that hold it: who entered it, whom it was given to, who visits.
-- One column instead of three questions for every row of a field officer's list.
alter table tickets add column reader_ids uuid[] not null default '{}';

update tickets set reader_ids = readers.ids
from (
  select ticket_id, array_agg(distinct person_id order by person_id) as ids
  from (
    select id as ticket_id, opened_by as person_id from tickets where opened_by is not null
    union all
    select ticket_id, person_id from disposisi where person_id is not null
    union all
    select ticket_id, (data ->> 'personId')::uuid from ticket_acts where act = 'plan_visit'
  ) reading
  group by ticket_id
) readers
where readers.ticket_id = tickets.id;
drop index ticket_acts_visitors;

-- What the desk counts among open tickets is read from the index alone.
drop index tickets_open_counts;
create index tickets_open_counts on tickets (due_at)
  include (id, state, is_paused, topic_id, nagari_code, channel, lead_office_id, person_id, received_at,
    awaits_approval, reply_waits_since, wants_visit, reader_ids)
  where is_open;

-- What is over is also filed under the offices that held it, as words nobody can type: an office looks for a word among
-- its own without reading everybody's.
update ticket_search_documents set document = document || array_to_tsvector(held.words)
from (
  select ticket_id, array_agg(distinct '@' || office_id) as words from disposisi group by ticket_id
) held
where held.ticket_id = ticket_search_documents.ticket_id and not ticket_search_documents.is_open;
