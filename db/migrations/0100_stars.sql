-- Stars of products: schemes as rows, an assessment by the maker itself, the scores of a panel, and the star.

-- A version of the scheme. It is a draft until it is put in force from a day; from then on it is never edited, only followed.
create table star_schemes (
  id uuid primary key,
  version integer not null constraint star_schemes_version unique,
  -- Gates, groups, items with levels, bands, and how many sit on a panel: see `star-grading.ts`.
  body jsonb not null,
  valid_from date,
  created_at timestamptz not null,
  changed_at timestamptz not null
);

create table gradings (
  id uuid primary key,
  -- Its address, and the number of its certificate once there is a star.
  code text not null constraint gradings_code unique,
  industry_id uuid not null constraint gradings_industry references industries (id),
  product_id uuid not null constraint gradings_product references industry_products (id),
  -- As it was called then: a certificate does not change with the registry.
  product_name text not null,
  scheme_id uuid not null constraint gradings_scheme references star_schemes (id),
  state text not null constraint gradings_state check (state in
    ('draft', 'submitted', 'in_panel', 'graded', 'withdrawn')),
  -- { item: level } and { item: what shows it }, as the maker or whoever helped it answered.
  own_levels jsonb not null default '{}',
  own_notes jsonb not null default '{}',
  -- Gates for which the coordinator saw evidence, and what it was.
  open_gates text[] not null default '{}',
  gate_notes jsonb not null default '{}',
  mean numeric(5, 2) constraint gradings_mean check (mean between 0 and 100),
  -- Null in a graded one: there was no star, and nobody is told.
  stars integer constraint gradings_stars check (stars between 1 and 5),
  graded_on date,
  valid_until date,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  constraint gradings_days check ((stars is null) = (valid_until is null))
);
create index gradings_by_industry on gradings (industry_id);
create index gradings_by_change on gradings (changed_at desc, id);
-- A product is assessed once at a time.
create unique index gradings_one_open on gradings (product_id) where state in ('draft', 'submitted', 'in_panel');

-- Who sits on the panel, and how each scored, alone.
create table grading_members (
  grading_id uuid not null constraint grading_members_grading references gradings (id),
  person_id uuid not null constraint grading_members_person references people (id),
  levels jsonb not null default '{}',
  note text,
  scored_at timestamptz,
  primary key (grading_id, person_id)
);
create index grading_members_by_person on grading_members (person_id);

-- History of a grading or of a version of the scheme: one act by one person at one instant. Never personal data.
create table grading_acts (
  id uuid primary key,
  grading_id uuid constraint grading_acts_grading references gradings (id),
  scheme_id uuid constraint grading_acts_scheme references star_schemes (id),
  seq integer not null,
  act text not null,
  actor_id uuid constraint grading_acts_actor references people (id),
  at timestamptz not null,
  data jsonb not null,
  constraint grading_acts_subject check (num_nonnulls(grading_id, scheme_id) = 1),
  constraint grading_acts_once unique (grading_id, seq),
  constraint grading_acts_scheme_once unique (scheme_id, seq)
);
