-- A maker keeps its own entry: the links it was sent, and what it proposes to change.

-- Only the keyed hash of a secret is kept. Of the telephone it was sent to: a keyed hash, by which it is known again, and
-- its masked form for the screen.
create table claim_links (
  id uuid primary key,
  industry_id uuid not null constraint claim_links_industry references industries (id),
  hash text not null constraint claim_links_hash unique,
  phone_hash text,
  phone_masked text,
  made_by uuid not null constraint claim_links_maker references people (id),
  made_at timestamptz not null,
  expires_at timestamptz not null,
  -- Whoever opened it holds the telephone it was sent to.
  opened_at timestamptz,
  revoked_at timestamptz
);
create index claim_links_by_industry on claim_links (industry_id, made_at);

create table claim_proposals (
  id uuid primary key,
  industry_id uuid not null constraint claim_proposals_industry references industries (id),
  link_id uuid not null constraint claim_proposals_link references claim_links (id),
  kind text not null constraint claim_proposals_kind check (kind in
    ('record', 'owner', 'add_product', 'change_product', 'end_product', 'figures')),
  product_id uuid constraint claim_proposals_product references industry_products (id),
  year integer constraint claim_proposals_year check (year between 2000 and 2200),
  -- Of the entry, as the maker saw it.
  seen_version integer not null,
  state text not null constraint claim_proposals_state check (state in
    ('waiting', 'accepted', 'declined', 'withdrawn', 'replaced')),
  proposed_at timestamptz not null,
  decided_at timestamptz,
  decided_by uuid constraint claim_proposals_decider references people (id),
  -- Names of the fields that were taken over.
  taken text[] not null default '{}',
  constraint claim_proposals_about check (
    (kind in ('change_product', 'end_product')) = (product_id is not null) and (kind = 'figures') = (year is not null))
);
create index claim_proposals_by_industry on claim_proposals (industry_id, proposed_at);
create index claim_proposals_waiting on claim_proposals (proposed_at, id) where state = 'waiting';

-- What a proposal says, and why it was not used: people's words, apart, so that they can be erased while the row remains.
create table claim_words (
  proposal_id uuid primary key constraint claim_words_proposal references claim_proposals (id),
  -- { field: value }: what stood there when it was written, and what it should become.
  before jsonb not null,
  after jsonb not null,
  because text,
  erased_at timestamptz
);
