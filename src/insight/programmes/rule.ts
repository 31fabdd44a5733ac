import type { Design, PartName } from './design.ts';

/** A design is not approved with a blocking finding; a serious one is what an evaluator would write; advice is for who has time. */
export type Severity = 'blocking' | 'serious' | 'advice';
export type DesignPart = PartName | 'indicators';
export type Figures = Readonly<Record<string, string | number>>;
/** What it is, why it matters, how to mend it; `{name}` stands for a figure of the finding. */
type RuleWords = readonly [what: string, why: string, remedy: string];

export interface Rule {
  readonly id: string;
  readonly severity: Severity;
  readonly part: DesignPart;
  /** One entry for each thing that is wrong; `about` is the identifier of the objective or indicator. */
  find(design: Design, goals: (indicator: string) => Readonly<Record<string, number>>): readonly Figures[];
  readonly es: RuleWords;
  readonly en: RuleWords;
}

/** A rule about the whole, which holds or does not. */
export const when = (isWrong: boolean, figures: Figures = {}): readonly Figures[] =>
  isWrong ? [figures] : [];

/** As much of a sentence as a finding shows. */
export const short = (text: string): string => (text.length <= 90 ? text : `${text.slice(0, 88).trimEnd()}…`);
