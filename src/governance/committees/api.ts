import { z } from 'zod';
import { isPlainDate, type PlainDate } from '#kernel';
import { newsSchema } from '#platform/news';
import { checkpoints } from './checklist.ts';
import { sources } from './committee.ts';

// The contract of this room: routes parse and answer with it, pages take their types from it.

const day = z.iso
  .date()
  .refine(isPlainDate)
  .transform((text) => text as PlainDate);
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
const line = (max: number) => z.string().trim().min(3).max(max);
const text = z.string().trim().min(10, 'Write at least ten characters').max(4000);
const number = z.number().int().min(1).max(100_000);
const subject = z.strictObject({
  facility: z.string().max(40).nullable(),
  organisation: z.string().max(13).nullable(),
});
const interest = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('works'), subject }),
  z.strictObject({ kind: z.literal('contracts'), subject }),
  z.strictObject({
    kind: z.literal('kinship'),
    subject,
    line: z.enum(['blood', 'marriage']),
    degree: z.number().int().min(1).max(10),
  }),
]);

export const committeeParams = z.object({ code: z.string().max(60) });
export const photographParams = z.object({ code: z.string().max(60), photographId: z.uuid() });
export const doneAnswer = z.object({ seq: z.number().int() });

export const callBody = z.strictObject({
  code: z.string().regex(/^[a-z0-9][a-z0-9-]{1,59}$/),
  title: line(160),
  facility: z.string().max(40),
  registrationUntil: day,
});
export const registrationBody = z.strictObject({
  interests: z.array(interest).max(20),
  nameIsPublic: z.literal(true),
});
export const managementBody = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('extend-call'), until: day }),
  z.strictObject({ act: z.literal('install') }),
  z.strictObject({ act: z.literal('record-board'), chair: number, secretary: number }),
]);
const indicatorFacts = z.strictObject({
  title: line(120),
  definition: text,
  source: z.enum(sources),
  goal: z.number().min(0).max(1000),
  better: z.enum(['increase', 'decrease']),
  from: month,
  until: month.nullable(),
});
export const memberBody = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('propose-indicator'), facts: indicatorFacts }),
  z.strictObject({ act: z.literal('observe'), indicator: number.nullable(), month: month.nullable(), text }),
  z.strictObject({ act: z.literal('judge-answer'), observation: number, satisfied: z.boolean(), text }),
  z.strictObject({ act: z.literal('report'), text }),
  z.strictObject({ act: z.literal('propose-board'), chair: number, secretary: number }),
  z.strictObject({ act: z.literal('accept-board'), list: number }),
  z.strictObject({ act: z.literal('open-board-vote') }),
  z.strictObject({
    act: z.literal('vote-board'),
    choice: z.union([number, z.literal('none'), z.literal('abstain')]),
  }),
  z.strictObject({ act: z.literal('close-board-vote') }),
]);
const seenAs = z.enum(['yes', 'no', 'not-seen']);
export const visitBody = z.strictObject({
  on: day,
  seen: z.strictObject(
    Object.fromEntries(checkpoints.map((one) => [one, seenAs])) as Record<
      (typeof checkpoints)[number],
      typeof seenAs
    >,
  ),
  note: z.string().trim().max(2000),
  photographs: z.array(z.string().max(1_400_000)).max(3).describe('JPEG in base64, drawn anew by the page'),
});
export type VisitBody = z.input<typeof visitBody>;
export const providerBody = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('answer-indicator'), indicator: number, agreed: z.boolean(), text }),
  z.strictObject({
    act: z.literal('answer-observation'),
    observation: number,
    text: z.string().trim().min(30, 'An answer has at least thirty characters').max(8000),
    commitment: z.strictObject({ text: line(300), due: day }).nullable(),
  }),
]);

const phrase = z.object({ es: z.string(), en: z.string() });
export const committeesAnswer = z.object({
  items: z.array(
    z.object({
      code: z.string(),
      title: z.string(),
      facility: z.string(),
      state: z.enum(['registering', 'waiting', 'installed']),
      registrationUntil: z.string(),
      members: z.number(),
      membersMin: z.number(),
      board: z.boolean().describe('Whether its board is in its term'),
      signals: z.number().describe('Agreed indicators whose last month is a signal of concern'),
      waiting: z.number().describe('Observations without an answer'),
      late: z.number(),
    }),
  ),
});
export type CommitteesAnswer = z.infer<typeof committeesAnswer>;

const indicatorView = z.object({
  number: z.number(),
  title: z.string(),
  definition: z.string(),
  source: z.enum(sources),
  goal: z.number(),
  goalSaid: phrase,
  better: z.enum(['increase', 'decrease']),
  from: z.string(),
  until: z.string().nullable(),
  by: z.string(),
  answer: z.object({ agreed: z.boolean(), text: z.string(), on: z.string() }).nullable(),
  points: z.array(
    z.object({
      month: z.string(),
      value: z.number(),
      mean: z.number(),
      lowerLimit: z.number().nullable(),
      upperLimit: z.number().nullable(),
      pointType: z.enum(['common-cause', 'improvement', 'concern', 'neutral-high', 'neutral-low']),
      stretch: z.number(),
      meetsGoal: z.boolean(),
    }),
  ),
  last: z.object({ month: z.string(), said: phrase, meetsGoal: z.boolean() }).nullable(),
  signal: phrase.extend({ month: z.string(), kind: z.enum(['concern', 'improvement']) }).nullable(),
});
export type IndicatorView = z.infer<typeof indicatorView>;
const observationView = z.object({
  number: z.number(),
  by: z.string(),
  indicator: z.object({ number: z.number(), title: z.string() }).nullable(),
  month: z.string().nullable(),
  text: z.string(),
  on: z.string(),
  due: z.string(),
  workingDaysLeft: z.number(),
  late: z.boolean(),
  answer: z
    .object({
      text: z.string(),
      commitment: z.object({ text: z.string(), due: z.string() }).nullable(),
      on: z.string(),
      inTime: z.boolean(),
    })
    .nullable(),
  overdueNoticedOn: z.string().nullable(),
  judged: z.object({ satisfied: z.boolean(), text: z.string(), on: z.string() }).nullable(),
});
export type ObservationView = z.infer<typeof observationView>;
const slate = z.object({ list: z.number(), chair: z.string(), secretary: z.string() });
const boardElection = z.object({
  due: z.boolean().describe('Whether the committee may vote a board now'),
  lists: z.array(
    slate.extend({
      by: z.string(),
      accepted: z.array(z.string()),
      ready: z.boolean().describe('Both want to serve and still sit'),
      asked: z.boolean().describe('Whether who looks is in it and has not accepted'),
    }),
  ),
  open: z
    .object({
      vote: z.number(),
      round: z.number(),
      until: z.string(),
      over: z.boolean(),
      rule: phrase,
      lists: z.array(slate),
      roll: z.number(),
      cast: z.number(),
      onRoll: z.boolean(),
      voted: z.boolean(),
    })
    .nullable(),
  last: z
    .object({
      vote: z.number(),
      round: z.number(),
      on: z.string(),
      again: z.boolean().describe('Whether a second round came of it'),
      rule: phrase,
      lists: z.array(
        slate.extend({
          votes: z.number(),
          result: z.enum(['approved', 'rejected', 'tied', 'no-quorum']),
          elected: z.boolean(),
          es: z.string(),
          en: z.string(),
        }),
      ),
      none: z.number(),
      abstain: z.number(),
      votes: z.array(z.object({ name: z.string(), choice: z.string() })),
    })
    .nullable(),
});
const section = z.object({ title: z.string(), lines: z.array(z.string()) });
export const committeeAnswer = z.object({
  code: z.string(),
  title: z.string(),
  facility: z.string(),
  state: z.enum(['registering', 'waiting', 'installed']),
  registrationUntil: z.string(),
  registered: z.number(),
  membersMin: z.number(),
  userMonths: z.number(),
  installedOn: z.string().nullable(),
  members: z.number(),
  seats: z.array(z.object({ seat: z.number(), name: z.string() })),
  board: z
    .object({
      chair: z.string(),
      secretary: z.string(),
      from: z.string(),
      until: z.string(),
      over: z.boolean(),
    })
    .nullable(),
  boardElection,
  edition: z.object({ number: z.number(), sha256: z.string() }).nullable(),
  indicators: z.array(indicatorView),
  observations: z.array(observationView),
  visits: z.array(
    z.object({
      number: z.number(),
      by: z.string(),
      on: z.string(),
      seen: z.record(z.string(), seenAs),
      note: z.string(),
      photographs: z.array(z.string()).describe('For members and the provider; empty for everyone else'),
    }),
  ),
  reports: z.array(
    z.object({ period: z.string(), text: z.string(), on: z.string(), sections: z.array(section) }),
  ),
  draft: z.object({ period: z.string(), sections: z.array(section) }).nullable(),
  me: z.object({
    signedIn: z.boolean(),
    seat: z.number().nullable(),
    registered: z.boolean(),
    board: z.boolean(),
    mayAnswer: z.boolean(),
    mayManage: z.boolean(),
  }),
});
export type CommitteeAnswer = z.infer<typeof committeeAnswer>;

export const waitingAnswer = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      code: z.string(),
      committee: z.string(),
      kind: z.enum(['indicator', 'observation']),
      number: z.number(),
      title: z.string(),
      text: z.string(),
      goal: phrase.nullable(),
      on: z.string().nullable(),
      due: z.string().nullable(),
      workingDaysLeft: z.number().nullable(),
    }),
  ),
});
export type WaitingAnswer = z.infer<typeof waitingAnswer>;

export const myCommitteesAnswer = z.object({
  items: z.array(
    z.object({
      code: z.string(),
      title: z.string(),
      seat: z.number(),
      news: newsSchema.describe('What is new since she last looked, one line for each kind'),
    }),
  ),
});
export type MyCommitteesAnswer = z.infer<typeof myCommitteesAnswer>;
