import type { PlainDate } from '#kernel';
import type { Db } from '#platform/database';
import type { GroupState } from './group.ts';
import type { Kind, Position, Severity } from './groupActions.ts';
import { isPublicFinding, isRunning, phaseOf, requestStanding } from './standing.ts';
import { listGroups } from './store.ts';

/** Days from and until, both included. */
export interface Period {
  readonly from: PlainDate;
  readonly until: PlainDate;
}
interface OfGroup {
  readonly code: string;
  readonly group: string;
  readonly kind: Kind;
  /** Address of the page where it is read. */
  readonly href: string;
}

/** A finding as everybody may read it: what the commission of supervision and the trace of a record work with. */
export interface PublicFinding extends OfGroup {
  readonly finding: number;
  readonly title: string;
  readonly text: string;
  readonly severity: Severity;
  readonly on: PlainDate;
  /** The process that its case was opened from, and the flag, where there is one. */
  readonly ocid: string | null;
  readonly flag: string | null;
  readonly position: Position | 'silence';
  /** The group keeps its disagreement with the answer. */
  readonly disputed: boolean;
  /** Published reports that recommend something because of it. */
  readonly reports: readonly number[];
}

export interface PublicReport extends OfGroup {
  readonly report: number;
  readonly final: boolean;
  readonly on: PlainDate;
  readonly jsonSha256: string;
  readonly answered: boolean;
  /** Its last day for an answer. */
  readonly due: PlainDate;
  readonly recommendations: number;
  readonly fulfilled: number;
  readonly notFulfilled: number;
}

/** What groups did in a period, in figures: to be frozen in a report with its date. */
export interface OversightFigures {
  readonly running: number;
  readonly accredited: number;
  readonly requests: number;
  readonly silences: number;
  readonly findings: number;
  readonly reports: number;
}

const within = ({ from, until }: Period, day: PlainDate) => from <= day && day <= until;
const ofGroup = ({ facts }: GroupState, anchor: string): OfGroup => ({
  code: facts.code,
  group: facts.title,
  kind: facts.kind,
  href: `/veedurias/${facts.code}?ver=${anchor}`,
});

/** Findings presented in a period that everybody may read on `today`, in order of date. */
export async function listFindings(db: Db, period: Period, today: PlainDate): Promise<PublicFinding[]> {
  return (await listGroups(db))
    .flatMap((state) =>
      state.findings
        .filter((one) => within(period, one.on) && isPublicFinding(one, today))
        .map((one): PublicFinding => {
          const origin = state.cases.find((each) => each.number === one.case)?.origin;
          return {
            ...ofGroup(state, 'hallazgos'),
            finding: one.number,
            title: one.title,
            text: one.text,
            severity: one.severity,
            on: one.on,
            ocid: origin && 'ocid' in origin ? origin.ocid : null,
            flag: origin?.kind === 'flag' ? origin.flag : null,
            position: one.answer?.position ?? 'silence',
            disputed: one.kept?.agrees === false,
            reports: state.reports
              .filter((each) => each.published !== null)
              .filter((each) => each.recommendations.some((known) => known.finding === one.number))
              .map((each) => each.number),
          };
        }),
    )
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

/** Reports published in a period, in order of date. */
export async function listReports(db: Db, period: Period): Promise<PublicReport[]> {
  return (await listGroups(db))
    .flatMap((state) =>
      state.reports.flatMap((one): PublicReport[] => {
        if (one.published === null || !within(period, one.published.on)) return [];
        const ended = (verdict: 'fulfilled' | 'not-fulfilled') =>
          one.recommendations.filter((each) => each.ended?.verdict === verdict).length;
        return [
          {
            ...ofGroup(state, 'informes'),
            report: one.number,
            final: one.final,
            on: one.published.on,
            jsonSha256: one.published.jsonSha256,
            answered: one.answer !== null,
            due: one.published.due,
            recommendations: one.recommendations.length,
            fulfilled: ended('fulfilled'),
            notFulfilled: ended('not-fulfilled'),
          },
        ];
      }),
    )
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

/** @returns the figures of a period; silences are those of requests made in it that stand unanswered past their day on `today`. */
export async function oversightFigures(db: Db, period: Period, today: PlainDate): Promise<OversightFigures> {
  const groups = await listGroups(db);
  const requests = groups.flatMap((one) => one.requests).filter((one) => within(period, one.on));
  return {
    running: groups.filter(
      (one) => one.accreditedOn !== null && one.closed === null && one.cancelled === null,
    ).length,
    accredited: groups.filter((one) => one.accreditedOn !== null && within(period, one.accreditedOn)).length,
    requests: requests.length,
    silences: requests.filter((one) => requestStanding(one, today) === 'silent').length,
    findings: (await listFindings(db, period, today)).length,
    reports: (await listReports(db, period)).length,
  };
}

/** A group as a map shows it: where it oversees, and whether it works now. */
export interface GroupPlace {
  readonly code: string;
  readonly title: string;
  /** Code of a facility; null where it oversees no single place. */
  readonly facility: string | null;
  readonly accredited: boolean;
  readonly running: boolean;
}

/** Every group that was admitted and not cancelled, with its place. */
export async function listGroupPlaces(db: Db, today: PlainDate): Promise<GroupPlace[]> {
  return (await listGroups(db))
    .filter((state) => !['proposed', 'refused', 'cancelled'].includes(phaseOf(state, today)))
    .map((state) => ({
      code: state.facts.code,
      title: state.facts.title,
      facility: state.facts.facility,
      accredited: state.accreditedOn !== null,
      running: isRunning(state, today),
    }));
}
