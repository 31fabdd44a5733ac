-- A seed of an authenticator lies sealed (seedLock.ts): the key stands in a file beside the database and never in it. Those of
-- before are sealed by the program when it next starts, since the database does not know the key.
alter table identity.totp alter column secret drop not null, add column sealed bytea check (length(sealed) > 37);
alter table identity.totp add constraint totp_sealed_or_waiting check ((secret is null) <> (sealed is null));
create index totp_waiting_for_its_seal on identity.totp (account_id) where secret is not null;
