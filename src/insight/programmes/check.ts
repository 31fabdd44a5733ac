import { equityRules } from './checkEquity.ts';
import { frameworkRules } from './checkFramework.ts';
import { sheetRules } from './checkIndicatorSheets.ts';
import { indicatorRules } from './checkIndicators.ts';
import { presenceRules } from './checkPresence.ts';
import type { Design } from './design.ts';
import type { DesignPart, Figures, Rule, Severity } from './rule.ts';

/** What the check found: which rule, about what, and in both languages what it is, why it matters and how to mend it. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly part: DesignPart;
  /** The objective, indicator or risk that it is about. */
  readonly about: string | null;
  readonly es: Said;
  readonly en: Said;
}
export interface Said {
  readonly what: string;
  readonly why: string;
  readonly remedy: string;
}

export const checkRules: readonly Rule[] = [
  ...presenceRules,
  ...frameworkRules,
  ...indicatorRules,
  ...sheetRules,
  ...equityRules,
];
const order: readonly Severity[] = ['blocking', 'serious', 'advice'];

/**
 * Everything that the rules find in a design, the gravest first.
 *
 * @param goals those of each indicator, by period. @param part only the rules about this part of it.
 */
export function checkDesign(
  design: Design,
  goals: GoalsOf = () => ({}),
  part: DesignPart | null = null,
): Finding[] {
  const rules = part === null ? checkRules : checkRules.filter((rule) => rule.part === part);
  const found = rules.flatMap((rule) =>
    rule.find(design, goals).map(
      (figures): Finding => ({
        rule: rule.id,
        severity: rule.severity,
        part: rule.part,
        about: figures.about === undefined ? null : String(figures.about),
        es: sayWith(rule.es, figures),
        en: sayWith(rule.en, figures),
      }),
    ),
  );
  return found.sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
}

export type GoalsOf = (indicator: string) => Readonly<Record<string, number>>;

function sayWith(words: Rule['es'], figures: Figures): Said {
  const [what, why, remedy] = words.map((text) =>
    text.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(figures[name] ?? '')),
  ) as [string, string, string];
  return { what, why, remedy };
}
