-- A formal request for information (UU 14/2008) is recognised at the counter and goes to the PPID.
alter table ticket_sources add column is_formal_request boolean not null default false;
