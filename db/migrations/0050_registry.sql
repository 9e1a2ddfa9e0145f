-- The registry: makers (industri kecil dan menengah), their products and figures, and the classification of businesses.

-- KBLI, section C, both versions that are in use; pairs lead from the older code to the newer, provisional until BPS
-- publishes its own table. Words are what people call a trade, and the newer code they probably mean.
create table kbli_codes (
  version text not null constraint kbli_codes_version check (version in ('2020', '2025')),
  code text not null constraint kbli_codes_code check (code ~ '^[0-9]{5}$'),
  title text not null,
  primary key (version, code)
);
create table kbli_pairs (
  older_code text not null,
  newer_code text not null,
  is_provisional boolean not null default true,
  primary key (older_code, newer_code)
);
create table kbli_words (
  words text not null,
  code text not null,
  primary key (words, code)
);

create table industries (
  id uuid primary key,
  code text not null constraint industries_code unique,
  version integer not null,
  kind text not null constraint industries_kind check (kind in ('person', 'business', 'group', 'cooperative', 'bumnag')),
  group_kind text constraint industries_group_kind check (group_kind in ('kub', 'kwt', 'pkk', 'other')),
  name text not null,
  nagari_code text not null constraint industries_nagari references areas (code),
  jorong text,
  lat double precision constraint industries_lat check (lat between -90 and 90),
  lng double precision constraint industries_lng check (lng between -180 and 180),
  started_year integer constraint industries_started check (started_year between 1900 and 2200),
  legal_form text,
  nib text constraint industries_nib check (nib ~ '^[0-9]{13}$'),
  kbli_version text,
  kbli_code text,
  -- [{ name, localShare }]: percent of the material that comes from the regency, null when nobody knows
  materials jsonb not null default '[]',
  machines jsonb not null default '[]',
  market_area text constraint industries_market check (market_area in
    ('nagari', 'kecamatan', 'regency', 'province', 'national', 'export')),
  difficulties text[] not null default '{}',
  difficulty_note text,
  members_women integer constraint industries_members_women check (members_women >= 0),
  members_men integer constraint industries_members_men check (members_men >= 0),
  -- The entry in the public directory rests on consent: given on a day, perhaps taken back on another.
  consented_on date,
  consent_withdrawn_on date,
  closed_on date,
  search_text text not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  constraint industries_place check ((lat is null) = (lng is null)),
  constraint industries_kbli foreign key (kbli_version, kbli_code) references kbli_codes (version, code)
);
-- The list is read by name, under each filter; what is closed is asked for apart.
create index industries_by_name on industries (lower(name), id) where closed_on is null;
create index industries_by_nagari on industries (nagari_code, lower(name), id) where closed_on is null;
create index industries_by_division on industries (left(kbli_code, 2), lower(name), id) where closed_on is null;
create index industries_by_kind on industries (kind, lower(name), id) where closed_on is null;
create index industries_closed on industries (lower(name), id) where closed_on is not null;
create index industries_by_nib on industries (nib) where nib is not null;
create index industries_by_words on industries using gin (search_text gin_trgm_ops);

-- Who owns it; of a group, cooperative or BUMNag who represents it. Apart, so that it can be erased while acts remain.
-- The NIK is encrypted; its keyed hash finds the same person twice.
create table industry_owners (
  industry_id uuid primary key constraint industry_owners_industry references industries (id),
  name text,
  gender text constraint industry_owners_gender check (gender in ('female', 'male')),
  nik_cipher bytea,
  nik_hash text,
  phone text,
  email text,
  address text,
  erased_at timestamptz
);
create index industry_owners_by_phone on industry_owners (phone) where phone is not null;
create index industry_owners_by_nik on industry_owners (nik_hash) where nik_hash is not null;

create table industry_products (
  id uuid primary key,
  industry_id uuid not null constraint industry_products_industry references industries (id),
  name text not null,
  brand text,
  -- What one costs, in rupiah, and one of what.
  price bigint constraint industry_products_price check (price >= 0),
  unit text,
  created_at timestamptz not null,
  ended_on date
);
create index industry_products_by_industry on industry_products (industry_id);

-- Figures of a year (quarter 0) or of a quarter. Money in whole rupiah; investment and capital without land and building.
create table industry_figures (
  id uuid primary key,
  industry_id uuid not null constraint industry_figures_industry references industries (id),
  year integer not null constraint industry_figures_year check (year between 2000 and 2200),
  quarter integer not null constraint industry_figures_quarter check (quarter between 0 and 4),
  women_paid integer constraint industry_figures_women_paid check (women_paid >= 0),
  men_paid integer constraint industry_figures_men_paid check (men_paid >= 0),
  women_unpaid integer constraint industry_figures_women_unpaid check (women_unpaid >= 0),
  men_unpaid integer constraint industry_figures_men_unpaid check (men_unpaid >= 0),
  capacity double precision constraint industry_figures_capacity check (capacity >= 0),
  output double precision constraint industry_figures_output check (output >= 0),
  unit text,
  sales bigint constraint industry_figures_sales check (sales >= 0),
  export_sales bigint constraint industry_figures_export check (export_sales >= 0),
  investment bigint constraint industry_figures_investment check (investment >= 0),
  capital bigint constraint industry_figures_capital check (capital >= 0),
  recorded_at timestamptz not null,
  constraint industry_figures_once unique (industry_id, year, quarter)
);

-- History: one act by one person at one instant, with what it changed. Never personal data: of that only that it changed.
create table industry_acts (
  id uuid primary key,
  industry_id uuid not null constraint industry_acts_industry references industries (id),
  seq integer not null,
  act text not null,
  actor_id uuid constraint industry_acts_actor references people (id),
  at timestamptz not null,
  data jsonb not null,
  constraint industry_acts_once unique (industry_id, seq)
);
