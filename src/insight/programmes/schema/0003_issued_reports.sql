-- What a programme told of a period, as it was told: nothing is rewritten, a correction is a further number of the same period.
create table programmes.issued_report (
  programme_id uuid not null references programmes.programme,
  period text not null check (period ~ '^\d{4}(-[CS]\d)?$'),
  number integer not null check (number > 0),
  -- The whole report, figures and words of the programme; its SHA-256 is that of its canonical JSON (RFC 8785).
  content jsonb not null,
  sha256 bytea not null check (length(sha256) = 32),
  by_person uuid,
  issued_at timestamptz not null,
  primary key (programme_id, period, number)
);
grant select, insert on programmes.issued_report to amparo_app;
