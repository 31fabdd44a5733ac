import { actInSpace, foundSpace, openSpace, sceneFor } from '#governance/spaces';
import { dateAt, ok, type PlainDate, plainDate, type Result, refuse } from '#kernel';
import { type Law, workingCalendar } from '#law';
import { actOn } from '#platform/actions';
import type { AuditEntry } from '#platform/audit';
import type { Database, Trx } from '#platform/database';
import {
  type AccountabilityAction,
  type AccountabilityFacts,
  decideExamination,
  decidePresentation,
  foldAccountability,
  type GoalVerdict,
} from './accountability.ts';
import {
  type AuditAction,
  type AuditFacts,
  decideFollowing,
  decideRegistration,
  foldAudit,
} from './audits.ts';
import { type CommissionAction, type Constitution, inForce, spaceCode } from './commission.ts';
import {
  type DirectorAct,
  decideDirector,
  decideMember,
  type MemberAct,
  type ReportScene,
} from './decideReport.ts';
import { composeDocument, sealReport } from './document.ts';
import { gatherFigures } from './figures.ts';
import { gatherTrace } from './gatherTrace.ts';
import { periodNamed } from './period.ts';
import { commissionsPolicyOn } from './policy.ts';
import { type CiteKind, type FrozenGoal, foldReport, type ReportAction, type ReportState } from './report.ts';
import { readSeats } from './seats.ts';
import {
  accountabilityStream,
  auditStream,
  commissionStream,
  insertSealed,
  listAccountability,
  readCommission,
  reportStream,
} from './store.ts';
import { tellCited } from './tell.ts';
import { keyOf } from './trace.ts';

export interface Doing {
  readonly trx: Trx;
  /** For what was published before this transaction began. */
  readonly db: Database;
  readonly law: Law;
  readonly now: Date;
  readonly personId: string;
  readonly audit: (entry: AuditEntry) => void;
}
type Done = Promise<Result<{ seq: number }>>;

export const dayOf = (now: Date): PlainDate => plainDate(dateAt(now.getTime()));
const who = ({ personId, now, audit }: Doing) => ({ by: personId, at: now, audit });

/** Records the resolution that constitutes the commission; the first founds the space where it meets. */
export async function constitute(constitution: Constitution, doing: Doing): Done {
  const { trx, now, personId, audit } = doing;
  if (constitution.on > dayOf(now)) return refuse({ refusal: 'resolution-of-the-future' });
  const known = await readCommission(trx);
  if (!inForce(known)) {
    const founded = await foundSpace(
      trx,
      {
        code: spaceCode,
        title: 'Comisión técnica consultiva de supervisión',
        purpose:
          'Reúne lo que dicen las instancias de supervisión, examina la rendición de cuentas e informa al Consejo Directivo y a la Dirección General.',
        category: 'indirect-technical',
        level: 'consultative',
        phase: 'supervision',
        legalBasis: `${constitution.resolution}; Ley Orgánica de Participación Ciudadana, art. 80`,
        until: null,
        admission: 'appointed',
        contributors: 'members',
        commentable: true,
        oversees: { facility: null, organisation: null },
        bindingResolution: null,
        parity: false,
        termMonths: constitution.termMonths,
        voteRule: {
          base: 'present',
          majority: 'absolute',
          abstention: 'in',
          tie: 'rejected',
          quorum: { kind: 'more-than', numerator: 1, denominator: 2 },
          ballot: 'open',
        },
      },
      personId,
      now,
      audit,
    );
    if (!founded.ok) return founded;
  }
  return actOn<CommissionAction>(trx, commissionStream, {
    ...who(doing),
    decide: () => ok([{ kind: 'constituted', ...constitution }]),
  });
}

/** Seats whom the Board named, with the profile that she has; the space's own rule looks at her interests. */
export async function seatMember(
  named: { readonly personId: string; readonly profile: number; readonly ground: string },
  doing: Doing,
): Done {
  const { trx, law, now, personId, audit } = doing;
  const commission = await readCommission(trx);
  const constitution = inForce(commission);
  if (!constitution) return refuse({ refusal: 'not-constituted' });
  const profile = constitution.profiles[named.profile - 1];
  if (!profile) return refuse({ refusal: 'profile-unknown' });
  const seats = await readSeats(trx, commission, dayOf(now));
  if (seats.filter((one) => one.profile === profile.title).length >= profile.seats)
    return refuse({ refusal: 'profile-full' });
  const space = await openSpace(trx, spaceCode);
  if (!space.ok) return space;
  const scene = await sceneFor(trx, law, now, personId, space.value.state, named.personId);
  const seated = await actInSpace(
    trx,
    space.value,
    { act: 'seat', personId: named.personId, role: 'member', vote: true, alternateOf: null, interests: [] },
    scene,
    now,
    audit,
  );
  if (!seated.ok) return seated;
  return actOn<CommissionAction>(trx, commissionStream, {
    ...who(doing),
    decide: () =>
      ok([
        {
          kind: 'profiled',
          seat: space.value.state.seats.length + 1,
          profile: named.profile,
          ground: named.ground,
        },
      ]),
  });
}

export const registerAudit = (facts: AuditFacts, doing: Doing): Done =>
  actOn<AuditAction>(doing.trx, auditStream(facts.code), {
    ...who(doing),
    decide: (known) => decideRegistration(known, facts, dayOf(doing.now)),
  });

export const followAudit = (code: string, step: Parameters<typeof decideFollowing>[1], doing: Doing): Done =>
  actOn<AuditAction>(doing.trx, auditStream(code), {
    ...who(doing),
    decide: (known) =>
      known.length === 0
        ? refuse({ refusal: 'audit-unknown' })
        : decideFollowing(foldAudit(known), step, dayOf(doing.now)),
  });

export const presentAccountability = (facts: AccountabilityFacts, doing: Doing): Done =>
  actOn<AccountabilityAction>(doing.trx, accountabilityStream(facts.year), {
    ...who(doing),
    decide: (known) => decidePresentation(known, facts, dayOf(doing.now)),
  });

async function seatOf({
  trx,
  now,
  personId,
}: Doing): Promise<{ own: number | null; all: Awaited<ReturnType<typeof readSeats>> }> {
  const all = await readSeats(trx, await readCommission(trx), dayOf(now));
  return { all, own: all.find((one) => one.personId === personId)?.seat ?? null };
}

export async function examineGoal(
  year: string,
  one: { readonly goal: number; readonly verdict: GoalVerdict; readonly text: string },
  doing: Doing,
): Done {
  const { own } = await seatOf(doing);
  if (own === null) return refuse({ refusal: 'not-of-the-commission' });
  return actOn<AccountabilityAction>(doing.trx, accountabilityStream(year), {
    ...who(doing),
    decide: (known) =>
      known.length === 0
        ? refuse({ refusal: 'accountability-unknown' })
        : decideExamination(foldAccountability(known), { ...one, seat: own }, dayOf(doing.now)),
  });
}

/** Goals of every year presented, with what the commission last held of each. */
async function frozenGoals(trx: Trx): Promise<FrozenGoal[]> {
  const latest = (await listAccountability(trx)).at(-1);
  return (latest?.goals ?? []).map(({ number, title, goal, result, examinations }) => ({
    ref: `${latest?.year}.${number}`,
    ...{ title, goal, result },
    verdict: examinations.at(-1)?.verdict ?? null,
    text: examinations.at(-1)?.text ?? null,
  }));
}

const stateOf = (known: Parameters<typeof foldReport>[0]): ReportState | undefined =>
  known.length === 0 ? undefined : foldReport(known);

/** What a member does with the report of a quarter. Issuing seals it: JSON and PDF with their hashes in the audit chain. */
export async function actOnReport(period: string, act: MemberAct, doing: Doing): Done {
  const { trx, db, law, now } = doing;
  const today = dayOf(now);
  const policy = commissionsPolicyOn(law, today);
  const { own, all } = await seatOf(doing);
  const named = periodNamed(period);
  const freezing = act.act === 'freeze' && named.until < today;
  const cites = act.act === 'write' || act.act === 'issue';
  const graph = cites ? await gatherTrace(db, today, policy.smallest) : null;
  const scene: ReportScene = {
    today,
    period: named,
    seat: own,
    seats: all.map((one) => one.seat),
    due: workingCalendar(law).addWorkingDays(today, policy.answerWorkingDays),
    figures: freezing ? await gatherFigures(db, named, today, policy.smallest) : [],
    goals: freezing ? await frozenGoals(trx) : [],
    isKnown: (kind, ref) => graph?.nodes.has(keyOf(kind as Exclude<CiteKind, 'figure'>, ref)) ?? false,
    sealed: null,
  };
  const done = await actOn<ReportAction>(trx, reportStream(period), {
    ...who(doing),
    decide: async (known) => {
      const report = stateOf(known);
      const allowed = decideMember(report, act, scene);
      if (!allowed.ok || act.act !== 'issue' || !report) return allowed;
      const commission = await readCommission(trx);
      const document = composeDocument(
        report,
        all,
        inForce(commission),
        { today, due: scene.due },
        ({ kind, ref }) => graph?.nodes.get(keyOf(kind as Exclude<CiteKind, 'figure'>, ref))?.title ?? ref,
      );
      const sealed = await sealReport(document, now);
      await insertSealed(trx, period, sealed, now);
      const { jsonSha256, pdfSha256 } = sealed;
      doing.audit({
        action: 'commissions.report.sealed',
        subject: { kind: 'commissions.reports', id: period },
        detail: { jsonSha256, pdfSha256 },
      });
      return decideMember(report, act, { ...scene, sealed: { jsonSha256, pdfSha256 } });
    },
  });
  if (done.ok && act.act === 'issue') await tellCited(trx, law, period, now);
  return done;
}

/** The Director General answers; whoever complained and was told of a change that the item cites reads in her case what came of it. */
export async function answerReport(period: string, act: DirectorAct, doing: Doing): Done {
  const { trx, now } = doing;
  const { own } = await seatOf(doing);
  const done = await actOn<ReportAction>(trx, reportStream(period), {
    ...who(doing),
    decide: (known) => decideDirector(stateOf(known), act, { today: dayOf(now), seat: own }),
  });
  if (done.ok) await tellCited(trx, doing.law, period, now);
  return done;
}
