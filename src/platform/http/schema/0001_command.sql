-- needs: platform/audit
-- What each command answered, so that the same key answers the same thing once.
create schema http;
grant usage on schema http to amparo_app;

create table http.command (
  actor text not null,
  key text not null check (length(key) between 8 and 200),
  name text not null,
  body_hash bytea not null,
  answer jsonb not null,
  done_at timestamptz not null default clock_timestamp(),
  primary key (actor, key)
);
create index command_by_age on http.command (done_at);
grant select, insert on http.command to amparo_app;

-- Takes the key for this transaction, then looks: a second request with the same key waits for the first and finds its answer.
-- It is a function so that both happen in one round trip; each statement in it sees what was committed before it began.
create function http.begin_command(p_actor text, p_key text) returns http.command
language plpgsql volatile as $$
declare
  found_command http.command;
begin
  perform pg_advisory_xact_lock(hashtextextended(p_actor || chr(31) || p_key, 20261121));
  select * into found_command from http.command c where c.actor = p_actor and c.key = p_key;
  return found_command;
end
$$;
revoke all on function http.begin_command(text, text) from public;
grant execute on function http.begin_command(text, text) to amparo_app;
