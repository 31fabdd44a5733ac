import { z } from 'zod';
import { plainDate } from '#kernel';
import { asmTypes } from './asm.ts';
import { gapKinds } from './checks.ts';
import {
  conclusionSchema,
  contentSchema,
  factsSchema,
  findingSchema,
  goodPracticeSchema,
  lessonSchema,
  outcomeSchema,
  questionSchema,
  recommendationSchema,
  slug,
  sourceSchema,
  termsSchema,
} from './content.ts';
import { parts } from './evaluation.ts';
import { evaluationKinds, informantCategories, priorities, terms } from './lists.ts';
import { standings } from './recommendation.ts';

// The contract of this room: routes parse and answer with it, pages take their types from it.

const day = z.iso.date().transform((text) => plainDate(text));
const dayOut = z.iso.date();
const said = z.string().trim().min(10).max(2000);
const office = z.string().trim().min(4).max(120);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const seen = z
  .number()
  .int()
  .describe('The last action that the page had seen; another since then is told, not overwritten');
const link = z
  .url({ protocol: /^https?$/ })
  .max(300)
  .nullable()
  .default(null);

export const slugParams = z.object({ slug });
export const versionParams = z.object({ slug, version: z.coerce.number().int().min(1).max(999) });
export const idParams = z.object({ id: z.string().regex(/^[a-z0-9][a-z0-9-]{1,64}$/) });

export const evaluationItem = z.object({
  slug: z.string(),
  programme: z.string(),
  programmeTitle: z.string(),
  title: z.string(),
  kind: z.enum(evaluationKinds),
  country: z.string().nullable(),
  commissionedBy: z.string(),
  publishedOn: dayOut.nullable(),
  /** False where the source says a month alone. */
  exact: z.boolean(),
  ofOthers: z.boolean().describe('Published by somebody else and transcribed from its text'),
  synthetic: z.boolean(),
  counts: z.object({
    questions: z.number().int(),
    findings: z.number().int(),
    conclusions: z.number().int(),
    recommendations: z.number().int(),
    informants: z.number().int(),
  }),
  answered: z.number().int().describe('Recommendations with an answer'),
});
export type EvaluationItem = z.infer<typeof evaluationItem>;
export const evaluationsAnswer = z.object({ items: z.array(evaluationItem) });
export type EvaluationsAnswer = z.infer<typeof evaluationsAnswer>;

export const strengthReading = z.object({
  number: z.number().int(),
  strength: z.enum(['none', 'single', 'limited', 'moderate', 'strong']),
  sources: z.number().int(),
  families: z.array(z.enum(['documents', 'figures', 'voices', 'sight'])),
  voicesOnly: z.boolean(),
});
export type StrengthAnswer = z.infer<typeof strengthReading>;
const gap = z.object({ kind: z.enum(gapKinds), numbers: z.array(z.number().int()), hinders: z.boolean() });
const version = z.object({ version: z.number().int(), on: dayOut, sha256 });
const totals = z.object({ women: z.number().int(), men: z.number().int(), total: z.number().int() });

const reading = z.object({
  strengths: z.array(strengthReading),
  strengthPolicy: z.object({ strongSourcesMin: z.number().int(), strongFamiliesMin: z.number().int() }),
  gaps: z.array(gap),
});

export const evaluationAnswer = evaluationItem.extend({
  programmeListed: z.boolean().describe('The programme has a page of its own in this house'),
  ...reading.shape,
  content: contentSchema,
  source: sourceSchema.nullable(),
  versions: z.array(version),
  checks: z.array(
    z.object({
      what: z.string(),
      printed: z.number(),
      computed: z.number(),
      holds: z.boolean(),
      place: z.string().nullable(),
    }),
  ),
  sameForAll: z.array(z.enum(['priority', 'resources'])),
  informants: totals,
  standings: z.array(z.object({ number: z.number().int(), id: z.string(), standing: z.enum(standings) })),
});
export type EvaluationAnswer = z.infer<typeof evaluationAnswer>;

const owed = z.object({
  what: z.enum(['answer', 'plan', 'action', 'verdict']),
  by: z.enum(['addressee', 'verifier']),
  due: dayOut,
  action: z.number().int().nullable(),
  workingDaysLeft: z.number().int().describe('Negative when the day has passed'),
});
export const recommendationItem = z.object({
  id: z.string(),
  evaluation: z.string(),
  programme: z.string(),
  programmeTitle: z.string(),
  number: z.number().int(),
  title: z.string(),
  addressees: z.array(z.object({ key: z.string(), name: z.string(), units: z.array(z.string()) })),
  priority: z.enum(priorities).nullable(),
  term: z.enum(terms).nullable(),
  asmType: z.enum(asmTypes).nullable(),
  standing: z.enum(standings),
  decision: z.enum(['accepted', 'partly', 'rejected']).nullable(),
  since: dayOut,
  sinceIs: z.enum(['published', 'registered']),
  responseDue: dayOut,
  termDue: dayOut.nullable(),
  owed: owed.nullable(),
  overdue: z.boolean(),
  escalated: z.enum(['director', 'board']).nullable(),
  answeredSynthetically: z.boolean().describe('Its answer was invented for the demonstration'),
});
export type RecommendationItem = z.infer<typeof recommendationItem>;

export const recommendationsQuery = z.object({
  programme: z.string().max(60).optional(),
  state: z.enum(standings).optional(),
  addressee: z.string().max(60).optional(),
  overdue: z.enum(['yes']).optional(),
});
export const recommendationsAnswer = z.object({
  items: z.array(recommendationItem),
  total: z.number().int(),
  today: dayOut,
  programmes: z.array(z.object({ slug: z.string(), title: z.string() })),
  addressees: z.array(z.object({ key: z.string(), name: z.string() })),
});
export type RecommendationsAnswer = z.infer<typeof recommendationsAnswer>;

const historyEntry = z.object({
  seq: z.number().int(),
  on: dayOut,
  kind: z.enum([
    'recommended',
    'answered',
    'action-planned',
    'due-changed',
    'reported',
    'found-insufficient',
    'verified',
    'closed',
    'reopened',
  ]),
  number: z.number().int().nullable(),
  decision: z.enum(['accepted', 'partly', 'rejected']).nullable(),
  text: z.string().nullable(),
  evidence: z.object({ text: z.string(), link: z.string().nullable() }).nullable(),
  due: dayOut.nullable(),
  office: z.string().nullable(),
  synthetic: z.boolean(),
  sha256: sha256.describe('Of the action; the audit chain holds the same'),
});
export type HistoryEntry = z.infer<typeof historyEntry>;

export const recommendationAnswer = recommendationItem.extend({
  programmeListed: z.boolean().describe('The programme has a page of its own in this house'),
  text: z.string(),
  resources: z.enum(['low', 'medium', 'high']).nullable(),
  place: z.string().nullable(),
  evaluationTitle: z.string(),
  conclusions: z.array(
    z.object({ number: z.number().int(), text: z.string(), findings: z.array(z.number().int()) }),
  ),
  findings: z.array(
    z.object({
      number: z.number().int(),
      text: z.string(),
      place: z.string().nullable(),
      strength: strengthReading,
    }),
  ),
  lessons: z.array(z.object({ number: z.number().int(), title: z.string() })),
  goodPractices: z.array(z.object({ number: z.number().int(), title: z.string() })),
  answer: z
    .object({
      decision: z.enum(['accepted', 'partly', 'rejected']),
      text: z.string(),
      office: z.string(),
      synthetic: z.boolean(),
      on: dayOut,
      inTime: z.boolean(),
      workingDaysLate: z.number().int(),
    })
    .nullable(),
  actions: z.array(
    z.object({
      number: z.number().int(),
      text: z.string(),
      responsible: z.string(),
      due: dayOut,
      state: z.enum(['planned', 'reported', 'returned', 'verified']),
      workingDaysLeft: z.number().int(),
    }),
  ),
  closed: z.object({ text: z.string(), office: z.string(), on: dayOut }).nullable(),
  goesUp: z
    .array(z.object({ level: z.enum(['director', 'board']), on: dayOut, reached: z.boolean() }))
    .describe('When what is owed goes up a level, by the policy'),
  policy: z.object({
    responseWorkingDays: z.number().int(),
    planWorkingDays: z.number().int(),
    verdictWorkingDays: z.number().int(),
    termMonths: z.number().int().nullable(),
  }),
  history: z.array(historyEntry),
});
export type RecommendationAnswer = z.infer<typeof recommendationAnswer>;

export const doneAnswer = z.object({ seq: z.number().int() });

export const beginBody = factsSchema;
const typed = { number: z.number().int().min(1).nullable() };
const put = <Name extends (typeof parts)[number], Item extends z.ZodType>(part: Name, item: Item) =>
  z.strictObject({ act: z.literal('put'), part: z.literal(part), item });
export const evaluationActBody = z.strictObject({
  seen,
  act: z.discriminatedUnion('act', [
    z.strictObject({ act: z.literal('write-terms'), terms: termsSchema }),
    z.strictObject({
      act: z.literal('count-informants'),
      category: z.enum(informantCategories),
      women: z.number().int().min(0).max(10_000),
      men: z.number().int().min(0).max(10_000),
    }),
    z.discriminatedUnion('part', [
      put('questions', questionSchema.extend(typed)),
      put('findings', findingSchema.extend(typed)),
      put('outcomes', outcomeSchema.extend(typed)),
      put('conclusions', conclusionSchema.extend(typed)),
      put('lessons', lessonSchema.extend(typed)),
      put('goodPractices', goodPracticeSchema.extend(typed)),
      put('recommendations', recommendationSchema.extend(typed)),
    ]),
    z.strictObject({ act: z.literal('remove'), part: z.enum(parts), number: z.number().int().min(1) }),
    z.strictObject({ act: z.literal('reopen'), reason: said }),
  ]),
});
export const publicationBody = z.strictObject({ seen });
export const publishedAnswer = z.object({ seq: z.number().int(), version: z.number().int(), sha256 });

export const deskEvaluationsAnswer = z.object({
  items: z.array(
    z.object({
      slug: z.string(),
      title: z.string(),
      programmeTitle: z.string(),
      open: z.boolean(),
      versions: z.number().int(),
      missing: z.number().int(),
      ofOthers: z.boolean(),
    }),
  ),
});
export type DeskEvaluationsAnswer = z.infer<typeof deskEvaluationsAnswer>;
export const deskEvaluationAnswer = z.object({
  ...reading.shape,
  facts: factsSchema,
  content: contentSchema,
  versions: z.array(version),
  open: z.boolean(),
  ofOthers: z.boolean(),
  followed: z.array(z.number().int()),
  seq: z.number().int(),
  mayPublish: z.boolean(),
});
export type DeskEvaluationAnswer = z.infer<typeof deskEvaluationAnswer>;

export const answeringBody = z.strictObject({
  seen,
  act: z.discriminatedUnion('act', [
    z.strictObject({
      act: z.literal('answer'),
      decision: z.enum(['accepted', 'partly', 'rejected']),
      text: said,
      office,
    }),
    z.strictObject({ act: z.literal('plan-action'), text: said, responsible: office, due: day }),
    z.strictObject({
      act: z.literal('change-due'),
      number: z.number().int().min(1),
      due: day,
      reason: said,
    }),
    z.strictObject({
      act: z.literal('report'),
      number: z.number().int().min(1),
      text: said,
      evidence: said,
      link,
    }),
  ]),
});
export const verifyingBody = z.strictObject({
  seen,
  act: z.discriminatedUnion('act', [
    z.strictObject({
      act: z.literal('find-insufficient'),
      number: z.number().int().min(1),
      reason: said,
      office,
    }),
    z.strictObject({ act: z.literal('verify'), number: z.number().int().min(1), text: said, office }),
    z.strictObject({ act: z.literal('close'), text: said, office }),
    z.strictObject({ act: z.literal('reopen'), reason: said, office }),
  ]),
});

export const deskRecommendationsAnswer = z.object({ items: z.array(recommendationItem) });
export type DeskRecommendationsAnswer = z.infer<typeof deskRecommendationsAnswer>;
export const deskRecommendationAnswer = recommendationAnswer.extend({
  seq: z.number().int(),
  offered: z.array(
    z.enum([
      'answer',
      'plan-action',
      'change-due',
      'report',
      'find-insufficient',
      'verify',
      'close',
      'reopen',
    ]),
  ),
});
export type DeskRecommendationAnswer = z.infer<typeof deskRecommendationAnswer>;
