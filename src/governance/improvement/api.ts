import { z } from 'zod';
import { plainDate } from '#kernel';

// The contract of this room: routes parse and answer with it, pages take their types from it.

const title = z.object({ es: z.string(), en: z.string() });
const instant = z.iso.datetime({ offset: true });
const day = z.iso.date().transform((text) => plainDate(text));
const dayOut = z.iso.date();
const paragraph = (most: number) => z.string().trim().min(10).max(most);
const reason = z.string().trim().min(5).max(500);
const link = z
  .url({ protocol: /^https?$/ })
  .max(300)
  .nullable()
  .default(null);
export const codeParams = z.object({ code: z.string().regex(/^[a-z0-9][a-z0-9-]{1,79}$/) });

export const figure = z.enum([
  'mean',
  'treatment',
  'clarity',
  'waiting',
  'solution',
  'place',
  'waiting-days',
]);
export const phase = z.enum(['open', 'planned', 'done', 'effective', 'not-effective', 'closed']);
export const dimension = z.enum(['facility', 'service']);
export const verdict = z.enum(['yes', 'partly', 'no']);
export const voiceRef = z.strictObject({ kind: z.enum(['case', 'rating']), id: z.uuid() });

const side = z.object({ months: z.number().int(), mean: z.number().nullable() });
export const reading = z.object({
  effect: z.enum(['better', 'worse', 'no-signal', 'too-soon', 'no-baseline']),
  before: side,
  after: side,
  monthsNeeded: z.number().int(),
});
const point = z.object({
  month: z.string(),
  value: z.number(),
  side: z.enum(['before', 'during', 'after']),
  mean: z.number(),
  lowerLimit: z.number().nullable(),
  upperLimit: z.number().nullable(),
  stretch: z.number().int(),
  kind: z.enum(['common-cause', 'improvement', 'concern', 'neutral-high', 'neutral-low']),
});
export type Point = z.infer<typeof point>;

const publishedVerdicts = z.object({
  yes: z.number().int().nullable(),
  partly: z.number().int().nullable(),
  no: z.number().int().nullable(),
  total: z.number().int().nullable(),
});
export const changeItem = z.object({
  code: z.string(),
  title: z.string(),
  cause: z.string(),
  summary: z.string().nullable().describe('What was done, once it was'),
  dimension,
  member: z.string(),
  where: title,
  province: z.string().nullable(),
  figure,
  phase,
  office: z.string(),
  due: dayOut,
  overdue: z.boolean(),
  openedOn: dayOut,
  doneOn: dayOut.nullable(),
  reading: reading.describe('From the published edition; months that it protects are left out'),
  told: z
    .number()
    .int()
    .nullable()
    .describe('How many persons were told; null: nobody yet, or too few to say'),
  verdicts: publishedVerdicts.nullable().describe('Null until there are enough answers to protect each'),
});
export type ChangeItem = z.infer<typeof changeItem>;
export const changesQuery = z.object({
  province: z.string().max(10).optional(),
  service: z.string().max(60).optional(),
  facility: z.string().max(60).optional(),
});
export const changesAnswer = z.object({ items: z.array(changeItem), synthetic: z.boolean() });
export type ChangesAnswer = z.infer<typeof changesAnswer>;

const evidence = z.object({ at: instant, text: z.string(), link: z.string().nullable() });
export const changeAnswer = changeItem.extend({
  origin: z.object({
    kind: z.enum(['signal', 'voices', 'own']),
    month: z.string().nullable(),
    words: z.array(z.string()),
  }),
  plan: z.string().nullable(),
  steps: z.array(
    z.object({ number: z.number().int(), text: z.string(), due: dayOut, done: evidence.nullable() }),
  ),
  evidence: z.array(evidence),
  judged: z.object({ at: instant, effective: z.boolean(), words: z.string() }).nullable(),
  comments: z.array(z.object({ at: instant, text: z.string() })),
  history: z.array(z.object({ at: instant, kind: z.string(), text: z.string().nullable() })),
  points: z.array(point),
  mine: z
    .object({ told: z.boolean(), answer: verdict.nullable() })
    .describe('Of who asks: whether she was told, and what she said'),
  synthetic: z.boolean(),
});
export type ChangeAnswer = z.infer<typeof changeAnswer>;

export const verdictBody = z.strictObject({
  works: verdict,
  key: z
    .string()
    .max(60)
    .optional()
    .describe('The token of the rating, or the receipt code of the complaint, of who is not signed in'),
});
export const whoAmIBody = z.strictObject({ key: z.string().max(60) });
export const mineAnswer = z.object({ told: z.boolean(), answer: verdict.nullable() });
export const myChangesAnswer = z.object({
  items: z.array(
    z.object({
      code: z.string(),
      title: z.string(),
      summary: z.string(),
      where: title,
      toldAt: instant,
      because: z.enum(['rating', 'case']),
      answer: verdict.nullable(),
    }),
  ),
});
export type MyChangesAnswer = z.infer<typeof myChangesAnswer>;

export const openBody = z.strictObject({
  title: z.string().trim().min(8).max(120),
  cause: paragraph(2000),
  origin: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('signal'), month: z.string().regex(/^\d{4}-\d{2}$/) }),
    z.strictObject({ kind: z.literal('voices'), words: z.array(z.string().max(40)).max(20) }),
    z.strictObject({ kind: z.literal('own') }),
  ]),
  voices: z.array(voiceRef).max(2000).default([]),
  dimension,
  member: z.string().max(60),
  figure,
  responsibleDocument: z.string().trim().max(40).nullable().describe('Null: who opens it answers for it'),
  office: z.string().trim().min(4).max(120),
  due: day,
});
export const openAnswer = z.object({ code: z.string() });

const acts = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('join-voices'), voices: z.array(voiceRef).min(1).max(2000) }),
  z.strictObject({ act: z.literal('split-voice'), voice: voiceRef, reason }),
  z.strictObject({
    act: z.literal('plan'),
    plan: paragraph(4000),
    steps: z
      .array(z.strictObject({ text: z.string().trim().min(5).max(300), due: day }))
      .min(1)
      .max(20),
  }),
  z.strictObject({
    act: z.literal('finish-step'),
    step: z.number().int().min(1),
    evidence: paragraph(2000),
    link,
  }),
  z.strictObject({ act: z.literal('add-evidence'), evidence: paragraph(2000), link }),
  z.strictObject({ act: z.literal('change-due'), due: day, reason }),
  z.strictObject({
    act: z.literal('reassign'),
    document: z.string().trim().max(40),
    office: z.string().trim().min(4).max(120),
    reason,
  }),
  z.strictObject({ act: z.literal('finish'), summary: paragraph(1500) }),
  z.strictObject({ act: z.literal('announce') }),
  z.strictObject({ act: z.literal('measure'), effective: z.boolean(), words: paragraph(1500) }),
  z.strictObject({ act: z.literal('close'), words: paragraph(1500) }),
  z.strictObject({ act: z.literal('reopen'), reason }),
  z.strictObject({ act: z.literal('comment'), text: paragraph(2000) }),
]);
export const actBody = z.strictObject({
  seen: z
    .number()
    .int()
    .describe('The last action that the page had seen; another since then is told, not overwritten'),
  act: acts,
});
export type TypedAct = z.infer<typeof acts>;
export const actAnswer = z.object({ seq: z.number().int(), told: z.number().int().nullable() });

export const deskItem = z.object({
  code: z.string(),
  title: z.string(),
  where: title,
  phase,
  office: z.string(),
  due: dayOut,
  overdue: z.boolean(),
  workingDaysLeft: z.number().int(),
  mine: z.boolean().describe('Whoever asks answers for it'),
});
export const deskListAnswer = z.object({ items: z.array(deskItem) });
export type DeskListAnswer = z.infer<typeof deskListAnswer>;
export const deskChangeAnswer = changeAnswer.omit({ mine: true }).extend({
  seq: z.number().int(),
  offered: z.array(z.string()),
  workingDaysLeft: z.number().int(),
  voices: z.array(
    z.object({
      kind: z.enum(['case', 'rating']),
      id: z.uuid(),
      on: dayOut.nullable(),
      text: z.string().nullable().describe('Null: whoever asks may not read it'),
    }),
  ),
  answers: z.object({ yes: z.number().int(), partly: z.number().int(), no: z.number().int() }),
});
export type DeskChangeAnswer = z.infer<typeof deskChangeAnswer>;

export const signalsAnswer = z.object({
  items: z.array(
    z.object({
      dimension,
      member: z.string(),
      where: title,
      month: z.string(),
      value: z.number(),
      mean: z.number(),
      lowerLimit: z.number().nullable(),
      answers: z.number().int(),
      cause: z.string(),
      points: z.array(point),
    }),
  ),
});
export type SignalsAnswer = z.infer<typeof signalsAnswer>;
export const suggestionsAnswer = z.object({
  voices: z.number().int(),
  groups: z.array(
    z.object({
      words: z.array(z.string()),
      dimension,
      member: z.string(),
      where: title,
      size: z.number().int(),
      from: dayOut,
      to: dayOut,
      members: z.array(
        z.object({
          kind: z.enum(['case', 'rating']),
          id: z.uuid(),
          on: dayOut,
          text: z.string().nullable(),
          sameFacility: z.boolean(),
          sameService: z.boolean(),
          sameSubject: z.boolean(),
          words: z.array(z.string()),
          score: z.number(),
        }),
      ),
    }),
  ),
});
export type SuggestionsAnswer = z.infer<typeof suggestionsAnswer>;
