import { z } from 'zod';

/** What the house counts for a promise. */
export const measureIds = [
  'published-months',
  'committees',
  'indicators',
  'processes',
  'groups',
  'organisations',
  'sides',
  'formulation-spaces',
  'commission-resolutions',
  'commission-seats',
  'commission-reports',
  'stages-open',
] as const;
export type MeasureId = (typeof measureIds)[number];

const phrase = z.strictObject({ es: z.string().min(1), en: z.string().min(1) });
const promise = z.strictObject({
  id: z.string().regex(/^[a-z]+$/),
  measure: z.enum(measureIds).nullable(),
  optional: z.boolean().default(false),
  href: z.string().nullable(),
  text: phrase,
});
export const stagePlan = z.strictObject({
  source: phrase,
  stages: z
    .array(
      z.strictObject({
        number: z.number().int().min(1),
        section: z.string(),
        horizon: z.enum(['short', 'medium']),
        title: phrase,
        aim: phrase,
        decides: phrase,
        promises: z.array(promise).min(1),
      }),
    )
    .min(1),
});
export type StagePlan = z.output<typeof stagePlan>;
export type PlannedStage = StagePlan['stages'][number];
