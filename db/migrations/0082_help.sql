-- What offices gave to makers: training, machines, money, packaging, facilitation; and what came of it a year later.

-- A sheet of helps that was tried, written down, or taken back as a whole.
create table help_imports (
  id uuid primary key,
  office_id uuid not null constraint help_imports_office references offices (id),
  file_name text not null,
  state text not null constraint help_imports_state check (state in ('checked', 'done', 'undone')),
  -- Of the writing: helps that are new, and makers that were added to them.
  helps_written integer not null default 0,
  recipients_written integer not null default 0,
  person_id uuid not null constraint help_imports_person references people (id),
  began_at timestamptz not null,
  changed_at timestamptz not null
);
create index help_imports_by_time on help_imports (began_at desc);

create table helps (
  id uuid primary key,
  code text not null constraint helps_code unique,
  version integer not null,
  kind text not null constraint helps_kind check (kind in
    ('training', 'machine', 'money', 'packaging', 'facilitation', 'other')),
  title text not null,
  office_id uuid not null constraint helps_office references offices (id),
  -- One day, or from a day to another.
  began_on date not null,
  ended_on date,
  funds text not null constraint helps_funds check (funds in ('apbd', 'apbn', 'nagari', 'private', 'other')),
  fund_year integer not null constraint helps_fund_year check (fund_year between 2000 and 2200),
  -- The whole of it, in rupiah.
  value bigint constraint helps_value check (value >= 0),
  nagari_code text constraint helps_nagari references areas (code),
  -- Of those who took part and are no makers only how many there were: nobody's name.
  others_women integer constraint helps_others_women check (others_women >= 0),
  others_men integer constraint helps_others_men check (others_men >= 0),
  note text,
  import_id uuid constraint helps_import references help_imports (id),
  -- By mistake, or its import was undone.
  withdrawn_on date,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  constraint helps_days check (ended_on >= began_on)
);
create index helps_by_day on helps (began_on desc, id) where withdrawn_on is null;

create table help_recipients (
  id uuid primary key,
  help_id uuid not null constraint help_recipients_help references helps (id),
  industry_id uuid not null constraint help_recipients_industry references industries (id),
  -- The maker's own share: rupiah, or so many of what.
  value bigint constraint help_recipients_value check (value >= 0),
  quantity double precision constraint help_recipients_quantity check (quantity >= 0),
  unit text,
  -- The sheet that brought it.
  import_id uuid constraint help_recipients_import references help_imports (id),
  constraint help_recipients_once unique (help_id, industry_id)
);
create index help_recipients_by_industry on help_recipients (industry_id);

-- What came of it, told a year later or earlier; told again it is written anew, and the line of history keeps what was there.
create table help_results (
  recipient_id uuid primary key constraint help_results_recipient references help_recipients (id),
  told_on date not null,
  -- Is it still used, does it still work.
  is_used boolean not null,
  are_sales_up boolean,
  workers_added integer,
  note text
);

-- History: one act by one person at one instant.
create table help_acts (
  id uuid primary key,
  help_id uuid not null constraint help_acts_help references helps (id),
  seq integer not null,
  act text not null,
  actor_id uuid constraint help_acts_actor references people (id),
  at timestamptz not null,
  data jsonb not null,
  constraint help_acts_once unique (help_id, seq)
);
