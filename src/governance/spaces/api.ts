import { z } from 'zod';
import { isPlainDate, type PlainDate } from '#kernel';
import { newsSchema } from '#platform/news';
import type { Convocation, MeetingAct } from './decideMeeting.ts';
import type { InstitutionAct, SpaceAct } from './decideSpace.ts';
import { categories, levels, phases } from './levels.ts';
import type { SpaceFacts } from './space.ts';

// The contract of this room: routes parse and answer with it, pages take their types from it.

const day = z.iso
  .date()
  .refine(isPlainDate)
  .transform((text) => text as PlainDate);
const line = (max: number) => z.string().trim().min(3).max(max);
const text = z.string().trim().min(10, 'Write at least ten characters').max(4000);
const number = z.number().int().min(1).max(100_000);

const subject = z.strictObject({
  facility: z.string().max(40).nullable(),
  organisation: z
    .string()
    .regex(/^\d{13}$/)
    .nullable(),
});
export const interestSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('works'), subject }),
  z.strictObject({ kind: z.literal('contracts'), subject }),
  z.strictObject({
    kind: z.literal('kinship'),
    subject,
    line: z.enum(['blood', 'marriage']),
    degree: z.number().int().min(1).max(10),
  }),
]);
const quorum = z
  .strictObject({
    kind: z.enum(['none', 'more-than', 'at-least']),
    numerator: z.number().int().min(1).max(100),
    denominator: z.number().int().min(1).max(100),
  })
  .refine(({ numerator, denominator }) => numerator <= denominator, 'A quorum is a part of the members');
const voteRule = z.strictObject({
  base: z.enum(['cast', 'present', 'members']),
  majority: z.enum(['simple', 'absolute', 'two-thirds', 'unanimous']),
  abstention: z.enum(['out', 'in', 'with-majority']),
  tie: z.enum(['rejected', 'chair', 'again']),
  quorum,
  ballot: z.enum(['open', 'secret']),
});

export const foundBody = z
  .strictObject({
    code: z.string().regex(/^[a-z0-9][a-z0-9-]{1,59}$/),
    title: line(160),
    purpose: text,
    category: z.enum(categories),
    level: z.enum(levels),
    phase: z.enum(phases),
    legalBasis: line(400),
    until: day.nullable(),
    admission: z.enum(['free', 'appointed']),
    contributors: z.enum(['members', 'anyone']),
    commentable: z.boolean(),
    oversees: subject,
    bindingResolution: line(120).nullable(),
    parity: z.boolean(),
    termMonths: z.number().int().min(1).max(120).nullable(),
    voteRule,
  })
  .refine(
    (space) => (space.level === 'decisory') === (space.bindingResolution !== null),
    'A decisory space names the resolution of the Board by which it binds; no other does',
  ) satisfies z.ZodType<SpaceFacts>;

export const spaceAct = z.discriminatedUnion('act', [
  z.strictObject({
    act: z.literal('join'),
    interests: z.array(interestSchema).max(20),
    nameIsPublic: z.literal(true).describe('Who joins knows that her name is public'),
  }),
  z.strictObject({ act: z.literal('leave') }),
  z.strictObject({ act: z.literal('declare-interest'), interest: interestSchema }),
  z.strictObject({ act: z.literal('contribute'), text }),
  z.strictObject({ act: z.literal('comment'), document: number, text }),
  z.strictObject({
    act: z.literal('publish-document'),
    title: line(200),
    text: z.string().trim().min(10).max(40_000),
  }),
  z.strictObject({ act: z.literal('assign-task'), seat: number, title: line(200), due: day }),
  z.strictObject({ act: z.literal('finish-task'), task: number, note: text }),
  z.strictObject({ act: z.literal('give-chair'), seat: number }),
  z.strictObject({
    act: z.literal('cease'),
    seat: number,
    reason: z.enum(['left', 'interest', 'term', 'absences', 'duty', 'death']),
    note: line(400),
  }),
  z.strictObject({
    act: z.literal('tell-outcome'),
    meeting: number,
    agreement: number,
    state: z.enum(['under-way', 'done', 'not-done']),
    text,
  }),
]) satisfies z.ZodType<SpaceAct>;

const document = z.string().max(40).describe('Cédula, or a foreign document as COL:AB123456');
export const managementAct = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('name-secretary'), document }),
  z.strictObject({ act: z.literal('end-secretary'), document }),
  z.strictObject({
    act: z.literal('seat'),
    document,
    role: z.enum(['member', 'institution']),
    vote: z.boolean(),
    alternateOf: number.nullable(),
    interests: z.array(interestSchema).max(20),
  }),
  z.strictObject({ act: z.literal('set-vote-rule'), rule: voteRule, reason: text }),
  z.strictObject({ act: z.literal('close'), reason: text }),
]);
export const replyAct = z.strictObject({
  act: z.literal('reply'),
  contribution: number,
  position: z.enum(['accepted', 'in-part', 'not-accepted']),
  text: z.string().trim().min(30, 'A reasoned reply has at least thirty characters').max(8000),
}) satisfies z.ZodType<InstitutionAct>;

const agenda = z
  .array(
    z.strictObject({
      title: line(200),
      kind: z.enum(['information', 'discussion', 'decision']),
      about: subject.nullable(),
    }),
  )
  .min(1)
  .max(40);
export const convokeBody = z.strictObject({
  startsAt: z.iso.datetime({ offset: true }),
  mode: z.enum(['in-place', 'remote', 'mixed']),
  place: line(300),
  agenda,
}) satisfies z.ZodType<Convocation>;

export const meetingAct = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('amend-agenda'), agenda, reason: line(400) }),
  z.strictObject({
    act: z.literal('add-document'),
    title: line(200),
    text: z.string().trim().min(3).max(40_000),
  }),
  z.strictObject({ act: z.literal('arrive'), how: z.enum(['in-place', 'remote']) }),
  z.strictObject({ act: z.literal('leave') }),
  z.strictObject({ act: z.literal('open'), presiding: number }),
  z.strictObject({ act: z.literal('start-item'), item: number }),
  z.strictObject({ act: z.literal('ask-floor') }),
  z.strictObject({ act: z.literal('withdraw-floor') }),
  z.strictObject({ act: z.literal('give-floor'), seat: number }),
  z.strictObject({ act: z.literal('note'), text: line(4000) }),
  z.strictObject({ act: z.literal('propose'), text }),
  z.strictObject({ act: z.literal('open-vote'), text, ballot: z.enum(['open', 'secret']) }),
  z.strictObject({ act: z.literal('vote'), motion: number, choice: z.enum(['for', 'against', 'abstain']) }),
  z.strictObject({ act: z.literal('close-vote'), motion: number }),
  z.strictObject({ act: z.literal('record-agreement'), text, responsible: line(200), due: day.nullable() }),
  z.strictObject({
    act: z.literal('dissent'),
    agreement: number,
    reason: z.string().trim().min(20, 'A reasoned dissent has at least twenty characters').max(4000),
  }),
  z.strictObject({ act: z.literal('close') }),
  z.strictObject({ act: z.literal('ask-correction'), text }),
  z.strictObject({
    act: z.literal('answer-correction'),
    correction: number,
    accepted: z.boolean(),
    text: line(2000),
  }),
  z.strictObject({ act: z.literal('accept-minutes') }),
  z.strictObject({ act: z.literal('sign'), contentSha256: z.string().regex(/^[0-9a-f]{64}$/) }),
]) satisfies z.ZodType<MeetingAct>;

export const codeParams = z.object({ code: z.string().max(60) });
export const meetingParams = z.object({
  code: z.string().max(60),
  number: z.coerce.number().int().min(1).max(100_000),
});
export const doneAnswer = z.object({
  seq: z.number().int().describe('Place of the last action that was added'),
});
export const convokedAnswer = z.object({ meeting: z.number().int() });

// What pages read. The shapes are those of space.ts, meeting.ts and minutes.ts, with names instead of persons.
const named = z.object({ seat: z.number(), name: z.string() });
export const spaceItem = z.object({
  code: z.string(),
  title: z.string(),
  purpose: z.string(),
  category: z.enum(categories),
  level: z.enum(levels),
  phase: z.enum(phases),
  facility: z.string().nullable(),
  admission: z.enum(['free', 'appointed']),
  closed: z.boolean(),
  secretary: z.boolean().describe('Whether somebody keeps it: without one it does not meet'),
  members: z.number(),
  nextMeeting: z.string().nullable(),
  owed: z.number().describe('Contributions without a reply'),
  overdue: z.number(),
  replied: z.number(),
});
export const spacesAnswer = z.object({ items: z.array(spaceItem) });

export const spaceAnswer = z.object({
  code: z.string(),
  title: z.string(),
  purpose: z.string(),
  category: z.enum(categories),
  level: z.enum(levels),
  effect: z.enum(['none', 'reasoned-reply', 'binds']),
  phase: z.enum(phases),
  legalBasis: z.string(),
  until: z.string().nullable(),
  admission: z.enum(['free', 'appointed']),
  contributors: z.enum(['members', 'anyone']),
  commentable: z.boolean(),
  oversees: z.object({ facility: z.string().nullable(), organisation: z.string().nullable() }),
  bindingResolution: z.string().nullable(),
  rule: z.object({ es: z.string(), en: z.string() }),
  replyWorkingDays: z.number(),
  closed: z.object({ on: z.string(), reason: z.string() }).nullable(),
  parity: z.object({ asked: z.boolean(), female: z.number(), male: z.number() }),
  secretaries: z.array(z.string()),
  seats: z.array(
    named.extend({
      role: z.enum(['member', 'institution']),
      vote: z.boolean(),
      alternateOf: z.number().nullable(),
      chair: z.boolean(),
      from: z.string(),
      until: z.string().nullable(),
    }),
  ),
  contributions: z.array(
    z.object({
      number: z.number(),
      by: z.string().nullable(),
      mine: z.boolean(),
      text: z.string(),
      at: z.string(),
      due: z.string(),
      workingDaysLeft: z.number(),
      overdue: z.boolean(),
      overdueNoticedOn: z.string().nullable(),
      reply: z
        .object({
          position: z.enum(['accepted', 'in-part', 'not-accepted']),
          text: z.string(),
          on: z.string(),
        })
        .nullable(),
    }),
  ),
  documents: z.array(
    z.object({
      number: z.number(),
      title: z.string(),
      text: z.string(),
      at: z.string(),
      comments: z.array(z.object({ by: z.string().nullable(), text: z.string(), at: z.string() })),
    }),
  ),
  tasks: z.array(
    z.object({
      number: z.number(),
      seat: z.number(),
      name: z.string(),
      title: z.string(),
      due: z.string(),
      finished: z.object({ on: z.string(), note: z.string() }).nullable(),
    }),
  ),
  meetings: z.array(z.object({ meeting: z.number(), startsAt: z.string(), signed: z.boolean() })),
  agreements: z.array(
    z.object({
      meeting: z.number(),
      number: z.number(),
      text: z.string(),
      due: z.string().nullable(),
      told: z.array(
        z.object({ state: z.enum(['under-way', 'done', 'not-done']), text: z.string(), on: z.string() }),
      ),
    }),
  ),
  me: z.object({
    signedIn: z.boolean(),
    seat: z.number().nullable(),
    secretary: z.boolean(),
    mayReply: z.boolean(),
    mayManage: z.boolean(),
  }),
});
export type SpaceAnswer = z.infer<typeof spaceAnswer>;
export type SpacesAnswer = z.infer<typeof spacesAnswer>;

const minutesItem = z.object({
  number: z.number(),
  title: z.string(),
  kind: z.enum(['information', 'discussion', 'decision']),
  recused: z.array(z.string()),
  speakers: z.array(z.object({ name: z.string(), at: z.string() })),
  notes: z.array(z.string()),
  proposals: z.array(z.object({ number: z.number(), name: z.string(), text: z.string() })),
  votes: z.array(
    z.object({
      text: z.string(),
      rule: z.string(),
      result: z.string(),
      explanation: z.string(),
      choices: z.array(z.object({ name: z.string(), choice: z.string() })),
    }),
  ),
  agreements: z.array(
    z.object({
      number: z.number(),
      text: z.string(),
      responsible: z.string(),
      due: z.string().nullable(),
      dissents: z.array(z.object({ name: z.string(), reason: z.string() })),
    }),
  ),
});
const minutes = z.object({
  format: z.literal('amparo-minutes-1'),
  space: z.object({ code: z.string(), title: z.string(), level: z.string(), legalBasis: z.string() }),
  meeting: z.object({
    number: z.number(),
    mode: z.string(),
    place: z.string(),
    convenedAt: z.string(),
    startsAt: z.string(),
    openedAt: z.string().nullable(),
    closedAt: z.string().nullable(),
    presiding: z.string().nullable(),
    quorum: z.object({ members: z.number(), present: z.number(), needed: z.number() }).nullable(),
  }),
  attendance: z.array(
    z.object({
      name: z.string(),
      role: z.enum(['member', 'alternate', 'institution']),
      how: z.string(),
      arrivedAt: z.string(),
      leftAt: z.string().nullable(),
    }),
  ),
  absent: z.array(z.string()),
  agenda: z.array(minutesItem),
  documents: z.array(z.object({ number: z.number(), title: z.string() })),
  corrections: z.array(
    z.object({
      number: z.number(),
      name: z.string(),
      text: z.string(),
      accepted: z.boolean(),
      answer: z.string(),
    }),
  ),
});
export const meetingAnswer = z.object({
  space: z.object({ code: z.string(), title: z.string(), level: z.enum(levels) }),
  number: z.number(),
  status: z.enum(['convened', 'open', 'closed', 'sealed']),
  startsAt: z.string(),
  mode: z.enum(['in-place', 'remote', 'mixed']),
  place: z.string(),
  agenda: z.array(
    z.object({
      title: z.string(),
      kind: z.enum(['information', 'discussion', 'decision']),
      about: subject
        .nullable()
        .describe('What the point is about, where an interest in it keeps a member out'),
    }),
  ),
  documents: z.array(z.object({ number: z.number(), title: z.string(), text: z.string() })),
  /** What goes on, for members and secretaries until the minutes are signed. */
  live: z
    .object({
      seats: z.array(named.extend({ present: z.boolean(), how: z.string().nullable(), vote: z.boolean() })),
      quorum: z.object({ members: z.number(), present: z.number(), needed: z.number() }),
      presiding: z.number().nullable(),
      item: z.number().nullable(),
      queue: z.array(named),
      floor: named.nullable(),
      motions: z.array(
        z.object({
          motion: z.number(),
          item: z.number(),
          text: z.string(),
          rule: z.object({ es: z.string(), en: z.string() }),
          ballot: z.enum(['open', 'secret']),
          round: z.number(),
          onRoll: z.boolean(),
          voted: z.boolean(),
          cast: z.number(),
          roll: z.number(),
          outcome: z.object({ result: z.string(), es: z.string(), en: z.string() }).nullable(),
        }),
      ),
      correctionsUntil: z.string().nullable(),
      corrections: z.array(
        z.object({
          number: z.number(),
          name: z.string(),
          text: z.string(),
          answer: z.object({ accepted: z.boolean(), text: z.string() }).nullable(),
        }),
      ),
      accepted: z.array(named),
      attended: z.array(named),
      signable: z.boolean(),
      contentSha256: z.string(),
    })
    .nullable(),
  minutes: minutes.nullable().describe('For members while they are made; for everyone once signed'),
  signatures: z.array(z.object({ as: z.enum(['chair', 'secretary']), name: z.string(), at: z.string() })),
  sealed: z.object({ jsonSha256: z.string(), pdfSha256: z.string().nullable(), at: z.string() }).nullable(),
  me: z.object({
    seat: z.number().nullable(),
    secretary: z.boolean(),
    present: z.boolean(),
    attended: z.boolean(),
    recused: z.boolean(),
    signed: z.boolean(),
  }),
});
export type MeetingAnswer = z.infer<typeof meetingAnswer>;
export type MinutesView = z.infer<typeof minutes>;

export const mySpacesAnswer = z.object({
  items: z.array(
    z.object({
      code: z.string(),
      title: z.string(),
      seat: z.number().nullable(),
      secretary: z.boolean(),
      nextMeeting: z.object({ meeting: z.number(), startsAt: z.string() }).nullable(),
      /** What is new since she last looked, one line for each kind, never one for each thing. */
      news: newsSchema,
    }),
  ),
});
export type MySpacesAnswer = z.infer<typeof mySpacesAnswer>;

export const owedAnswer = z.object({
  items: z.array(
    z.object({
      code: z.string(),
      title: z.string(),
      contribution: z.number(),
      text: z.string(),
      at: z.string(),
      due: z.string(),
      workingDaysLeft: z.number(),
    }),
  ),
});
export type OwedAnswer = z.infer<typeof owedAnswer>;
