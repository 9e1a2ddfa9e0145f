-- An applicant may be a maker of the registry: said by a person, never guessed.
alter table applicants add column industry_id uuid constraint applicants_industry references industries (id);
create index applicants_by_industry on applicants (industry_id) where industry_id is not null;
