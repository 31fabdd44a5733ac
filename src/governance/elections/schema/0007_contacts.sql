-- needs: governance/elections
-- Where a voter said she is reached, for the credential authority alone, which delivers the letters. What she took back is not here.
create view elections.contact as
  select person_id, kind, value from (
    select distinct on (c.person_id, c.kind) c.person_id, c.kind, c.value
    from registry.contact c order by c.person_id, c.kind, c.contact_id desc
  ) latest
  where value is not null;
grant select on elections.contact to amparo_app;
