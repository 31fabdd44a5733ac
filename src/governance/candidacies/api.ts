import { z } from 'zod';
import { isPlainDate, type PlainDate } from '#kernel';
import { type CallFacts, commissions, proposingSides } from './call.ts';
import type { CandidateAct, QualifyAct, ResolveAct } from './decide.ts';

// The contract of this room: routes parse and answer with it, pages take their types from it.

const day = z.iso
  .date()
  .refine(isPlainDate)
  .transform((text) => text as PlainDate);
const line = (max: number) => z.string().trim().min(3).max(max);
const text = z.string().trim().min(10, 'Write at least ten characters').max(4000);
const candidate = z.number().int().min(1).max(10_000);
const requirement = z.number().int().min(1).max(50);
const code = z.string().regex(/^[a-z0-9][a-z0-9-]{1,59}$/);
const document = z.string().trim().min(5).max(20);

export const codeParams = z.strictObject({ code });
export const doneAnswer = z.strictObject({ seq: z.number() });

export const callBody = z.strictObject({
  code,
  title: line(160),
  resolution: line(120),
  profile: text,
  requirements: z.array(line(300)).min(1).max(20),
  timetable: z.strictObject({
    shortlistsFrom: day,
    shortlistsUntil: day,
    agreedBy: day,
    voteFrom: day,
    voteUntil: day,
  }),
}) satisfies z.ZodType<CallFacts>;

export const shortlistBody = z.strictObject({
  organisationId: z.uuid(),
  commission: z.enum(commissions),
  candidates: z
    .array(z.strictObject({ document, alternate: document }))
    .min(1)
    .max(10),
});

export const candidateBody = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('write-statement'), candidate, text }),
  z.strictObject({ act: z.literal('give-evidence'), candidate, text }),
  z.strictObject({ act: z.literal('appeal'), candidate, ground: text }),
]) satisfies z.ZodType<CandidateAct>;

export const qualifyBody = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('request-evidence'), candidate, requirement, what: text }),
  z.strictObject({ act: z.literal('qualify'), candidate, ground: text }),
  z.strictObject({ act: z.literal('refuse'), candidate, requirement, reason: text }),
]) satisfies z.ZodType<QualifyAct>;

export const resolveBody = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('decide-appeal'), candidate, upheld: z.boolean(), reason: text }),
  z.strictObject({
    act: z.literal('agree'),
    body: line(160),
    minutes: line(200),
    minutesSha256: z.string().regex(/^[0-9a-f]{64}$/, 'SHA-256 of the signed minutes, in hexadecimal'),
    candidates: z.array(candidate).min(1).max(1000),
  }),
]) satisfies z.ZodType<ResolveAct>;

const timetable = z.strictObject({
  shortlistsFrom: z.string(),
  shortlistsUntil: z.string(),
  agreedBy: z.string(),
  voteFrom: z.string(),
  voteUntil: z.string(),
});
const phase = z.enum(['announced', 'shortlists', 'qualification', 'agreed']);
export const callsAnswer = z.strictObject({
  items: z.array(
    z.strictObject({
      code: z.string(),
      title: z.string(),
      resolution: z.string(),
      timetable,
      phase,
      shortlists: z.number(),
      candidates: z.number(),
      open: z.number(),
      agreed: z.number(),
    }),
  ),
});

export const callAnswer = z.strictObject({
  code: z.string(),
  title: z.string(),
  resolution: z.string(),
  profile: z.string(),
  requirements: z.array(z.string()),
  timetable,
  phase,
  policy: z.strictObject({
    candidates: z.number(),
    statementCharacters: z.number(),
    evidenceDays: z.number(),
    appealDays: z.number(),
    appealDecisionDays: z.number(),
    seats: z.record(z.string(), z.number()),
  }),
  candidates: z.array(
    z.strictObject({
      candidate: z.number(),
      name: z.string(),
      alternate: z.string(),
      organisation: z.string(),
      organisationId: z.string(),
      side: z.enum(proposingSides),
      commission: z.enum(commissions),
      status: z.enum(['presented', 'evidence', 'qualified', 'refused', 'appealed', 'excluded']),
      statement: z.string().nullable(),
      due: z.string().nullable(),
      workingDaysLeft: z.number().nullable(),
      agreed: z.boolean(),
      history: z.array(
        z.strictObject({
          what: z.enum([
            'presented',
            'evidence-requested',
            'evidence-given',
            'qualified',
            'refused',
            'appealed',
            'upheld',
            'dismissed',
          ]),
          on: z.string().nullable(),
          text: z.string(),
          requirement: z.number().nullable(),
        }),
      ),
      /** The candidate herself asks. */
      own: z.boolean(),
      /** Who asks represents her organisation. */
      represented: z.boolean(),
    }),
  ),
  agreed: z
    .strictObject({ on: z.string(), body: z.string(), minutes: z.string(), minutesSha256: z.string() })
    .nullable(),
  me: z.strictObject({
    signedIn: z.boolean(),
    mayQualify: z.boolean(),
    mayResolve: z.boolean(),
    /** What the person may still present: an organisation she represents and a commission. */
    mayPresent: z.array(
      z.strictObject({
        organisationId: z.string(),
        organisation: z.string(),
        commission: z.enum(commissions),
      }),
    ),
  }),
});
export type CallsAnswer = z.infer<typeof callsAnswer>;
export type CallAnswer = z.infer<typeof callAnswer>;
export type CandidateView = CallAnswer['candidates'][number];
