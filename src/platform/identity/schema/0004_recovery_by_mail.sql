-- needs: platform/identity
-- The way back by e-mail: to an address that the person herself chose while she was signed in, and whose letter she opened. The e-mail
-- that an office wrote when it opened the account is none: it may be misspelt, or another's.
create table identity.recovery_email (
  account_id uuid primary key references identity.account,
  email text not null,
  confirmed_at timestamptz not null
);
grant select, insert, update, delete on identity.recovery_email to amparo_app;

-- One of each per account: asking again makes the former worthless.
create table identity.email_confirmation (
  account_id uuid primary key references identity.account,
  email text not null,
  token_hash bytea not null unique check (length(token_hash) = 32),
  expires_at timestamptz not null
);
grant select, insert, update, delete on identity.email_confirmation to amparo_app;

create table identity.password_reset (
  account_id uuid primary key references identity.account,
  token_hash bytea not null unique check (length(token_hash) = 32),
  expires_at timestamptz not null
);
grant select, insert, update, delete on identity.password_reset to amparo_app;
