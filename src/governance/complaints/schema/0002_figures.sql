-- needs: governance/complaints
-- What is published of cases: each quarter once and for good, and what is overdue as it was last shown.

-- A quarter's open file, from which every published figure of it follows. Never changed: what comes later is of a later quarter.
create table complaints.figures_quarter (
  quarter text primary key check (quarter ~ '^[0-9]{4}-Q[1-4]$'),
  made_at timestamptz not null,
  content text not null,
  sha256 bytea not null check (length(sha256) = 32)
);
grant select, insert on complaints.figures_quarter to amparo_app;

-- What is open and overdue in each unit, as it was when it was last shown: a later count replaces it once it differs enough.
create table complaints.overdue_shown (
  -- The empty text stands for cases that have no unit yet.
  unit text primary key,
  open integer not null,
  open_on date not null,
  overdue integer not null,
  overdue_on date not null
);
grant select, insert, update on complaints.overdue_shown to amparo_app;

-- The cases of a quarter, and the confidential actions of yesterday, are found by their day.
create index action_by_day on complaints.action (on_day);

-- The ombudsman's report of a year: her words, and the figures as they stood when she published it. A later one of the same year
-- stands beside the earlier, which stays.
create table complaints.yearly_report (
  year integer not null check (year between 2000 and 2999),
  version integer not null check (version > 0),
  made_on date not null,
  made_by uuid,
  foreword text not null check (length(foreword) between 10 and 8000),
  recommendations text not null check (length(recommendations) between 10 and 8000),
  content text not null,
  sha256 bytea not null check (length(sha256) = 32),
  primary key (year, version)
);
grant select, insert on complaints.yearly_report to amparo_app;
