-- needs: platform/audit, platform/http
-- Who the persons and organisations are. What was recorded is never rewritten: a correction is a further version.
create extension if not exists pg_trgm;
create schema registry;
grant usage on schema registry to amparo_app;

create table registry.person (
  person_id uuid primary key,
  registered_at timestamptz not null default now(),
  synthetic boolean not null default false
);

-- What was true from a day on (valid_from), and when we knew it (known_from): an account can be read as of a date and as it was known.
create table registry.person_version (
  version_id bigint generated always as identity primary key,
  person_id uuid not null references registry.person,
  valid_from date not null,
  known_from timestamptz not null default clock_timestamp(),
  given_names text not null check (length(given_names) between 1 and 120),
  surnames text not null check (length(surnames) between 1 and 120),
  birth_date date not null,
  sex text not null check (sex in ('male', 'female')),
  ethnicity text,
  disability_percent integer check (disability_percent between 0 and 100),
  canton text,
  reason text not null,
  recorded_by uuid
);
create index person_version_by_person on registry.person_version (person_id, known_from desc, version_id desc);

create table registry.document (
  document text primary key,
  kind text not null check (kind in ('cedula', 'foreign')),
  person_id uuid not null references registry.person,
  recorded_at timestamptz not null default now()
);
create index document_by_person on registry.document (person_id);

create table registry.contact (
  contact_id bigint generated always as identity primary key,
  person_id uuid not null references registry.person,
  kind text not null check (kind in ('email', 'phone')),
  -- Null where the person took it back.
  value text,
  folded text,
  recorded_at timestamptz not null default clock_timestamp()
);
create index contact_by_person on registry.contact (person_id, kind, contact_id desc);
create index contact_by_value on registry.contact (folded);

create table registry.consent (
  consent_id bigint generated always as identity primary key,
  person_id uuid not null references registry.person,
  purpose text not null,
  given boolean not null,
  recorded_at timestamptz not null default clock_timestamp()
);
create index consent_by_person on registry.consent (person_id, purpose, consent_id desc);

create table registry.organisation (
  organisation_id uuid primary key,
  ruc text not null unique,
  name text not null,
  folded text not null,
  canton text,
  is_public boolean not null,
  follows_check_digit boolean not null
);
create index organisation_by_name on registry.organisation using gin (folded gin_trgm_ops);

-- One record that says that two are the same person; undoing it is a further record, so that both stay as they were.
create table registry.merge (
  merge_id uuid primary key,
  kept_id uuid not null references registry.person,
  merged_id uuid not null references registry.person,
  reason text not null,
  recorded_by uuid,
  recorded_at timestamptz not null default clock_timestamp(),
  check (kept_id <> merged_id)
);
create index merge_by_kept on registry.merge (kept_id);
create index merge_by_merged on registry.merge (merged_id);
create table registry.merge_undone (
  merge_id uuid primary key references registry.merge,
  reason text not null,
  recorded_by uuid,
  recorded_at timestamptz not null default clock_timestamp()
);
-- Two records that somebody looked at and found to be two persons.
create table registry.kept_apart (
  first_id uuid not null references registry.person,
  second_id uuid not null references registry.person,
  reason text not null,
  recorded_by uuid,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (first_id, second_id),
  check (first_id < second_id)
);

create view registry.merge_in_force as
  select m.* from registry.merge m where not exists (select from registry.merge_undone u where u.merge_id = m.merge_id);

-- Where other rooms find a person by a document; a merged record leads to the one that was kept.
create view registry.person_by_document as
  select d.document, coalesce(m.kept_id, d.person_id) as person_id
  from registry.document d left join registry.merge_in_force m on m.merged_id = d.person_id;

-- What is searched: folded copies of the version in force. It holds nothing that cannot be made again from the tables above.
create table registry.person_search (
  person_id uuid primary key references registry.person,
  folded_name text not null,
  display_name text not null,
  birth_date date not null,
  sex text not null,
  canton text
);
create index person_search_by_name on registry.person_search using gin (folded_name gin_trgm_ops);
create index person_search_by_birth on registry.person_search (birth_date);

grant select, insert on registry.person, registry.person_version, registry.document, registry.contact, registry.consent,
  registry.organisation, registry.merge, registry.merge_undone, registry.kept_apart to amparo_app;
grant select on registry.merge_in_force, registry.person_by_document to amparo_app;
grant select, insert, update on registry.person_search to amparo_app;
