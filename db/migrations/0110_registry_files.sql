-- Papers of the registry: who came to a musyawarah and what was written there, and the consent to the land of a sentra.
-- They name people, so they are never public. The bytes rest in the folder of files; one that was removed keeps its row.
create table registry_files (
  id uuid primary key,
  -- Of the musyawarah that chose this product, or of this sentra.
  product_id uuid constraint registry_files_product references primary_products (id),
  sentra_id uuid constraint registry_files_sentra references sentra (id),
  kind text not null constraint registry_files_kind check (kind in ('attendance', 'minutes', 'land_consent')),
  name text not null,
  media_type text not null,
  size integer not null,
  sha256 text not null,
  created_at timestamptz not null,
  erased_at timestamptz,
  constraint registry_files_subject check (num_nonnulls(product_id, sentra_id) = 1)
);
create index registry_files_by_product on registry_files (product_id) where product_id is not null;
create index registry_files_by_sentra on registry_files (sentra_id) where sentra_id is not null;
