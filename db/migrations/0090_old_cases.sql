-- Cases kept on paper or sheets from before the desk: each sheet that was brought in, and the tickets it became.
create table old_case_imports (
  id uuid primary key,
  file_name text not null,
  -- checked: understood, nothing written; done: its cases are closed tickets; undone: they are archived.
  state text not null constraint old_case_imports_state check (state in ('checked', 'done', 'undone')),
  rows_written integer not null default 0,
  rows_same integer not null default 0,
  rows_bad integer not null default 0,
  -- Of the undoing: tickets that were opened again since stay.
  rows_kept integer not null default 0,
  person_id uuid not null constraint old_case_imports_person references people (id),
  began_at timestamptz not null,
  changed_at timestamptz not null
);
create index old_case_imports_by_time on old_case_imports (began_at desc);

create table old_case_rows (
  import_id uuid not null constraint old_case_rows_import references old_case_imports (id),
  ticket_id uuid not null constraint old_case_rows_ticket references tickets (id),
  primary key (import_id, ticket_id)
);
