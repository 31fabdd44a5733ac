-- needs: platform/actions, operations/registry, operations/services, governance/quality
-- The frozen rolls of draws by lot, and who was drawn. The steps themselves are lists of actions. Nothing here changes once written.
create schema sortitions;
grant usage on schema sortitions to amparo_app;

-- Whom a roll is made of. Merged records count once; who has no document cannot prove who she is and is not in it.
create view sortitions.affiliate as
  select s.person_id, min(d.document) as identity, coalesce(p.name, 'Sin provincia') as province,
         case when exists (select from quality.attention a where a.person_id = s.person_id and a.insurance = 'campesino')
              then 'campesino' else 'general' end as sector,
         case s.sex when 'female' then 'mujer' else 'hombre' end as sex
  from registry.person_search s
  join registry.document d on d.person_id = s.person_id
  left join services.canton c on c.code = s.canton
  left join services.province p on p.code = c.province
  where not exists (select from registry.merge_in_force m where m.merged_id = s.person_id)
  group by s.person_id, p.name, s.sex;

-- Place, identity and salt of each affiliate in a roll; the place is by lot, so that it says nothing of the person.
create table sortitions.roll_line (
  code text not null,
  place integer not null check (place >= 0),
  person_id uuid not null,
  identity text not null,
  salt bytea not null check (length(salt) = 32),
  province text not null,
  sector text not null,
  sex text not null,
  primary key (code, place)
);
create unique index roll_line_by_person on sortitions.roll_line (code, person_id);

-- The root of each 1,024 lines: with them a proof needs one block of the roll and not all of it.
create table sortitions.roll_block (
  code text not null,
  block integer not null check (block >= 0),
  root bytea not null check (length(root) = 32),
  primary key (code, block)
);

create table sortitions.drawn (
  code text not null,
  place integer not null,
  stratum text not null,
  call_order integer not null check (call_order > 0),
  primary key (code, place),
  unique (code, stratum, call_order),
  foreign key (code, place) references sortitions.roll_line (code, place)
);

grant select on sortitions.affiliate to amparo_app;
grant select, insert on sortitions.roll_line, sortitions.roll_block, sortitions.drawn to amparo_app;
