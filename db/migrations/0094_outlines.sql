-- Outlines of areas: files that were brought in, looked over, and put into force. One at a time is in force; the ones
-- before it are kept, so that one can go back.

create table outline_files (
  id uuid primary key,
  name text not null,
  -- Whose map it is and under which licence; shown under every map that is drawn from it.
  attribution text not null,
  state text not null constraint outline_files_state check (state in ('waiting', 'in_force', 'earlier')),
  person_id uuid not null constraint outline_files_person references people (id),
  taken_at timestamptz not null,
  in_force_at timestamptz
);
create unique index outline_files_one_in_force on outline_files (state) where state = 'in_force';

-- One shape of a file: the area it stands for, and by what that was known. The whole shape answers whether a point lies
-- inside; the drawing has fewer points. Both are polygons of rings as encoded text, see shape-text.ts.
create table outlines (
  file_id uuid not null constraint outlines_file references outline_files (id),
  number integer not null,
  given_name text not null,
  given_code text not null,
  area_code text constraint outlines_area references areas (code),
  matched_by text constraint outlines_matched_by check (matched_by in ('code', 'bps_code', 'name', 'hand')),
  shape jsonb not null,
  drawing jsonb not null,
  primary key (file_id, number)
);
create index outlines_by_area on outlines (area_code) where area_code is not null;
