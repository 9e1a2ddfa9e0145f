-- Whatever a sheet holds, it comes in by the same steps and stands in sheet_imports: makers, helps, old cases. What only one
-- of them has stays in a table of its own, by the same id.
alter table sheet_imports add column kind text not null default 'makers'
  constraint sheet_imports_kind check (kind in ('makers', 'helps', 'old_cases'));
alter table sheet_imports alter column kind drop default;
-- Only makers have figures of a year.
alter table sheet_imports alter column figures_year drop not null;
-- With what the sentence of its failure is filled in; and who let it be written down, who need not be who brought it.
alter table sheet_imports add column failed_with jsonb;
alter table sheet_imports add column started_by uuid constraint sheet_imports_starter references people (id);
drop index sheet_imports_by_time;
create index sheet_imports_by_time on sheet_imports (kind, began_at desc);

-- One source may send several kinds of list.
alter table sheet_sources add column kind text not null default 'makers'
  constraint sheet_sources_kind check (kind in ('makers', 'helps', 'old_cases'));
alter table sheet_sources alter column kind drop default;
alter table sheet_sources drop constraint sheet_sources_pkey;
alter table sheet_sources add primary key (kind, name);

-- What came in before the columns were matched by hand. One that was only tried is tried again from its file.
insert into sheet_imports (id, kind, source, file_name, sheet_names, sheet_name, header_row, titles, columns, state,
    failed_because, rows_new, rows_same, rows_bad, rows_written, rows_kept, person_id, began_at, changed_at)
  select id, 'helps', '', file_name, '[""]', '', 0, '[]', '[]', case state when 'checked' then 'failed' else state end,
    case state when 'checked' then 'sheet_gone' end, recipients_written, rows_same, rows_bad, recipients_written, kept,
    person_id, began_at, changed_at
  from help_imports;
insert into sheet_imports (id, kind, source, file_name, sheet_names, sheet_name, header_row, titles, columns, state,
    failed_because, rows_new, rows_same, rows_bad, rows_written, rows_kept, person_id, began_at, changed_at)
  select id, 'old_cases', '', file_name, '[""]', '', 0, '[]', '[]', case state when 'checked' then 'failed' else state end,
    case state when 'checked' then 'sheet_gone' end, rows_written, rows_same, rows_bad, rows_written, rows_kept,
    person_id, began_at, changed_at
  from old_case_imports;

-- Of a sheet of helps: the office of rows that name none, and how many helps its rows make up.
alter table help_imports
  drop column file_name,
  drop column state,
  drop column recipients_written,
  drop column rows_same,
  drop column rows_bad,
  drop column kept,
  drop column person_id,
  drop column began_at,
  drop column changed_at,
  add column helps_new integer not null default 0,
  add constraint help_imports_sheet foreign key (id) references sheet_imports (id);
update help_imports set helps_new = helps_written;

-- Of a sheet of old cases nothing but that it is one: its tickets are in old_case_rows.
alter table old_case_imports
  drop column file_name,
  drop column state,
  drop column rows_written,
  drop column rows_same,
  drop column rows_bad,
  drop column rows_kept,
  drop column person_id,
  drop column began_at,
  drop column changed_at,
  add constraint old_case_imports_sheet foreign key (id) references sheet_imports (id);
