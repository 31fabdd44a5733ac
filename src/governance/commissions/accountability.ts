import { ok, type PlainDate, type Result, refuse } from '#kernel';

export type GoalVerdict = 'met' | 'partly' | 'not-met' | 'unproven';

/** A goal or policy of the year with what the institution says it came to, as its accountability report has them. */
export interface DeclaredGoal {
  readonly title: string;
  readonly goal: string;
  readonly result: string;
  readonly evidence: { readonly title: string; readonly address: string | null } | null;
  /** The living figure that says the same, by its id; the page shows it beside what is declared. */
  readonly figure: string | null;
}

export interface AccountabilityFacts {
  /** `2025` */
  readonly year: string;
  readonly title: string;
  readonly goals: readonly DeclaredGoal[];
}

export type AccountabilityAction =
  | ({ readonly kind: 'presented'; readonly on: PlainDate } & AccountabilityFacts)
  | {
      readonly kind: 'examined';
      readonly goal: number;
      readonly verdict: GoalVerdict;
      readonly text: string;
      readonly seat: number;
      readonly on: PlainDate;
    };

export type Examination = Omit<Extract<AccountabilityAction, { kind: 'examined' }>, 'kind' | 'goal'>;

export interface AccountabilityState {
  readonly year: string;
  readonly title: string;
  readonly on: PlainDate;
  readonly goals: readonly (DeclaredGoal & {
    readonly number: number;
    /** The last is what the commission holds; those before stay. */
    readonly examinations: readonly Examination[];
  })[];
}

/** @throws Error when the first action did not present it. */
export function foldAccountability(
  actions: readonly { readonly action: AccountabilityAction }[],
): AccountabilityState {
  const first = actions[0]?.action;
  if (first?.kind !== 'presented') throw new Error('An accountability report begins when it is presented.');
  const { year, title, on } = first;
  return actions.slice(1).reduce<AccountabilityState>(
    (state, { action }) => {
      if (action.kind === 'presented') throw new Error('An accountability report is presented once.');
      const { kind: _kind, goal, ...examination } = action;
      const { year, title, on } = state;
      return {
        year,
        title,
        on,
        goals: state.goals.map((one) =>
          one.number === goal ? { ...one, examinations: [...one.examinations, examination] } : one,
        ),
      };
    },
    {
      year,
      title,
      on,
      goals: first.goals.map((one, i) => ({ ...one, number: i + 1, examinations: [] })),
    },
  );
}

export function decidePresentation(
  known: readonly unknown[],
  facts: AccountabilityFacts,
  today: PlainDate,
): Result<readonly AccountabilityAction[]> {
  if (known.length > 0) return refuse({ refusal: 'already-presented', year: facts.year });
  if (facts.year >= today.slice(0, 4)) return refuse({ refusal: 'year-not-over', year: facts.year });
  return ok([{ kind: 'presented', on: today, ...facts }]);
}

/** What was declared without evidence cannot be held for met: the commission may only say that it was not shown. */
export function decideExamination(
  state: AccountabilityState,
  one: { readonly goal: number; readonly verdict: GoalVerdict; readonly text: string; readonly seat: number },
  today: PlainDate,
): Result<readonly AccountabilityAction[]> {
  const goal = state.goals.find((each) => each.number === one.goal);
  if (!goal) return refuse({ refusal: 'goal-unknown' });
  if (one.verdict === 'met' && goal.evidence === null && goal.figure === null)
    return refuse({ refusal: 'met-without-evidence' });
  return ok([{ kind: 'examined', ...one, on: today }]);
}
