import { ok, type PlainDate, type Result, refuse } from '#kernel';

export type Severity = 'low' | 'medium' | 'high';
export type AuditStanding = 'open' | 'under-way' | 'fulfilled' | 'not-fulfilled';

export interface AuditFacts {
  readonly code: string;
  readonly title: string;
  readonly kind: 'internal' | 'external';
  readonly auditor: string;
  /** Days that it examined. */
  readonly from: PlainDate;
  readonly until: PlainDate;
  /** Day of its report. */
  readonly on: PlainDate;
  readonly document: {
    readonly title: string;
    readonly address: string | null;
    readonly sha256: string | null;
  };
  readonly findings: readonly {
    readonly title: string;
    readonly text: string;
    readonly severity: Severity;
  }[];
  readonly recommendations: readonly {
    /** Number of the finding that it answers to, from one. */
    readonly finding: number;
    readonly text: string;
    readonly responsible: string;
    readonly due: PlainDate;
  }[];
}

export type AuditAction =
  | { readonly kind: 'registered'; readonly facts: AuditFacts }
  | {
      readonly kind: 'followed';
      readonly recommendation: number;
      readonly standing: Exclude<AuditStanding, 'open'>;
      readonly text: string;
      readonly on: PlainDate;
    };

export interface Recommendation {
  readonly number: number;
  readonly finding: number;
  readonly text: string;
  readonly responsible: string;
  readonly due: PlainDate;
  readonly standing: AuditStanding;
  readonly steps: readonly {
    readonly standing: AuditStanding;
    readonly text: string;
    readonly on: PlainDate;
  }[];
}

export interface AuditState {
  readonly facts: AuditFacts;
  readonly recommendations: readonly Recommendation[];
}

/** @throws Error when the first action did not register it. */
export function foldAudit(actions: readonly { readonly action: AuditAction }[]): AuditState {
  const first = actions[0]?.action;
  if (first?.kind !== 'registered') throw new Error('An audit begins when it is registered.');
  const { facts } = first;
  return actions.slice(1).reduce<AuditState>(
    (state, { action }) => {
      if (action.kind === 'registered') throw new Error('An audit is registered once.');
      const { recommendation, standing, text, on } = action;
      return {
        facts: state.facts,
        recommendations: state.recommendations.map((one) =>
          one.number === recommendation
            ? { ...one, standing, steps: [...one.steps, { standing, text, on }] }
            : one,
        ),
      };
    },
    {
      facts,
      recommendations: facts.recommendations.map((one, i) => ({
        ...one,
        number: i + 1,
        standing: 'open',
        steps: [],
      })),
    },
  );
}

export const isLate = (one: Recommendation, today: PlainDate): boolean =>
  (one.standing === 'open' || one.standing === 'under-way') && one.due < today;

export function decideRegistration(
  known: readonly unknown[],
  facts: AuditFacts,
  today: PlainDate,
): Result<readonly AuditAction[]> {
  if (known.length > 0) return refuse({ refusal: 'audit-code-taken', code: facts.code });
  if (facts.until < facts.from || facts.on < facts.until || facts.on > today)
    return refuse({ refusal: 'audit-days-out-of-order' });
  if (facts.recommendations.some((one) => one.finding > facts.findings.length))
    return refuse({ refusal: 'finding-unknown' });
  return ok([{ kind: 'registered', facts }]);
}

/** Nothing follows a recommendation that was fulfilled; one that was not may still be. */
export function decideFollowing(
  state: AuditState,
  step: {
    readonly recommendation: number;
    readonly standing: Exclude<AuditStanding, 'open'>;
    readonly text: string;
  },
  today: PlainDate,
): Result<readonly AuditAction[]> {
  const found = state.recommendations.find((one) => one.number === step.recommendation);
  if (!found) return refuse({ refusal: 'recommendation-unknown' });
  if (found.standing === 'fulfilled') return refuse({ refusal: 'recommendation-fulfilled' });
  return ok([{ kind: 'followed', ...step, on: today }]);
}
