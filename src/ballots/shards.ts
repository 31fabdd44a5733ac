import type { QuestionResult } from './formats.ts';
import type { Question } from './questions.ts';
import type { ElectionReport } from './report.ts';

// A roll that is too large for one archive is divided in shards, each with its own archive that anyone verifies by itself. What they
// decided together is the sum of their results, and this is who adds it up.

export const sumCheckNames = ['each-accepted', 'each-finished', 'each-once', 'same-questions'] as const;
export type SumCheckName = (typeof sumCheckNames)[number];

export const sumSentences: Record<SumCheckName, { readonly es: string; readonly en: string }> = {
  'each-accepted': { es: 'Cada urna se acepta por sí sola', en: 'Each box is accepted by itself' },
  'each-finished': { es: 'Cada urna tiene su resultado', en: 'Each box has its result' },
  'each-once': { es: 'Ninguna urna está dos veces', en: 'No box is there twice' },
  'same-questions': {
    es: 'Todas las urnas hacen las mismas preguntas, con las mismas respuestas en el mismo orden',
    en: 'All boxes ask the same questions, with the same answers in the same order',
  },
};

export interface SumReport {
  readonly verdict: 'accepted' | 'rejected';
  /** What fails, with the places of the archives, from 1, where it does. */
  readonly failed: readonly { readonly check: SumCheckName; readonly places: readonly number[] }[];
  readonly rollSize: number;
  readonly ballotsCast: number;
  readonly ballotsCounted: number;
  /** The sum, if nothing fails. */
  readonly result: readonly QuestionResult[] | undefined;
}

/**
 * Adds up the results of archives that were verified one by one.
 *
 * @param reports of at least one archive, in any order.
 */
export function sumReports(reports: readonly ElectionReport[]): SumReport {
  const placesWhere = (isWrong: (report: ElectionReport, i: number) => boolean) =>
    reports.flatMap((report, i) => (isWrong(report, i) ? [i + 1] : []));
  const asked = (report: ElectionReport | undefined) => JSON.stringify(report?.election?.questions);
  const wrong: Record<SumCheckName, number[]> = {
    'each-accepted': placesWhere(({ verdict }) => verdict !== 'accepted'),
    'each-finished': placesWhere(({ result }) => result === undefined),
    'each-once': placesWhere(({ election }, i) =>
      reports.slice(0, i).some((other) => other.election?.uuid === election?.uuid),
    ),
    'same-questions': placesWhere((report) => asked(report) !== asked(reports[0])),
  };
  const failed = sumCheckNames.flatMap((check) =>
    wrong[check].length > 0 ? [{ check, places: wrong[check] }] : [],
  );
  const total = (of: (report: ElectionReport) => number) => reports.reduce((sum, one) => sum + of(one), 0);
  const questions = reports[0]?.election?.questions ?? [];
  return {
    verdict: failed.length === 0 ? 'accepted' : 'rejected',
    failed,
    rollSize: total(({ rollSize }) => rollSize ?? 0),
    ballotsCast: total(({ ballotsCast }) => ballotsCast),
    ballotsCounted: total(({ ballotsCounted }) => ballotsCounted),
    result:
      failed.length === 0
        ? questions.map((question, i) =>
            sumOfQuestion(
              question,
              reports.map(({ result }) => result![i]!),
            ),
          )
        : undefined,
  };
}

/** Marks are added place by place; ranked votes are put together. */
function sumOfQuestion({ type }: Question, results: readonly QuestionResult[]): QuestionResult {
  if (type === 'NonHomomorphic') return results.flat() as number[][];
  const add = (a: readonly number[], b: readonly number[]) => a.map((marks, i) => marks + b[i]!);
  if (type === 'Lists')
    return (results as number[][][]).reduce((sum, one) => sum.map((row, i) => add(row, one[i]!)));
  return (results as number[][]).reduce(add);
}
