-- What an import wrote, by the pieces in which it did: a row for every maker cost the database as much as the maker's owner.
create table sheet_import_pieces (
  import_id uuid not null constraint sheet_import_pieces_import references sheet_imports (id),
  -- The last row of the sheet in this piece.
  last_row integer not null,
  -- The makers, and the version each was left in, by which it is known whether somebody has changed it since.
  industry_ids uuid[] not null,
  versions integer[] not null,
  primary key (import_id, last_row)
);
insert into sheet_import_pieces (import_id, last_row, industry_ids, versions)
  select import_id, 0, array_agg(industry_id), array_agg(version) from sheet_import_rows group by import_id;

-- From here on this table holds what an import filled in at makers that were on record already: by the name of each field a
-- keyed hash of what was put in, by which it is known whether somebody has changed it since; null for what moved above.
alter table sheet_import_rows add column fills jsonb;

-- Makers on record of which the sheet knows more; whether their gaps are to be filled; how many were, and stayed filled.
alter table sheet_imports add column rows_lacking integer not null default 0;
alter table sheet_imports add column fills_gaps boolean not null default false;
alter table sheet_imports add column rows_filled integer not null default 0;
