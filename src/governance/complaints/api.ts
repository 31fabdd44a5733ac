import { z } from 'zod';
import { caseKinds, closings, seriousnesses } from './case.ts';

// The contract of this room: routes parse and answer with it, pages take their types from it.

export const subjects = [
  'waiting',
  'treatment',
  'appointment',
  'medicines',
  'payment',
  'records',
  'information',
  'place',
  'corruption',
  'abuse',
  'retaliation',
  'other',
] as const;
export type Subject = (typeof subjects)[number];
export const channels = ['web', 'phone', 'counter', 'kiosk', 'email', 'letter'] as const;

const day = z.iso.date();
const instant = z.iso.datetime({ offset: true });
const uuid = z.uuid();
const code = z.string().min(16).max(40).describe('The receipt code; dashes and capitals do not matter');
const text = z.string().trim().min(1).max(10_000);
const title = z.object({ es: z.string(), en: z.string() });

export const fileParams = z.object({ fileId: uuid });
export const fileQuery = z.object({
  name: z.string().max(120).optional().describe('Left out for what must not say who sent it'),
});
export const fileAnswer = z.object({
  fileId: uuid,
  media: z.string(),
  bytes: z.number().int(),
  name: z.string(),
});
export type FileAnswer = z.infer<typeof fileAnswer>;

export const filingBody = z.strictObject({
  kind: z.enum(caseKinds),
  subject: z.enum(subjects),
  service: z.string().max(60).optional(),
  facility: z.string().max(60).optional(),
  text: z.string().trim().min(15).max(10_000),
  code: code.describe(
    'Made by the sender, 16 letters and digits of chance; the server keeps only its keyed hash',
  ),
  identity: z
    .enum(['account', 'sealed', 'anonymous'])
    .describe('account: who is signed in or assisted; sealed: the one given here; anonymous: none'),
  given: z
    .strictObject({
      name: z.string().trim().min(3).max(200),
      contact: z.string().trim().max(200).default(''),
    })
    .optional(),
  onBehalf: z
    .strictObject({ of: z.string().trim().min(3).max(200), mandateFile: uuid })
    .optional()
    .describe('For someone else, with the file that proves the mandate'),
  files: z.array(uuid).max(10).default([]),
  linkedCode: code.optional().describe('Receipt code of an earlier case: retaliation for having reported'),
  channel: z
    .enum(channels)
    .default('web')
    .describe('Others than web and kiosk: by staff who may enter cases'),
});
export type FilingBody = z.input<typeof filingBody>;
export const filingAnswer = z.object({
  caseId: uuid,
  number: z.string(),
  receivedOn: day,
  dueOn: day,
  termDays: z.number().int(),
});
export type FilingAnswer = z.infer<typeof filingAnswer>;

export const guideBody = z.strictObject({
  kind: z.enum(caseKinds).optional(),
  service: z.string().max(60).optional(),
  text: z.string().max(2000).default(''),
});
export const guideAnswer = z.object({
  days: z.array(
    z.object({ kind: z.enum(caseKinds), termDays: z.number().int(), medianDays: z.number().nullable() }),
  ),
  similar: z.array(
    z.object({
      answerId: uuid,
      question: z.string(),
      answer: z.string(),
      norm: z.string(),
      publishedOn: day,
      alike: z.array(z.string()).describe('Words in common, the reason why it is shown'),
    }),
  ),
});
export type GuideAnswer = z.infer<typeof guideAnswer>;

export const deadlineView = z.object({
  state: z.enum(['running', 'paused', 'met', 'missed']),
  due: day,
  termDays: z.number().int(),
  daysLeft: z.number().int(),
  daysUsed: z.number().int(),
  daysWaited: z.number().int(),
});
export const actionView = z.object({
  seq: z.number().int(),
  kind: z.string(),
  by: z.enum(['person', 'official', 'ombudsman', 'custodian', 'system']),
  on: day,
  at: instant.nullable().describe('Null where only the day is kept'),
  facts: z.record(z.string(), z.unknown()),
  body: z.string().nullable(),
  norm: z.string().nullable(),
  shown: z.boolean(),
  files: z.array(fileAnswer),
});
export type ActionView = z.infer<typeof actionView>;
export const caseView = z.object({
  caseId: uuid,
  number: z.string(),
  subject: z.string(),
  service: z.string().nullable(),
  facility: z.string().nullable(),
  channel: z.string(),
  confidential: z.boolean(),
  identity: z.enum(['account', 'sealed', 'given', 'none']),
  given: z.object({ name: z.string(), contact: z.string(), of: z.string().nullable() }).nullable(),
  linkedNumber: z.string().nullable(),
  joinedNumber: z.string().nullable(),
  deadline: deadlineView,
  personUntil: day.nullable().describe('Last day on which the person may answer, accept or contest'),
  today: day,
  actions: z.array(actionView),
  party: z.enum(['person', 'official', 'ombudsman', 'custodian', 'system']).nullable(),
});
export type CaseView = z.infer<typeof caseView>;

export const followBody = z.strictObject({ code });
export const personAction = z.strictObject({
  kind: z.enum(['added', 'accepted', 'contested', 'withdrawn', 'reopened']),
  text: z.string().trim().max(10_000).default(''),
  files: z.array(uuid).max(10).default([]),
});
export const followActionBody = personAction.extend({ code });
export const followFileBody = z.strictObject({ code, fileId: uuid });

export const caseParams = z.object({ caseId: uuid });
export const caseFileParams = z.object({ caseId: uuid, fileId: uuid });
export const myCaseItem = z.object({
  caseId: uuid,
  number: z.string(),
  kind: z.enum(caseKinds),
  subject: z.string(),
  phase: z.string(),
  receivedOn: day,
  dueOn: day.nullable(),
});
export const myCasesAnswer = z.object({ items: z.array(myCaseItem) });
export type MyCasesAnswer = z.infer<typeof myCasesAnswer>;

export const queueQuery = z.object({
  show: z.enum(['open', 'new', 'late', 'waiting', 'answered', 'closed']).default('open'),
  kind: z.enum(caseKinds).optional(),
  unit: z.string().max(60).optional(),
  search: z.string().max(40).optional().describe('A case number'),
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export const queueItem = z.object({
  caseId: uuid,
  number: z.string(),
  kind: z.enum(caseKinds),
  subject: z.string(),
  service: z.string().nullable(),
  unit: z.string().nullable(),
  phase: z.string(),
  seriousness: z.enum(seriousnesses),
  level: z.number().int(),
  receivedOn: day,
  dueOn: day.nullable(),
  daysLeft: z.number().int().nullable(),
  opening: z.string().describe('The first words'),
});
export type QueueItemView = z.infer<typeof queueItem>;

const officialText = {
  text: z.string().trim().max(20_000).default(''),
  files: z.array(uuid).max(10).default([]),
};
export const officialAction = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('classified'),
    caseKind: z.enum(caseKinds),
    seriousness: z.enum(seriousnesses),
    ...officialText,
  }),
  z.strictObject({
    kind: z.literal('assigned'),
    unit: z.string().max(60),
    toMe: z.boolean().default(false),
    ...officialText,
  }),
  z.strictObject({ kind: z.literal('informationAsked'), ...officialText, text }),
  z.strictObject({ kind: z.literal('messaged'), ...officialText, text }),
  z.strictObject({ kind: z.literal('noted'), ...officialText, text }),
  z.strictObject({ kind: z.literal('unitAsked'), ...officialText, text }),
  z.strictObject({
    kind: z.literal('answered'),
    ...officialText,
    text: z.string().trim().min(40).max(20_000).describe('The answer with its reasons'),
    norm: z.string().trim().min(5).max(300).describe('The norm on which it rests'),
  }),
  z.strictObject({ kind: z.literal('escalated'), ...officialText, text }),
  z.strictObject({ kind: z.literal('closed'), closing: z.enum(closings), ...officialText, text }),
  z.strictObject({ kind: z.literal('reopened'), ...officialText, text }),
  z.strictObject({ kind: z.literal('joined'), number: z.string().max(20), ...officialText }),
  z.strictObject({ kind: z.literal('split'), ...officialText }),
]);
export type OfficialAction = z.input<typeof officialAction>;
export const officialActionBody = z.strictObject({
  version: z
    .number()
    .int()
    .min(1)
    .describe('The version that the official saw; another since then refuses the action'),
  action: officialAction,
});
export const presenceAnswer = z.object({ others: z.number().int(), version: z.number().int() });
export const identityBody = z.strictObject({
  version: z.number().int().min(1),
  reason: z.string().trim().min(15).max(1000).describe('The reporter reads it'),
});
export const identityAnswer = z.object({ name: z.string(), contact: z.string(), of: z.string().nullable() });
export const publishBody = z.strictObject({
  question: z.string().trim().min(10).max(500),
  answer: z.string().trim().min(10).max(4000),
  norm: z.string().trim().min(5).max(300),
  withoutNames: z.literal(true).describe('The official says that it names nobody'),
});
export const publishAnswer = z.object({ answerId: uuid });

export const commentBody = z.strictObject({
  body: z.string().trim().min(10).max(4000),
  unit: z.string().max(60).optional(),
});
export const overdueAnswer = z.object({
  on: day,
  smallest: z.number().int(),
  units: z.array(
    z.object({
      unit: z.string().nullable(),
      title,
      open: z.number().int().nullable().describe('Null: fewer than `smallest`'),
      openOn: day.describe(
        'Since when this count is shown: it is renewed once it differs by `smallest` or more',
      ),
      overdue: z.number().int().nullable(),
      overdueOn: day,
      longestDays: z
        .number()
        .int()
        .nullable()
        .describe(
          'Working days past the last day, of the latest case, where at least `smallest` are overdue',
        ),
    }),
  ),
  comments: z.array(z.object({ on: day, unit: z.string().nullable(), body: z.string() })),
});
export type OverdueAnswer = z.infer<typeof overdueAnswer>;

export const importParams = z.object({ origin: z.string().regex(/^[a-z0-9][a-z0-9-]{1,39}$/) });
export const importQuery = z.object({ load: z.enum(['yes', 'no']).default('no') });
export const importReport = z.object({
  lines: z.number().int(),
  good: z.number().int(),
  bad: z.number().int(),
  known: z.number().int(),
  loaded: z.number().int(),
  problems: z
    .array(z.object({ line: z.number().int(), field: z.string(), found: z.string(), message: z.string() }))
    .describe('At most a thousand'),
});
export type ImportReport = z.infer<typeof importReport>;
