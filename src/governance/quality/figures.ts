import { type Interval, wilsonInterval } from '#statistics';
import { type Question, questions } from './rating.ts';
import { type WaitStretch, waitQuantileDays } from './waiting.ts';

/** A published cell: what was counted of one member in one month (`YYYY-MM`) or in all of them (`total`). Null is hidden. */
export interface Cell {
  readonly dimension: 'all' | 'insurance' | 'service' | 'facility' | 'province';
  readonly member: string;
  readonly month: string;
  readonly attentions: number | null;
  readonly waits: readonly WaitStretch[] | null;
  readonly answers: number | null;
  readonly sixtieths: number | null;
  readonly satisfied: number | null;
  readonly scores: Readonly<Record<Question, readonly number[]>> | null;
}

export interface Share extends Interval {
  readonly share: number;
}

/** What is said of a cell; each figure null where the cell hides it or has nothing to say. */
export interface Figures {
  readonly attentions: number | null;
  readonly answers: number | null;
  /** Answers per attention, 0 to 1. */
  readonly responseRate: number | null;
  /** Days from request to attention. */
  readonly waiting: { readonly medianDays: number; readonly percentile90Days: number } | null;
  /** Mean of the persons' own means, 1 to 5. */
  readonly mean: number | null;
  /** Share whose own mean is 4 or more, with Wilson's 95 % interval. */
  readonly satisfied: Share | null;
  readonly questions: Readonly<
    Record<
      Question,
      { readonly mean: number; readonly topTwo: Share; readonly counts: readonly number[] } | null
    >
  > | null;
}

function shareOf(successes: number, n: number): Share | null {
  const interval = wilsonInterval(successes, n);
  return interval && { share: successes / n, low: interval.low, high: interval.high };
}

/** The figures of a cell, from its counts alone: what the recipe describes. */
export function figuresOf(cell: Cell): Figures {
  const { attentions, answers, waits, scores } = cell;
  const median = waits && waitQuantileDays(waits, 0.5);
  const percentile90 = waits && waitQuantileDays(waits, 0.9);
  const hasScores = answers !== null && answers > 0 && scores !== null;
  return {
    attentions,
    answers,
    responseRate: attentions === null || attentions === 0 || answers === null ? null : answers / attentions,
    waiting:
      median === null || percentile90 === null
        ? null
        : { medianDays: median, percentile90Days: percentile90 },
    mean: hasScores ? cell.sixtieths! / 60 / answers : null,
    satisfied: hasScores ? shareOf(cell.satisfied!, answers) : null,
    questions: hasScores
      ? (Object.fromEntries(
          questions.map((question) => [question, questionFigures(scores[question])]),
        ) as Record<Question, ReturnType<typeof questionFigures>>)
      : null,
  };
}

function questionFigures(counts: readonly number[]) {
  const n = counts.reduce((sum, count) => sum + count, 0);
  if (n === 0) return null;
  const total = counts.reduce((sum, count, i) => sum + count * (i + 1), 0);
  return { mean: total / n, topTwo: shareOf(counts[3]! + counts[4]!, n)!, counts };
}

/**
 * Best first: by the lower end of the interval of the satisfied, so that a place needs many answers to stand high and one
 * answer puts nobody first; what is hidden or empty comes last, by code.
 */
export function byCautiousShare(
  a: { readonly code: string; readonly figures: Figures },
  b: { readonly code: string; readonly figures: Figures },
): number {
  const low = (one: Figures) => one.satisfied?.low ?? -1;
  return low(b.figures) - low(a.figures) || (a.code < b.code ? -1 : 1);
}
