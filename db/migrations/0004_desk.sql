-- The desk: what lists of a million tickets read, words to search by, and answers to begin from.

-- "Mine now", overdue first, under each filter; the last one carries what the totals count, so that they never touch rows.
create index tickets_open_by_topic on tickets (topic_id, due_at, id) where is_open;
create index tickets_open_by_nagari on tickets (nagari_code, due_at, id) where is_open;
create index tickets_open_by_state on tickets (state, due_at, id) where is_open;
create index tickets_open_counts on tickets (due_at)
  include (state, is_paused, topic_id, nagari_code, channel, lead_office_id, person_id) where is_open;

-- One document a ticket: code, title, words, name. Written in the act's transaction; erased words leave it.
create table ticket_search (
  ticket_id uuid primary key constraint ticket_search_ticket references tickets (id),
  document tsvector not null
);
create index ticket_search_document on ticket_search using gin (document);

-- Words an officer begins an answer from. Without office or topic it is offered everywhere.
create table answer_templates (
  id uuid primary key,
  office_id uuid constraint answer_templates_office references offices (id),
  topic_id uuid constraint answer_templates_topic references topics (id),
  name text not null,
  body text not null
);
