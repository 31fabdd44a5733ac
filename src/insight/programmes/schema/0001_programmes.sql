-- needs: platform/actions, platform/audit
-- Programmes. What happens in one is a list of actions in `actions.action`; here stand which there are, what is captured by indicator
-- and period, and the files that prove it. Nothing is rewritten: a correction is a further line.
create schema programmes;
grant usage on schema programmes to amparo_app;

create table programmes.programme (
  programme_id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 60),
  origin text not null check (origin in ('case', 'desk')),
  created_at timestamptz not null
);

-- One line for each thing done to the report of an indicator in a period: captured, submitted, returned, approved, reopened.
create table programmes.report (
  programme_id uuid not null references programmes.programme,
  indicator text not null,
  period text not null check (period ~ '^\d{4}(-(\d{2}|[TCS]\d))?$'),
  seq integer not null check (seq > 0),
  kind text not null check (kind in ('captured', 'submitted', 'returned', 'approved', 'reopened')),
  -- Of a capture: group of the disaggregation ('' for all) → variable → figure; null says "not reported", which is never zero.
  figures jsonb check ((kind = 'captured') = (figures is not null)),
  note text not null default '',
  evidence uuid[] not null default '{}',
  by_person uuid,
  at timestamptz not null,
  primary key (programme_id, indicator, period, seq)
);

create table programmes.evidence (
  evidence_id uuid primary key,
  programme_id uuid not null references programmes.programme,
  name text not null check (length(name) between 1 and 200),
  media_type text not null,
  bytes bytea not null check (length(bytes) between 1 and 8000000),
  sha256 bytea not null check (length(sha256) = 32),
  by_person uuid,
  received_at timestamptz not null
);
create index evidence_by_programme on programmes.evidence (programme_id);

grant select, insert on programmes.programme, programmes.report, programmes.evidence to amparo_app;
