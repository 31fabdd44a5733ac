-- needs: platform/audit, platform/http, operations/registry, governance/quality
-- Changes that came from many voices: what happened to each, whom it was told, and what they say of it.
create schema improvement;
grant usage on schema improvement to amparo_app;

create table improvement.change (
  change_id uuid primary key,
  code text not null unique check (code ~ '^[a-z0-9][a-z0-9-]{1,79}$'),
  opened_at timestamptz not null
);
grant select, insert on improvement.change to amparo_app;

-- What was done, in order; the state is what it adds up to. Of two who act at once, the second finds the number taken.
create table improvement.action (
  change_id uuid not null references improvement.change,
  seq integer not null check (seq > 0),
  at timestamptz not null,
  by_person uuid,
  body jsonb not null check (body ? 'kind'),
  primary key (change_id, seq)
);
grant select, insert on improvement.action to amparo_app;

-- Who was told of a change, and by what she said. Nobody is told twice: not for one rating, and not for several.
create table improvement.told (
  change_id uuid not null references improvement.change,
  kind text not null check (kind in ('rating', 'case')),
  ref uuid not null,
  person_id uuid,
  told_at timestamptz not null,
  primary key (change_id, ref)
);
create unique index told_once on improvement.told (person_id, change_id) where person_id is not null;
grant select, insert on improvement.told to amparo_app;

-- Whether it works, by who was told: once each. The respondent is the person, or the case where no person is known.
create table improvement.answer (
  change_id uuid not null references improvement.change,
  respondent uuid not null,
  works text not null check (works in ('yes', 'partly', 'no')),
  answered_at timestamptz not null,
  primary key (change_id, respondent)
);
grant select, insert on improvement.answer to amparo_app;

-- What was published of the answers, with what was counted and hidden, which the next release is checked against. `held` never
-- leaves the house.
create table improvement.release (
  change_id uuid not null references improvement.change,
  number integer not null check (number > 0),
  made_at timestamptz not null,
  published jsonb not null,
  held jsonb not null,
  primary key (change_id, number)
);
grant select, insert on improvement.release to amparo_app;
