import { z } from 'zod';
import { isPlainDate, type PlainDate } from '#kernel';
import type { StageAct } from './decideStage.ts';

// The contract of this room: routes parse and answer with it, pages take their types from it.

const day = z.iso
  .date()
  .refine(isPlainDate)
  .transform((text) => text as PlainDate);
const phrase = z.object({ es: z.string(), en: z.string() });
const resolution = z.string().trim().min(3).max(120);

export const stageParams = z.object({ number: z.coerce.number().int().min(1).max(20) });
export const stageAct = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('open'), resolution, on: day }),
  z.strictObject({
    act: z.literal('suspend'),
    resolution,
    on: day,
    reason: z.string().trim().min(10).max(2000),
  }),
]) satisfies z.ZodType<StageAct>;
export const stageDone = z.object({ seq: z.number().int() });

const kept = z.object({
  id: z.string(),
  value: z.number().nullable().describe('What the house counted; null where nobody counts it yet'),
  need: z.number().nullable(),
  holds: z.boolean(),
  optional: z.boolean(),
});
export const stagesAnswer = z.object({
  on: z.string().describe('The day as of which it was counted'),
  source: phrase,
  stages: z.array(
    z.object({
      number: z.number(),
      section: z.string(),
      horizon: z.enum(['short', 'medium']),
      title: phrase,
      aim: phrase,
      decides: phrase,
      state: z.enum(['open', 'slipping', 'ready', 'lacking', 'uncounted']),
      promises: z.array(
        kept.extend({ text: phrase, measure: z.string().nullable(), href: z.string().nullable() }),
      ),
      opened: z.object({ resolution: z.string(), on: z.string(), evidence: z.array(kept) }).nullable(),
      suspended: z.object({ resolution: z.string(), on: z.string(), reason: z.string() }).nullable(),
    }),
  ),
  me: z.object({ mayOpen: z.boolean() }),
});
export type StagesAnswer = z.infer<typeof stagesAnswer>;
