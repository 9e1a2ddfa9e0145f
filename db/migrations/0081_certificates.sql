-- Certificates a maker holds. One that was entered by mistake or given back is ended, not deleted.
create table industry_certificates (
  id uuid primary key,
  industry_id uuid not null constraint industry_certificates_industry references industries (id),
  kind text not null constraint industry_certificates_kind check (kind in
    ('pirt', 'bpom', 'halal', 'trademark', 'tkdn', 'sni', 'other')),
  -- What the paper is called, where the kind does not say it.
  name text,
  number text not null,
  issued_on date,
  -- The last day on which it holds; null where it holds for good, or where nobody knows.
  valid_until date,
  product_id uuid constraint industry_certificates_product references industry_products (id),
  created_at timestamptz not null,
  ended_on date,
  constraint industry_certificates_days check (valid_until >= issued_on)
);
create index industry_certificates_by_industry on industry_certificates (industry_id);
create index industry_certificates_running_out on industry_certificates (valid_until) where ended_on is null;
