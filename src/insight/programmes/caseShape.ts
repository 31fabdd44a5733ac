import { z } from 'zod';

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
/** The file of a case under `cases/programmes`, each fact with the place in its source. */
export const caseShape = z.strictObject({
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
export type CaseFile = z.infer<typeof caseShape>;
