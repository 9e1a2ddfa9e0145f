-- The register of formal requests for information (UU 14/2008): numbers of a year follow each other without a gap, since
-- the next one is taken in the transaction of the act. The entries are those acts themselves.
create table register_numbers (
  year integer primary key,
  last integer not null
);
create index ticket_acts_to_ppid on ticket_acts (at desc) where act = 'to_ppid';
