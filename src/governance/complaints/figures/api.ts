import { z } from 'zod';

// What the published figures answer with; pages take their types from here.

const title = z.object({ es: z.string(), en: z.string() });
const count = z.number().int().nullable().describe('Null: protected, or nothing is published of it');
const figures = z.object({
  received: count,
  answered: count,
  inTime: count,
  inTimeShare: z.number().nullable(),
  medianDays: z.number().nullable(),
  percentile90Days: z.number().nullable(),
  contested: count,
  reopened: count,
});
export type FiguresView = z.infer<typeof figures>;

export const figureDimensions = [
  'kind',
  'unit',
  'province',
  'sex',
  'age',
  'ethnicity',
  'disability',
] as const;
export type FigureDimension = (typeof figureDimensions)[number];

const row = z.object({ member: z.string(), title: title.nullable(), figures });
export type FigureRow = z.infer<typeof row>;
const point = z.object({
  month: z.string(),
  value: z.number(),
  mean: z.number(),
  lowerLimit: z.number().nullable(),
  upperLimit: z.number().nullable(),
  kind: z.enum(['common-cause', 'improvement', 'concern', 'neutral-high', 'neutral-low']),
});
export type FigurePoint = z.infer<typeof point>;

export const quarterParams = z.object({ quarter: z.string().regex(/^\d{4}-Q[1-4]$/) });
export const figuresQuery = z.object({
  quarter: z
    .string()
    .regex(/^\d{4}-Q[1-4]$/)
    .optional()
    .describe('The latest where it is left out'),
});
export const figuresAnswer = z.object({
  quarters: z.array(z.string()),
  quarter: z.string(),
  madeAt: z.iso.datetime({ offset: true }),
  sha256: z.string(),
  smallest: z.number().int(),
  synthetic: z.boolean(),
  overall: figures,
  knownPersons: figures.describe('Of who filed with her account: those that sex, age and the rest are of'),
  by: z.record(z.enum(figureDimensions), z.array(row)),
  reports: z.object({ received: count, answered: count }),
  charts: z.object({ inTime: z.array(point), received: z.array(point) }),
});
export type FiguresAnswer = z.infer<typeof figuresAnswer>;

export const reportParams = z.object({ year: z.coerce.number().int().min(2000).max(2999) });
const words = z.string().trim().min(10).max(8000);
export const reportBody = z.strictObject({ foreword: words, recommendations: words });
const share = z.number().nullable();
const yearFigures = z.object({
  year: z.number().int(),
  throughQuarter: z.string().describe('The last quarter of the year that is published'),
  smallest: z.number().int(),
  synthetic: z.boolean(),
  quarters: z.array(z.object({ quarter: z.string(), sha256: z.string(), figures })),
  sums: z.object({
    received: count,
    answered: count,
    inTime: count,
    contested: count,
    reopened: count,
    reports: count,
  }),
  kinds: z.array(
    z.object({ member: z.string(), title: title.nullable(), received: count, inTimeShare: share }),
  ),
  units: z.array(
    z.object({ member: z.string(), title: title.nullable(), received: count, inTimeShare: share }),
  ),
  overdue: z.array(z.object({ title, overdue: z.number().int(), on: z.iso.date() })),
  comments: z.array(z.object({ on: z.iso.date(), body: z.string() })),
});
export type YearFigures = z.infer<typeof yearFigures>;
export const reportAnswer = z.object({
  year: z.number().int(),
  version: z.number().int(),
  madeOn: z.iso.date().nullable().describe('Null: a draft, the figures as they stand'),
  foreword: z.string(),
  recommendations: z.string(),
  sha256: z.string().nullable().describe('Of the figures as they were when it was published'),
  figures: yearFigures,
});
export type ReportAnswer = z.infer<typeof reportAnswer>;
export const reportsAnswer = z.object({
  items: z.array(
    z.object({
      year: z.number().int(),
      version: z.number().int(),
      madeOn: z.iso.date(),
      throughQuarter: z.string(),
    }),
  ),
  years: z.array(z.number().int()).describe('Years of which figures are published'),
});
export type ReportsAnswer = z.infer<typeof reportsAnswer>;
