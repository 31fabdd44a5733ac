import { z } from 'zod';

// What a report of a period holds. It is written from what the programme's lists say, kept whole when it is issued, and read by the page,
// the PDF and the workbook alike.

const day = z.iso.date();
const reportState = z.enum(['empty', 'draft', 'submitted', 'returned', 'approved']);
const light = z.enum(['good', 'watch', 'bad', 'unknown']);
const money = {
  budgetedCents: z.number().int(),
  executedCents: z.number().int().nullable(),
  committedCents: z.number().int().nullable(),
  balanceCents: z.number().int().nullable(),
};
const products = z.object({
  total: z.number().int(),
  done: z.number().int(),
  partly: z.number().int(),
  notDone: z.number().int(),
});
const goals = z.record(z.string(), z.number());
const together = z.object({
  value: z.number().nullable(),
  missing: z.array(z.string()).describe('Periods that have no figure: what is given is then not the whole'),
});

export const periodicReportModel = z.object({
  programme: z.object({
    slug: z.string(),
    name: z.string(),
    objective: z.string(),
    executor: z.string(),
    donor: z.string(),
  }),
  version: z.number().int().describe('Of the design that it is measured against'),
  period: z.string(),
  from: day,
  until: day,
  on: day.describe('The day on which it was written: what it says is what was known then'),
  indicators: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      level: z.enum(['end', 'purpose', 'component', 'activity']).nullable(),
      unit: z.string(),
      responsible: z.string(),
      baseline: z.object({ value: z.number(), period: z.string() }).nullable(),
      periods: z.array(
        z.object({
          period: z.string(),
          state: reportState,
          value: z.number().nullable(),
          why: z.enum(['missing', 'zeroDenominator']).nullable(),
          goal: z.number().nullable(),
          light,
          groups: z.array(z.object({ group: z.string(), value: z.number().nullable() })),
          note: z.string(),
        }),
      ),
      together: together
        .extend({ how: z.enum(['sum', 'average', 'last', 'ratio']) })
        .nullable()
        .describe('Of several periods, as the indicator adds them up'),
      light: light.describe('Of its last figure in the period'),
      next: z
        .object({ period: z.string(), goal: z.number() })
        .nullable()
        .describe('What is to be reached next'),
    }),
  ),
  products: z.object({
    whole: products,
    items: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        component: z.string(),
        due: day.nullable(),
        state: z.enum(['done', 'partly', 'not-done']).nullable(),
        reason: z.string(),
        on: day.nullable(),
      }),
    ),
  }),
  budget: z.object({
    on: day.nullable().describe('Of the last execution reported until the end of the period'),
    components: z.array(z.object({ name: z.string(), products, ...money })),
    whole: z.object(money),
  }),
  alerts: z.array(
    z.object({
      name: z.string(),
      period: z.string(),
      value: z.number(),
      goal: z.number(),
      light,
      corrective: z.number().int().nullable(),
    }),
  ),
  correctives: z.array(
    z.object({
      number: z.number().int(),
      about: z.string(),
      text: z.string(),
      owner: z.string(),
      due: day,
      isLate: z.boolean(),
      closed: z.object({ text: z.string(), on: day }).nullable(),
    }),
  ),
  goalChanges: z.array(z.object({ name: z.string(), before: goals, goals, reason: z.string(), on: day })),
  owed: z.array(
    z.object({ name: z.string(), period: z.string(), state: reportState, responsible: z.string() }),
  ),
  later: z
    .array(z.object({ name: z.string(), period: z.string() }))
    .describe('Indicators that are measured at another time, with when next'),
});
export type PeriodicReport = z.infer<typeof periodicReportModel>;
