-- Takes many keys for one transaction and says which of them were already answered. Keys are locked in the order of their
-- hash, so that two batches which share keys wait for each other instead of standing crosswise.
create function http.begin_commands(p_actors text[], p_keys text[])
returns table (ord bigint, name text, body_hash bytea, answer jsonb)
language plpgsql volatile as $$
declare
  lock_id bigint;
begin
  for lock_id in
    select distinct hashtextextended(k.actor || chr(31) || k.key, 20261121) as h from unnest(p_actors, p_keys) as k(actor, key) order by h
  loop
    perform pg_advisory_xact_lock(lock_id);
  end loop;
  return query
    select k.ord, c.name, c.body_hash, c.answer
    from unnest(p_actors, p_keys) with ordinality as k(actor, key, ord)
    join http.command c on c.actor = k.actor and c.key = k.key;
end
$$;
revoke all on function http.begin_commands(text[], text[]) from public;
grant execute on function http.begin_commands(text[], text[]) to amparo_app;
