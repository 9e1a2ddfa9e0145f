-- Figures that answer at once: derived from the acts by a chore, able to be counted again from them (decision 0020).

-- What happened and is not counted yet: a row an act (or answered survey), written in its transaction.
create table outcome_waiting (
  id uuid primary key,
  ticket_id uuid not null
);

-- What a ticket has added to the counts, so that exactly this can be taken away when it is counted again.
create table outcome_facts (
  ticket_id uuid primary key constraint outcome_facts_ticket references tickets (id),
  facts jsonb not null,
  -- The office whose head is asked to approve a draft.
  approval_office_id uuid constraint outcome_facts_approval references offices (id)
);
create index outcome_facts_approvals on outcome_facts (approval_office_id) where approval_office_id is not null;

-- A drawer: a month or a year, whose figures, broken down by what. No personal data.
create table outcome_counts (
  period text not null,
  scope text not null constraint outcome_counts_scope check (scope in ('all', 'office', 'nagari')),
  scope_id text not null,
  dimension text not null,
  key text not null,
  received integer not null default 0,
  answered integer not null default 0,
  answered_on_time integer not null default 0,
  answered_first integer not null default 0,
  answered_first_on_time integer not null default 0,
  answered_on_spot integer not null default 0,
  answered_after_pause integer not null default 0,
  own_answered integer not null default 0,
  own_on_time integer not null default 0,
  agreed integer not null default 0,
  silent integer not null default 0,
  silent_on_time integer not null default 0,
  unreplied integer not null default 0,
  objected integer not null default 0,
  objections_answered integer not null default 0,
  reopened integer not null default 0,
  late_replied integer not null default 0,
  declined integer not null default 0,
  to_ppid integer not null default 0,
  archived integer not null default 0,
  withdrawn integer not null default 0,
  merged integer not null default 0,
  handed_back integer not null default 0,
  parts_handed_back integer not null default 0,
  extended integer not null default 0,
  asked integer not null default 0,
  pause_days integer not null default 0,
  supported integer not null default 0,
  supported_done integer not null default 0,
  supported_on_time integer not null default 0,
  visits_wanted integer not null default 0,
  visits_planned integer not null default 0,
  surveys_answered integer not null default 0,
  primary key (scope, scope_id, period, dimension, key)
);

-- How often which value: working days, grades.
create table outcome_spreads (
  period text not null,
  scope text not null constraint outcome_spreads_scope check (scope in ('all', 'office', 'nagari')),
  scope_id text not null,
  dimension text not null,
  key text not null,
  spread text not null,
  value integer not null,
  count integer not null,
  primary key (scope, scope_id, period, dimension, key, spread, value)
);

-- How far the counting is. `recount_after`: every ticket is being counted again in the order of ids, from here.
create table outcome_progress (
  id integer primary key constraint outcome_progress_one check (id = 1),
  rules integer not null,
  counted_at timestamptz,
  recount_after uuid,
  recounted_at timestamptz
);
insert into outcome_progress (id, rules, recount_after) values (1, 0, '00000000-0000-0000-0000-000000000000');

-- What is open now is read from the rows; the same index as before, with the instant of receipt for the age.
drop index tickets_open_counts;
create index tickets_open_counts on tickets (due_at)
  include (state, is_paused, topic_id, nagari_code, channel, lead_office_id, person_id, received_at) where is_open;
