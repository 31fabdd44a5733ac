import { z } from 'zod';

const bilingual = z.object({ es: z.string(), en: z.string() });

const lever = z.object({
  key: z.string().regex(/^[a-oq-xz]$/, 'p and y mean something else in a link'),
  parameter: z.string(),
  group: z.string(),
  dated: z.boolean(),
  unit: z.enum(['percent', 'years', 'times', 'number']),
  step: z.number().positive(),
  title: bilingual,
  help: bilingual,
  phrase: bilingual,
});

/** What a case's laboratory.yaml says. */
export const laboratoryFile = z.strictObject({
  study: z.string(),
  since: z.int(),
  groups: z.array(z.strictObject({ id: z.string(), title: bilingual })),
  levers: z.array(lever),
  questions: z.array(z.strictObject({ id: z.string(), link: z.string(), title: bilingual })),
  people: z.array(
    z.strictObject({
      id: z.string(),
      sex: z.enum(['f', 'm']),
      birthYear: z.int(),
      ageAtEntry: z.int(),
      payMultiple: z.number().positive(),
      density: z.number().min(0).max(1),
      title: bilingual,
    }),
  ),
});

/** A lever with what the case says of its assumption: what it is without touching, how far it may go, and where it comes from. */
const offeredLever = lever.extend({
  value: z.number().describe('In the year from which changes hold'),
  least: z.number(),
  most: z.number(),
  mark: z.enum(['published', 'reconstructed', 'calibrated', 'policy']),
  source: z.object({ es: z.string(), en: z.string() }),
});

export const baseAnswer = z.object({
  engine: z.string(),
  inputs: z.string().describe('SHA-256 of the inputs, which are at /api/laboratory/inputs/<this>'),
  study: z.object({
    id: z.string(),
    title: bilingual,
    yearBase: z.int(),
    yearLast: z.int(),
  }),
  since: z.int(),
  statePaid: z.number(),
  groups: laboratoryFile.shape.groups,
  levers: z.array(offeredLever),
  questions: laboratoryFile.shape.questions,
  people: laboratoryFile.shape.people,
  sensitivity: z.array(
    z.object({
      id: z.string(),
      title: bilingual,
      low: z.array(z.unknown()),
      high: z.array(z.unknown()),
    }),
  ),
  stochastic: z.unknown(),
  published: z.array(z.unknown()),
  unconfirmed: z
    .array(z.object({ id: z.string(), title: bilingual, norm: z.string() }))
    .describe('Values of the law that the inputs hold and that nobody has confirmed'),
  contradictions: z.array(z.object({ id: z.string(), es: z.string(), en: z.string() })),
});

export const inputsParams = z.object({ hash: z.string().regex(/^[0-9a-f]{64}$/) });

export type BaseAnswer = z.infer<typeof baseAnswer>;
export type OfferedLever = z.infer<typeof offeredLever>;
export type StylisedPerson = BaseAnswer['people'][number];
