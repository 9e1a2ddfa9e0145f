-- The house: areas, offices, people, calendars, layanan, tickets, notices, surveys.
-- Runs with the regency's schema first in the search path; nothing here that Citus schema-based sharding refuses.

create table areas (
  code text primary key,
  level text not null constraint areas_level check (level in ('province', 'regency', 'kecamatan', 'nagari', 'jorong')),
  name text not null,
  parent_code text constraint areas_parent references areas (code),
  bps_code text,
  lat double precision,
  lng double precision,
  area_km2 double precision
);
create index areas_by_parent on areas (parent_code);

create table offices (
  id uuid primary key,
  slug text not null constraint offices_slug unique,
  kind text not null constraint offices_kind check (kind in ('opd', 'bidang', 'kecamatan', 'nagari')),
  name text not null,
  short_name text not null,
  parent_id uuid constraint offices_parent references offices (id),
  is_lead_agency boolean not null default false,
  address text,
  phone text,
  whatsapp text,
  email text,
  counter_hours text,
  calendar_id uuid not null,
  closed_on date
);
create unique index offices_one_lead_agency on offices (is_lead_agency) where is_lead_agency;

create table calendars (
  id uuid primary key,
  name text not null constraint calendars_name unique,
  utc_offset integer not null,
  decreed_until date not null
);
alter table offices add constraint offices_calendar foreign key (calendar_id) references calendars (id);

-- Hours in force from a day on; minutes from local midnight. A weekday without a row is not a working day.
create table calendar_weeks (
  calendar_id uuid not null constraint calendar_weeks_calendar references calendars (id),
  valid_from date not null,
  hours jsonb not null,
  primary key (calendar_id, valid_from)
);
create table calendar_periods (
  id uuid primary key,
  calendar_id uuid not null constraint calendar_periods_calendar references calendars (id),
  first_day date not null,
  last_day date not null,
  name text not null,
  hours jsonb not null,
  constraint calendar_periods_order check (first_day <= last_day)
);
create table calendar_holidays (
  calendar_id uuid not null constraint calendar_holidays_calendar references calendars (id),
  day date not null,
  kind text not null constraint calendar_holidays_kind check (kind in ('national', 'joint_leave', 'local')),
  name text not null,
  decree text not null,
  primary key (calendar_id, day)
);

-- Identity (Better Auth's tables, in the regency's schema).
create table auth_users (
  id text primary key,
  name text not null,
  email text not null constraint auth_users_email unique,
  email_verified boolean not null default false,
  image text,
  two_factor_enabled boolean not null default false,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create table auth_sessions (
  id text primary key,
  expires_at timestamptz not null,
  token text not null constraint auth_sessions_token unique,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  ip_address text,
  user_agent text,
  user_id text not null constraint auth_sessions_user references auth_users (id) on delete cascade
);
create index auth_sessions_by_user on auth_sessions (user_id);
create table auth_accounts (
  id text primary key,
  account_id text not null,
  provider_id text not null,
  user_id text not null constraint auth_accounts_user references auth_users (id) on delete cascade,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index auth_accounts_by_user on auth_accounts (user_id);
create table auth_verifications (
  id text primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index auth_verifications_by_identifier on auth_verifications (identifier);
create table auth_two_factors (
  id text primary key,
  secret text not null,
  backup_codes text not null,
  verified boolean not null default true,
  failed_verification_count integer not null default 0,
  locked_until timestamptz,
  user_id text not null constraint auth_two_factors_user references auth_users (id) on delete cascade
);
create index auth_two_factors_by_user on auth_two_factors (user_id);

create table people (
  id uuid primary key,
  user_id text constraint people_user references auth_users (id),
  name text not null,
  email text not null constraint people_email unique,
  phone text,
  office_id uuid constraint people_office references offices (id),
  is_active boolean not null default true,
  created_at timestamptz not null
);
create unique index people_by_user on people (user_id);
create index people_by_office on people (office_id);

create table duties (
  id uuid primary key,
  person_id uuid not null constraint duties_person references people (id),
  duty text not null constraint duties_duty check (duty in
    ('desk', 'field', 'coordinator', 'officer', 'head', 'wali_nagari', 'camat', 'leader', 'administrator')),
  office_id uuid constraint duties_office references offices (id),
  area_code text constraint duties_area references areas (code),
  substitute_for uuid constraint duties_substitute references people (id),
  starts_on date not null,
  ends_on date,
  granted_by uuid constraint duties_granted_by references people (id),
  is_confirmed boolean not null default true,
  constraint duties_order check (ends_on is null or starts_on <= ends_on)
);
create index duties_by_person on duties (person_id);
create index duties_by_office on duties (office_id);

-- Layanan: the published service standards.
create table topics (
  id uuid primary key,
  slug text not null constraint topics_slug unique,
  name text not null,
  name_en text not null,
  lead_office_id uuid not null constraint topics_lead references offices (id),
  standard_days integer not null constraint topics_days check (standard_days >= 0),
  needs_approval boolean not null default false,
  is_nagari_government boolean not null default false,
  requirements jsonb not null default '[]',
  steps jsonb not null default '[]',
  fee text not null,
  product text not null default '',
  legal_basis jsonb not null default '[]',
  sort_order integer not null,
  closed_on date
);
create table topic_supporting_offices (
  topic_id uuid not null constraint topic_supporting_topic references topics (id),
  office_id uuid not null constraint topic_supporting_office references offices (id),
  primary key (topic_id, office_id)
);

-- Tickets. Personal data of applicants and their words live apart, so that they can be erased while acts remain.
create table applicants (
  id uuid primary key,
  kind text not null constraint applicants_kind check (kind in ('person', 'business', 'group', 'cooperative', 'bumnag')),
  name text,
  representative text,
  phone text,
  email text,
  nagari_code text constraint applicants_nagari references areas (code),
  created_at timestamptz not null,
  erased_at timestamptz
);
create index applicants_by_phone on applicants (phone) where phone is not null;
create index applicants_by_email on applicants (lower(email)) where email is not null;
create index applicants_by_name on applicants using gin (lower(name) gin_trgm_ops);

create table tickets (
  id uuid primary key,
  code text not null constraint tickets_code unique,
  version integer not null,
  state text not null,
  round integer not null,
  channel text not null,
  kind text not null,
  topic_id uuid not null constraint tickets_topic references topics (id),
  nagari_code text not null constraint tickets_nagari references areas (code),
  applicant_id uuid not null constraint tickets_applicant references applicants (id),
  opened_by uuid constraint tickets_opened_by references people (id),
  hides_name boolean not null,
  wants_visit boolean not null,
  lead_office_id uuid constraint tickets_lead references offices (id),
  person_id uuid constraint tickets_person references people (id),
  opened_at timestamptz not null,
  received_at timestamptz not null,
  entered_at timestamptz not null,
  due_at timestamptz not null,
  is_due_provisional boolean not null,
  is_paused boolean not null,
  standard_days integer not null,
  extended_days integer not null,
  escalation integer not null,
  answered_at timestamptz,
  ended_at timestamptz,
  ended_how text,
  merged_into_id uuid constraint tickets_merged_into references tickets (id),
  is_open boolean not null,
  title_text_id uuid,
  body_text_id uuid
);
create index tickets_open_by_due on tickets (due_at, id) where is_open;
create index tickets_open_by_lead on tickets (lead_office_id, due_at, id) where is_open;
create index tickets_by_received on tickets (received_at desc, id desc);
create index tickets_by_state on tickets (state, received_at desc, id desc);
create index tickets_by_lead on tickets (lead_office_id, received_at desc, id desc);
create index tickets_by_topic on tickets (topic_id, received_at desc, id desc);
create index tickets_by_nagari on tickets (nagari_code, received_at desc, id desc);
create index tickets_by_channel on tickets (channel, received_at desc, id desc);
create index tickets_by_person on tickets (person_id, due_at) where is_open;
create index tickets_by_applicant on tickets (applicant_id);
create index tickets_by_opener on tickets (opened_by, received_at desc);
create index tickets_visits on tickets (received_at desc) where wants_visit and is_open;
create index tickets_by_merged_into on tickets (merged_into_id) where merged_into_id is not null;
create index tickets_silent on tickets (state, answered_at) where state in ('answered', 'waiting_applicant');

-- Words people wrote. Erasing one empties its body; the act that points to it remains.
create table ticket_texts (
  id uuid primary key,
  ticket_id uuid not null constraint ticket_texts_ticket references tickets (id),
  body text,
  erased_at timestamptz
);
create index ticket_texts_by_ticket on ticket_texts (ticket_id);

-- Where it came from when it did not come through the programme's own doors: a letter, LAPOR!, a call, a nagari office.
create table ticket_sources (
  ticket_id uuid primary key constraint ticket_sources_ticket references tickets (id),
  external_number text,
  agenda_number text,
  sender text,
  subject text,
  letter_on date,
  late_reason text
);
create index ticket_sources_by_external on ticket_sources (external_number) where external_number is not null;

create table ticket_acts (
  id uuid primary key,
  ticket_id uuid not null constraint ticket_acts_ticket references tickets (id),
  seq integer not null,
  act text not null,
  actor_kind text not null constraint ticket_acts_actor check (actor_kind in ('staff', 'applicant', 'system', 'anonymous')),
  actor_id uuid,
  actor_channel text,
  office_id uuid constraint ticket_acts_office references offices (id),
  at timestamptz not null,
  recorded_at timestamptz not null,
  text_id uuid constraint ticket_acts_text references ticket_texts (id),
  data jsonb not null,
  clock jsonb,
  constraint ticket_acts_once unique (ticket_id, seq)
);
create index ticket_acts_by_time on ticket_acts (recorded_at desc);
create index ticket_acts_by_actor on ticket_acts (actor_id, recorded_at desc) where actor_id is not null;

create table disposisi (
  id uuid primary key,
  ticket_id uuid not null constraint disposisi_ticket references tickets (id),
  round integer not null,
  office_id uuid not null constraint disposisi_office references offices (id),
  role text not null constraint disposisi_role check (role in ('lead', 'supporting')),
  state text not null constraint disposisi_state check (state in ('sent', 'accepted', 'done', 'handed_back')),
  days integer not null,
  sent_at timestamptz not null,
  due_at timestamptz not null,
  is_paused boolean not null,
  person_id uuid constraint disposisi_person references people (id),
  ended_at timestamptz,
  is_current boolean not null
);
create index disposisi_by_ticket on disposisi (ticket_id);
create index disposisi_current_by_office on disposisi (office_id, due_at, ticket_id) where is_current;
create index disposisi_by_office on disposisi (office_id, sent_at desc);

create table ticket_rounds (
  ticket_id uuid not null constraint ticket_rounds_ticket references tickets (id),
  round integer not null,
  received_at timestamptz not null,
  due_at timestamptz not null,
  answered_at timestamptz,
  ended_at timestamptz not null,
  ended_how text not null,
  primary key (ticket_id, round)
);

create table ticket_files (
  id uuid primary key,
  ticket_id uuid not null constraint ticket_files_ticket references tickets (id),
  act_id uuid constraint ticket_files_act references ticket_acts (id),
  name text not null,
  media_type text not null,
  size integer not null,
  sha256 text not null,
  width integer,
  height integer,
  is_internal boolean not null default false,
  created_at timestamptz not null,
  erased_at timestamptz
);
create index ticket_files_by_ticket on ticket_files (ticket_id);

create table ticket_tokens (
  id uuid primary key,
  ticket_id uuid not null constraint ticket_tokens_ticket references tickets (id),
  channel text not null constraint ticket_tokens_channel check (channel in ('applicant', 'officer_link', 'receipt')),
  hash text not null constraint ticket_tokens_hash unique,
  created_at timestamptz not null,
  revoked_at timestamptz
);
create index ticket_tokens_by_ticket on ticket_tokens (ticket_id);

-- The outbox: written in the act's transaction; a job only wakes the sender, a sweep finds what nobody sent.
create table notices (
  id uuid primary key,
  ticket_id uuid constraint notices_ticket references tickets (id),
  act_id uuid constraint notices_act references ticket_acts (id),
  audience text not null constraint notices_audience check (audience in ('applicant', 'staff')),
  person_id uuid constraint notices_person references people (id),
  applicant_id uuid constraint notices_applicant references applicants (id),
  template text not null,
  params jsonb not null,
  via text not null constraint notices_via check (via in ('email', 'whatsapp', 'screen')),
  status text not null constraint notices_status check (status in ('waiting', 'sending', 'sent', 'failed', 'by_hand', 'read')),
  not_before timestamptz not null,
  created_at timestamptz not null,
  sent_at timestamptz,
  tries integer not null default 0,
  last_error text
);
create index notices_waiting on notices (not_before) where status = 'waiting';
create index notices_by_ticket on notices (ticket_id);
create index notices_by_person on notices (person_id, created_at desc) where person_id is not null;

create table surveys (
  id uuid primary key,
  ticket_id uuid not null constraint surveys_ticket references tickets (id),
  round integer not null,
  token_hash text not null constraint surveys_token unique,
  topic_id uuid not null constraint surveys_topic references topics (id),
  office_id uuid constraint surveys_office references offices (id),
  created_at timestamptz not null,
  answered_at timestamptz,
  answered_via text,
  answers jsonb,
  comment text,
  constraint surveys_once unique (ticket_id, round)
);
create index surveys_answered on surveys (answered_at) where answered_at is not null;

-- Who changed which setting, and who opened which personal field.
create table audits (
  id uuid primary key,
  at timestamptz not null,
  actor_id uuid constraint audits_actor references people (id),
  verb text not null,
  subject text not null,
  subject_id text not null,
  before jsonb,
  after jsonb
);
create index audits_by_time on audits (at desc, id desc);
create index audits_by_subject on audits (subject, subject_id, at desc);

create table settings (
  name text primary key,
  value jsonb not null
);
