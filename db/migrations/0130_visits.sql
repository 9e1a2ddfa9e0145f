-- A visit: somebody goes somewhere on a day, for a ticket, a maker, a sentra, or the nagari itself.
create table visits (
  id uuid primary key,
  nagari_code text not null constraint visits_nagari references areas (code),
  ticket_id uuid constraint visits_ticket references tickets (id),
  industry_id uuid constraint visits_industry references industries (id),
  sentra_id uuid constraint visits_sentra references sentra (id),
  reason text not null constraint visits_reason check (reason in
    ('ticket', 'first_meeting', 'figures', 'confirm', 'potential', 'sentra', 'other')),
  state text not null constraint visits_state check (state in ('planned', 'done', 'missed', 'cancelled')),
  version integer not null,
  -- Who goes.
  person_id uuid not null constraint visits_person references people (id),
  planned_on date not null,
  -- Its place in that person's day, from 1; two may share one for a moment, the id decides.
  seat integer not null,
  -- Made by whoever stood before the door; beside what the office planned.
  is_unplanned boolean not null default false,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  -- When somebody was there, by the phone's corrected clock.
  held_at timestamptz,
  -- Why it was called off, or nobody was met: one of a list.
  because text
);
create index visits_of_person on visits (person_id, planned_on, seat);
create index visits_by_day on visits (planned_on);
create index visits_by_nagari on visits (nagari_code, planned_on);
create index visits_by_ticket on visits (ticket_id) where ticket_id is not null;
create index visits_by_industry on visits (industry_id) where industry_id is not null;
create index visits_by_sentra on visits (sentra_id) where sentra_id is not null;
create index visits_changed on visits (person_id, changed_at);
-- A ticket has one visit to come at a time; planning it again moves that one.
create unique index visits_one_to_come on visits (ticket_id)
  where state = 'planned' and ticket_id is not null and not is_unplanned;

-- Somebody's phone. It is known by a secret of its own, so that it may hand in what it holds after a day without a session.
create table devices (
  id uuid primary key,
  person_id uuid not null constraint devices_person references people (id),
  name text not null,
  secret_hash text not null constraint devices_secret unique,
  -- The key of what lies on the phone, encrypted for this device: so that nothing is lost with a forgotten PIN.
  key_cipher bytea not null,
  enrolled_at timestamptz not null,
  last_contact_at timestamptz not null,
  -- The phone's clock at the last contact: positive when it runs ahead.
  skew_ms bigint not null default 0,
  app_version text,
  -- What the phone said it still holds.
  held_acts integer not null default 0,
  held_files integer not null default 0,
  held_bytes bigint not null default 0,
  needs_person integer not null default 0,
  is_persistent boolean not null default false,
  pack_at timestamptz,
  -- Until then one batch of this phone is being taken; another one waits for its turn.
  taking_until timestamptz,
  revoked_at timestamptz,
  revoked_by uuid constraint devices_revoked_by references people (id),
  -- The phone said that it wiped itself.
  wiped_at timestamptz
);
create index devices_of_person on devices (person_id);

-- What phones handed in: each act once, under the id the phone made.
create table device_acts (
  id uuid primary key,
  device_id uuid not null constraint device_acts_device references devices (id),
  person_id uuid not null constraint device_acts_person references people (id),
  -- The phone's own order.
  seq bigint not null,
  kind text not null,
  -- By the phone's clock, and corrected (rule 7 of the clock).
  made_at timestamptz not null,
  at timestamptz not null,
  skew_ms bigint not null,
  arrived_at timestamptz not null,
  -- SHA-256 of what was said: the same id with other words is another act and is refused.
  digest text not null,
  outcome text not null constraint device_acts_outcome check (outcome in ('accepted', 'refused', 'held', 'replaced', 'dropped')),
  -- Of an accepted act what came of it (numbers, versions); of a refused one the name of the refusal.
  answer jsonb not null default '{}',
  -- What was said, of acts that changed nothing yet: encrypted; taken away once it counts or was let go.
  body_cipher bytea,
  replaced_by uuid,
  -- The visit at which it was entered, when it says so.
  visit_id uuid,
  decided_by uuid constraint device_acts_decided_by references people (id),
  decided_at timestamptz
);
create index device_acts_of_device on device_acts (device_id, arrived_at desc);
create index device_acts_in_order on device_acts (device_id, seq);
create index device_acts_of_visit on device_acts (visit_id) where visit_id is not null;
create index device_acts_waiting on device_acts (arrived_at) where outcome in ('refused', 'held');

-- Pictures, recordings and signatures that acts of phones named: told first, arriving in pieces.
create table device_files (
  id uuid primary key,
  act_id uuid not null constraint device_files_act references device_acts (id),
  device_id uuid not null constraint device_files_device references devices (id),
  kind text not null constraint device_files_kind check (kind in ('photo', 'voice', 'signature')),
  -- What it belongs to; empty while its act is held for a person.
  owner text constraint device_files_owner check (owner in ('visit', 'ticket')),
  owner_id uuid,
  caption text,
  -- Of the bytes that travel: sealed by the phone.
  size integer not null,
  sha256 text not null,
  received integer not null default 0,
  taken_at timestamptz not null,
  lat double precision,
  lng double precision,
  accuracy_m double precision,
  announced_at timestamptz not null,
  -- All of it is here and is what the phone said; attached when it stands with the visit or ticket.
  arrived_at timestamptz,
  attached_at timestamptz,
  -- How often all of it came and was not what the phone said.
  misfits smallint not null default 0,
  -- The name of the refusal when what arrived is no picture or recording.
  refused_as text
);
create index device_files_of_act on device_files (act_id);
create index device_files_under_way on device_files (device_id) where arrived_at is null and refused_as is null;

-- History: one act by one person at one instant.
create table visit_acts (
  id uuid primary key,
  visit_id uuid not null constraint visit_acts_visit references visits (id),
  seq integer not null,
  act text not null,
  actor_id uuid constraint visit_acts_actor references people (id),
  device_id uuid constraint visit_acts_device references devices (id),
  -- When it was done, and when it reached us.
  at timestamptz not null,
  recorded_at timestamptz not null,
  data jsonb not null,
  constraint visit_acts_once unique (visit_id, seq)
);

-- What people said of a visit. Erasing empties it; the act that points here remains.
create table visit_reports (
  visit_id uuid primary key constraint visit_reports_visit references visits (id),
  purpose text,
  -- Who was met, and what she is there.
  met_name text,
  met_as text,
  found text,
  agreed text,
  signed_name text,
  erased_at timestamptz
);
-- The note for who goes.
create table visit_notes (
  visit_id uuid primary key constraint visit_notes_visit references visits (id),
  body text,
  erased_at timestamptz
);
create table visit_places (
  visit_id uuid primary key constraint visit_places_visit references visits (id),
  lat double precision not null,
  lng double precision not null,
  accuracy_m double precision,
  taken_at timestamptz not null
);
create table visit_files (
  id uuid primary key,
  visit_id uuid not null constraint visit_files_visit references visits (id),
  kind text not null constraint visit_files_kind check (kind in ('photo', 'voice', 'signature')),
  caption text,
  media_type text not null,
  size integer not null,
  sha256 text not null,
  width integer,
  height integer,
  created_at timestamptz not null,
  erased_at timestamptz
);
create index visit_files_by_visit on visit_files (visit_id);
-- Where and when a picture was taken, kept apart from the picture.
create table visit_file_places (
  file_id uuid primary key constraint visit_file_places_file references visit_files (id),
  taken_at timestamptz not null,
  lat double precision,
  lng double precision,
  accuracy_m double precision
);

-- An address of a calendar, for a telephone's or computer's own: a secret of its own, given anew at will.
create table visit_feeds (
  person_id uuid primary key constraint visit_feeds_person references people (id),
  hash text not null constraint visit_feeds_hash unique,
  created_at timestamptz not null
);
