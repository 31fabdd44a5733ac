import { randomBytes } from 'node:crypto';
import { findProcess, identifiersOf } from '#governance/oversight';
import { leaveWhereBarred, sameAs } from '#governance/spaces';
import { ageOn, dateAt, ok, type PlainDate, plainDate, type Result, refuse } from '#kernel';
import type { Law } from '#law';
import { actOn, holdStream } from '#platform/actions';
import type { AuditEntry } from '#platform/audit';
import type { Db, Trx } from '#platform/database';
import { type CardFacts, cardCode, cardSha256 } from './card.ts';
import { decideInstitution, type InstitutionAct, silencesToNote } from './decideAnswer.ts';
import {
  type Decision,
  decideCall,
  decideChallenge,
  decideChallengeAnswer,
  decideDeclared,
  decideManaging,
  decideProposal,
  decideRegistration,
  type ManagingAct,
} from './decideForming.ts';
import { decideMember, type MemberAct } from './decideWork.ts';
import { foldGroup, type GroupState, type Member } from './group.ts';
import type { CaseOrigin, GroupAction, GroupFacts, Level } from './groupActions.ts';
import type { Declared, InterestAction } from './interests.ts';
import { todayIn } from './policy.ts';
import { composeReport, sealReport } from './report.ts';
import { findMember } from './standing.ts';
import {
  findPersonByDocument,
  groupsOf,
  insertCards,
  insertReport,
  type KnownPerson,
  personsRoom,
  readPersons,
  room,
  standingOf,
  standingsOf,
} from './store.ts';

export interface Doing {
  readonly trx: Trx;
  readonly law: Law;
  readonly now: Date;
  /** Who acts; null for what the house does by itself. */
  readonly personId: string;
  readonly audit: (entry: AuditEntry) => void;
}
type Done = Promise<Result<{ seq: number }>>;

export const dayOf = (now: Date): PlainDate => plainDate(dateAt(now.getTime()));

/** Plays what is decided on a group that exists. */
function onGroup(
  code: string,
  { trx, now, personId, audit }: Pick<Doing, 'trx' | 'now' | 'audit'> & { personId: string | null },
  decide: (state: GroupState) => Decision | Promise<Decision>,
): Done {
  return actOn<GroupAction>(
    trx,
    { room, id: code },
    {
      by: personId,
      at: now,
      audit,
      decide: (known) =>
        known.length === 0 ? refuse({ refusal: 'group-unknown' }) : decide(foldGroup(known)),
    },
  );
}

function begin(facts: GroupFacts, doing: Doing, decide: () => Decision): Done {
  return actOn<GroupAction>(
    doing.trx,
    { room, id: facts.code },
    {
      by: doing.personId,
      at: doing.now,
      audit: doing.audit,
      decide: (known) => (known.length > 0 ? refuse({ refusal: 'code-taken' }) : decide()),
    },
  );
}

export function callGroup(facts: GroupFacts, doing: Doing): Done {
  return begin(facts, doing, () => decideCall(facts, todayIn(doing.law, dayOf(doing.now))));
}

export async function proposeGroup(facts: GroupFacts, reason: string, doing: Doing): Done {
  const today = dayOf(doing.now);
  const standing = await standingOf(doing.trx, doing.personId, today);
  return begin(facts, doing, () => decideProposal(facts, reason, standing, todayIn(doing.law, today)));
}

/** Keeps what a person declares of herself. What bars her from a group to which she belongs ends her part in it at once. */
export async function declareInterests(interests: readonly Declared[], doing: Doing): Done {
  const { trx, law, now, personId, audit } = doing;
  if (interests.length === 0) return ok({ seq: 0 });
  const declared = await actOn<InterestAction>(
    trx,
    { room: personsRoom, id: personId },
    {
      by: personId,
      at: now,
      audit,
      decide: (known) => {
        const before = new Set(known.map(({ action }) => JSON.stringify(sorted(action.interest))));
        return ok(
          interests
            .filter((one) => !before.has(JSON.stringify(sorted(one))))
            .map((interest): InterestAction => ({ kind: 'interest-declared', interest })),
        );
      },
    },
  );
  if (!declared.ok) return declared;
  const today = dayOf(now);
  const standing = await standingOf(trx, personId, today);
  // In one order, so that two who declare at once do not wait for each other.
  const groups = (await groupsOf(trx, personId, today)).map((one) => one.facts.code).sort();
  for (const code of groups) {
    const left = await onGroup(code, doing, (state) =>
      ok(decideDeclared(state, personId, standing, todayIn(law, today))),
    );
    if (!left.ok) return left;
  }
  const { bars } = todayIn(law, today).policy;
  await leaveWhereBarred(trx, { personId, bars, at: now, apart: null, audit });
  return declared;
}

const sorted = (one: object) => Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1));

/** Registers who asks. What she declared was kept before, in a transaction of its own: a refusal does not make it forgotten. */
export async function register(code: string, act: { readonly statement: string }, doing: Doing): Done {
  const { trx, law, now, personId } = doing;
  // Two registrations of one person take turns, so that the second sees the first.
  await holdStream(trx, { room: personsRoom, id: personId });
  const person = (await readPersons(trx, [personId])).get(personId);
  if (!person) return refuse({ refusal: 'person-unknown' });
  const today = dayOf(now);
  const standing = await standingOf(trx, personId, today);
  const elsewhere = (await groupsOf(trx, personId, today))
    .map((one) => one.facts.code)
    .filter((one) => one !== code);
  const known = await sameAs(trx, personId);
  return onGroup(code, doing, (state) =>
    // One person with two records that were joined is in once.
    known.some((one) => findMember(state, one))
      ? refuse({ refusal: 'already-registered' })
      : decideRegistration(
          state,
          act,
          { ...standing, personId, sex: person.sex, age: ageOn(person.birthDate, today), elsewhere },
          todayIn(law, today),
        ),
  );
}

export function challenge(
  code: string,
  act: { readonly member: number; readonly ground: string },
  doing: Doing,
): Done {
  return onGroup(code, doing, (state) =>
    decideChallenge(state, act, doing.personId, todayIn(doing.law, dayOf(doing.now))),
  );
}

export function answerChallenge(
  code: string,
  act: { readonly challenge: number; readonly text: string },
  doing: Doing,
): Done {
  return onGroup(code, doing, (state) =>
    decideChallengeAnswer(state, act, doing.personId, todayIn(doing.law, dayOf(doing.now))),
  );
}

export function cardFactsOf(
  state: GroupState,
  member: Member,
  card: string,
  from: PlainDate,
  person: KnownPerson,
): CardFacts {
  const { code, title, kind, until } = state.facts;
  return { card, group: title, code, kind, name: person.name, member: member.member, from, until };
}

export async function manage(code: string, act: ManagingAct, doing: Doing): Done {
  const { trx, law, now, personId } = doing;
  const today = dayOf(now);
  const designatedId = act.act === 'designate' ? await findPersonByDocument(trx, act.document) : null;
  const cards: { card: string; member: number }[] = [];
  const done = await onGroup(code, doing, async (state) => {
    const persons = await readPersons(
      trx,
      state.members.map((one) => one.personId),
    );
    return decideManaging(state, act, {
      ...todayIn(law, today),
      personId,
      designatedId,
      standings: await standingsOf(trx, state.members, today),
      newCard: (member) => {
        const person = persons.get(member.personId);
        if (!person) throw new Error('Who is accredited is in the registry.');
        const card = cardCode(randomBytes(16));
        cards.push({ card, member: member.member });
        return { card, sha256: cardSha256(cardFactsOf(state, member, card, today, person)) };
      },
    });
  });
  if (done.ok) await insertCards(trx, code, cards, now);
  return done;
}

export async function actAsMember(code: string, act: MemberAct, doing: Doing): Done {
  const { trx, law, now, personId } = doing;
  const today = dayOf(now);
  const parties = act.act === 'open-case' ? await partiesOf(trx, act.origin) : null;
  return onGroup(code, doing, async (state) => {
    const scene = {
      ...todayIn(law, today),
      personId,
      parties,
      standing: await standingOf(trx, personId, today),
      standings: await standingsOf(trx, state.members, today),
    };
    if (act.act !== 'publish-report') return decideMember(state, act, { ...scene, sealed: null });
    // Nobody waits for the typesetter to be told that she may not publish.
    const allowed = decideMember(state, act, { ...scene, sealed: { jsonSha256: '', pdfSha256: null } });
    if (!allowed.ok) return allowed;
    const persons = await readPersons(
      trx,
      state.members.map((one) => one.personId),
    );
    const nameOf = (member: number) =>
      persons.get(state.members.find((one) => one.member === member)?.personId ?? '')?.name ?? '';
    const sealed = await sealReport(composeReport(state, act.report, nameOf, today), now);
    await insertReport(trx, code, act.report, sealed, now);
    const { jsonSha256, pdfSha256 } = sealed;
    return decideMember(state, act, { ...scene, sealed: { jsonSha256, pdfSha256 } });
  });
}

export function answerAsInstitution(
  code: string,
  act: InstitutionAct,
  speaksFor: (facility: string | null) => readonly Level[],
  doing: Doing,
): Done {
  return onGroup(code, doing, (state) =>
    decideInstitution(state, act, {
      ...todayIn(doing.law, dayOf(doing.now)),
      personId: doing.personId,
      speaksFor: speaksFor(state.facts.facility),
    }),
  );
}

/** Notes what ran out without an answer in a group since somebody last looked. */
export function noteSilences(code: string, doing: Pick<Doing, 'trx' | 'now' | 'audit'>): Done {
  return onGroup(code, { ...doing, personId: null }, (state) => silencesToNote(state, dayOf(doing.now)));
}

/** Everybody who buys, sells or bids in what a case is opened from; null where published procurement does not know it. */
async function partiesOf(db: Db, origin: CaseOrigin): Promise<readonly string[] | null> {
  switch (origin.kind) {
    case 'other':
      return [];
    case 'party': {
      const identifiers = await identifiersOf(db, Number(origin.id));
      return identifiers.length > 0 ? identifiers : null;
    }
    case 'process':
    case 'flag': {
      const found = await findProcess(db, origin.ocid);
      if (!found) return null;
      if (origin.kind === 'flag' && !found.flags.some((one) => one.flag === origin.flag)) return null;
      const listed = Array.isArray(found.compiled.parties) ? found.compiled.parties : [];
      const ids = listed.flatMap((one) =>
        typeof one === 'object' && one !== null && 'id' in one && typeof one.id === 'string' ? [one.id] : [],
      );
      const { buyerId, supplierIds } = found.item;
      return [...new Set([...ids, ...supplierIds, ...(buyerId === null ? [] : [buyerId])])];
    }
  }
}
