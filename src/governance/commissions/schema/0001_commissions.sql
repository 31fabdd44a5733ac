-- needs: platform/actions, operations/registry
-- The commission of supervision. Its constitution, audits, accountability and reports are lists of actions (actions.action); here
-- stand the reports that it issued, as they left the house. Never changed.
create schema commissions;
grant usage on schema commissions to amparo_app;

create table commissions.report (
  period text primary key check (period ~ '^[0-9]{4}-T[1-4]$'),
  json text not null,
  json_sha256 bytea not null check (length(json_sha256) = 32),
  -- Null where the machine cannot typeset.
  pdf bytea,
  pdf_sha256 bytea check (length(pdf_sha256) = 32),
  sealed_at timestamptz not null,
  check ((pdf is null) = (pdf_sha256 is null))
);
grant select, insert on commissions.report to amparo_app;
