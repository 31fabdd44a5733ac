import { parse } from 'yaml';
import { z } from 'zod';
import { type Design, emptyDesign, type Indicator, type Objective, partModels } from './design.ts';
import { readFormula, workOut } from './formula.ts';

// What a case says is a fact with the place in its source; a fact without a place is refused.
const at = z.coerce.string().min(1);
const fact = z.object({ value: z.coerce.string(), at });
const month = z.string().regex(/^\d{4}-\d{2}$/);
const monthFact = z.object({ value: month, at });
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const said = z.object({ says: z.coerce.string(), at });
const amounts = z.array(z.number());

export const productStates = ['done', 'partly', 'not-done'] as const;
const product = z
  .object({
    code: z.string(),
    name: z.string(),
    state: z.enum(productStates),
    reason: z.string().optional(),
    note: z.string().optional(),
    at,
  })
  .refine((one) => one.state === 'done' || one.reason, 'What is not done, or only in part, says why');
const activity = z.object({
  id: z.string(),
  text: z.string(),
  at,
  indicator: z.object({ name: z.string(), means: z.string() }).optional(),
});
const component = z.object({
  id: z.string(),
  name: z.string(),
  text: z.string(),
  at,
  products: z.array(product).default([]),
  activities: z.array(activity).default([]),
});
const population = z
  .object({
    definition: z.string(),
    unit: z.string().nullable(),
    quantity: z.number().nullable(),
    whyNot: z.string().nullable().default(null),
    at,
  })
  .nullable();
const declared = z.object({ present: z.boolean(), at, note: z.string().optional() });
const column = z.object({
  budgeted: z.number(),
  executed: z.number(),
  committed: z.number(),
  balance: z.number(),
});

const coded = z.array(z.object({ code: z.string(), at }));
const file = z.strictObject({
  slug,
  name: z.string(),
  shortName: z.string(),
  source: z.object({
    title: z.string(),
    publisher: z.string(),
    date: z.coerce.string(),
    licence: z.string(),
  }),
  identity: z.object({
    code: fact,
    country: fact,
    executor: fact,
    donor: fact,
    beneficiary: fact,
    starts: monthFact.nullable(),
    ends: monthFact.nullable(),
    modality: fact,
  }),
  end: z.object({ text: z.string(), at }).optional(),
  objective: z.object({ text: z.string(), level: z.literal('purpose').optional(), at }),
  components: z.array(component),
  budget: z
    .object({
      currency: z.literal('USD'),
      on: z.iso.date(),
      at,
      lines: z.array(
        z.object({ id: z.string(), component: z.string().nullable(), name: z.string() }).and(column),
      ),
      stated: column.and(z.object({ at })),
    })
    .optional(),
  budgetBySource: z
    .object({
      currency: z.literal('USD'),
      unit: z.number().int(),
      at,
      sources: z.array(z.string()),
      lines: z.array(
        z.object({
          id: z.string(),
          component: z.string().nullable(),
          name: z.string(),
          amounts,
          total: z.number(),
        }),
      ),
      subtotals: z.array(z.object({ component: z.string().nullable(), amounts, total: z.number() })),
      stated: z.object({ amounts, total: z.number() }),
    })
    .optional(),
  populations: z.object({
    potential: population,
    target: population,
    served: population,
    unitsUsed: z.array(z.string()),
  }),
  equity: z.object({ genderDiagnosis: z.string().nullable(), vulnerableGroups: z.array(z.string()), at }),
  scope: z.object({ populations: coded, goods: coded, territories: coded }),
  declared: z.object({
    situation: declared,
    theoryOfChange: declared,
    resultsFramework: declared,
    indicators: declared,
    risks: declared,
    roles: declared,
    exitPlan: declared,
    reports: declared,
  }),
  roles: z.array(z.object({ who: z.string(), does: z.string(), at })).default([]),
  risks: z
    .array(
      z.object({
        id: z.string(),
        text: z.string(),
        mitigation: z.string(),
        probability: z.null(),
        impact: z.null(),
        owner: z.string().nullable(),
        at,
      }),
    )
    .default([]),
  reportsDue: z
    .array(z.object({ what: z.string(), who: z.string(), every: z.string(), due: z.string(), at }))
    .default([]),
  toFind: z.object({
    /** Its evaluators said so, or it was read in a document that nobody evaluated. */
    by: z.enum(['evaluators', 'reading']),
    findings: z.array(z.object({ rule: z.string(), what: z.string(), at })),
  }),
  figures: z.record(z.string(), z.object({ value: z.union([z.number(), month]), at })),
  comparisons: z.array(
    z.object({
      id: z.string(),
      about: z.string(),
      left: z.string(),
      right: z.string(),
      tolerance: z.number(),
    }),
  ),
  contradictions: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(['date', 'total', 'letter', 'state', 'count']),
      about: z.string(),
      one: said,
      other: said,
    }),
  ),
});
type File = z.infer<typeof file>;

/** A sum of the source worked out again. Amounts are in whole currency units as the source writes them, dates in months. */
export interface CheckedSum {
  readonly id: string;
  readonly about: string;
  readonly left: number;
  readonly right: number;
  readonly agrees: boolean;
  /** Where both sides stand in the source. */
  readonly at: readonly string[];
  /** Months are shown as months, amounts as amounts. */
  readonly isMonths: boolean;
}

/** What only a case has: its source, what was worked out again, and what its source contradicts. */
export interface CaseNotes {
  readonly source: File['source'];
  readonly shortName: string;
  readonly places: Readonly<Record<keyof File['identity'] | 'objective', string | null>>;
  readonly declared: File['declared'];
  readonly toFind: File['toFind'];
  readonly sums: readonly CheckedSum[];
  readonly contradictions: File['contradictions'];
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
const near = (left: number, right: number, tolerance: number) => Math.abs(left - right) <= tolerance + 1e-9;
const added = (values: readonly number[]) =>
  Math.round(values.reduce((sum, one) => sum + one, 0) * 100) / 100;

/**
 * Reads a case: its design as the check reads it, the state of its products, its budget, and its sums worked out again.
 *
 * @throws ZodError where a fact has no place, SyntaxError where a comparison is no formula, RangeError where it names no figure.
 */
export function readCase(text: string): ProgrammeCase {
  const read = file.parse(parse(text));
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
        ) as Record<keyof File['identity'], string | null>),
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

function designOf(read: File): Design {
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

const populationOf = (one: z.infer<typeof population>) =>
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

function columnSums({ budget }: File): CheckedSum[] {
  if (!budget) return [];
  const words = {
    budgeted: 'de lo presupuestado',
    executed: 'de lo ejecutado',
    committed: 'de lo comprometido',
    balance: 'del saldo',
  };
  const columns = (['budgeted', 'executed', 'committed', 'balance'] as const).map((name) => {
    const left = added(budget.lines.map((one) => one[name]));
    const right = budget.stated[name];
    return {
      id: `column-${name}`,
      about: `La suma ${words[name]} por componente es el total`,
      left,
      right,
      agrees: near(left, right, 0.005),
      at: [budget.at, budget.stated.at],
      isMonths: false,
    };
  });
  const rows = budget.lines.map((one) => {
    const left = added([one.budgeted, -one.executed, -one.committed]);
    return {
      id: `balance-${one.id}`,
      about: `${one.name}: presupuestado menos ejecutado y comprometido es el saldo`,
      left,
      right: one.balance,
      agrees: near(left, one.balance, 0.005),
      at: [budget.at],
      isMonths: false,
    };
  });
  return [...columns, ...rows];
}

function sourceSums({ budgetBySource: table, components }: File): CheckedSum[] {
  if (!table) return [];
  const sum = (id: string, about: string, left: number, right: number): CheckedSum => ({
    id,
    about,
    left: left * table.unit,
    right: right * table.unit,
    agrees: near(left, right, 0),
    at: [table.at],
    isMonths: false,
  });
  const nameOf = (id: string | null) =>
    components.find((one) => one.id === id)?.name ?? 'Administración y coordinación';
  return [
    ...table.lines.map((one) =>
      sum(`line-${one.id}`, `${one.name}: las fuentes suman el total`, added(one.amounts), one.total),
    ),
    ...table.subtotals.flatMap((one) => {
      const lines = table.lines.filter((line) => line.component === one.component);
      return [
        sum(
          `subtotal-${one.component}`,
          `${nameOf(one.component)}: las líneas suman el subtotal`,
          added(lines.map((line) => line.total)),
          one.total,
        ),
        ...one.amounts.map((amount, i) =>
          sum(
            `subtotal-${one.component}-${i}`,
            `${nameOf(one.component)}: ${table.sources[i]} suma su subtotal`,
            added(lines.map((line) => line.amounts[i] ?? 0)),
            amount,
          ),
        ),
      ];
    }),
    sum(
      'subtotals',
      'Los subtotales suman el total',
      added(table.subtotals.map((one) => one.total)),
      table.stated.total,
    ),
    ...table.stated.amounts.map((amount, i) =>
      sum(
        `source-${i}`,
        `${table.sources[i]}: los subtotales suman su total`,
        added(table.subtotals.map((one) => one.amounts[i] ?? 0)),
        amount,
      ),
    ),
  ];
}

function comparisonsOf({ figures, comparisons }: File): CheckedSum[] {
  const numbers = Object.fromEntries(
    Object.entries(figures).map(([name, { value }]) => [
      name,
      typeof value === 'number' ? value : Number(value.slice(0, 4)) * 12 + Number(value.slice(5, 7)),
    ]),
  );
  return comparisons.map((one) => {
    const [left, right] = [one.left, one.right].map((text) => {
      const outcome = workOut(readFormula(text), numbers);
      if (outcome.kind !== 'value')
        throw new RangeError(`The comparison ${one.id} names a figure that is not there.`);
      return outcome.value;
    }) as [number, number];
    const named = Object.entries(figures).filter(([name]) =>
      new RegExp(`\\b${name}\\b`).test(`${one.left} ${one.right}`),
    );
    return {
      id: one.id,
      about: one.about,
      left,
      right,
      agrees: near(left, right, one.tolerance),
      at: [...new Set(named.map(([, { at: where }]) => where))],
      isMonths: named.some(([, { value }]) => typeof value === 'string'),
    };
  });
}
