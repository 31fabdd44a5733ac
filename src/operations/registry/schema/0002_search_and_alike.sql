-- A person is found by what else is recorded of her too, so the searched copy holds it.
alter table registry.person_search add column ethnicity text, add column disability_percent integer;
update registry.person_search s set ethnicity = v.ethnicity, disability_percent = v.disability_percent
from (
  select distinct on (person_id) person_id, ethnicity, disability_percent from registry.person_version
  where valid_from <= current_date order by person_id, valid_from desc, version_id desc
) v where v.person_id = s.person_id;

-- How a name begins and how its last word begins: only who shares one of the two is compared letter by letter.
alter table registry.person_search
  add column name_head text not null generated always as (left(folded_name, 3)) stored,
  add column name_tail text not null generated always as (left(split_part(folded_name, ' ', -1), 3)) stored;

-- Records that may be of one person, found when either was written: nobody waits for the comparison of everybody with everybody.
create table registry.alike (
  first_id uuid not null references registry.person,
  second_id uuid not null references registry.person,
  names real not null,
  primary key (first_id, second_id),
  check (first_id < second_id)
);
create index alike_by_names on registry.alike (names desc, first_id);
create index alike_by_second on registry.alike (second_id);
grant select, insert, delete on registry.alike to amparo_app;

-- For who was there before; duplicateStore.ts compares whoever is written from now on, those with day and month exchanged too.
insert into registry.alike (first_id, second_id, names)
select a.person_id, b.person_id, similarity(a.folded_name, b.folded_name)
from registry.person_search a join registry.person_search b
  on a.birth_date = b.birth_date and a.person_id < b.person_id and a.sex = b.sex
 and (b.name_head in (a.name_head, a.name_tail) or b.name_tail in (a.name_head, a.name_tail))
where similarity(a.folded_name, b.folded_name) > 0.5
on conflict do nothing;
