import { z } from 'zod';
import { questions } from './rating.ts';

// The contract of this room: routes parse and answer with it, pages take their types from it.

const title = z.object({ es: z.string(), en: z.string() });
const score = z.number().int().min(1).max(5);
const isoInstant = z.iso.datetime({ offset: true });
const plainDate = z.iso.date();
const monthText = z.string().regex(/^\d{4}-\d{2}$/);
const token = z.string().regex(/^[A-Za-z0-9_-]{22}$/, 'A token has 22 characters');

/** Where the page that rates lives; the token follows after `#`, which browsers keep to themselves. */
export const ratePath = '/calificar';

export const answersSchema = z
  .strictObject({
    treatment: score.optional(),
    clarity: score.optional(),
    waiting: score.optional(),
    solution: score.optional(),
    place: score.optional(),
  })
  .refine(
    (answers) => questions.some((question) => answers[question] !== undefined),
    'Answer at least one question',
  );

const evaluationFields = {
  answers: answersSchema,
  comment: z.string().trim().max(2000).optional(),
  answeredAt: isoInstant
    .optional()
    .describe('When it was answered, if it was kept on the device and sent later'),
};
export const evaluationBody = z.strictObject({ token, ...evaluationFields });
export type EvaluationBody = z.infer<typeof evaluationBody>;
export const ownEvaluationBody = z.strictObject(evaluationFields);
export const evaluationAnswer = z.object({
  receipt: z.string().describe('Shows that it was received; opens nothing'),
  receivedAt: isoInstant,
});
export type EvaluationAnswer = z.infer<typeof evaluationAnswer>;

export const tokenBody = z.strictObject({ token });
export const invitationAnswer = z.object({
  state: z.enum(['open', 'rated', 'expired']),
  service: z.object({ code: z.string(), title }),
  facility: z.object({ code: z.string(), name: z.string() }),
  attendedOn: plainDate,
  expiresAt: isoInstant,
  ratedAt: isoInstant.nullable(),
});
export type InvitationAnswer = z.infer<typeof invitationAnswer>;

export const kioskBody = z.strictObject({ facility: z.string().max(40), code: z.string().min(8).max(20) });
export const kioskAnswer = z.object({ token, expiresAt: isoInstant });

export const followUpAnswer = z.object({
  rated: z.boolean(),
  receipt: z.string().nullable(),
  receivedAt: isoInstant.nullable(),
  events: z
    .array(z.object({ at: isoInstant, kind: z.string(), title, link: z.string().nullable() }))
    .describe(
      'What became of it: complaints, commitments and changes that came from evaluations like this one',
    ),
});
export type FollowUpAnswer = z.infer<typeof followUpAnswer>;

export const attentionParams = z.object({ attentionId: z.uuid() });
export const issueBody = z.strictObject({ kind: z.enum(['link', 'qr', 'kiosk']) });
export const issueAnswer = z.object({
  kind: z.enum(['link', 'qr', 'kiosk']),
  token: token.nullable().describe('Shown this once; null for a kiosk code'),
  path: z.string().nullable().describe('Path of the page with the token after #'),
  qrSvg: z.string().nullable(),
  code: z.string().nullable().describe('The kiosk’s short code'),
  expiresAt: isoInstant,
});
export type IssueAnswer = z.infer<typeof issueAnswer>;

export const statedAttention = z.strictObject({
  document: z.string().max(40).describe('Cédula, or a foreign document as COL:AB123456'),
  service: z.string().max(120),
  facility: z.string().max(120),
  insurance: z.string().max(120).default(''),
  requested: z.string().max(40).describe('2026-02-27T10:30, 27/02/2026 10:30, or with an offset'),
  attended: z.string().max(40),
  closed: z.string().max(40).default(''),
  reference: z
    .string()
    .max(300)
    .default('')
    .describe('Its number in the system of origin; without one, its facts are its number'),
});
export const attentionsBody = z.strictObject({
  origin: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{1,39}$/)
    .describe('The system in which the references are unique'),
  attentions: z.array(statedAttention).min(1).max(1000),
});
export const fieldProblem = z.object({ field: z.string(), problem: z.string(), message: z.string() });
export const attentionsAnswer = z.object({
  loaded: z.number().int(),
  known: z.number().int().describe('Were here already; nothing was loaded twice'),
  refused: z.number().int(),
  items: z.array(
    z.object({
      index: z.number().int(),
      outcome: z.enum(['loaded', 'known', 'refused']),
      attentionId: z.uuid().nullable(),
      problems: z.array(fieldProblem),
    }),
  ),
});
export type AttentionsAnswer = z.infer<typeof attentionsAnswer>;

export const attentionItem = z.object({
  attentionId: z.uuid(),
  service: z.string(),
  facility: z.string(),
  insurance: z.string(),
  requestedAt: isoInstant,
  attendedAt: isoInstant,
  closedAt: isoInstant.nullable(),
  reference: z.string(),
  rated: z.boolean(),
});
export const attentionsQuery = z.object({
  facility: z.string().max(40),
  service: z.string().max(60).optional(),
  from: plainDate.optional(),
  to: plainDate.optional().describe('Included'),
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export const personAttentionsBody = z.strictObject({
  document: z.string().max(40),
  reason: z.string().trim().min(5).max(200),
});
export const myAttentionItem = attentionItem.extend({ canRateUntil: isoInstant });
export const myAttentionsAnswer = z.object({ items: z.array(myAttentionItem) });

export const commentItem = z.object({
  attentionId: z.uuid(),
  service: z.string(),
  facility: z.string(),
  insurance: z.string(),
  receivedAt: isoInstant,
  mean: z.number(),
  body: z.string(),
});
export const commentsQuery = z.object({
  facility: z.string().max(40),
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export const importParams = z.object({ importId: z.uuid() });
export const importQuery = z.object({
  fileName: z.string().min(1).max(200),
  origin: z.string().regex(/^[a-z0-9][a-z0-9-]{1,39}$/),
});
export const importAnswer = z.object({
  importId: z.uuid(),
  state: z.enum(['reading', 'reported', 'loading', 'loaded', 'failed', 'discarded']),
  fileName: z.string(),
  origin: z.string(),
  encoding: z.string().nullable(),
  separator: z.string().nullable(),
  bytes: z.number().int(),
  sha256: z.string().nullable(),
  lines: z.number().int().describe('Lines of data read so far'),
  good: z.number().int().describe('Can be loaded'),
  bad: z.number().int(),
  known: z.number().int().describe('Were loaded before'),
  loaded: z.number().int(),
  failure: z.string().nullable().describe('Why the file could not be read, with what to do'),
  startedAt: isoInstant,
  finishedAt: isoInstant.nullable(),
});
export type ImportAnswer = z.infer<typeof importAnswer>;
export const importProblemItem = fieldProblem.extend({ line: z.number().int(), found: z.string() });
export const importsQuery = z.object({
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

const share = z.object({ share: z.number(), low: z.number(), high: z.number() });
export const figuresSchema = z.object({
  attentions: z.number().int().nullable(),
  answers: z.number().int().nullable(),
  responseRate: z.number().nullable(),
  waiting: z.object({ medianDays: z.number(), percentile90Days: z.number() }).nullable(),
  mean: z.number().nullable(),
  satisfied: share.nullable(),
  questions: z
    .object(
      Object.fromEntries(
        questions.map((question) => [
          question,
          z.object({ mean: z.number(), topTwo: share, counts: z.array(z.number().int()) }).nullable(),
        ]),
      ) as Record<
        (typeof questions)[number],
        z.ZodNullable<
          z.ZodObject<{ mean: z.ZodNumber; topTwo: typeof share; counts: z.ZodArray<z.ZodNumber> }>
        >
      >,
    )
    .nullable(),
});
export const resultRow = z.object({ code: z.string(), title, figures: figuresSchema });
export type ResultRow = z.infer<typeof resultRow>;

export const chartPoint = z.object({
  month: monthText,
  value: z.number(),
  mean: z.number(),
  lowerLimit: z.number().nullable(),
  upperLimit: z.number().nullable(),
  signal: z.string().nullable().describe('Name of the rule that the point breaks'),
  kind: z.string().describe('common-cause, improvement, concern'),
});
export const seriesAnswer = z.object({
  dimension: z.string(),
  member: z.string(),
  title,
  points: z.array(z.object({ month: monthText, figures: figuresSchema })),
  chart: z.array(chartPoint).describe('XmR chart of the mean, months shown only'),
  waitingChart: z.array(chartPoint).describe('XmR chart of the median wait in days'),
});
export type SeriesAnswer = z.infer<typeof seriesAnswer>;
export const editionInfo = z.object({
  number: z.number().int(),
  madeAt: isoInstant,
  fromMonth: monthText,
  throughMonth: monthText,
  smallest: z.number().int(),
  synthetic: z.boolean(),
  sha256: z.string(),
});
export const resultsAnswer = z.object({
  edition: editionInfo,
  overall: figuresSchema,
  byInsurance: z.array(resultRow),
  byService: z.array(resultRow),
  byFacility: z.array(resultRow),
  byProvince: z.array(resultRow),
  byMonth: z.array(z.object({ month: monthText, figures: figuresSchema })),
  chart: z.array(chartPoint),
  waitingChart: z.array(chartPoint),
});
export type ResultsAnswer = z.infer<typeof resultsAnswer>;
export const dimensionSchema = z.enum(['all', 'insurance', 'service', 'facility', 'province']);
export const seriesQuery = z.object({ dimension: dimensionSchema, member: z.string().max(60).default('') });
export const resultsFileQuery = z.object({
  by: dimensionSchema.default('facility'),
  month: z.union([monthText, z.literal('total'), z.literal('every')]).default('total'),
});
export const pulseAnswer = z.object({ attentions: z.number().int(), answers: z.number().int() });
export type PulseAnswer = z.infer<typeof pulseAnswer>;

export const recipeAnswer = z.object({
  edition: editionInfo,
  files: z.array(z.object({ url: z.string(), what: title })),
  steps: z.array(z.object({ figure: z.string(), formula: z.string(), says: title })),
  verify: z.string().describe('The command that repeats it'),
});
export type RecipeAnswer = z.infer<typeof recipeAnswer>;

export const staffResultsQuery = z.object({
  dimension: z.enum(['all', 'insurance', 'service', 'facility']),
  member: z.string().max(60).default(''),
  from: monthText.optional(),
  to: monthText.optional(),
});
export const staffResultsAnswer = z.object({
  dimension: z.string(),
  member: z.string(),
  total: figuresSchema,
  points: z.array(z.object({ month: monthText, figures: figuresSchema })),
  chart: z.array(chartPoint),
});
export type StaffResultsAnswer = z.infer<typeof staffResultsAnswer>;
export const publishAnswer = z.object({ edition: z.number().int(), made: z.boolean() });
