-- needs: platform/actions, platform/identity, operations/registry
-- Oversight groups. What happens in one is a list of actions (actions.action); here stand the codes of the cards that it gave and the
-- reports that it published, as they left the house.
create schema oversight_groups;
grant usage on schema oversight_groups to amparo_app;

create table oversight_groups.card (
  card text primary key check (card ~ '^[0-9A-HJKMNP-TV-Z]{16}$'),
  group_code text not null,
  member integer not null check (member > 0),
  issued_at timestamptz not null,
  unique (group_code, member)
);

create table oversight_groups.report (
  group_code text not null,
  number integer not null check (number > 0),
  json text not null,
  json_sha256 bytea not null check (length(json_sha256) = 32),
  -- Null where the machine cannot typeset.
  pdf bytea,
  pdf_sha256 bytea check (length(pdf_sha256) = 32),
  sealed_at timestamptz not null,
  check ((pdf is null) = (pdf_sha256 is null)),
  primary key (group_code, number)
);
grant select, insert on oversight_groups.card, oversight_groups.report to amparo_app;

-- What this room may know of persons: name, birth date and sex, and whether they hold an office, which bars from overseeing.
create view oversight_groups.person as select person_id, display_name, birth_date, sex from registry.person_search;
create view oversight_groups.office_held as
  select a.person_id, o.held_from, o.held_until
  from identity.office o join identity.account a using (account_id) where a.person_id is not null;
grant select on oversight_groups.person, oversight_groups.office_held to amparo_app;
