import { z } from 'zod';
import { sections } from './designQuestions.ts';
import { goodCodes, populationCodes, territoryCodes } from './scope.ts';

// The contract of what is said about a design as a whole: the thirty questions, and how programmes overlap.

const day = z.iso.date();
const both = z.object({ es: z.string(), en: z.string() });
const level = z.number().int().min(0).max(4).nullable();

export const designEvaluationAnswer = z.object({
  slug: z.string(),
  name: z.string(),
  mayAnswer: z.boolean(),
  questions: z.array(
    z.object({
      number: z.number().int(),
      data: z
        .object({
          level,
          traits: z.array(z.boolean().nullable()).describe('Null is for a person to judge'),
          evidence: z.array(both),
        })
        .nullable()
        .describe('What the data say; null where it is asked'),
      answer: z.object({ level, text: z.string(), on: day }).nullable(),
      level: level.describe('In force: of who answered, otherwise of the data'),
    }),
  ),
  sections: z.array(
    z.object({
      section: z.enum(sections),
      graded: z.number().int(),
      answered: z.number().int(),
      mean: z.number().nullable(),
    }),
  ),
  points: z.number().int(),
  pointsMost: z.number().int(),
  asked: z.array(z.number().int()),
});
export type DesignEvaluationAnswer = z.infer<typeof designEvaluationAnswer>;

export const overlapBody = z.object({
  other: z.string().max(60),
  holds: z.boolean(),
  text: z.string().trim().min(10).max(1_000),
});
const judgement = z.object({
  by: z.string().describe('The programme whose planner says so'),
  holds: z.boolean(),
  text: z.string(),
  on: day,
});
const pair = z.object({
  one: z.string(),
  other: z.string(),
  kind: z.enum(['duplication', 'coincidence', 'complementarity']),
  populations: z.array(z.enum(populationCodes)),
  goods: z.array(z.enum(goodCodes)),
  territories: z.array(z.enum(territoryCodes)),
  isAtOnce: z.boolean(),
  judgements: z.array(judgement),
});
export type OverlapView = z.infer<typeof pair>;
export const overlapsAnswer = z.object({
  programmes: z.array(
    z.object({
      slug: z.string(),
      shortName: z.string(),
      name: z.string(),
      isCase: z.boolean(),
      isScoped: z.boolean().describe('Whether it says whom it serves, what it delivers and where'),
    }),
  ),
  pairs: z.array(pair),
  mayJudge: z.boolean(),
});
export type OverlapsAnswer = z.infer<typeof overlapsAnswer>;
