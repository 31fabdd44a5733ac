import { sql } from 'kysely';
import { dateAt, formatDate, ok, type Result, refuse } from '#kernel';
import type { Db, Trx } from '#platform/database';
import {
  countLetters,
  findMailAddress,
  type LetterContent,
  type LetterLanguage,
  languagesOf,
  type MailAddress,
  type NewLetter,
  type Outbox,
} from '#platform/mail';
import type { ElectionFacts, ElectionState } from './election.ts';
import type { Doing, OpenedElection } from './opened.ts';
import { listBoxes } from './store.ts';

// The house tells voters that they are on the roll. It never holds a credential, so that none can be in what it sends: those come from the
// authority, apart (docs/decisions/invitations-carry-no-credential.md).

const kind = 'elections.invitation';

/** When an invitation says something true: dates and authority are fixed, credentials exist, and there is still time to vote. */
export function decideInviting({ phase, facts }: ElectionState, now: Date): Result<null> {
  const inTime = Date.parse(facts.closesAt) > now.getTime();
  return (phase === 'ready' || phase === 'open') && inTime
    ? ok(null)
    : refuse({ refusal: 'invitations-not-now' });
}

const hour = new Intl.DateTimeFormat('es-EC', {
  timeZone: 'America/Guayaquil',
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
});
const moment = (at: string, language: LetterLanguage) =>
  `${formatDate(dateAt(Date.parse(at)), language)}, ${hour.format(new Date(at))}`;

const words = {
  es: {
    subject: (title: string) => `Puede votar: ${title}`,
    name: (name: string) => `${name}:`,
    roll: (title: string) =>
      `Usted integra el padrón de la elección «${title}». Se vota por internet y en secreto.`,
    dates: (opens: string, closes: string) =>
      `La votación abre el ${opens} y cierra el ${closes}, hora del Ecuador continental.`,
    page: 'La elección, las candidaturas y las reglas',
    booth: 'La cabina de votación',
    needs: (authority: string) =>
      `Para votar necesita dos cosas: entrar a su cuenta y su credencial personal. La credencial no viene en este correo. La crea y se la entrega aparte la autoridad de credenciales (${authority}), y esta institución no la conoce: nadie de aquí se la pedirá.`,
    missing: (authority: string) => `Si no le llega, pídala a ${authority} antes del cierre.`,
  },
  en: {
    subject: (title: string) => `You may vote: ${title}`,
    name: (name: string) => `${name}:`,
    roll: (title: string) =>
      `You are on the roll of the election “${title}”. Voting is over the internet and secret.`,
    dates: (opens: string, closes: string) =>
      `Voting opens on ${opens} and closes on ${closes}, time of mainland Ecuador.`,
    page: 'The election, the candidates and the rules',
    booth: 'The voting booth',
    needs: (authority: string) =>
      `To vote you need two things: to sign in to your account, and your personal credential. The credential is not in this e-mail. The credential authority (${authority}) makes it and gives it to you apart, and this institution does not know it: nobody here will ask you for it.`,
    missing: (authority: string) => `If it does not reach you, ask ${authority} for it before the closing.`,
  },
};

/** What one voter is told. */
export function invitationTo(
  voter: {
    readonly to: MailAddress;
    readonly name: string;
    readonly box: string;
    readonly language: LetterLanguage;
  },
  { code, title, authority, opensAt, closesAt }: ElectionFacts,
): LetterContent {
  const { to, name, box, language } = voter;
  const t = words[language];
  const short = title.length > 110 ? `${title.slice(0, 109)}…` : title;
  return {
    ...{ to, language },
    subject: t.subject(short.replace(/\p{C}+/gu, ' ')),
    paragraphs: [
      ...(name === '' ? [] : [t.name(name)]),
      t.roll(title),
      t.dates(moment(opensAt, language), moment(closesAt, language)),
      t.needs(authority),
      { path: `/elecciones/${code}`, label: t.page },
      { path: `/elecciones/${box}/votar`, label: t.booth },
      t.missing(authority),
    ],
  };
}

interface Invitee {
  readonly personId: string;
  readonly name: string;
  readonly box: string;
  readonly email: string | null;
}

/** Everybody on the roll with where she is reached; by person, which says nothing of when or whether she votes. */
async function listInvitees(db: Db, electionIds: readonly string[]): Promise<Invitee[]> {
  const { rows } = await sql<Invitee>`
    select r.person_id as "personId", min(e.code) as box, coalesce(min(p.display_name), '') as name,
      coalesce(min(c.value), min(a.email)) as email
    from elections.voter_right r
    join elections.election e using (election_id)
    left join elections.person p on p.person_id = r.person_id
    -- Person by person: the whole register is much larger than a roll.
    left join lateral (
      select k.value from elections.contact k where k.person_id = r.person_id and k.kind = 'email') c on true
    left join elections.sign_in_address a on a.person_id = r.person_id
    where r.election_id = any(${[...electionIds]}::uuid[]) group by r.person_id order by r.person_id
  `.execute(db);
  return rows;
}

export interface Invited {
  /** Letters that are new; who has hers already gets no second one. */
  readonly written: number;
  readonly withAddress: number;
  readonly voters: number;
}

/** Writes an invitation to every voter of an election, in all its boxes, who has an address and none yet. */
export async function inviteVoters(
  trx: Trx,
  opened: OpenedElection,
  outbox: Outbox,
  doing: Pick<Doing, 'now' | 'audit'>,
): Promise<Result<Invited>> {
  const decided = decideInviting(opened.state, doing.now);
  if (!decided.ok) return decided;
  const { facts } = opened.state;
  const boxes = await listBoxes(trx, opened.row.electionId);
  const voters = await listInvitees(
    trx,
    boxes.map((one) => one.electionId),
  );
  const languages = await languagesOf(
    trx,
    voters.map((one) => one.personId),
  );
  const letters = voters.flatMap(({ personId, name, box, email }): NewLetter[] => {
    const to = email === null ? undefined : findMailAddress(email);
    if (!to) return [];
    return [
      {
        ...{ kind, personId, urgent: false },
        about: opened.row.code,
        once: `${opened.row.electionId}/${personId}`,
        expiresAt: new Date(facts.closesAt),
        content: invitationTo({ to, name, box, language: languages.get(personId) ?? 'es' }, facts),
      },
    ];
  });
  const written = await outbox.write(trx, letters, doing.now);
  doing.audit({
    action: 'elections.invited',
    subject: { kind: 'election', id: opened.row.electionId },
    detail: { letters: written },
  });
  return ok({ written, withAddress: letters.length, voters: voters.length });
}

/** How far the invitations of an election have come. */
export async function readInvitations(
  db: Db,
  row: { readonly electionId: string; readonly code: string },
): Promise<{ voters: number; withAddress: number; waiting: number; sent: number; failed: number }> {
  const boxes = await listBoxes(db, row.electionId);
  const voters = await listInvitees(
    db,
    boxes.map((one) => one.electionId),
  );
  const counts = { waiting: 0, sent: 0, failed: 0 };
  for (const { state, count } of await countLetters(db, row.code)) counts[state] += count;
  const withAddress = voters.filter((one) => one.email !== null && findMailAddress(one.email)).length;
  return { voters: voters.length, withAddress, ...counts };
}
