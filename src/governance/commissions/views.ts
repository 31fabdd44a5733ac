import { ok, type PlainDate, type Result, refuse } from '#kernel';
import { type Law, workingCalendar } from '#law';
import type { Database } from '#platform/database';
import type { NodeView, OverviewAnswer, PeriodAnswer, WaitingAnswer } from './api.ts';
import { isLate } from './audits.ts';
import { inForce } from './commission.ts';
import { signaturesNeeded, signedBy } from './decideReport.ts';
import type { ReportDocument } from './document.ts';
import type { Figure } from './figure.ts';
import { gatherFigures } from './figures.ts';
import { gatherTrace } from './gatherTrace.ts';
import { periodBefore, periodNamed, periodOf } from './period.ts';
import { commissionsPolicyOn } from './policy.ts';
import { type CiteKind, citeKinds, type ItemStanding, type ReportState, standingOf } from './report.ts';
import { readSeats, type SeatHeld } from './seats.ts';
import {
  findReport,
  findSealed,
  listAccountability,
  listAudits,
  listReports,
  readCommission,
} from './store.ts';
import { keyOf, type TraceGraph, type TraceNode, tracePath } from './trace.ts';

export interface Viewer {
  readonly personId: string | null;
  readonly mayConstitute: boolean;
  readonly mayAudit: boolean;
  readonly mayAnswer: boolean;
  readonly atDesk: boolean;
}
/** Quarters that the overview lists, the running one first. */
const quartersShown = 6;

export const nodeView = ({ kind, id, title, on, href, due, pending, persons }: TraceNode): NodeView => ({
  ...{ kind, id, title, on, href },
  due: due ?? null,
  pending: pending ?? null,
  persons: persons ?? null,
  counted: persons !== undefined,
  trace: tracePath(kind, id),
});

const meOf = (viewer: Viewer, seats: readonly SeatHeld[]) => ({
  seat: seats.find((one) => one.personId === viewer.personId)?.seat ?? null,
  mayConstitute: viewer.mayConstitute,
  mayAudit: viewer.mayAudit,
  mayAnswer: viewer.mayAnswer,
});

function periodItem(
  period: string,
  report: ReportState | undefined,
  today: PlainDate,
): OverviewAnswer['periods'][number] {
  const issued = report?.issued ?? null;
  const items = issued ? (report?.items ?? []) : [];
  const standing = (wanted: ItemStanding) =>
    issued ? items.filter((one) => standingOf(one, issued.due, today) === wanted).length : 0;
  const state = issued
    ? 'issued'
    : report
      ? 'drafting'
      : periodNamed(period).until < today
        ? 'over'
        : 'running';
  return {
    period,
    state,
    issuedOn: issued?.on ?? null,
    items: items.length,
    answered: items.filter((one) => one.answer !== null).length,
    late: standing('late'),
    broken: standing('broken'),
  };
}

export async function overviewOf(
  db: Database,
  law: Law,
  viewer: Viewer,
  today: PlainDate,
): Promise<OverviewAnswer> {
  const commission = await readCommission(db.kysely);
  const seats = await readSeats(db.kysely, commission, today);
  const reports = new Map((await listReports(db.kysely)).map((one) => [one.period, one]));
  const periods: string[] = [];
  // A quarter that was over before there was a commission misses no report.
  const begun = commission.constitutions[0]?.on;
  for (let period = periodOf(today); periods.length < quartersShown; period = periodBefore(period)) {
    if (begun === undefined ? periods.length === 2 : periodNamed(period).until < begun) break;
    periods.push(period);
  }
  const older = [...reports.keys()].filter((one) => !periods.includes(one)).reverse();
  const years = await listAccountability(db.kysely);
  const wanted = new Set(years.flatMap((one) => one.goals.flatMap((goal) => goal.figure ?? [])));
  const { smallest } = commissionsPolicyOn(law, today);
  const last = periodNamed(periodBefore(periodOf(today)));
  const figures = wanted.size === 0 ? [] : await gatherFigures(db, last, today, smallest);
  const constitution = inForce(commission);
  return {
    today,
    constitution: constitution
      ? {
          resolution: constitution.resolution,
          on: constitution.on,
          competences: [...constitution.competences],
          directives: constitution.directives,
          termMonths: constitution.termMonths,
          profiles: constitution.profiles.map((one) => ({
            ...one,
            held: seats.filter((seat) => seat.profile === one.title).length,
          })),
        }
      : null,
    seats: seats.map(({ personId: _personId, ...one }) => one),
    periods: [...periods, ...older].map((period) => periodItem(period, reports.get(period), today)),
    audits: (await listAudits(db.kysely))
      .map(({ facts, recommendations }) => ({
        ...facts,
        document: { ...facts.document },
        findings: facts.findings.map((one) => ({ ...one })),
        recommendations: recommendations.map((one) => ({
          ...one,
          late: isLate(one, today),
          steps: one.steps.map((step) => ({ ...step })),
        })),
      }))
      .reverse(),
    accountability: years
      .map((one) => ({
        ...one,
        goals: one.goals.map(({ figure, ...goal }) => ({
          ...goal,
          living: figureView(figures.find((each) => each.id === figure)),
          examinations: goal.examinations.map((each) => ({ ...each })),
        })),
      }))
      .reverse(),
    me: meOf(viewer, seats),
  };
}

const figureView = (one: Figure | undefined) => (one ? { ...one, recipe: { ...one.recipe } } : null);

/** What may be cited besides figures: records of the trace, the newest first. */
function citableOf(graph: TraceGraph): PeriodAnswer['citable'] {
  const kinds: readonly string[] = citeKinds;
  return [...graph.nodes.values()]
    .filter((one) => kinds.includes(one.kind))
    .sort((a, b) => ((a.on ?? '') < (b.on ?? '') ? 1 : -1))
    .map((one) => ({ kind: one.kind as CiteKind, ref: one.id, title: one.title }));
}

export async function periodViewOf(
  db: Database,
  law: Law,
  period: string,
  viewer: Viewer,
  today: PlainDate,
): Promise<Result<PeriodAnswer>> {
  const named = periodNamed(period);
  if (named.from > today) return refuse({ refusal: 'report-unknown' });
  const commission = await readCommission(db.kysely);
  const seats = await readSeats(db.kysely, commission, today);
  const report = await findReport(db.kysely, period);
  const { smallest } = commissionsPolicyOn(law, today);
  const me = meOf(viewer, seats);
  const writes = me.seat !== null;
  const shown = report && (report.issued !== null || writes) ? report : undefined;
  const graph = shown || writes ? await gatherTrace(db, today, smallest) : undefined;
  // What is being written is of the commission; its figures too are frozen only for who writes, until they are issued.
  const frozen = shown ?? undefined;
  const last = periodBefore(period);
  const earlier = await findReport(db.kysely, last);
  const valueBefore = new Map(
    (earlier?.issued ? earlier.figures : []).map(({ id, value }) => [id, value] as const),
  );
  const sealed = shown?.issued ? await findSealed(db.kysely, period) : undefined;
  return ok({
    period,
    from: named.from,
    until: named.until,
    over: named.until < today,
    asOf: frozen?.frozenOn ?? today,
    living: !frozen,
    figures: (frozen?.figures ?? (await gatherFigures(db, named, today, smallest))).map((one) => ({
      ...one,
      recipe: { ...one.recipe },
      before: valueBefore.get(one.id) ?? null,
    })),
    before: earlier?.issued ? last : null,
    report:
      shown && graph
        ? { ...reportView(shown, graph, law, today), ...signaturesOf(shown, seats, sealed?.json) }
        : null,
    seats: seats.length,
    citable: writes && graph && !report?.issued ? citableOf(graph) : [],
    me: { ...me, signed: report?.signatures.some((one) => one.seat === me.seat) ?? false },
  });
}

/** Who signed. Of an issued report as the document says it: who left the commission since then stays in what she signed. */
function signaturesOf(
  report: ReportState,
  seats: readonly SeatHeld[],
  json: string | undefined,
): Pick<NonNullable<PeriodAnswer['report']>, 'signatures' | 'signing'> {
  const signing = {
    signed: signedBy(
      report,
      seats.map((one) => one.seat),
    ),
    needed: signaturesNeeded(seats.length),
  };
  if (json !== undefined) {
    const { signatures } = JSON.parse(json) as ReportDocument;
    return { signatures: signatures.map((one) => ({ ...one })), signing };
  }
  return {
    signing,
    signatures: report.signatures.map((one) => {
      const seat = seats.find((each) => each.seat === one.seat);
      return { ...one, name: seat?.name ?? `Asiento ${one.seat}`, profile: seat?.profile ?? null };
    }),
  };
}

function reportView(
  report: ReportState,
  graph: TraceGraph,
  law: Law,
  today: PlainDate,
): Omit<NonNullable<PeriodAnswer['report']>, 'signatures' | 'signing'> {
  const { issued } = report;
  const calendar = workingCalendar(law);
  const titleOf = (kind: CiteKind, ref: string) =>
    kind === 'figure'
      ? (report.figures.find((one) => one.id === ref)?.es ?? ref)
      : (graph.nodes.get(keyOf(kind, ref))?.title ?? ref);
  return {
    version: report.version,
    text: report.text,
    goals: report.goals.map((one) => ({ ...one })),
    items: report.items.map((one) => ({
      number: one.number,
      title: one.title,
      text: one.text,
      cites: one.cites.map(({ kind, ref }) => ({
        kind,
        ref,
        title: titleOf(kind, ref),
        trace: kind === 'figure' ? null : tracePath(kind, ref),
      })),
      standing: issued ? standingOf(one, issued.due, today) : null,
      answer:
        one.answer && issued
          ? {
              ...one.answer,
              commitment: one.answer.commitment && { ...one.answer.commitment },
              inTime: one.answer.on <= issued.due,
            }
          : null,
      fulfilled: one.fulfilled && { ...one.fulfilled },
    })),
    issued: issued && {
      ...issued,
      workingDaysLeft: calendar.workingDaysBetween(today, issued.due),
    },
  };
}

/** The last quarter that is over, while its report is not issued and for who sits in the commission. */
export async function toCompose(
  db: Database,
  personId: string | null,
  today: PlainDate,
): Promise<WaitingAnswer['compose']> {
  const seats = await readSeats(db.kysely, await readCommission(db.kysely), today);
  if (!seats.some((one) => one.personId === personId)) return null;
  const period = periodBefore(periodOf(today));
  const report = await findReport(db.kysely, period);
  return report?.issued ? null : { period, state: report ? 'drafting' : 'over' };
}

/** Items of issued reports that await their answer, or the evidence of what was promised: the nearest day first. */
export async function waitingOf(db: Database, law: Law, today: PlainDate): Promise<WaitingAnswer['items']> {
  const calendar = workingCalendar(law);
  return (await listReports(db.kysely))
    .flatMap((report) => {
      const { issued, period } = report;
      if (!issued) return [];
      return report.items.flatMap((one): WaitingAnswer['items'] => {
        const standing = standingOf(one, issued.due, today);
        if (standing === 'answered' || standing === 'fulfilled') return [];
        const due = one.answer?.commitment?.due ?? issued.due;
        return [
          {
            id: `${period}.${one.number}`,
            ...{ period, number: one.number, title: one.title, text: one.text, standing, due },
            workingDaysLeft: calendar.workingDaysBetween(today, due),
            commitment: one.answer?.commitment?.text ?? null,
          },
        ];
      });
    })
    .sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
}
