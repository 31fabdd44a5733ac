-- How far each person has read each list of actions; what is new since then is told in one line for each kind.
create schema news;
grant usage on schema news to amparo_app;

create table news.seen (
  person_id uuid not null,
  room text not null,
  stream text not null,
  seq integer not null check (seq >= 0),
  primary key (person_id, room, stream)
);
grant select, insert, update on news.seen to amparo_app;
