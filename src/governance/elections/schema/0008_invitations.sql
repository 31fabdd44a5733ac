-- needs: governance/elections, platform/identity, platform/mail
-- Where the house itself may write to a voter: what she declared, else the e-mail she signs in with. Never with a credential.
create view elections.sign_in_address as
  select person_id, email from identity.account
  where kind = 'person' and status = 'active' and person_id is not null and email is not null;
grant select on elections.sign_in_address to amparo_app;
