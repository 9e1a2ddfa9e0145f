-- What else a sheet of helps held: rows on record already, rows that cannot be used, and what stayed when it was taken back.
alter table help_imports
  add column rows_same integer not null default 0,
  add column rows_bad integer not null default 0,
  add column kept integer not null default 0;
