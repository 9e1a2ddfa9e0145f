-- What a nagari has, and its primary product: what was proposed, what people decided in musyawarah, and why.

create table nagari_potentials (
  id uuid primary key,
  nagari_code text not null constraint nagari_potentials_nagari references areas (code),
  kind text not null constraint nagari_potentials_kind check (kind in
    ('material', 'maker', 'skill', 'culture', 'market', 'nature')),
  name text not null,
  -- What shows that it is there: who counted it, which register, which number.
  evidence text not null,
  noted_at timestamptz not null,
  ended_on date
);
create index nagari_potentials_by_nagari on nagari_potentials (nagari_code) where ended_on is null;

-- A product proposed for a nagari. Its score is computed from the registry on the day it is asked for, never stored, but
-- the decision keeps what the score was when it was taken.
create table primary_products (
  id uuid primary key,
  nagari_code text not null constraint primary_products_nagari references areas (code),
  name text not null,
  -- Names of products as they stand in the registry, in small letters: whoever makes one of them counts.
  product_names text[] not null,
  state text not null constraint primary_products_state check (state in
    ('proposed', 'decided', 'in_development', 'graduated', 'ended')),
  -- { criterion: { points, reason } }: points given by hand
  given jsonb not null default '{}',
  review_due_on date,
  proposed_at timestamptz not null,
  changed_at timestamptz not null
);
create index primary_products_by_nagari on primary_products (nagari_code, proposed_at);
-- A nagari has one at a time.
create unique index primary_products_one_current on primary_products (nagari_code)
  where state in ('decided', 'in_development');

-- The musyawarah in which people decided. Of those who were present only the role: no names.
create table nagari_musyawarahs (
  id uuid primary key,
  product_id uuid not null constraint nagari_musyawarahs_product references primary_products (id)
    constraint nagari_musyawarahs_once unique,
  held_on date not null,
  place text not null,
  present text[] not null,
  decree_number text,
  agreed text not null,
  -- Why, also against the score; needed when another proposal was higher.
  because text,
  -- { version, total, place, of, highest: name or null }
  score jsonb not null,
  recorded_at timestamptz not null
);

-- History: one act by one person at one instant.
create table nagari_acts (
  id uuid primary key,
  nagari_code text not null constraint nagari_acts_nagari references areas (code),
  seq integer not null,
  act text not null,
  actor_id uuid constraint nagari_acts_actor references people (id),
  at timestamptz not null,
  data jsonb not null,
  constraint nagari_acts_once unique (nagari_code, seq)
);
