import { ok, type Result, refuse } from '#kernel';
import { type CountTable, type ProtectedTable, protect, type Release, TOTAL } from '#statistics';
import type { AnswerCount, WaitCount } from './counters.ts';
import type { Cell } from './figures.ts';
import { type Question, questions } from './rating.ts';
import { protectedStretches } from './waiting.ts';

/** What is published, once and for good: the open file from which every figure follows. */
export interface Edition {
  readonly format: 'amparo-quality-1';
  readonly madeAt: string;
  /** `YYYY-MM`, both included. */
  readonly fromMonth: string;
  readonly throughMonth: string;
  /** Counts under this are hidden, with what would give them away. */
  readonly smallest: number;
  readonly synthetic: boolean;
  readonly cells: readonly Cell[];
}

/** What was counted and hidden, by table; kept in the house and shown to the next edition's disclosure control. */
export type EditionReleases = Readonly<Record<string, Release>>;

export interface EditionInput {
  readonly answers: readonly AnswerCount[];
  readonly waits: readonly WaitCount[];
  readonly provinceByFacility: ReadonlyMap<string, string>;
  /** `YYYY-MM`; what came later waits for the next edition. */
  readonly throughMonth: string;
  readonly smallest: number;
  readonly madeAt: Date;
  readonly synthetic: boolean;
  readonly past: readonly { readonly throughMonth: string; readonly releases: EditionReleases }[];
}

interface Sum {
  attentions: number;
  readonly waits: Map<number, number>;
  answers: number;
  sixtieths: number;
  satisfied: number;
  readonly scores: Record<Question, number[]>;
}

const tableDimensions = ['facility', 'service', 'insurance'] as const;
type TableName = (typeof tableDimensions)[number];
type Subject = 'attentions' | 'answers';
const keyOf = (dimension: string, member: string, month: string) =>
  `${dimension}\u001f${member}\u001f${month}`;
const provinceLabel = (province: string) => `province ${province}`;

/**
 * Makes an edition: adds the counters up, sends every count through disclosure control, and keeps of the other figures what
 * belongs to a count that is shown.
 *
 * @returns the edition with what must be kept for the next one; `edition-would-expose` when, because of what is published
 *   already, nothing more could be published without giving small counts away; `nothing-to-publish` when there is no count.
 */
export function makeEdition(
  input: EditionInput,
): Result<{ readonly edition: Edition; readonly releases: EditionReleases }> {
  const sums = addUp(input);
  const months = [...new Set([...sums.keys()].map((key) => key.split('\u001f')[2]!))]
    .filter((month) => month !== TOTAL)
    .sort();
  if (months.length === 0) return refuse({ refusal: 'nothing-to-publish', throughMonth: input.throughMonth });

  const releases: Record<string, Release> = {};
  const guards: Record<Subject, Record<TableName, ProtectedTable>> = { attentions: {}, answers: {} } as never;
  let exposed = 0;
  for (const subject of ['attentions', 'answers'] as const)
    for (const name of tableDimensions) {
      const table = countTable(input, sums, months, subject, name);
      const key = `${subject} by ${name}`;
      const guard = protect(
        table,
        { threshold: input.smallest, protectZeros: false },
        {
          asOf: `edition ${input.past.length + 1}`,
          alreadyPublished: input.past.flatMap((one) => one.releases[key] ?? []),
        },
      );
      exposed += guard.exposed.length;
      guards[subject][name] = guard;
      releases[key] = guard.release;
    }
  if (exposed > 0) return refuse({ refusal: 'edition-would-expose', cells: exposed });

  /** A sum over all members stands in three tables; what one of them hides must not be read in another. */
  const isHidden = (
    subject: Subject,
    dimension: Cell['dimension'],
    member: string,
    month: string,
  ): boolean => {
    if (dimension === 'all')
      return tableDimensions.some((name) => guards[subject][name].isHidden([TOTAL, month]));
    if (dimension === 'province') return guards[subject].facility.isHidden([provinceLabel(member), month]);
    return guards[subject][dimension].isHidden([member, month]);
  };
  const cells = [...sums].map(([key, sum]): Cell => {
    const [dimension, member, month] = key.split('\u001f') as [Cell['dimension'], string, string];
    const showsAttentions = !isHidden('attentions', dimension, member, month);
    const showsAnswers = !isHidden('answers', dimension, member, month);
    const stretches = showsAttentions ? protectedStretches(sum.waits, input.smallest) : [];
    return {
      dimension,
      member,
      month,
      attentions: showsAttentions ? sum.attentions : null,
      waits: stretches.length > 0 ? stretches : null,
      answers: showsAnswers ? sum.answers : null,
      sixtieths: showsAnswers ? sum.sixtieths : null,
      satisfied: showsAnswers ? sum.satisfied : null,
      scores: showsAnswers ? sum.scores : null,
    };
  });
  cells.sort((a, b) => {
    const [left, right] = [keyOf(a.dimension, a.member, a.month), keyOf(b.dimension, b.member, b.month)];
    return left < right ? -1 : 1;
  });
  return ok({
    edition: {
      format: 'amparo-quality-1',
      madeAt: input.madeAt.toISOString(),
      fromMonth: months[0]!,
      throughMonth: input.throughMonth,
      smallest: input.smallest,
      synthetic: input.synthetic,
      cells,
    },
    releases,
  });
}

function addUp(input: EditionInput): Map<string, Sum> {
  const sums = new Map<string, Sum>();
  const sumAt = (dimension: string, member: string, month: string): Sum => {
    const key = keyOf(dimension, member, month);
    let sum = sums.get(key);
    if (!sum) {
      sum = {
        attentions: 0,
        waits: new Map(),
        answers: 0,
        sixtieths: 0,
        satisfied: 0,
        scores: Object.fromEntries(questions.map((question) => [question, [0, 0, 0, 0, 0]])) as Sum['scores'],
      };
      sums.set(key, sum);
    }
    return sum;
  };
  const sumsOf = (row: { dimension: string; member: string; month: string }): Sum[] => {
    const month = row.month.slice(0, 7);
    if (month > input.throughMonth) return [];
    const province = row.dimension === 'facility' ? input.provinceByFacility.get(row.member) : undefined;
    return [month, TOTAL].flatMap((one) => [
      sumAt(row.dimension, row.member, one),
      ...(province === undefined ? [] : [sumAt('province', province, one)]),
    ]);
  };
  for (const row of input.waits)
    for (const sum of sumsOf(row)) {
      sum.attentions += row.n;
      sum.waits.set(row.step, (sum.waits.get(row.step) ?? 0) + row.n);
    }
  for (const row of input.answers)
    for (const sum of sumsOf(row)) {
      sum.answers += row.answers;
      sum.sixtieths += row.sixtieths;
      sum.satisfied += row.satisfied;
      for (const question of questions)
        row.scores[question].forEach((count, i) => {
          sum.scores[question][i]! += count;
        });
    }
  return sums;
}

function countTable(
  input: EditionInput,
  sums: ReadonlyMap<string, Sum>,
  months: readonly string[],
  subject: Subject,
  name: TableName,
): CountTable {
  const counts: { at: string[]; count: number }[] = [];
  const members = new Set<string>();
  for (const [key, sum] of sums) {
    const [dimension, member, month] = key.split('\u001f') as [string, string, string];
    if (dimension !== name) continue;
    members.add(member);
    if (month !== TOTAL && sum[subject] > 0) counts.push({ at: [member, month], count: sum[subject] });
  }
  const groups: Record<string, string[]> = {};
  if (name === 'facility')
    for (const member of members) {
      const province = input.provinceByFacility.get(member);
      if (province === undefined) continue;
      const label = provinceLabel(province);
      const group = groups[label] ?? [];
      group.push(member);
      groups[label] = group;
    }
  const before = input.past
    .map((one) => one.throughMonth)
    .sort()
    .at(-1);
  return {
    dimensions: [
      { name, categories: [...members].sort(), groups },
      { name: 'month', categories: months },
    ],
    counts,
    // Answers are counted in the month of their arrival, so months that were published before are known to stand still.
    ...(subject === 'answers' && before
      ? { settled: { month: months.filter((month) => month <= before) } }
      : {}),
  };
}
