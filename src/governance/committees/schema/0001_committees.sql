-- needs: governance/spaces
-- User committees. What happens in one is a list of actions kept with those of its space; here stand which committees there are, and
-- the photographs of their visits.
create schema committees;
grant usage on schema committees to amparo_app;

create table committees.committee (
  committee_id uuid primary key,
  space_id uuid not null unique references spaces.space,
  code text not null unique,
  facility text not null,
  called_at timestamptz not null
);

-- People may be seen in a photograph: members of the committee and its provider look at them, nobody else.
create table committees.photograph (
  photograph_id uuid primary key,
  committee_id uuid not null references committees.committee,
  bytes bytea not null check (length(bytes) between 100 and 1000000),
  sha256 bytea not null check (length(sha256) = 32),
  received_at timestamptz not null
);
create index photograph_by_committee on committees.photograph (committee_id);

grant select, insert on committees.committee, committees.photograph to amparo_app;
