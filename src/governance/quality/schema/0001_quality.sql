-- needs: platform/audit, platform/http, operations/services
-- What was received, what people said of it, and the counters from which results are published.
create schema quality;
grant usage on schema quality to amparo_app;

-- Waits are counted in steps: tenths of a day within the first day, whole days within the first thirty, then steps of five days
-- to 120, of ten to 360 and of thirty beyond. The lower bound of the step, in tenths of a day. waiting.ts holds its twin.
create function quality.waiting_step(tenths integer) returns integer
language sql immutable strict parallel safe
return case when tenths < 10 then tenths
            when tenths < 300 then tenths / 10 * 10
            when tenths < 1200 then tenths / 50 * 50
            when tenths < 3600 then tenths / 100 * 100
            else tenths / 300 * 300 end;

-- An attention is a fact that another system, a file or an official reports once. Its identifier is made from where it comes
-- from and its reference there, so that whatever arrives twice meets itself at the primary key.
create table quality.attention (
  attention_id uuid primary key,
  person_id uuid not null,
  service text not null,
  facility text not null,
  insurance text not null,
  requested_at timestamptz not null,
  attended_at timestamptz not null,
  closed_at timestamptz,
  source text not null check (source in ('api', 'csv', 'staff', 'synthetic')),
  origin text not null,
  reference text not null,
  import_id uuid,
  recorded_at timestamptz not null default now(),
  -- Ecuador keeps one offset the whole year; the month is the one on the wall of the mainland's offices.
  attended_month date not null generated always as (date_trunc('month', attended_at at time zone interval '-05:00')::date) stored,
  waiting_tenths integer not null generated always as (floor(date_part('epoch', attended_at - requested_at) / 8640)::integer) stored,
  check (attended_at >= requested_at),
  check (closed_at is null or closed_at >= attended_at)
);
-- Narrow on purpose: a file of a million attentions spends most of its time on these two.
create index attention_by_person on quality.attention (person_id);
create index attention_by_facility on quality.attention (facility, attended_at desc);
grant select, insert, update (closed_at) on quality.attention to amparo_app;

-- Leave to rate one attention, once. Only hashes are kept: who reads this table cannot rate for anyone.
create table quality.invitation (
  invitation_id uuid primary key,
  attention_id uuid not null references quality.attention,
  kind text not null check (kind in ('link', 'qr', 'kiosk')),
  -- SHA-256 of the token, or of the facility and the kiosk's short code.
  secret_hash bytea not null unique check (length(secret_hash) = 32),
  issued_at timestamptz not null,
  expires_at timestamptz not null,
  issued_by uuid
);
create index invitation_by_attention on quality.invitation (attention_id);
grant select, insert on quality.invitation to amparo_app;

-- What the person answered. The primary key is the attention: there can be one only, and none for what was not received.
create table quality.evaluation (
  attention_id uuid primary key references quality.attention,
  facility text not null,
  service text not null,
  insurance text not null,
  treatment smallint check (treatment between 1 and 5),
  clarity smallint check (clarity between 1 and 5),
  waiting smallint check (waiting between 1 and 5),
  solution smallint check (solution between 1 and 5),
  place smallint check (place between 1 and 5),
  channel text not null check (channel in ('link', 'qr', 'kiosk', 'assisted', 'account', 'synthetic')),
  offline boolean not null default false,
  answered_at timestamptz not null,
  received_at timestamptz not null,
  -- Results count an answer in the month in which it arrived: a month that is over never changes again.
  received_month date not null generated always as (date_trunc('month', received_at at time zone interval '-05:00')::date) stored,
  client_key text not null,
  check (num_nonnulls(treatment, clarity, waiting, solution, place) > 0),
  -- The person's own mean in sixtieths: 60 can be divided by one to five answers, so that sums of means stay whole numbers.
  overall_sixtieths smallint not null generated always as (
    60 * (coalesce(treatment, 0) + coalesce(clarity, 0) + coalesce(waiting, 0) + coalesce(solution, 0) + coalesce(place, 0))
       / num_nonnulls(treatment, clarity, waiting, solution, place)) stored
);
grant select, insert on quality.evaluation to amparo_app;

-- Free text can name people: it stands apart, and each reading of it is recorded.
create table quality.evaluation_comment (
  attention_id uuid primary key references quality.evaluation,
  body text not null check (length(body) between 1 and 2000)
);
grant select, insert on quality.evaluation_comment to amparo_app;

-- Counters. Rows are only added up, never changed: each statement that brings attentions or evaluations adds one row per cell it
-- touches, and a folder now and then replaces many rows of a cell by their sum. So no two commands ever wait for one row, and
-- at every instant the sum is exact. docs/decisions tells the alternatives.
create table quality.attention_tally (
  dimension text not null check (dimension in ('all', 'insurance', 'service', 'facility')),
  member text not null,
  month date not null,
  waiting_step integer not null,
  n integer not null,
  folded boolean not null default false
);
create index attention_tally_unfolded on quality.attention_tally (dimension) where not folded;
create index attention_tally_cell on quality.attention_tally (dimension, member, month, waiting_step);
grant select, insert, delete on quality.attention_tally to amparo_app;

create table quality.evaluation_tally (
  facility text not null,
  service text not null,
  insurance text not null,
  month date not null,
  n integer not null,
  sixtieths bigint not null,
  satisfied integer not null,
  treatment integer[] not null,
  clarity integer[] not null,
  waiting integer[] not null,
  solution integer[] not null,
  place integer[] not null,
  folded boolean not null default false
);
create index evaluation_tally_unfolded on quality.evaluation_tally (facility) where not folded;
create index evaluation_tally_cell on quality.evaluation_tally (facility, service, insurance, month);
grant select, insert, delete on quality.evaluation_tally to amparo_app;

create function quality.count_attentions() returns trigger language plpgsql as $$
begin
  insert into quality.attention_tally (dimension, member, month, waiting_step, n)
  select case when grouping(facility) = 0 then 'facility' when grouping(service) = 0 then 'service'
              when grouping(insurance) = 0 then 'insurance' else 'all' end,
         coalesce(facility, service, insurance, ''), attended_month, step, sum(n)
  from (select facility, service, insurance, attended_month, quality.waiting_step(waiting_tenths) as step, count(*) as n
        from arrived group by 1, 2, 3, 4, 5) a
  group by grouping sets ((facility, attended_month, step), (service, attended_month, step), (insurance, attended_month, step), (attended_month, step));
  return null;
end
$$;
create trigger count_attentions after insert on quality.attention
  referencing new table as arrived for each statement execute function quality.count_attentions();

create function quality.count_evaluations() returns trigger language plpgsql as $$
begin
  insert into quality.evaluation_tally (facility, service, insurance, month, n, sixtieths, satisfied, treatment, clarity, waiting, solution, place)
  select facility, service, insurance, received_month, count(*), sum(overall_sixtieths), count(*) filter (where overall_sixtieths >= 240),
         array[count(*) filter (where treatment = 1), count(*) filter (where treatment = 2), count(*) filter (where treatment = 3), count(*) filter (where treatment = 4), count(*) filter (where treatment = 5)],
         array[count(*) filter (where clarity = 1), count(*) filter (where clarity = 2), count(*) filter (where clarity = 3), count(*) filter (where clarity = 4), count(*) filter (where clarity = 5)],
         array[count(*) filter (where waiting = 1), count(*) filter (where waiting = 2), count(*) filter (where waiting = 3), count(*) filter (where waiting = 4), count(*) filter (where waiting = 5)],
         array[count(*) filter (where solution = 1), count(*) filter (where solution = 2), count(*) filter (where solution = 3), count(*) filter (where solution = 4), count(*) filter (where solution = 5)],
         array[count(*) filter (where place = 1), count(*) filter (where place = 2), count(*) filter (where place = 3), count(*) filter (where place = 4), count(*) filter (where place = 5)]
  from arrived group by facility, service, insurance, received_month;
  return null;
end
$$;
create trigger count_evaluations after insert on quality.evaluation
  referencing new table as arrived for each statement execute function quality.count_evaluations();

-- A published edition: the protected cells as they left the house, once, with their hash. Never changed.
create table quality.edition (
  edition integer generated always as identity primary key,
  made_at timestamptz not null,
  -- gzip of the edition's JSON; sha256 is that of the JSON.
  content bytea not null,
  sha256 bytea not null check (length(sha256) = 32),
  -- gzip of what was counted and hidden, which the next edition is checked against. It never leaves the house.
  releases bytea not null
);
grant select, insert on quality.edition to amparo_app;

-- A file of attentions on its way in: read and reported first, loaded when somebody has seen the report.
create table quality.import (
  import_id uuid primary key,
  state text not null check (state in ('reading', 'reported', 'loading', 'loaded', 'failed', 'discarded')),
  file_name text not null,
  origin text not null,
  encoding text,
  separator text,
  bytes bigint not null default 0,
  sha256 bytea,
  lines integer not null default 0,
  good integer not null default 0,
  bad integer not null default 0,
  known integer not null default 0,
  loaded integer not null default 0,
  failure text,
  started_by uuid,
  started_at timestamptz not null,
  finished_at timestamptz
);
create index import_by_time on quality.import (started_at desc, import_id);
grant select, insert, update on quality.import to amparo_app;

create table quality.import_problem (
  import_id uuid not null references quality.import,
  line integer not null,
  field text not null,
  problem text not null,
  found text not null,
  primary key (import_id, line, field)
);
grant select, insert, delete on quality.import_problem to amparo_app;

-- The good lines wait here between the report and the load. Unlogged: after a crash of the server the file is sent again.
create unlogged table quality.import_line (
  import_id uuid not null,
  line integer not null,
  attention_id uuid not null,
  document text not null,
  service text not null,
  facility text not null,
  insurance text not null,
  requested_at timestamptz not null,
  attended_at timestamptz not null,
  closed_at timestamptz,
  reference text not null
);
create index import_line_by_import on quality.import_line using brin (import_id);
grant select, insert, delete, truncate on quality.import_line to amparo_app;
