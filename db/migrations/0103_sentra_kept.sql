-- Sentra as the offices keep them: what everybody may read, an end, the land in full, facilities and needs one by one, and
-- lines of the plan that are dropped with a reason.

alter table sentra
  -- For everybody, in plain words.
  add column public_story text,
  add column ended_on date,
  add column land_area_m2 integer constraint sentra_land_area check (land_area_m2 > 0),
  -- Which suku, kaum or nagari holds it.
  add column land_holder text,
  -- The letter in which they agreed; its day is land_consented_on.
  add column land_consent_number text;

create table sentra_facilities (
  id uuid primary key,
  sentra_id uuid not null constraint sentra_facilities_sentra references sentra (id),
  name text not null,
  condition text constraint sentra_facilities_condition check (condition in ('good', 'worn', 'broken', 'unused')),
  -- Who owns it and who looks after it: bodies, in plain words.
  owned_by text,
  managed_by text,
  -- Everybody may come and use it: it stands on the public page.
  is_public boolean not null,
  created_at timestamptz not null,
  dropped_on date
);
create index sentra_facilities_by_sentra on sentra_facilities (sentra_id) where dropped_on is null;

create table sentra_needs (
  id uuid primary key,
  sentra_id uuid not null constraint sentra_needs_sentra references sentra (id),
  need text not null,
  -- Who would meet it; null while nobody has said so.
  office_id uuid constraint sentra_needs_office references offices (id),
  created_at timestamptz not null,
  met_on date,
  dropped_on date
);
create index sentra_needs_by_sentra on sentra_needs (sentra_id) where dropped_on is null;

-- What was written as one text becomes a row.
insert into sentra_facilities (id, sentra_id, name, is_public, created_at)
  select gen_random_uuid(), id, facilities, false, changed_at from sentra where facilities is not null;
insert into sentra_needs (id, sentra_id, need, created_at)
  select gen_random_uuid(), id, needs, changed_at from sentra where needs is not null;
alter table sentra drop column facilities, drop column needs;

alter table sentra_plans
  add column dropped_on date,
  add constraint sentra_plans_one_end check (done_on is null or dropped_on is null);
create index sentra_plans_by_office on sentra_plans (office_id, year) where dropped_on is null;
