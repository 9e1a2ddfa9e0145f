-- Who came to the counter without bringing a matter, and how often a secret was tried.

-- Everybody else in the guest book is read off the tickets: nothing is typed twice.
create table guests (
  id uuid primary key,
  came_at timestamptz not null,
  name text,
  origin text,
  purpose text not null,
  served_by uuid not null constraint guests_served_by references people (id),
  entered_at timestamptz not null,
  erased_at timestamptz
);
create index guests_by_time on guests (came_at);

-- Wrong passwords and guesses: kept here, so that a restart forgives nobody. The key is a keyed hash.
create table tries (
  key text primary key,
  count integer not null,
  ends_at timestamptz not null
);
create index tries_by_end on tries (ends_at);
