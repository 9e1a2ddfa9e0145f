-- The first two digits of KBLI as a column of their own, so that a group is counted from the index alone.
alter table industries add column kbli_division text generated always as (left(kbli_code, 2)) stored;
drop index industries_by_division;
create index industries_by_division on industries (kbli_division, lower(name), id) where closed_on is null;
