-- needs: platform/audit, platform/http, platform/identity, operations/registry
-- Spaces of participation. What happens in one is a list to which is only added; its state is what the list adds up to.
create schema spaces;
grant usage on schema spaces to amparo_app;

create table spaces.space (
  space_id uuid primary key,
  code text not null unique check (code ~ '^[a-z0-9][a-z0-9-]{1,59}$'),
  founded_at timestamptz not null
);

create table spaces.meeting (
  meeting_id uuid primary key,
  space_id uuid not null references spaces.space,
  number integer not null check (number > 0),
  unique (space_id, number)
);

-- The actions of spaces, of their meetings, and of what other rooms build on them. Two that are taken at once cannot both be the
-- same number of one list: the key refuses the second, whatever the program did.
create table spaces.action (
  stream_id uuid not null,
  seq integer not null check (seq > 0),
  at timestamptz not null,
  by_person uuid,
  body jsonb not null check (body ? 'kind'),
  primary key (stream_id, seq)
);
create index action_by_person on spaces.action ((body ->> 'personId')) where body ? 'personId';

-- The box of a secret vote: no name, no time. Who voted stands among the actions; what was voted stands here.
create table spaces.secret_ballot (
  ballot_id uuid primary key,
  meeting_id uuid not null references spaces.meeting,
  motion integer not null,
  choice text not null check (choice in ('for', 'against', 'abstain'))
);
create index secret_ballot_by_motion on spaces.secret_ballot (meeting_id, motion);

-- Signed minutes as they left the house, once.
create table spaces.minutes (
  meeting_id uuid primary key references spaces.meeting,
  json text not null,
  json_sha256 bytea not null check (length(json_sha256) = 32),
  -- Null where the machine cannot typeset.
  pdf bytea,
  pdf_sha256 bytea check (length(pdf_sha256) = 32),
  sealed_at timestamptz not null,
  check ((pdf is null) = (pdf_sha256 is null))
);

-- How far each person has read each space: what is new since then is told in one group.
create table spaces.seen (
  person_id uuid not null,
  space_id uuid not null references spaces.space,
  seq integer not null,
  primary key (person_id, space_id)
);

grant select, insert on spaces.space, spaces.meeting, spaces.action, spaces.secret_ballot, spaces.minutes to amparo_app;
grant select, insert, update on spaces.seen to amparo_app;

-- What this room may know of persons: their name and sex, and where they hold an office of the institution, which keeps them from
-- overseeing that place.
create view spaces.person as select person_id, display_name, birth_date, sex from registry.person_search;
create view spaces.office_held as
  select a.person_id, o.unit, o.held_from, o.held_until
  from identity.office o join identity.account a using (account_id) where a.person_id is not null;
grant select on spaces.person, spaces.office_held to amparo_app;
