-- What follows from acts, and what the clock does by itself.

-- A notice to staff is written once for an addressee of an office and becomes one row a person when it is delivered.
alter table notices
  add column addressee text constraint notices_addressee check (addressee in
    ('applicant', 'officers', 'heads', 'coordinators', 'leaders', 'person')),
  add column office_id uuid constraint notices_office references offices (id),
  add column level integer,
  -- by_screen: shown only; at_once: also by mail; digest: at the next opening, one mail a person
  add column delivery text not null default 'at_once' constraint notices_delivery check (delivery in
    ('by_screen', 'at_once', 'digest')),
  -- The same thing is never told twice.
  add column dedupe_key text constraint notices_once unique,
  add column claimed_at timestamptz;
create index notices_sending on notices (claimed_at) where status = 'sending';
create index notices_unread on notices (person_id) where via = 'screen' and status = 'sent' and person_id is not null;
create index notices_by_status on notices (status, created_at desc, id desc);

-- The next instant at which the clock itself has something to do; null: nobody has computed it yet.
alter table tickets add column next_check_at timestamptz;
create index tickets_by_next_check on tickets (next_check_at, id) where (is_open or state = 'answered');

-- Set once the office was told that its own clock has run out.
alter table disposisi add column overdue_told_at timestamptz;
create index disposisi_overdue on disposisi (due_at, id)
  where is_current and not is_paused and overdue_told_at is null;
