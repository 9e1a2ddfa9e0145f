-- What moved to sheet_import_pieces is gone from here: a row is a maker on record whose gaps an import filled. Whether
-- somebody has changed it since is known field by field, not by a version.
delete from sheet_import_rows where fills is null;
alter table sheet_import_rows alter column fills set not null;
alter table sheet_import_rows drop column version;
