-- Retention: when what is personal, and when the files, of an ended ticket were erased. A ticket that was opened again
-- ends later and is looked at once more.
alter table tickets
  add column personal_erased_at timestamptz,
  add column files_erased_at timestamptz;
create index tickets_personal_kept on tickets (ended_at, id)
  where ended_at is not null and (personal_erased_at is null or personal_erased_at < ended_at);
create index tickets_files_kept on tickets (ended_at, id)
  where ended_at is not null and (files_erased_at is null or files_erased_at < ended_at);
