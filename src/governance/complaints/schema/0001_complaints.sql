-- needs: platform/audit, platform/http, operations/services
-- Complaints, suggestions, requests for information and reports of irregularity: what happened to each, as a list of actions.
create schema complaints;
grant usage on schema complaints to amparo_app;

-- A case as it was received. Its identifier is random, not of the time: of a confidential one nothing tells the hour.
create table complaints.case_file (
  case_id uuid primary key,
  -- What people say on the phone: chance, no sequence that would tell the order.
  number text not null unique check (number ~ '^R[0-9]{2}-[0-9A-Z]{6}$'),
  kind text not null check (kind in ('complaint', 'suggestion', 'information', 'irregularity')),
  channel text not null check (channel in ('web', 'phone', 'counter', 'kiosk', 'email', 'letter', 'file', 'synthetic')),
  service text,
  facility text,
  subject text not null,
  province text,
  -- Null for confidential cases and for who gave no account: only the receipt code is the way back.
  person_id uuid,
  confidential boolean not null,
  -- The start of the day for a confidential case.
  received_at timestamptz not null,
  -- HMAC of the receipt code under a key that is not in the database.
  receipt_hash bytea not null unique check (length(receipt_hash) = 32),
  on_behalf boolean not null default false,
  linked_case uuid references complaints.case_file,
  origin text,
  reference text,
  check (not confidential or person_id is null),
  unique (origin, reference)
);
create index case_file_by_person on complaints.case_file (person_id, received_at desc);
create index case_file_by_facility on complaints.case_file (facility, received_at desc);
grant select, insert on complaints.case_file to amparo_app;

-- What was done, in order. The key is the version: of two who act on one version, the second finds it taken.
create table complaints.action (
  case_id uuid not null references complaints.case_file,
  seq integer not null check (seq > 0),
  kind text not null,
  by_party text not null check (by_party in ('person', 'official', 'ombudsman', 'custodian', 'system')),
  -- The official's account; never that of a confidential reporter.
  by_account uuid,
  at timestamptz not null,
  on_day date not null,
  -- What the fold needs: kind, seriousness, unit, closing.
  facts jsonb not null default '{}',
  body text check (length(body) <= 20000),
  norm text,
  -- Whether the person whose case it is sees it.
  shown boolean not null,
  -- SHA-256 of the sender's key where the command keeps no trace elsewhere: a repeated sending finds it.
  key_hash bytea unique,
  primary key (case_id, seq)
);
grant select, insert on complaints.action to amparo_app;

-- How each case stands: the fold of its actions, kept for lists. Whoever doubts it folds again.
create table complaints.case_now (
  case_id uuid primary key references complaints.case_file,
  version integer not null,
  kind text not null,
  phase text not null,
  seriousness text not null,
  unit text,
  assignee uuid,
  level integer not null,
  closing text,
  joined_into uuid,
  term_from date not null,
  term_ended_on date,
  -- As counted when last acted upon; of a case that waits, open.
  due_on date,
  -- The next day on which the house looks at it by itself.
  look_on date,
  met boolean,
  answers integer not null,
  contests integer not null,
  reopenings integer not null,
  last_on date not null
);
create index case_now_by_unit on complaints.case_now (unit, due_on, case_id);
create index case_now_to_look on complaints.case_now (look_on) where look_on is not null;
grant select, insert, update on complaints.case_now to amparo_app;

-- The identity that a reporter gave under seal: AES-256-GCM, opened by a named custodian with a reason.
create table complaints.sealed_identity (
  case_id uuid primary key references complaints.case_file,
  sealed bytea not null
);
grant select, insert on complaints.sealed_identity to amparo_app;

-- A file that arrived whole: it lies encrypted outside the database under its identifier.
create table complaints.stored_file (
  file_id uuid primary key,
  media text not null,
  bytes integer not null check (bytes > 0),
  name text not null,
  sha256 bytea not null check (length(sha256) = 32),
  stored_on date not null
);
grant select, insert, delete on complaints.stored_file to amparo_app;
create table complaints.attachment (
  file_id uuid primary key references complaints.stored_file,
  case_id uuid not null,
  seq integer not null,
  foreign key (case_id, seq) references complaints.action
);
create index attachment_by_case on complaints.attachment (case_id, seq);
grant select, insert on complaints.attachment to amparo_app;

-- Questions and answers without names, which the first screen shows to who asks something alike.
create table complaints.published_answer (
  answer_id uuid primary key,
  kind text not null,
  service text,
  question text not null check (length(question) between 10 and 500),
  answer text not null check (length(answer) between 10 and 4000),
  norm text not null,
  published_on date not null,
  published_by uuid
);
grant select, insert on complaints.published_answer to amparo_app;

-- What the ombudsman says in public of patterns.
create table complaints.public_comment (
  comment_id uuid primary key,
  body text not null check (length(body) between 10 and 4000),
  unit text,
  made_on date not null,
  made_by uuid
);
grant select, insert on complaints.public_comment to amparo_app;

-- Who has a case open on the desk just now, so that two officials see each other.
create table complaints.presence (
  case_id uuid not null references complaints.case_file,
  account_id uuid not null,
  seen_at timestamptz not null,
  primary key (case_id, account_id)
);
grant select, insert, update, delete on complaints.presence to amparo_app;

-- What the audit chain holds of each day's confidential cases: how many actions and their common hash.
create table complaints.confidential_day (
  day date primary key,
  actions integer not null check (actions > 0),
  sha256 bytea not null check (length(sha256) = 32)
);
grant select, insert on complaints.confidential_day to amparo_app;
