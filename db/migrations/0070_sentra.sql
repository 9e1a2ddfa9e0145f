-- Sentra: industries of like kind in one place, their members over time, the plan the offices keep together, and history.

create table sentra (
  id uuid primary key,
  slug text not null constraint sentra_slug unique,
  version integer not null,
  name text not null,
  nagari_code text not null constraint sentra_nagari references areas (code),
  -- What is made there, in the words of the people.
  product text not null,
  office_id uuid constraint sentra_office references offices (id),
  -- The decree of the regent, once there is one.
  decree_number text,
  decree_on date,
  -- On whose land it stands, and when those who hold communal land (tanah ulayat) agreed.
  land_kind text constraint sentra_land_kind check (land_kind in ('own', 'ulayat', 'nagari', 'regency')),
  land_consented_on date,
  facilities text,
  needs text,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  constraint sentra_decree check ((decree_number is null) = (decree_on is null))
);

-- Who belonged to it, and from when until when.
create table sentra_members (
  id uuid primary key,
  sentra_id uuid not null constraint sentra_members_sentra references sentra (id),
  industry_id uuid not null constraint sentra_members_industry references industries (id),
  joined_on date not null,
  left_on date constraint sentra_members_days check (left_on >= joined_on)
);
-- An industry belongs to one sentra at a time.
create unique index sentra_members_now on sentra_members (industry_id) where left_on is null;
create index sentra_members_by_sentra on sentra_members (sentra_id, joined_on);

create table sentra_plans (
  id uuid primary key,
  sentra_id uuid not null constraint sentra_plans_sentra references sentra (id),
  year integer not null constraint sentra_plans_year check (year between 2000 and 2200),
  activity text not null,
  office_id uuid not null constraint sentra_plans_office references offices (id),
  -- In whole rupiah; null while nobody has named a sum.
  budget bigint constraint sentra_plans_budget check (budget >= 0),
  done_on date,
  created_at timestamptz not null
);
create index sentra_plans_by_sentra on sentra_plans (sentra_id, year);

-- History: one act by one person at one instant. Never personal data.
create table sentra_acts (
  id uuid primary key,
  sentra_id uuid not null constraint sentra_acts_sentra references sentra (id),
  seq integer not null,
  act text not null,
  actor_id uuid constraint sentra_acts_actor references people (id),
  at timestamptz not null,
  data jsonb not null,
  constraint sentra_acts_once unique (sentra_id, seq)
);

-- Proposals that a coordinator has dismissed, by the members they named: nearly the same is not proposed again.
create table sentra_dismissals (
  id uuid primary key,
  member_ids uuid[] not null,
  because text not null,
  person_id uuid not null constraint sentra_dismissals_person references people (id),
  at timestamptz not null
);
