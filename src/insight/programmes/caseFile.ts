import { parse } from 'yaml';
import { type CaseFile, caseShape, type productStates } from './caseShape.ts';
import { type CheckedSum, columnSums, comparisonsOf, sourceSums } from './caseSums.ts';
import { type Design, emptyDesign, type Indicator, type Objective, partModels } from './design.ts';

/** What only a case has: its source, what was worked out again, and what its source contradicts. */
export interface CaseNotes {
  readonly source: CaseFile['source'];
  readonly shortName: string;
  readonly places: Readonly<Record<keyof CaseFile['identity'] | 'objective', string | null>>;
  readonly declared: CaseFile['declared'];
  readonly toFind: CaseFile['toFind'];
  readonly sums: readonly CheckedSum[];
  readonly contradictions: CaseFile['contradictions'];
}

export interface ProgrammeCase {
  readonly slug: string;
  readonly name: string;
  readonly design: Design;
  readonly notes: CaseNotes;
  readonly products: readonly {
    readonly id: string;
    readonly state: (typeof productStates)[number];
    readonly reason: string;
    readonly note: string;
  }[];
  readonly execution: {
    readonly on: string;
    readonly lines: readonly {
      readonly line: string;
      readonly executedCents: number;
      readonly committedCents: number;
    }[];
  } | null;
}

const centsOf = (amount: number, unit = 1) => Math.round(amount * unit * 100);

/**
 * Reads a case: its design as the check reads it, the state of its products, its budget, and its sums worked out again.
 *
 * @throws ZodError where a fact has no place, SyntaxError where a comparison is no formula, RangeError where it names no figure.
 */
export function readCase(text: string): ProgrammeCase {
  const read = caseShape.parse(parse(text));
  return {
    slug: read.slug,
    name: read.name,
    design: designOf(read),
    notes: {
      source: read.source,
      shortName: read.shortName,
      places: {
        ...(Object.fromEntries(
          Object.entries(read.identity).map(([name, one]) => [name, one?.at ?? null]),
        ) as Record<keyof CaseFile['identity'], string | null>),
        objective: read.objective.at,
      },
      declared: read.declared,
      toFind: read.toFind,
      sums: [...columnSums(read), ...sourceSums(read), ...comparisonsOf(read)],
      contradictions: read.contradictions,
    },
    products: read.components.flatMap((one) =>
      one.products.map((product) => ({
        id: productId(one.id, product.code),
        state: product.state,
        reason: product.reason ?? '',
        note: product.note ?? '',
      })),
    ),
    execution: read.budget
      ? {
          on: read.budget.on,
          lines: read.budget.lines.map((one) => ({
            line: one.id,
            executedCents: centsOf(one.executed),
            committedCents: centsOf(one.committed),
          })),
        }
      : null,
  };
}

const productId = (componentId: string, code: string) => `${componentId}-${code.toLowerCase()}`;

function designOf(read: CaseFile): Design {
  const { identity, components } = read;
  const objectives: Objective[] = [
    ...(read.end ? [objective('fin', 'end', null, read.end)] : []),
    ...(read.objective.level ? [objective('proposito', 'purpose', null, read.objective)] : []),
    ...components.flatMap((one) => [
      { ...objective(one.id, 'component', null, one), title: one.name },
      ...one.activities.map((each) => objective(each.id, 'activity', one.id, each)),
    ]),
  ];
  const base = emptyDesign(read.name);
  const { situation } = read.declared;
  return {
    ...base,
    identity: {
      name: read.name,
      objective: read.objective.text,
      code: identity.code.value,
      country: identity.country.value,
      executor: identity.executor.value,
      donor: identity.donor.value,
      beneficiary: identity.beneficiary.value,
      starts: identity.starts?.value ?? null,
      ends: identity.ends?.value ?? null,
      modality: identity.modality.value,
    },
    situation: {
      ...base.situation,
      problem: situation.present ? (situation.note ?? '') : null,
      at: situation.at,
    },
    populations: {
      potential: populationOf(read.populations.potential),
      target: populationOf(read.populations.target),
      served: populationOf(read.populations.served),
      unitsUsed: read.populations.unitsUsed,
    },
    equity: { ...read.equity, measures: null },
    scope: partModels.scope.parse(read.scope),
    objectives,
    indicators: components.flatMap((one) =>
      one.activities.flatMap((each) =>
        each.indicator ? [indicatorOf(each.id, each.indicator, each.at)] : [],
      ),
    ),
    risks: read.risks,
    roles: read.roles,
    reports: read.reportsDue,
    products: components.flatMap((one) =>
      one.products.map(({ code, name, at: where }) => ({
        id: productId(one.id, code),
        component: one.id,
        code,
        name,
        due: null,
        at: where,
      })),
    ),
    budget: [
      ...(read.budget?.lines ?? []).map((one) => ({
        id: one.id,
        component: one.component,
        source: identity.donor.value,
        name: one.name,
        cents: centsOf(one.budgeted),
        at: read.budget?.at ?? null,
      })),
      ...(read.budgetBySource?.lines ?? []).flatMap((one) =>
        one.amounts.map((amount, i) => ({
          id: `${one.id}-${i + 1}`,
          component: one.component,
          source: read.budgetBySource?.sources[i] ?? '',
          name: one.name,
          cents: centsOf(amount, read.budgetBySource?.unit),
          at: read.budgetBySource?.at ?? null,
        })),
      ),
    ],
  };
}

const populationOf = (one: CaseFile['populations']['target']) =>
  one && { ...one, method: null, source: null, reviewMonths: null };

const objective = (
  id: string,
  level: Objective['level'],
  parent: string | null,
  one: { readonly text: string; readonly at: string },
): Objective => ({
  id,
  title: null,
  level,
  parent,
  text: one.text,
  unit: null,
  assumptions: [],
  starts: null,
  ends: null,
  at: one.at,
});

const indicatorOf = (activityId: string, one: { name: string; means: string }, where: string): Indicator => ({
  id: `${activityId}-i`,
  objective: activityId,
  name: one.name,
  definition: '',
  formula: '',
  variables: [],
  unit: '',
  kind: null,
  dimension: null,
  relation: null,
  frequency: null,
  aggregation: 'last',
  direction: 'ascending',
  thresholds: null,
  baseline: null,
  baselineWhyNot: null,
  disaggregations: [],
  means: [{ name: one.means, owner: '', frequency: null, where: '', isPublic: false }],
  responsible: '',
  at: where,
});
