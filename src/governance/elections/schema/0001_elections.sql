-- needs: platform/audit, platform/http, platform/identity, operations/registry
-- Elections. What happens in one is a list to which is only added; its board is a chain of events to which is only added. Nothing in
-- one table leads from a person to a ballot: rights name persons and no credential, the board names credentials and no person.
create schema elections;
grant usage on schema elections to amparo_app;

create table elections.election (
  election_id uuid primary key,
  code text not null unique check (code ~ '^[a-z0-9][a-z0-9-]{1,59}$'),
  uuid text not null unique check (length(uuid) = 14),
  drafted_at timestamptz not null,
  -- Keys of this election alone: one signs rights blindly (RSA), the other signs receipts (Ed25519).
  right_key_pem text not null,
  receipt_key_pem text not null
);

create table elections.action (
  stream_id uuid not null references elections.election,
  seq integer not null check (seq > 0),
  at timestamptz not null,
  by_person uuid,
  body jsonb not null check (body ? 'kind'),
  primary key (stream_id, seq)
);

-- Links by which trustees and the authority come in: only a hash of each is kept. Place 0 is the authority.
create table elections.link (
  election_id uuid not null references elections.election,
  place integer not null check (place >= 0),
  secret_hash bytea not null check (length(secret_hash) = 32),
  primary key (election_id, place)
);

-- Who may ask for the right to cast, and the blinded question that was answered. No time, and lines of one bucket are always
-- written together, so that none says when its voter asked.
create table elections.voter_right (
  election_id uuid not null references elections.election,
  person_id uuid not null,
  number integer not null,
  bucket integer not null,
  blinded bytea,
  signature bytea,
  primary key (election_id, person_id),
  unique (election_id, number)
);
create index voter_right_by_bucket on elections.voter_right (election_id, bucket);

create table elections.credential (
  election_id uuid not null references elections.election,
  credential text not null,
  primary key (election_id, credential)
);

-- Written once, when voting opens.
create table elections.polling (
  election_id uuid primary key references elections.election,
  election_text text not null,
  trustees_text text not null,
  archive_timestamp bigint not null,
  opens_at timestamptz not null,
  closes_at timestamptz not null
);

-- The board: the events of the archive in their chain, with the pieces of data that each brought. No times. The key refuses a
-- second event of the same height, whatever a program did.
create table elections.event (
  election_id uuid not null references elections.election,
  height integer not null check (height >= 0),
  type text not null,
  hash text not null check (length(hash) = 64),
  data text[] not null,
  credential text,
  tracker text,
  right_signature bytea,
  settled boolean not null default false,
  primary key (election_id, height),
  unique (election_id, tracker),
  check ((type = 'Ballot') = (tracker is not null))
);
create index event_by_credential on elections.event (election_id, credential) where credential is not null;
-- One of each, whatever two servers do at once.
create unique index event_once on elections.event (election_id, type)
  where type in ('Setup', 'EndBallots', 'EncryptedTally', 'Result');

-- Ballots that their voters opened to check a device: they show the vote, so that they can never be cast.
create table elections.challenged (
  election_id uuid not null references elections.election,
  tracker text not null,
  primary key (election_id, tracker)
);

grant select, insert on elections.challenged to amparo_app;
grant select, insert on elections.election, elections.action, elections.link, elections.credential, elections.polling, elections.event
  to amparo_app;
grant select, insert on elections.voter_right to amparo_app;

-- Answers a voter's blinded question once: the first stands, and is given again to who asks the same. Every line of her bucket is
-- rewritten with it, so that neither place nor transaction tells which was hers.
create function elections.authorize(p_election uuid, p_person uuid, p_blinded bytea, p_signature bytea)
returns table (blinded bytea, signature bytea)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_bucket integer;
begin
  select r.bucket into v_bucket from elections.voter_right r where r.election_id = p_election and r.person_id = p_person;
  if v_bucket is null then return; end if;
  perform pg_advisory_xact_lock(hashtextextended(p_election::text || '/' || v_bucket, 20261122));
  if (select r.blinded is null from elections.voter_right r where r.election_id = p_election and r.person_id = p_person) then
    update elections.voter_right r set
      blinded = case when r.person_id = p_person then p_blinded else r.blinded end,
      signature = case when r.person_id = p_person then p_signature else r.signature end
    where r.election_id = p_election and r.bucket = v_bucket;
  end if;
  return query select r.blinded, r.signature from elections.voter_right r
    where r.election_id = p_election and r.person_id = p_person;
end
$$;
revoke all on function elections.authorize(uuid, uuid, bytea, bytea) from public;
grant execute on function elections.authorize(uuid, uuid, bytea, bytea) to amparo_app;

-- Makes the transaction mark of many ballots one and the same. It changes nothing that is published.
create function elections.settle(p_election uuid, p_from integer, p_to integer) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
  update elections.event set settled = true where election_id = p_election and height between p_from and p_to and type = 'Ballot';
$$;
revoke all on function elections.settle(uuid, integer, integer) from public;
grant execute on function elections.settle(uuid, integer, integer) to amparo_app;

-- What this room may know of persons.
create view elections.person as
  select p.person_id, p.display_name, d.document
  from registry.person_search p join registry.document d using (person_id);
grant select on elections.person to amparo_app;
