-- A recovery link may also take away a lost second factor: decided and recorded by whoever hands it out.
alter table recovery_links add column clears_second_factor boolean not null default false;
