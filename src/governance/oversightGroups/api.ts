import { z } from 'zod';
import { isPlainDate, type PlainDate } from '#kernel';
import { newsSchema } from '#platform/news';
import type { InstitutionAct } from './decideAnswer.ts';
import type { ManagingAct } from './decideForming.ts';
import type { MemberAct } from './decideWork.ts';
import { type GroupFacts, kinds, levels, severities } from './groupActions.ts';
import { type Declared, kinshipLines, plainInterests } from './interests.ts';

// The contract of this room: routes parse and answer with it, pages take their types from it.

const day = z.iso
  .date()
  .refine(isPlainDate)
  .transform((text) => text as PlainDate);
const line = (max: number) => z.string().trim().min(3).max(max);
const text = z.string().trim().min(10, 'Write at least ten characters').max(4000);
const number = z.number().int().min(1).max(10_000);
const code = z.string().regex(/^[a-z0-9][a-z0-9-]{1,59}$/);
/** Addresses under /veedurias that are pages of their own. */
const taken = ['proponer', 'abrir-caso', 'credencial'];
const party = z.string().trim().min(3).max(200);
const kind = z.enum(kinds);
const severity = z.enum(severities);
const position = z.enum(['accepts', 'partly', 'rejects']);
const outcome = z.enum(['delivered', 'partly', 'denied', 'not-held']);
const verdict = z.enum(['fulfilled', 'not-fulfilled']);

export const groupParams = z.strictObject({ code });
export const cardParams = z.strictObject({ card: z.string().min(1).max(40) });
export const reportParams = z.strictObject({ code, number: z.coerce.number().int().min(1).max(10_000) });
export const doneAnswer = z.strictObject({ seq: z.number() });

export const callBody = z.strictObject({
  code: code.refine((one) => !taken.includes(one), 'Choose another short name'),
  title: line(160),
  kind,
  technical: z.boolean(),
  object: text,
  facility: z.string().max(40).nullable(),
  organisations: z.array(party).max(50),
  resolution: line(160).nullable(),
  registrationUntil: day,
  until: day,
}) satisfies z.ZodType<GroupFacts>;
export const proposalBody = callBody.omit({ resolution: true }).extend({ reason: text });

export const declared = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(plainInterests), towards: party }),
  z.strictObject({
    kind: z.literal('kinship'),
    towards: party,
    line: z.enum(kinshipLines),
    degree: z.number().int().min(1).max(10),
  }),
]) satisfies z.ZodType<Declared>;
export const declarationBody = z.strictObject({ interests: z.array(declared).min(1).max(30) });
export const registrationBody = z.strictObject({
  interests: z.array(declared).max(30),
  statement: text,
  nameIsPublic: z.literal(true),
});

export const challengeBody = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('challenge'), member: number, ground: text }),
  z.strictObject({ act: z.literal('answer'), challenge: number, text }),
]);

export const managingBody = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('admit'), reason: text }),
  z.strictObject({ act: z.literal('refuse-initiative'), reason: text }),
  z.strictObject({ act: z.literal('reopen-registration'), until: day, reason: text }),
  z.strictObject({
    act: z.literal('designate'),
    document: z.string().trim().min(5).max(20),
    alternateOf: number.nullable(),
    designatedBy: line(160),
  }),
  z.strictObject({ act: z.literal('qualify'), member: number, ground: text }),
  z.strictObject({ act: z.literal('notify-challenge'), challenge: number }),
  z.strictObject({
    act: z.literal('decide-challenge'),
    challenge: number,
    upheld: z.boolean(),
    reason: text,
  }),
  z.strictObject({ act: z.literal('induct'), members: z.array(number).min(1).max(100), topics: text }),
  z.strictObject({ act: z.literal('accredit') }),
  z.strictObject({ act: z.literal('extend-term'), until: day, reason: text }),
  z.strictObject({ act: z.literal('note-absence'), member: number, from: day, until: day, reason: text }),
  z.strictObject({
    act: z.literal('cease'),
    member: number,
    why: z.enum(['not-qualified', 'absent', 'lost-requirement']),
    text,
  }),
  z.strictObject({
    act: z.literal('end-recommendation'),
    report: number,
    recommendation: number,
    verdict,
    text,
  }),
  z.strictObject({ act: z.literal('cancel'), reason: text }),
  z.strictObject({ act: z.literal('close'), text }),
]) satisfies z.ZodType<ManagingAct>;

const ocid = z.string().min(3).max(200);
const flag = z.string().regex(/^[A-Z]\d{3}$/);
const plainOrigins = [
  z.strictObject({ kind: z.literal('flag'), ocid, flag }),
  z.strictObject({ kind: z.literal('process'), ocid }),
  z.strictObject({ kind: z.literal('other') }),
] as const;
const partyNumber = z
  .string()
  .regex(/^[1-9]\d{0,8}$/)
  .describe('The number of the page of who buys or sells');
const origin = z.discriminatedUnion('kind', [
  ...plainOrigins,
  z.strictObject({ kind: z.literal('party'), id: partyNumber }),
]);
const evidence = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('request'), request: number, text }),
  z.strictObject({ kind: z.literal('process'), ocid, text }),
  z.strictObject({ kind: z.literal('statement'), text }),
]);

export const memberBody = z.discriminatedUnion('act', [
  z.strictObject({
    act: z.literal('plan'),
    text,
    activities: z
      .array(z.strictObject({ what: line(300), due: day }))
      .min(1)
      .max(40),
  }),
  z.strictObject({ act: z.literal('do-activity'), activity: number, text }),
  z.strictObject({ act: z.literal('open-case'), origin, title: line(200), why: text }),
  z.strictObject({ act: z.literal('note'), case: number, text }),
  z.strictObject({ act: z.literal('request'), case: number.nullable(), what: text }),
  z.strictObject({ act: z.literal('escalate'), request: number, text }),
  z.strictObject({ act: z.literal('settle-request'), request: number, satisfied: z.boolean(), text }),
  z.strictObject({
    act: z.literal('find'),
    case: number.nullable(),
    title: line(200),
    text,
    severity,
    evidence: z.array(evidence).min(1, 'A finding rests on evidence').max(20),
  }),
  z.strictObject({ act: z.literal('keep-finding'), finding: number, agrees: z.boolean(), text }),
  z.strictObject({
    act: z.literal('draft-report'),
    final: z.boolean(),
    text: z.string().trim().min(10).max(20_000),
    recommendations: z.array(z.strictObject({ text, finding: number.nullable() })).max(30),
  }),
  z.strictObject({ act: z.literal('sign-report'), report: number, dissent: text.nullable() }),
  z.strictObject({ act: z.literal('publish-report'), report: number }),
  z.strictObject({
    act: z.literal('end-recommendation'),
    report: number,
    recommendation: number,
    verdict,
    text,
  }),
  z.strictObject({ act: z.literal('resign'), text }),
]) satisfies z.ZodType<MemberAct>;

const handed = z.strictObject({
  title: line(200),
  address: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .nullable(),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
});
export const institutionBody = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('extend'), request: number, reason: text }),
  z.strictObject({
    act: z.literal('answer-request'),
    request: number,
    outcome,
    text,
    documents: z.array(handed).max(30),
  }),
  z.strictObject({ act: z.literal('answer-finding'), finding: number, position, text }),
  z.strictObject({
    act: z.literal('answer-report'),
    report: number,
    text,
    answers: z
      .array(
        z.strictObject({
          recommendation: number,
          position,
          text,
          responsible: line(160).nullable(),
          due: day.nullable(),
        }),
      )
      .max(30),
  }),
  z.strictObject({
    act: z.literal('follow'),
    report: number,
    recommendation: number,
    state: z.enum(['in-progress', 'done']),
    text,
  }),
]) satisfies z.ZodType<InstitutionAct>;

export const phase = z.enum([
  'proposed',
  'refused',
  'registering',
  'preparing',
  'working',
  'expired',
  'reported',
  'closed',
  'cancelled',
]);
export const groupItem = z.strictObject({
  code: z.string(),
  title: z.string(),
  kind,
  phase,
  object: z.string(),
  registrationUntil: z.string(),
  until: z.string(),
  members: z.number(),
  cases: z.number(),
  silent: z.number().describe('Requests whose term is over without an answer'),
  findings: z.number(),
  reports: z.number(),
});
export const groupsAnswer = z.strictObject({ items: z.array(groupItem) });
export type GroupsAnswer = z.infer<typeof groupsAnswer>;

const clock = {
  due: z.string(),
  workingDaysLeft: z.number(),
};
const requestView = z.strictObject({
  number: z.number(),
  case: z.number().nullable(),
  by: z.string(),
  what: z.string(),
  on: z.string(),
  level: z.enum(levels),
  ...clock,
  standing: z.enum(['running', 'silent', 'answered', 'settled', 'disputed']),
  steps: z
    .array(
      z.strictObject({
        what: z.enum(['asked', 'extended', 'silence', 'escalated', 'answered', 'settled', 'disputed']),
        on: z.string(),
        level: z.enum(levels),
        outcome: outcome.nullable(),
        text: z.string(),
        late: z.boolean(),
        documents: z.array(
          z.strictObject({
            title: z.string(),
            address: z.string().nullable(),
            sha256: z.string().nullable(),
          }),
        ),
      }),
    )
    .describe('What happened, in order'),
});
const findingView = z.strictObject({
  number: z.number(),
  case: z.number().nullable(),
  by: z.string(),
  title: z.string(),
  text: z.string(),
  severity,
  evidence: z.array(
    z.strictObject({
      kind: z.enum(['request', 'process', 'statement']),
      request: z.number().nullable(),
      ocid: z.string().nullable(),
      text: z.string(),
    }),
  ),
  on: z.string(),
  ...clock,
  answer: z.strictObject({ position, text: z.string(), on: z.string(), late: z.boolean() }).nullable(),
  kept: z.strictObject({ agrees: z.boolean(), text: z.string(), on: z.string() }).nullable(),
  public: z.boolean(),
});
const recommendationView = z.strictObject({
  number: z.number(),
  text: z.string(),
  finding: z.number().nullable(),
  answer: z
    .strictObject({
      position,
      text: z.string(),
      responsible: z.string().nullable(),
      due: z.string().nullable(),
    })
    .nullable(),
  steps: z.array(
    z.strictObject({ state: z.enum(['in-progress', 'done']), text: z.string(), on: z.string() }),
  ),
  ended: z.strictObject({ verdict, text: z.string(), on: z.string() }).nullable(),
});
const reportView = z.strictObject({
  number: z.number(),
  final: z.boolean(),
  text: z.string(),
  draftedOn: z.string(),
  recommendations: z.array(recommendationView),
  signatures: z.array(z.strictObject({ name: z.string(), dissent: z.string().nullable() })),
  signaturesNeeded: z.number(),
  signedByMe: z.boolean(),
  published: z
    .strictObject({
      on: z.string(),
      ...clock,
      jsonSha256: z.string(),
      pdfSha256: z.string().nullable(),
    })
    .nullable(),
  answer: z.strictObject({ text: z.string(), on: z.string(), late: z.boolean() }).nullable(),
});
export const normView = z.strictObject({
  name: z.string(),
  id: z.string(),
  value: z.number(),
  norm: z.string(),
  status: z.enum(['confirmed', 'unconfirmed', 'policy']),
  source: z.string(),
});

export const groupAnswer = z.strictObject({
  code: z.string(),
  title: z.string(),
  kind,
  technical: z.boolean(),
  object: z.string(),
  facility: z.string().nullable(),
  organisations: z.array(z.string()),
  resolution: z.string().nullable(),
  registrationUntil: z.string(),
  until: z.string(),
  phase,
  proposal: z.string().nullable().describe('Why somebody proposed it; null where the institution called it'),
  refused: z.string().nullable(),
  ended: z.strictObject({ on: z.string(), text: z.string() }).nullable(),
  accreditedOn: z.string().nullable(),
  applicants: z.number().describe('Who registered and has not been accredited'),
  members: z.array(
    z.strictObject({
      member: z.number(),
      name: z.string(),
      alternate: z.boolean(),
      active: z.boolean(),
      accreditedOn: z.string().nullable(),
      ceasedOn: z.string().nullable(),
      own: z.boolean(),
      /** For who manages, and of oneself. */
      statement: z.string().nullable(),
      qualified: z.boolean(),
      inducted: z.boolean(),
      bar: z.string().nullable().describe('What keeps her from overseeing, for who manages'),
      card: z.string().nullable().describe('The code of one’s own card'),
    }),
  ),
  designations: z.array(
    z.strictObject({
      number: z.number(),
      name: z.string(),
      alternateOf: z.number().nullable(),
      designatedBy: z.string(),
      registered: z.boolean(),
    }),
  ),
  challenges: z.array(
    z.strictObject({
      challenge: z.number(),
      member: z.number(),
      name: z.string(),
      on: z.string(),
      state: z.enum(['filed', 'notified', 'answered', 'upheld', 'dismissed']),
      ...clock,
      noticeBy: z.string(),
      answerBy: z.string().nullable(),
      heard: z.boolean(),
      ground: z.string().nullable().describe('For the two parties and who decides'),
      answer: z.string().nullable(),
      reason: z.string().nullable(),
      againstMe: z.boolean(),
    }),
  ),
  plan: z
    .strictObject({
      text: z.string(),
      on: z.string(),
      activities: z.array(
        z.strictObject({
          number: z.number(),
          what: z.string(),
          due: z.string(),
          late: z.boolean(),
          done: z.strictObject({ text: z.string(), on: z.string() }).nullable(),
        }),
      ),
    })
    .nullable(),
  cases: z.array(
    z.strictObject({
      number: z.number(),
      title: z.string(),
      why: z.string(),
      by: z.string(),
      on: z.string(),
      // Cases of before were opened from the identifier itself.
      origin: z.discriminatedUnion('kind', [
        ...plainOrigins,
        z.strictObject({ kind: z.literal('party'), id: party }),
      ]),
      notes: z
        .array(z.strictObject({ by: z.string(), text: z.string(), on: z.string() }))
        .describe('The group’s own notes, for its members'),
      barred: z.boolean().describe('Who looks has declared an interest in it'),
    }),
  ),
  requests: z.array(requestView),
  findings: z.array(findingView),
  findingsToCome: z
    .number()
    .describe('Findings that the institution may still answer before everybody reads them'),
  reports: z.array(reportView),
  norms: z.array(normView),
  me: z.strictObject({
    signedIn: z.boolean(),
    member: z.number().nullable(),
    active: z.boolean(),
    mayRegister: z.boolean(),
    mayManage: z.boolean(),
    speaksFor: z.array(z.enum(levels)),
  }),
});
export type GroupAnswer = z.infer<typeof groupAnswer>;
export type RequestView = z.infer<typeof requestView>;
export type FindingView = z.infer<typeof findingView>;
export type ReportView = z.infer<typeof reportView>;
export type RecommendationView = z.infer<typeof recommendationView>;

export const cardAnswer = z.strictObject({
  card: z.string(),
  state: z.enum(['valid', 'expired', 'revoked']),
  name: z.string(),
  group: z.string(),
  code: z.string(),
  kind,
  from: z.string(),
  until: z.string(),
  sha256: z
    .string()
    .describe('What proves what the card says; it is in the audit chain with the accreditation'),
});
export type CardAnswer = z.infer<typeof cardAnswer>;

export const mineAnswer = z.strictObject({
  items: z.array(z.strictObject({ code: z.string(), title: z.string(), phase, active: z.boolean() })),
  declared: z.array(declared),
});
export type MineAnswer = z.infer<typeof mineAnswer>;

export const myGroupsAnswer = z.strictObject({
  items: z.array(
    z.strictObject({
      code: z.string(),
      title: z.string(),
      news: newsSchema.describe('What is new since she last looked, one line for each kind'),
    }),
  ),
});
export type MyGroupsAnswer = z.infer<typeof myGroupsAnswer>;
