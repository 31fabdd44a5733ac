-- needs: governance/spaces, operations/registry, platform/identity, platform/mail
-- News by e-mail, for who asked for them.
create schema digest;
grant usage on schema digest to amparo_app;

-- Whose morning was looked at last, so that nobody gets two letters in a day whatever many processes do.
create table digest.turn (
  person_id uuid primary key,
  -- In Ecuador.
  on_day date not null
);
grant select, insert, update (on_day) on digest.turn to amparo_app;

-- A letter's link that ends them. The token itself is in the letter alone.
create table digest.way_out (
  token_hash bytea primary key check (length(token_hash) = 32),
  person_id uuid not null,
  written_on date not null
);
create index way_out_by_day on digest.way_out (written_on);
grant select, insert, delete on digest.way_out to amparo_app;

-- Where a person is written to: the address that she confirmed, else the one that she declared, else the one she signs in with.
create view digest.address as
  select a.person_id, coalesce(min(r.email), min(c.value), min(a.email)) as email
  from identity.account a
  left join identity.recovery_email r using (account_id)
  left join lateral (
    select k.value from registry.contact k where k.person_id = a.person_id and k.kind = 'email' order by k.contact_id desc limit 1) c on true
  where a.kind = 'person' and a.status = 'active' and a.person_id is not null
  group by a.person_id;
grant select on digest.address to amparo_app;

create view digest.subscriber as
  select person_id from (
    select distinct on (person_id) person_id, given from registry.consent where purpose = 'news-by-mail'
    order by person_id, consent_id desc
  ) latest where given;
grant select on digest.subscriber to amparo_app;
