-- A code that an official hands to a person whose identity she has checked: with it the person chooses a password, the first
-- time or after forgetting hers. One per account; a new one makes the former worthless.
create table identity.activation (
  account_id uuid primary key references identity.account,
  code_hash bytea not null check (length(code_hash) = 32),
  -- The person lost her authenticator too: it ends when the code is used.
  removes_totp boolean not null,
  issued_by uuid,
  expires_at timestamptz not null
);
grant select, insert, update, delete on identity.activation to amparo_app;
