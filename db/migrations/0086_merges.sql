-- Two entries of one maker become one, and two again when that was wrong.

-- The entry that was merged points to the one that stays; it is closed, so that lists and counts leave it out.
alter table industries add column merged_into uuid constraint industries_merged_into references industries (id);
create index industries_merged on industries (merged_into) where merged_into is not null;

create table industry_merges (
  id uuid primary key,
  survivor_id uuid not null constraint industry_merges_survivor references industries (id),
  merged_id uuid not null constraint industry_merges_merged references industries (id),
  merged_at timestamptz not null,
  merged_by uuid not null constraint industry_merges_by references people (id),
  undone_at timestamptz,
  undone_by uuid constraint industry_merges_undone_by references people (id)
);
create unique index industry_merges_open on industry_merges (merged_id) where undone_at is null;
create index industry_merges_by_survivor on industry_merges (survivor_id, merged_at);

-- What the survivor had and what it got, field by field; personal data among it, so apart.
create table industry_merge_words (
  merge_id uuid primary key constraint industry_merge_words_merge references industry_merges (id),
  before jsonb not null,
  after jsonb not null,
  erased_at timestamptz
);

-- Which rows of which table went over, so that exactly these come back.
create table industry_merge_moves (
  merge_id uuid not null constraint industry_merge_moves_merge references industry_merges (id),
  moved_table text not null,
  row_id uuid not null,
  primary key (merge_id, moved_table, row_id)
);

-- Pairs of which somebody said that they are two makers: they are not shown as alike again.
create table industry_strangers (
  one_id uuid not null constraint industry_strangers_one references industries (id),
  other_id uuid not null constraint industry_strangers_other references industries (id),
  said_by uuid not null constraint industry_strangers_by references people (id),
  said_at timestamptz not null,
  primary key (one_id, other_id),
  constraint industry_strangers_in_order check (one_id < other_id)
);
