-- The counter: recovery on paper, devices known to the counter, and where a field officer took a ticket down.

-- A printed one-time link with which a person sets a new password.
create table recovery_links (
  id uuid primary key,
  person_id uuid not null constraint recovery_links_person references people (id),
  hash text not null constraint recovery_links_hash unique,
  created_by uuid not null constraint recovery_links_created_by references people (id),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index recovery_links_by_person on recovery_links (person_id);

-- Who signed in on which device, so that a known device keeps its own count of wrong passwords.
create table device_people (
  device_hash text not null,
  person_id uuid not null constraint device_people_person references people (id),
  last_signed_in_at timestamptz not null,
  primary key (device_hash, person_id)
);

create table ticket_places (
  ticket_id uuid primary key constraint ticket_places_ticket references tickets (id),
  lat double precision not null constraint ticket_places_lat check (lat between -90 and 90),
  lng double precision not null constraint ticket_places_lng check (lng between -180 and 180),
  accuracy_m double precision,
  taken_at timestamptz not null
);
