-- Rules of law and of the regency's own as rows: each version with the days between which it holds, where it comes from and
-- how sure we are of it. A version that has begun is never changed; another follows it.

create table rule_versions (
  id uuid primary key,
  kind text not null constraint rule_versions_kind check (kind in
    ('size', 'sentra_state', 'clustering', 'criteria', 'quotient')),
  -- Which rule it is a version of, like `pp-7-2021`.
  code text not null,
  version integer not null constraint rule_versions_version check (version > 0),
  valid_from date not null,
  -- Null while no end is known. Both days are included.
  valid_to date,
  law text not null,
  standing text not null constraint rule_versions_standing check (standing in ('sourced', 'derived', 'unverified')),
  doubt text,
  -- The numbers, in the shape that the function which computes with them takes.
  content jsonb not null,
  constraint rule_versions_once unique (code, version),
  constraint rule_versions_days check (valid_to >= valid_from)
);
