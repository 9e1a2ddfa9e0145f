-- Sheets that are brought in: what was understood of a file, what is wrong in it, how far the import got, and what it wrote.

-- What was matched by hand for a source ("Bidang Industri 2024"), by the titles of its columns: offered the next time.
create table sheet_sources (
  name text primary key,
  columns jsonb not null,
  used_at timestamptz not null
);

create table sheet_imports (
  id uuid primary key,
  source text not null,
  file_name text not null,
  -- The sheets of the file, and the one that is read; a text file has one without a name.
  sheet_names jsonb not null,
  sheet_name text not null,
  header_row integer not null,
  titles jsonb not null,
  -- By column the field it holds, or null.
  columns jsonb not null,
  figures_year integer not null,
  -- Rows with faults that are not grave are written down without the faulty cells.
  takes_partial boolean not null default false,
  state text not null constraint sheet_imports_state check (state in
    ('matched', 'checking', 'checked', 'going', 'done', 'undone', 'failed')),
  -- Why it failed: the code of a problem.
  failed_because text,
  -- How far the pass under way has come, as the spreadsheet counts rows, and the last row once it is known.
  row_done integer not null default 0,
  last_row integer,
  rows_read integer not null default 0,
  -- Of the dry run: new and whole, new but with cells left out, on record already, on record and different, not to be used.
  rows_new integer not null default 0,
  rows_partial integer not null default 0,
  rows_same integer not null default 0,
  rows_differ integer not null default 0,
  rows_bad integer not null default 0,
  rows_written integer not null default 0,
  -- Of the undoing: those that people have changed since stay.
  rows_kept integer not null default 0,
  person_id uuid not null constraint sheet_imports_person references people (id),
  began_at timestamptz not null,
  changed_at timestamptz not null
);
create index sheet_imports_under_way on sheet_imports (began_at) where state in ('checking', 'going');
create index sheet_imports_by_time on sheet_imports (began_at desc);

-- What the dry run found, by row and column of the sheet. Never what stands in the cell: that may be personal.
create table sheet_import_faults (
  import_id uuid not null constraint sheet_import_faults_import references sheet_imports (id),
  seq integer not null,
  row_number integer not null,
  column_number integer,
  fault text not null,
  is_grave boolean not null,
  first_row integer,
  primary key (import_id, seq)
);

-- What an import wrote, and the version it left it in, by which it is known whether somebody has changed it since.
create table sheet_import_rows (
  import_id uuid not null constraint sheet_import_rows_import references sheet_imports (id),
  industry_id uuid not null constraint sheet_import_rows_industry references industries (id),
  version integer not null,
  primary key (import_id, industry_id)
);
