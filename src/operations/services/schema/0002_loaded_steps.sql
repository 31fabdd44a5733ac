-- What of the demonstration is there. A step and its mark are written in one transaction, so that a load that was cut off goes on
-- with the step that was not done, and with the cast that the first one chose.
create table services.loaded_step (
  step text primary key,
  facts jsonb not null,
  loaded_at timestamptz not null default clock_timestamp()
);
grant select, insert on services.loaded_step to amparo_app;
