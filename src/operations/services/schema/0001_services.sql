-- The catalogue that every other room refers to by code. Codes are never reused; what closes gets a date, not a deletion.
create schema services;
grant usage on schema services to amparo_app;

create table services.institution (
  only_row boolean primary key default true check (only_row),
  country text not null,
  synthetic boolean not null,
  seed bigint,
  scale integer,
  loaded_at timestamptz not null
);
create table services.province (
  code text primary key,
  name text not null,
  capital text not null,
  region text not null,
  tile_row integer not null,
  tile_column integer not null
);
create table services.canton (
  code text primary key,
  name text not null,
  province text references services.province,
  population integer
);
create table services.insurance (
  code text primary key,
  title_es text not null,
  title_en text not null,
  position integer not null
);
create table services.service (
  code text primary key,
  insurance text not null references services.insurance,
  kind text not null check (kind in ('care', 'benefit', 'procedure')),
  given_at text[] not null,
  title_es text not null,
  title_en text not null,
  position integer not null
);
create table services.facility (
  code text primary key,
  name text not null,
  kind text not null,
  level integer,
  canton text not null references services.canton,
  province text not null references services.province
);
grant select on all tables in schema services to amparo_app;
grant insert, update on all tables in schema services to amparo_app;
