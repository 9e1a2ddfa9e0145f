-- Pictures that are whole are finished a few at a time, also those of phones that do not ask again.
drop index device_files_under_way;
create index device_files_unfinished on device_files (device_id) where attached_at is null and refused_as is null;
