-- needs: platform/audit, platform/http
-- Who may sign in, how, what offices they hold, and whom they are helping at the counter.
create schema identity;
grant usage on schema identity to amparo_app;

create table identity.account (
  account_id uuid primary key,
  kind text not null check (kind in ('person', 'service')),
  -- The registry's person. This room stands below the registry and knows nothing else of her.
  person_id uuid,
  -- Ten digits of a cédula, or country and number of a foreign document (COL:AB123456).
  document text unique,
  -- Lower case and composed, as it is compared.
  email text unique check (email = lower(email)),
  service_name text unique,
  status text not null default 'active' check (status in ('active', 'closed')),
  created_at timestamptz not null,
  check (kind = 'person' or (service_name is not null and person_id is null and document is null and email is null))
);
create index account_by_person on identity.account (person_id) where person_id is not null;
grant select, insert, update (status, email) on identity.account to amparo_app;

create table identity.password (
  account_id uuid primary key references identity.account,
  -- PHC string format: $argon2id$v=19$m=…,t=…,p=…$salt$hash
  hash text not null check (hash like '$argon2id$%'),
  changed_at timestamptz not null
);
grant select, insert, update on identity.password to amparo_app;

create table identity.totp (
  account_id uuid primary key references identity.account,
  secret bytea not null check (length(secret) >= 20),
  started_at timestamptz not null,
  confirmed_at timestamptz,
  -- The time step of the last code taken: a code of this step or an earlier one is never taken again.
  last_step bigint not null default 0
);
grant select, insert, update, delete on identity.totp to amparo_app;

create table identity.recovery_code (
  account_id uuid not null references identity.account,
  code_hash bytea not null check (length(code_hash) = 32),
  used_at timestamptz,
  primary key (account_id, code_hash)
);
grant select, insert, update (used_at), delete on identity.recovery_code to amparo_app;

create table identity.sign_in (
  sign_in_id uuid primary key,
  token_hash bytea not null unique check (length(token_hash) = 32),
  account_id uuid not null references identity.account,
  method text not null,
  -- The browser's family and the system's, so that a person recognises her devices; nothing finer is kept.
  device text not null,
  opened_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  closed_at timestamptz
);
create index sign_in_open_by_account on identity.sign_in (account_id) where closed_at is null;
grant select, insert, update (last_seen_at, closed_at), delete on identity.sign_in to amparo_app;

-- The password was right and the code is awaited. Lives minutes.
create table identity.pending_sign_in (
  token_hash bytea primary key check (length(token_hash) = 32),
  account_id uuid not null references identity.account,
  method text not null,
  attempts int not null default 0,
  expires_at timestamptz not null
);
grant select, insert, update (attempts), delete on identity.pending_sign_in to amparo_app;

-- Failed attempts by what is being tried: a hash of the account, of a name that no account has, or of an address.
create table identity.attempt (
  key bytea primary key check (length(key) = 32),
  failures int not null,
  last_at timestamptz not null,
  locked_until timestamptz
);
grant select, insert, update, delete on identity.attempt to amparo_app;

-- Counts an attempt as failed before it is made, so that many at once cannot all be tried under one count; success takes it
-- back. From the p_free-th failure each one makes the next wait twice as long. Returns the seconds to wait, 0 to go on.
create function identity.take_attempt(
  p_key bytea, p_now timestamptz, p_free int, p_base_s int, p_cap_s int, p_quiet interval,
  out wait_s int, out counted int)
language plpgsql volatile as $$
declare
  found_attempt identity.attempt;
begin
  insert into identity.attempt as a (key, failures, last_at) values (p_key, 0, p_now)
    on conflict (key) do update set key = excluded.key returning a.* into found_attempt;
  if found_attempt.locked_until > p_now then
    wait_s := ceil(extract(epoch from found_attempt.locked_until - p_now));
    counted := found_attempt.failures;
    return;
  end if;
  counted := case when found_attempt.last_at < p_now - p_quiet then 1 else found_attempt.failures + 1 end;
  update identity.attempt a
    set failures = counted, last_at = p_now,
        locked_until = case when counted >= p_free
          then p_now + make_interval(secs => least(p_cap_s, p_base_s * power(2, least(counted - p_free, 20)))) end
    where a.key = p_key;
  wait_s := 0;
end
$$;
revoke all on function identity.take_attempt(bytea, timestamptz, int, int, int, interval) from public;
grant execute on function identity.take_attempt(bytea, timestamptz, int, int, int, interval) to amparo_app;

-- A person who went to her institution's provider and has not come back yet.
create table identity.oidc_request (
  state_hash bytea primary key check (length(state_hash) = 32),
  -- The browser that left is the only one that may come back.
  browser_hash bytea not null check (length(browser_hash) = 32),
  provider text not null,
  nonce text not null,
  code_verifier text not null,
  next_path text not null,
  expires_at timestamptz not null
);
grant select, insert, delete on identity.oidc_request to amparo_app;

create table identity.oidc_identity (
  provider text not null,
  subject text not null,
  account_id uuid not null references identity.account,
  linked_at timestamptz not null,
  primary key (provider, subject),
  unique (provider, account_id)
);
grant select, insert on identity.oidc_identity to amparo_app;

create table identity.office (
  office_id uuid primary key,
  account_id uuid not null references identity.account,
  role text not null,
  -- Null: everywhere.
  unit text,
  -- Days in Ecuador, both included.
  held_from date not null,
  held_until date,
  reason text not null,
  given_by uuid,
  given_at timestamptz not null,
  ended_by uuid,
  check (held_until is null or held_until >= held_from - 1)
);
create index office_by_account on identity.office (account_id, held_from);
grant select, insert, update (held_until, ended_by) on identity.office to amparo_app;

create table identity.assistance (
  assistance_id uuid primary key,
  account_id uuid not null references identity.account,
  -- Without a foreign key: closed sign-ins are forgotten, whom an official served is not.
  sign_in_id uuid not null,
  person_id uuid not null,
  reason text not null,
  identity_check text not null,
  started_at timestamptz not null,
  ended_at timestamptz
);
create unique index assistance_open_by_sign_in on identity.assistance (sign_in_id) where ended_at is null;
grant select, insert, update (ended_at) on identity.assistance to amparo_app;

create table identity.api_key (
  key_id uuid primary key,
  key_hash bytea not null unique check (length(key_hash) = 32),
  account_id uuid not null references identity.account,
  name text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz
);
create unique index api_key_by_name on identity.api_key (account_id, name) where revoked_at is null;
grant select, insert, update (last_used_at, revoked_at) on identity.api_key to amparo_app;
