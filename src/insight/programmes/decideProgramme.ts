import { ok, type PlainDate, type Result, refuse } from '#kernel';
import { checkDesign } from './check.ts';
import type { Indicator } from './design.ts';
import { questions } from './designQuestions.ts';
import type { Delivery, Party } from './dissemination.ts';
import { periodsOf } from './periods.ts';
import {
  goalsOn,
  type PartSaved,
  type ProductState,
  type ProgrammeAction,
  type ProgrammeState,
} from './programme.ts';

export type ProgrammeAct =
  | { readonly act: 'save-part'; readonly saved: PartSaved }
  | { readonly act: 'save-indicator'; readonly indicator: Indicator }
  | { readonly act: 'remove-indicator'; readonly indicator: string; readonly reason: string }
  | {
      readonly act: 'set-goals';
      readonly indicator: string;
      readonly goals: Readonly<Record<string, number>>;
      readonly reason: string;
    }
  | { readonly act: 'import'; readonly actions: readonly ProgrammeAction[] }
  | { readonly act: 'approve' }
  | { readonly act: 'reopen'; readonly reason: string }
  | {
      readonly act: 'state-product';
      readonly product: string;
      readonly state: ProductState;
      readonly reason: string;
      readonly note: string;
      readonly evidence: readonly string[];
    }
  | {
      readonly act: 'report-execution';
      readonly on: PlainDate;
      readonly lines: readonly {
        readonly line: string;
        readonly executedCents: number;
        readonly committedCents: number;
      }[];
    }
  | {
      readonly act: 'open-corrective';
      readonly about: string;
      readonly text: string;
      readonly owner: string;
      readonly due: PlainDate;
    }
  | {
      readonly act: 'close-corrective';
      readonly number: number;
      readonly text: string;
      readonly evidence: readonly string[];
    }
  | {
      readonly act: 'answer-question';
      readonly question: number;
      readonly level: number | null;
      readonly text: string;
    }
  | { readonly act: 'save-party'; readonly party: Party }
  | { readonly act: 'remove-party'; readonly party: string }
  | { readonly act: 'note-delivery'; readonly delivery: Delivery }
  | { readonly act: 'judge-overlap'; readonly other: string; readonly holds: boolean; readonly text: string };

export interface ProgrammeScene {
  readonly today: PlainDate;
  /** Periods of an indicator whose report was approved: their goal is history. */
  readonly locked: (indicator: string) => readonly string[];
}

/** What an act adds to a programme, or why it cannot be. Cases stand as their source has them. */
export function decideProgramme(
  state: ProgrammeState,
  act: ProgrammeAct,
  { today, locked }: ProgrammeScene,
): Result<readonly ProgrammeAction[]> {
  if (state.origin === 'case') return refuse({ refusal: 'case-is-fixed' });
  switch (act.act) {
    case 'save-part':
      return state.isOpen ? ok([act.saved]) : refuse({ refusal: 'design-closed', version: state.version });
    case 'import':
      return state.isOpen ? ok(act.actions) : refuse({ refusal: 'design-closed', version: state.version });
    case 'save-indicator':
      return state.isOpen
        ? ok([{ kind: 'indicator-saved', indicator: act.indicator }])
        : refuse({ refusal: 'design-closed', version: state.version });
    case 'remove-indicator':
      if (!state.isOpen) return refuse({ refusal: 'design-closed', version: state.version });
      if (!state.design.indicators.some((one) => one.id === act.indicator))
        return refuse({ refusal: 'indicator-unknown' });
      return ok([{ kind: 'indicator-removed', indicator: act.indicator, reason: act.reason }]);
    case 'set-goals':
      return decideGoals(state, act, locked(act.indicator), today);
    case 'approve': {
      if (!state.isOpen) return refuse({ refusal: 'design-closed', version: state.version });
      const blocking = checkDesign(state.design, (id) => goalsOn(state.goals, id)).filter(
        (one) => one.severity === 'blocking',
      );
      return blocking.length > 0
        ? refuse({ refusal: 'design-has-blocking', findings: blocking.length })
        : ok([{ kind: 'approved', version: state.version + 1, on: today }]);
    }
    case 'reopen':
      return state.isOpen
        ? refuse({ refusal: 'design-is-open' })
        : ok([{ kind: 'reopened', reason: act.reason, on: today }]);
    case 'state-product': {
      if (!state.design.products.some((one) => one.id === act.product))
        return refuse({ refusal: 'product-unknown' });
      if (act.state !== 'done' && !act.reason.trim()) return refuse({ refusal: 'reason-missing' });
      if (act.state === 'done' && act.evidence.length === 0)
        return refuse({ refusal: 'evidence-missing', period: '' });
      const { act: _act, ...stated } = act;
      return ok([{ kind: 'product-stated', ...stated, on: today }]);
    }
    case 'report-execution':
      return decideExecution(state, act, today);
    case 'open-corrective':
      return ok([
        {
          kind: 'corrective-opened',
          number: state.correctives.length + 1,
          about: act.about,
          text: act.text,
          owner: act.owner,
          due: act.due,
          on: today,
        },
      ]);
    case 'close-corrective': {
      const one = state.correctives.find((known) => known.number === act.number);
      if (!one) return refuse({ refusal: 'corrective-unknown' });
      if (one.closed) return refuse({ refusal: 'corrective-closed' });
      if (act.evidence.length === 0) return refuse({ refusal: 'evidence-missing', period: '' });
      const { number, text, evidence } = act;
      return ok([{ kind: 'corrective-closed', number, text, evidence, on: today }]);
    }
    case 'save-party': {
      const isTaken = state.parties.some(
        (one) =>
          one.id !== act.party.id &&
          one.name.toLocaleLowerCase('es') === act.party.name.toLocaleLowerCase('es'),
      );
      return isTaken
        ? refuse({ refusal: 'party-known', name: act.party.name })
        : ok([{ kind: 'party-saved', party: act.party }]);
    }
    case 'remove-party':
      return state.parties.some((one) => one.id === act.party)
        ? ok([{ kind: 'party-removed', party: act.party }])
        : refuse({ refusal: 'party-unknown' });
    case 'note-delivery':
      return decideDelivery(state, act.delivery, today);
    case 'judge-overlap':
      return ok([{ kind: 'overlap-judged', other: act.other, holds: act.holds, text: act.text, on: today }]);
    case 'answer-question':
      // An open question is answered in words; the others have a level, or do not apply.
      if (act.level !== null && questions[act.question - 1]?.scale === 'open')
        return refuse({ refusal: 'question-without-level', question: act.question });
      return ok([
        { kind: 'question-answered', question: act.question, level: act.level, text: act.text, on: today },
      ]);
  }
}

function decideGoals(
  state: ProgrammeState,
  act: Extract<ProgrammeAct, { act: 'set-goals' }>,
  locked: readonly string[],
  today: PlainDate,
): Result<readonly ProgrammeAction[]> {
  const indicator = state.design.indicators.find((one) => one.id === act.indicator);
  if (!indicator) return refuse({ refusal: 'indicator-unknown' });
  const { starts, ends } = state.design.identity;
  if (!indicator.frequency || !starts || !ends) return refuse({ refusal: 'no-periods' });
  const periods = new Set(periodsOf(indicator.frequency, starts, ends));
  const strange = Object.keys(act.goals).find((one) => !periods.has(one));
  if (strange !== undefined) return refuse({ refusal: 'period-not-of-indicator', period: strange });
  const before = goalsOn(state.goals, act.indicator);
  const changed = Object.entries(act.goals).filter(([period, goal]) => before[period] !== goal);
  if (changed.length === 0) return refuse({ refusal: 'goals-unchanged' });
  const past = changed.find(([period]) => locked.includes(period));
  if (past) return refuse({ refusal: 'goal-of-locked-period', period: past[0] });
  if (changed.some(([period]) => before[period] !== undefined) && !act.reason.trim())
    return refuse({ refusal: 'reason-missing' });
  return ok([
    {
      kind: 'goals-set',
      indicator: act.indicator,
      goals: Object.fromEntries(changed),
      reason: act.reason,
      on: today,
    },
  ]);
}

function decideExecution(
  state: ProgrammeState,
  act: Extract<ProgrammeAct, { act: 'report-execution' }>,
  today: PlainDate,
): Result<readonly ProgrammeAction[]> {
  if (act.on > today) return refuse({ refusal: 'execution-in-future', on: act.on });
  const last = state.executions.at(-1);
  if (last && act.on < last.on) return refuse({ refusal: 'execution-before-last', on: last.on });
  for (const one of act.lines) {
    const line = state.design.budget.find((known) => known.id === one.line);
    if (!line) return refuse({ refusal: 'budget-line-unknown', line: one.line });
    if (one.executedCents + one.committedCents > line.cents)
      return refuse({ refusal: 'over-budget', line: line.name, budgetedCents: line.cents });
    const before = last?.lines.find((known) => known.line === one.line);
    if (before && one.executedCents < before.executedCents)
      return refuse({ refusal: 'execution-shrinks', line: line.name, executedCents: before.executedCents });
  }
  return ok([{ kind: 'execution-reported', on: act.on, lines: act.lines }]);
}

/** A report reaches a party from the day on which it was issued. */
function decideDelivery(
  state: ProgrammeState,
  delivery: Delivery,
  today: PlainDate,
): Result<readonly ProgrammeAction[]> {
  const { period, number, party, on } = delivery;
  const issued = state.issued.find((one) => one.period === period && one.number === number);
  if (!issued) return refuse({ refusal: 'periodic-report-unknown' });
  if (!state.parties.some((one) => one.id === party)) return refuse({ refusal: 'party-unknown' });
  if (on > today) return refuse({ refusal: 'delivery-in-future', on });
  if (on < issued.on) return refuse({ refusal: 'delivery-before-report', on: issued.on });
  return ok([{ kind: 'delivery-noted', ...delivery }]);
}
