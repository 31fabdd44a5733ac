-- needs: governance/elections
-- The act as it was typeset after each signature. The hash of its bytes is in the audit chain, so the bytes are kept: a later version of
-- the program would set others.
create table elections.act_file (
  election_id uuid not null references elections.election,
  signatures integer not null check (signatures >= 0),
  sha256 text not null check (length(sha256) = 64),
  bytes bytea not null,
  primary key (election_id, signatures)
);
grant select, insert on elections.act_file to amparo_app;
