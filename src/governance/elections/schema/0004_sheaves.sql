-- needs: governance/elections
-- Ballots that are received wait in sheaves until many go onto the board at once, in the order of their credentials: nothing keeps the
-- order in which they came. A sheaf is one row. Each ballot that comes rewrites its whole sheaf, so that neither place, transaction,
-- nor number of what is stored apart tells one ballot of a sheaf from another. Only the ballots of one credential keep their order.
create table elections.sheaf (
  election_id uuid not null references elections.election,
  -- Credentials from this one to the next sheaf's are of this sheaf; the first takes whatever is below.
  lowest text collate "C" not null,
  credentials text[] not null,
  trackers text[] not null,
  ballots text[] not null,
  rights bytea[] not null,
  primary key (election_id, lowest),
  check (cardinality(trackers) = cardinality(credentials)),
  check (cardinality(ballots) = cardinality(credentials)),
  check (cardinality(rights) = cardinality(credentials))
) with (
  -- What a sheaf was before goes soon, also when few ballots come.
  autovacuum_vacuum_threshold = 20, autovacuum_vacuum_scale_factor = 0,
  toast.autovacuum_vacuum_threshold = 200, toast.autovacuum_vacuum_scale_factor = 0
);
-- Ballots are random to a compressor.
alter table elections.sheaf alter column ballots set storage external;
grant select on elections.sheaf to amparo_app;

-- Binds a ballot into its sheaf. A sheaf of twice as many credentials as a sheaf needs is divided in two.
create function elections.receive(
  p_election uuid, p_credential text, p_tracker text, p_ballot text, p_right bytea, p_least integer) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  s elections.sheaf;
  v_at integer;
  v_distinct text[];
  v_next text;
begin
  if p_least < 1 then raise exception 'a sheaf needs at least one credential'; end if;
  -- The lock of whoever decides on this election, so that no sheaf is bound while the sheaves are emptied.
  perform pg_advisory_xact_lock(hashtextextended(p_election::text, 20261123));
  select * into s from elections.sheaf
    where election_id = p_election and lowest <= p_credential order by lowest desc limit 1;
  if not found then
    insert into elections.sheaf values
      (p_election, '', array[p_credential], array[p_tracker], array[p_ballot], array[p_right]);
    return;
  end if;
  -- After the earlier ones of the same credential: the last one counts.
  select count(*) into v_at from unnest(s.credentials) c where c <= p_credential collate "C";
  s.credentials := array_cat(array_append(s.credentials[:v_at], p_credential), s.credentials[v_at + 1:]);
  s.trackers := array_cat(array_append(s.trackers[:v_at], p_tracker), s.trackers[v_at + 1:]);
  s.ballots := array_cat(array_append(s.ballots[:v_at], p_ballot), s.ballots[v_at + 1:]);
  s.rights := array_cat(array_append(s.rights[:v_at], p_right), s.rights[v_at + 1:]);
  select array_agg(distinct c collate "C" order by c collate "C") into v_distinct from unnest(s.credentials) c;
  if cardinality(v_distinct) >= 2 * p_least then
    v_next := v_distinct[p_least + 1];
    select count(*) into v_at from unnest(s.credentials) c where c < v_next collate "C";
    insert into elections.sheaf values (p_election, v_next, s.credentials[v_at + 1:], s.trackers[v_at + 1:],
      s.ballots[v_at + 1:], s.rights[v_at + 1:]);
    s.credentials := s.credentials[:v_at];
    s.trackers := s.trackers[:v_at];
    s.ballots := s.ballots[:v_at];
    s.rights := s.rights[:v_at];
  end if;
  update elections.sheaf set credentials = s.credentials, trackers = s.trackers, ballots = s.ballots, rights = s.rights
    where election_id = p_election and lowest = s.lowest;
end
$$;
revoke all on function elections.receive(uuid, text, text, text, bytea, integer) from public;
grant execute on function elections.receive(uuid, text, text, text, bytea, integer) to amparo_app;

-- Takes out of the sheaves what is on the board, and nothing else; what stays is bound into one sheaf anew.
create function elections.clear_sheaves(p_election uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_credentials text[];
  v_trackers text[];
  v_ballots text[];
  v_rights bytea[];
begin
  perform pg_advisory_xact_lock(hashtextextended(p_election::text, 20261123));
  select array_agg(w.credential order by w.lowest, w.n), array_agg(w.tracker order by w.lowest, w.n),
    array_agg(w.ballot order by w.lowest, w.n), array_agg(w.right_signature order by w.lowest, w.n)
  into v_credentials, v_trackers, v_ballots, v_rights
  from (
    select s.lowest, u.n, u.credential, u.tracker, u.ballot, u.right_signature
    from elections.sheaf s
    cross join lateral unnest(s.credentials, s.trackers, s.ballots, s.rights)
      with ordinality as u(credential, tracker, ballot, right_signature, n)
    where s.election_id = p_election
  ) w
  where not exists (select from elections.event e where e.election_id = p_election and e.tracker = w.tracker);
  delete from elections.sheaf where election_id = p_election;
  if v_credentials is not null then
    insert into elections.sheaf values (p_election, '', v_credentials, v_trackers, v_ballots, v_rights);
  end if;
end
$$;
revoke all on function elections.clear_sheaves(uuid) from public;
grant execute on function elections.clear_sheaves(uuid) to amparo_app;

-- Ballots went onto the board one by one, and their marks were made the same afterwards. Nothing does so any more.
drop function elections.settle(uuid, integer, integer);
alter table elections.event drop column settled;
