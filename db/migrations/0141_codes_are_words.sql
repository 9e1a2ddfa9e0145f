-- A part of a code is looked for as it is read aloud. The parser of words takes `-4829` for a number below zero and `9e5f` for
-- a power of ten and a letter, so the parts of the code go in by themselves.
drop index industries_by_words;
alter table industries drop column search_document;
alter table industries add column search_document tsvector
  generated always as (
    to_tsvector('pg_catalog.indonesian'::regconfig, search_text) || array_to_tsvector(string_to_array(lower(code), '-'))
  ) stored;
create index industries_by_words on industries using gin (search_document);
