import type { Content } from './content.ts';
import type { InformantCategory } from './lists.ts';

/** One figure that the source prints and that its own parts give again, or do not. */
export interface SumCheck {
  readonly what: string;
  readonly printed: number;
  readonly computed: number;
  readonly holds: boolean;
  readonly place: string | null;
}

const hundredths = (value: number) => Math.round(value * 100);
const check = (what: string, printed: number, parts: readonly number[], place: string | null): SumCheck => {
  const computed = parts.reduce((sum, part) => sum + hundredths(part), 0);
  return { what, printed, computed: computed / 100, holds: computed === hundredths(printed), place };
};

/** Every sum that the evaluation lets one do again: informants by sex, in total and as its list counts them, and the sums of its findings. */
export function sumChecks({ informants, findings }: Pick<Content, 'informants' | 'findings'>): SumCheck[] {
  const checks: SumCheck[] = [];
  if (informants?.printed) {
    const { rows, printed, place } = informants;
    const women = rows.map((row) => row.women);
    const men = rows.map((row) => row.men);
    checks.push(
      check('Informantes mujeres', printed.women, women, place),
      check('Informantes hombres', printed.men, men, place),
      check('Informantes en total', printed.total, [...women, ...men], place),
    );
  }
  if (informants?.listed) {
    const { rows, place } = informants.listed;
    for (const row of informants.rows) {
      const listed = rows[row.category];
      if (listed !== undefined && listed !== row.women + row.men)
        checks.push(
          check(`Informantes en la lista: ${row.as ?? row.category}`, row.women + row.men, [listed], place),
        );
    }
    const total = informants.rows.reduce((sum, row) => sum + row.women + row.men, 0);
    checks.push(check('Informantes: el cuadro frente a la lista', total, Object.values(rows), place));
  }
  for (const finding of findings)
    for (const sum of finding.sums) checks.push(check(sum.what, sum.printed, sum.parts, sum.place));
  return checks;
}

/** Links that lead to nothing. */
export function dangling(content: Content): { readonly from: string; readonly to: string }[] {
  const broken: { from: string; to: string }[] = [];
  const look = (
    from: string,
    kind: string,
    wanted: readonly number[],
    there: readonly { number: number }[],
  ) => {
    for (const number of wanted)
      if (!there.some((one) => one.number === number)) broken.push({ from, to: `${kind} ${number}` });
  };
  for (const one of content.findings)
    look(`finding ${one.number}`, 'question', one.questions, content.questions);
  for (const one of content.outcomes)
    look(`outcome ${one.number}`, 'finding', one.findings, content.findings);
  for (const one of content.conclusions)
    look(`conclusion ${one.number}`, 'finding', one.findings, content.findings);
  for (const one of content.recommendations) {
    const from = `recommendation ${one.number}`;
    look(from, 'conclusion', one.conclusions, content.conclusions);
    look(from, 'lesson', one.lessons, content.lessons);
    look(from, 'good practice', one.goodPractices, content.goodPractices);
  }
  return broken;
}

export const gapKinds = [
  'terms-missing',
  'no-questions',
  'no-informants',
  'no-conclusions',
  'no-recommendations',
  'question-without-indicator',
  'question-without-source',
  'question-without-method',
  'question-without-finding',
  'finding-without-question',
  'finding-without-evidence',
  'conclusion-without-finding',
  'conclusion-without-recommendation',
  'recommendation-without-conclusion',
  'recommendation-without-addressee',
  'recommendation-without-priority',
  'recommendation-without-term',
] as const;
export type GapKind = (typeof gapKinds)[number];

/** What is missing: where, and whether an evaluation written here may be published all the same. */
export interface Gap {
  readonly kind: GapKind;
  readonly numbers: readonly number[];
  readonly hinders: boolean;
}

/** The chain from the terms of reference to the recommendations, and where it is broken. Nothing hinders a conclusion that recommends nothing. */
export function gapsOf(content: Content): Gap[] {
  const gaps: Gap[] = [];
  const add = (kind: GapKind, hinders: boolean, numbers: readonly number[] | boolean) => {
    if (numbers === true) gaps.push({ kind, numbers: [], hinders });
    else if (numbers !== false && numbers.length > 0) gaps.push({ kind, numbers, hinders });
  };
  const of = <Item extends { readonly number: number }>(
    items: readonly Item[],
    lacks: (one: Item) => boolean,
  ) => items.filter(lacks).map((one) => one.number);
  const { questions, findings, conclusions, recommendations } = content;
  add('terms-missing', true, content.terms === null);
  add('no-questions', true, questions.length === 0);
  add('no-informants', false, content.informants === null || content.informants.rows.length === 0);
  add('no-conclusions', true, conclusions.length === 0);
  add('no-recommendations', false, recommendations.length === 0);
  add(
    'question-without-indicator',
    true,
    of(questions, (one) => one.indicators.length === 0),
  );
  add(
    'question-without-source',
    true,
    of(questions, (one) => one.sources.length === 0),
  );
  add(
    'question-without-method',
    true,
    of(questions, (one) => one.methods.length === 0),
  );
  add(
    'question-without-finding',
    true,
    of(questions, ({ number }) => !findings.some((one) => one.questions.includes(number))),
  );
  add(
    'finding-without-question',
    true,
    of(findings, (one) => one.questions.length === 0),
  );
  add(
    'finding-without-evidence',
    true,
    of(findings, (one) => one.evidence.length === 0),
  );
  add(
    'conclusion-without-finding',
    true,
    of(conclusions, (one) => one.findings.length === 0),
  );
  add(
    'conclusion-without-recommendation',
    false,
    of(conclusions, ({ number }) => !recommendations.some((one) => one.conclusions.includes(number))),
  );
  add(
    'recommendation-without-conclusion',
    true,
    of(recommendations, (one) => one.conclusions.length === 0),
  );
  add(
    'recommendation-without-addressee',
    true,
    of(recommendations, (one) => one.addressees.length === 0),
  );
  add(
    'recommendation-without-priority',
    true,
    of(recommendations, (one) => one.priority === null),
  );
  add(
    'recommendation-without-term',
    true,
    of(recommendations, (one) => one.term === null),
  );
  return gaps;
}

/** A priority that every recommendation has orders nothing; said of three or more. */
export function sameForAll(content: Content): ('priority' | 'resources')[] {
  const { recommendations } = content;
  return (['priority', 'resources'] as const).filter(
    (key) =>
      recommendations.length >= 3 &&
      recommendations.every((one) => one[key] !== null && one[key] === recommendations[0]?.[key]),
  );
}

export interface InformantTotals {
  readonly women: number;
  readonly men: number;
  readonly total: number;
}
export function informantTotals(
  rows: readonly { readonly women: number; readonly men: number }[],
): InformantTotals {
  const women = rows.reduce((sum, row) => sum + row.women, 0);
  const men = rows.reduce((sum, row) => sum + row.men, 0);
  return { women, men, total: women + men };
}

/** Persons asked in a category; the category of a voice must have some. */
export const askedIn = ({ informants }: Pick<Content, 'informants'>, category: InformantCategory): number =>
  informants?.rows
    .filter((row) => row.category === category)
    .reduce((sum, row) => sum + row.women + row.men, 0) ?? 0;
