-- needs: governance/elections
-- Where each board stood when a day ended: what a gazette prints and mirrors compare. Once noted it stays.
create table elections.daily_head (
  election_id uuid not null references elections.election,
  day date not null,
  height integer not null check (height >= 0),
  hash text not null check (length(hash) = 64),
  primary key (election_id, day)
);
grant select, insert on elections.daily_head to amparo_app;
