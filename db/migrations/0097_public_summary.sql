-- What a musyawarah agreed is for the offices, as typed. Everybody reads only what was written for everybody.
alter table nagari_musyawarahs add column public_summary text;
