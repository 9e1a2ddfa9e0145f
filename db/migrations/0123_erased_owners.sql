-- An owner asks for erasure: what is said in free words in a maker's history lies apart, so that it can go while the act remains.
create table industry_act_words (
  act_id uuid primary key constraint industry_act_words_act references industry_acts (id),
  body text,
  erased_at timestamptz
);
-- Why somebody closed a maker. What the undoing of an import writes is no one's words and stays where it is.
insert into industry_act_words (act_id, body)
  select id, data ->> 'because' from industry_acts
  where act = 'close' and data ? 'because' and data ->> 'because' not like 'Impor dibatalkan: %';
update industry_acts set data = data - 'because'
  where act = 'close' and id in (select act_id from industry_act_words);

-- By what a maker stood in sheets before its owner was erased, as keyed hashes: the same sheet does not bring her back.
create table erased_owner_keys (
  hash text primary key,
  industry_id uuid not null constraint erased_owner_keys_industry references industries (id)
);
create index erased_owner_keys_by_industry on erased_owner_keys (industry_id);
