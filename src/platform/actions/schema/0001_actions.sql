-- needs: platform/audit
-- What happened in each case of the rooms that keep their cases as lists of actions. Nothing is rewritten.
create schema actions;
grant usage on schema actions to amparo_app;

create table actions.action (
  room text not null,
  stream text not null,
  seq integer not null check (seq > 0),
  at timestamptz not null,
  by_person uuid,
  body jsonb not null check (body ? 'kind'),
  primary key (room, stream, seq)
);
grant select, insert on actions.action to amparo_app;
