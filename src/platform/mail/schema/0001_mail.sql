-- needs: platform/audit, platform/http
-- Letters by e-mail: written in the transaction of the act that causes them, sent by a duty.
create schema mail;
grant usage on schema mail to amparo_app;

create table mail.letter (
  letter_id uuid primary key,
  -- The room and what it says: elections.invitation.
  kind text not null check (kind ~ '^[a-zA-Z]+\.[a-z-]+$'),
  -- What it is about where the room counts by that: an election.
  about text,
  person_id uuid,
  -- One letter of a kind for one cause, whatever is repeated.
  once text not null,
  -- Somebody waits before her screen for it: it goes before the others.
  urgent boolean not null,
  -- Address, subject and words, sealed with the key beside the database and bound to this letter. Gone once the server has it.
  sealed bytea check (length(sealed) > 37),
  state text not null default 'waiting' check (state in ('waiting', 'sending', 'sent', 'failed')),
  written_at timestamptz not null,
  -- While it is being sent: when another process may take it for abandoned.
  next_try_at timestamptz not null,
  expires_at timestamptz,
  attempts integer not null default 0,
  -- Who is sending it: what somebody else took meanwhile is not settled by the first.
  claim uuid,
  -- The same at every try, so that a server or a reader that gets it twice can tell.
  message_id text,
  reason text,
  smtp_code integer,
  smtp_text text,
  ended_at timestamptz,
  unique (kind, once),
  check ((state in ('sent', 'failed')) = (ended_at is not null)),
  check (state = 'failed' or state = 'sent' or sealed is not null)
);
create index letter_due on mail.letter (urgent desc, next_try_at) where state in ('waiting', 'sending');
create index letter_by_about on mail.letter (about, kind) where about is not null;
create index letter_ended on mail.letter (ended_at) where ended_at is not null;
grant select, insert, delete, update (sealed, state, next_try_at, attempts, claim, message_id, reason, smtp_code, smtp_text, ended_at)
  on mail.letter to amparo_app;

-- In which language a person wants her letters; Spanish where she did not say.
create table mail.preference (
  person_id uuid primary key,
  language text not null check (language in ('es', 'en'))
);
grant select, insert, update (language) on mail.preference to amparo_app;
