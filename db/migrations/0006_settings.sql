-- What the administrator sets: texts of notices, doubts about a legal basis, second persons, and due days to compute again.

-- A text that replaces the one in the code; no row: the default.
create table notice_texts (
  template text not null,
  locale text not null constraint notice_texts_locale check (locale in ('id', 'en')),
  body text not null,
  updated_at timestamptz not null,
  primary key (template, locale)
);

-- Why the legal basis of a topic still has to be verified; empty: nothing to verify.
alter table topics add column legal_mark text not null default '';
update topics set legal_mark = 'Dasar hukum bawaan; belum diperiksa bagian hukum.';

alter table duties add column confirmed_by uuid constraint duties_confirmed_by references people (id);
create index duties_waiting on duties (id) where not is_confirmed;

-- A calendar changed: open due days are computed again in the order of ticket ids, in pieces that can be repeated.
create table due_recomputations (
  id uuid primary key,
  calendar_id uuid not null constraint due_recomputations_calendar references calendars (id),
  because text not null,
  requested_at timestamptz not null,
  after_ticket_id uuid,
  changed integer not null default 0,
  finished_at timestamptz
);
create index due_recomputations_open on due_recomputations (requested_at) where finished_at is null;

create index audits_by_actor on audits (actor_id, at desc, id desc);
