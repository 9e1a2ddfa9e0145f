-- Makers are found by the stems of their words; parts of words and slips of the finger go over the words in use.
alter table industries add column search_document tsvector
  generated always as (to_tsvector('pg_catalog.indonesian'::regconfig, search_text)) stored;
drop index industries_by_words;
create index industries_by_words on industries using gin (search_document);
-- What changed since the words were last looked at.
create index industries_by_change on industries (changed_at);

-- Every word that makers are found by, with its stem, digits apart: kept by a chore, never by an act.
create table registry_words (
  word text primary key,
  stem text not null
);
create index registry_words_by_parts on registry_words using gin (word gin_trgm_ops);
