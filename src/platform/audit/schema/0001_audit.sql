-- The record of everything that was done or read, and the chain that makes a change to it visible.
create schema audit;
grant usage on schema audit to amparo_app;

create table audit.entry (
  entry_id bigint generated always as identity primary key,
  recorded_at timestamptz not null default clock_timestamp(),
  actor_kind text not null check (actor_kind in ('person', 'service', 'anonymous', 'system')),
  actor_id uuid,
  -- In assisted mode the official is the actor and the person she serves stands here: both names are kept.
  on_behalf_of uuid,
  action text not null,
  subject_kind text not null,
  subject_id text not null,
  -- Whose personal data it touched; the person reads these entries in "who has seen my data".
  person_id uuid,
  purpose text,
  detail jsonb not null default '{}',
  xact xid8 not null default pg_current_xact_id()
);
create index entry_by_xact on audit.entry (xact);
create index entry_by_person on audit.entry (person_id, entry_id desc) where person_id is not null;
create index entry_by_subject on audit.entry (subject_kind, subject_id, entry_id);

-- One link per entry, in the order in which the sequencer met them: chain_hash = SHA-256(previous chain_hash ‖ entry_hash).
create table audit.link (
  seq bigint primary key,
  entry_id bigint not null unique references audit.entry,
  entry_hash bytea not null check (length(entry_hash) = 32),
  chain_hash bytea not null check (length(chain_hash) = 32)
);

create table audit.signing_key (
  key_id text primary key,
  public_key bytea not null check (length(public_key) = 32),
  registered_at timestamptz not null default now()
);

-- A signed statement of how far the chain reached, and of which transactions the sequencer had already seen ended.
create table audit.checkpoint (
  seq bigint primary key,
  chain_hash bytea not null,
  made_at timestamptz not null,
  horizon xid8 not null,
  cluster text not null,
  key_id text not null references audit.signing_key,
  signature bytea not null check (length(signature) = 64)
);

grant select, insert on audit.entry, audit.link, audit.signing_key, audit.checkpoint to amparo_app;
