create schema valuations;
grant usage on schema valuations to amparo_app;

-- Contents by their own hash: inputs of runs, tables, texts of packages. gzip; the hash is that of what is inside.
create table valuations.content (
  sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  packed bytea not null
);
grant select, insert on valuations.content to amparo_app;

create table valuations.valuation (
  valuation_id uuid primary key,
  -- The number under which it was published is an event's; this one orders the desk's list.
  opened_at timestamptz not null
);
grant select, insert on valuations.valuation to amparo_app;

-- Everything that happened to a valuation, in order. Its state is a fold of these rows and stands nowhere else.
create table valuations.event (
  valuation_id uuid not null references valuations.valuation,
  seq integer not null check (seq > 0),
  kind text not null check (kind in ('opened', 'package-received', 'opinion-signed', 'run-asked', 'run-chosen', 'text-written',
    'submitted', 'returned', 'approved', 'published', 'withdrawn', 'replaced')),
  at timestamptz not null,
  -- The account that did it; null for what the house did by itself.
  actor uuid,
  body jsonb not null default '{}',
  primary key (valuation_id, seq)
);
-- A number is given once.
create unique index event_published_number on valuations.event (((body ->> 'number')::integer)) where kind = 'published';
grant select, insert on valuations.event to amparo_app;

-- Every version of a data package, as it came, with the opinion that the machine made of it.
create table valuations.package (
  package_id uuid primary key,
  valuation_id uuid not null references valuations.valuation,
  version integer not null check (version > 0),
  -- Of the canonical JSON of texts and corrections.
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  texts_sha256 text not null references valuations.content,
  files jsonb not null,
  corrections jsonb not null,
  opinion jsonb not null,
  received_by uuid,
  received_at timestamptz not null,
  unique (valuation_id, version)
);
grant select, insert on valuations.package to amparo_app;

create table valuations.run (
  run_id uuid primary key,
  valuation_id uuid not null references valuations.valuation,
  package_id uuid references valuations.package,
  request jsonb not null,
  inputs_sha256 text not null references valuations.content,
  -- The run with which the results are reconciled: that of the last valuation published before.
  compared_with uuid references valuations.run,
  asked_by uuid,
  asked_at timestamptz not null
);
create index run_by_valuation on valuations.run (valuation_id, asked_at);
grant select, insert on valuations.run to amparo_app;

-- How a run is doing. This alone changes: what it says is forgotten once the result is there.
create table valuations.run_progress (
  run_id uuid primary key references valuations.run,
  state text not null check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
  part real not null default 0 check (part between 0 and 1),
  cancel_asked boolean not null default false,
  failure text,
  beat_at timestamptz not null
);
create index run_waiting on valuations.run_progress (beat_at) where state in ('queued', 'running');
grant select, insert, update on valuations.run_progress to amparo_app;

-- What a run found, once and for ever.
create table valuations.run_result (
  run_id uuid primary key references valuations.run,
  -- The run's own id: hash of engine, inputs, assumptions and scenario.
  id text not null check (id ~ '^[0-9a-f]{64}$'),
  manifest jsonb not null,
  tables_sha256 text not null references valuations.content,
  figures jsonb not null,
  comparison jsonb,
  finished_at timestamptz not null,
  took_ms integer not null
);
grant select, insert on valuations.run_result to amparo_app;
