-- needs: platform/audit, platform/http
-- Procurement as it was published (OCDS): each release as it came, and what all of a process say together.
create schema oversight;
grant usage on schema oversight to amparo_app;

create table oversight.import (
  import_id uuid primary key,
  state text not null check (state in ('reading', 'loaded', 'failed')),
  file_name text not null,
  started_by uuid,
  started_at timestamptz not null,
  finished_at timestamptz,
  sha256 text,
  bytes bigint not null default 0,
  -- Releases met, new, there before, and those that break the standard.
  met integer not null default 0,
  loaded integer not null default 0,
  known integer not null default 0,
  bad integer not null default 0,
  failure text
);
create table oversight.import_problem (
  import_id uuid not null references oversight.import,
  -- The release's place in the file, from 1.
  place integer not null,
  path text not null,
  rule text not null,
  ocid text,
  found text not null,
  expected text not null,
  primary key (import_id, place, path, rule)
);

-- A release is what somebody published: it is never changed, and a second one of the same name is refused.
create table oversight.release (
  ocid text not null,
  release_id text not null,
  date timestamptz not null,
  tag text[] not null,
  body jsonb not null,
  sha256 text not null,
  -- The order of arrival decides between releases of one instant.
  arrival bigint generated always as identity,
  import_id uuid not null references oversight.import,
  recorded_at timestamptz not null default now(),
  primary key (ocid, release_id)
);

-- What is searched and shown; it can be made again from the releases.
create table oversight.process (
  ocid text primary key,
  title text,
  folded text not null,
  buyer_id text,
  buyer_name text,
  stage text not null check (stage in ('planning', 'tender', 'award', 'contract', 'implementation', 'ended', 'cancelled')),
  method text,
  method_details text,
  amount numeric,
  currency text,
  supplier_ids text[] not null,
  bids integer,
  releases integer not null,
  changed_on timestamptz not null,
  compiled jsonb not null
);
create index process_by_change on oversight.process (changed_on desc, ocid);
create index process_by_buyer on oversight.process (buyer_id, changed_on desc);
create index process_by_supplier on oversight.process using gin (supplier_ids);
create index process_by_text on oversight.process using gin (folded gin_trgm_ops);

create table oversight.flag (
  subject text not null check (subject in ('OCID', 'Buyer', 'ProcuringEntity', 'Tenderer')),
  id text not null,
  flag text not null,
  value double precision not null,
  computed_at timestamptz not null,
  primary key (subject, id, flag)
);
create index flag_by_flag on oversight.flag (flag, subject, id);

grant select, insert, update on oversight.import, oversight.process to amparo_app;
grant select, insert on oversight.import_problem, oversight.release to amparo_app;
grant select, insert, delete on oversight.flag to amparo_app;
