import { z } from 'zod';
import { isPlainDate, type PlainDate } from '#kernel';
import { newsSchema } from '#platform/news';
import { sections } from './figure.ts';
import { citeKinds } from './report.ts';
import { kindSlugs, type TraceKind } from './trace.ts';

// The contract of this room: routes parse and answer with it, pages take their types from it.

const day = z.iso
  .date()
  .refine(isPlainDate)
  .transform((text) => text as PlainDate);
const dayOut = z.string();
const line = (max: number) => z.string().trim().min(3).max(max);
const text = z.string().trim().min(10, 'Write at least ten characters').max(4000);
const code = z.string().regex(/^[a-z0-9][a-z0-9-]{1,59}$/);
const number = z.number().int().min(1);
const link = z
  .url({ protocol: /^https?$/ })
  .max(300)
  .nullable();

export const periodParams = z.object({ period: z.string().regex(/^20\d{2}-T[1-4]$/) });
export const auditParams = z.object({ code });
export const yearParams = z.object({ year: z.string().regex(/^20\d{2}$/) });
const slugs = Object.values(kindSlugs) as [string, ...string[]];
export const traceParams = z.object({ slug: z.enum(slugs), id: z.string().min(1).max(160) });
export const doneAnswer = z.object({ seq: z.number().int() });

export const constitutionBody = z.strictObject({
  resolution: line(80),
  on: day,
  profiles: z
    .array(z.strictObject({ title: line(120), requirement: text, seats: number.max(20) }))
    .min(1)
    .max(20),
  competences: z.array(text).min(1).max(20),
  directives: text,
  termMonths: number.max(120),
});
export const seatBody = z.strictObject({
  document: z.string().trim().min(5).max(20),
  profile: number,
  ground: text,
});

const severity = z.enum(['low', 'medium', 'high']);
export const auditBody = z.strictObject({
  code,
  title: line(160),
  kind: z.enum(['internal', 'external']),
  auditor: line(160),
  from: day,
  until: day,
  on: day,
  document: z.strictObject({
    title: line(200),
    address: link,
    sha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .nullable(),
  }),
  findings: z
    .array(z.strictObject({ title: line(160), text, severity }))
    .min(1)
    .max(100),
  recommendations: z
    .array(z.strictObject({ finding: number, text, responsible: line(120), due: day }))
    .max(200),
});
export const followBody = z.strictObject({
  recommendation: number,
  standing: z.enum(['under-way', 'fulfilled', 'not-fulfilled']),
  text,
});

export const accountabilityBody = z.strictObject({
  year: z.string().regex(/^20\d{2}$/),
  title: line(200),
  goals: z
    .array(
      z.strictObject({
        title: line(200),
        goal: line(500),
        result: line(1000),
        evidence: z.strictObject({ title: line(200), address: link }).nullable(),
        figure: z.string().max(60).nullable(),
      }),
    )
    .min(1)
    .max(100),
});
const verdict = z.enum(['met', 'partly', 'not-met', 'unproven']);
export const examinationBody = z.strictObject({ goal: number, verdict, text });

const cite = z.strictObject({ kind: z.enum(citeKinds), ref: z.string().min(1).max(160) });
const seen = z
  .number()
  .int()
  .min(0)
  .describe('Version of the report that was read before acting; another one is refused');
export const memberBody = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('freeze') }),
  z.strictObject({
    act: z.literal('write'),
    seen,
    text: z.string().trim().min(10).max(20_000),
    items: z
      .array(z.strictObject({ title: line(200), text, cites: z.array(cite).min(1).max(40) }))
      .min(1)
      .max(60),
  }),
  z.strictObject({ act: z.literal('sign'), seen, dissent: text.nullable() }),
  z.strictObject({ act: z.literal('issue'), seen }),
]);
const position = z.enum(['accepts', 'partly', 'rejects']);
export const directorBody = z.discriminatedUnion('act', [
  z.strictObject({
    act: z.literal('answer'),
    item: number,
    position,
    text,
    commitment: z.strictObject({ text, due: day }).nullable(),
  }),
  z.strictObject({ act: z.literal('fulfil'), item: number, text }),
]);

const figure = z.object({
  id: z.string(),
  section: z.enum(sections),
  es: z.string(),
  en: z.string(),
  value: z.number().nullable(),
  unit: z.enum(['count', 'share', 'score', 'days']),
  recipe: z.object({
    es: z.string(),
    en: z.string(),
    source: z.string(),
    filter: z.string(),
    query: z.string(),
    counted: z.number().int(),
    sha256: z.string().nullable(),
    href: z.string(),
  }),
});
export type FigureView = z.infer<typeof figure>;

const periodItem = z.object({
  period: z.string(),
  state: z.enum(['running', 'over', 'drafting', 'issued']),
  issuedOn: dayOut.nullable(),
  items: z.number().int(),
  answered: z.number().int(),
  late: z.number().int().describe('Items of an issued report whose answer is overdue'),
  broken: z.number().int().describe('Commitments whose day has passed without evidence'),
});
const me = z.object({
  seat: z.number().int().nullable(),
  mayConstitute: z.boolean(),
  mayAudit: z.boolean(),
  mayAnswer: z.boolean(),
});
export const overviewAnswer = z.object({
  today: dayOut,
  constitution: z
    .object({
      resolution: z.string(),
      on: dayOut,
      profiles: z.array(
        z.object({
          title: z.string(),
          requirement: z.string(),
          seats: z.number().int(),
          held: z.number().int(),
        }),
      ),
      competences: z.array(z.string()),
      directives: z.string(),
      termMonths: z.number().int(),
    })
    .nullable(),
  seats: z.array(
    z.object({
      seat: z.number().int(),
      name: z.string(),
      profile: z.string().nullable(),
      from: dayOut,
      until: dayOut.nullable(),
    }),
  ),
  periods: z.array(periodItem),
  audits: z.array(
    z.object({
      code: z.string(),
      title: z.string(),
      kind: z.enum(['internal', 'external']),
      auditor: z.string(),
      from: dayOut,
      until: dayOut,
      on: dayOut,
      document: z.object({
        title: z.string(),
        address: z.string().nullable(),
        sha256: z.string().nullable(),
      }),
      findings: z.array(z.object({ title: z.string(), text: z.string(), severity })),
      recommendations: z.array(
        z.object({
          number: z.number().int(),
          finding: z.number().int(),
          text: z.string(),
          responsible: z.string(),
          due: dayOut,
          late: z.boolean(),
          standing: z.enum(['open', 'under-way', 'fulfilled', 'not-fulfilled']),
          steps: z.array(z.object({ standing: z.string(), text: z.string(), on: dayOut })),
        }),
      ),
    }),
  ),
  accountability: z.array(
    z.object({
      year: z.string(),
      title: z.string(),
      on: dayOut,
      goals: z.array(
        z.object({
          number: z.number().int(),
          title: z.string(),
          goal: z.string(),
          result: z.string(),
          evidence: z.object({ title: z.string(), address: z.string().nullable() }).nullable(),
          living: figure
            .nullable()
            .describe('The living figure that says the same, of the last quarter that is over'),
          examinations: z.array(z.object({ verdict, text: z.string(), seat: z.number().int(), on: dayOut })),
        }),
      ),
    }),
  ),
  me,
});
export type OverviewAnswer = z.infer<typeof overviewAnswer>;

const standing = z.enum(['waiting', 'late', 'answered', 'committed', 'broken', 'fulfilled']);
export const periodAnswer = z.object({
  period: z.string(),
  from: dayOut,
  until: dayOut,
  over: z.boolean(),
  asOf: dayOut.describe('The day of the figures: today while they live, the day of freezing afterwards'),
  living: z.boolean(),
  figures: z.array(
    figure.extend({
      before: z
        .number()
        .nullable()
        .describe('The same figure as the report of the quarter before froze it; null without one'),
    }),
  ),
  before: z.string().nullable().describe('The quarter whose report froze `before`'),
  report: z
    .object({
      version: z.number().int(),
      text: z.string(),
      goals: z.array(
        z.object({
          ref: z.string(),
          title: z.string(),
          goal: z.string(),
          result: z.string(),
          verdict: verdict.nullable(),
          text: z.string().nullable(),
        }),
      ),
      items: z.array(
        z.object({
          number: z.number().int(),
          title: z.string(),
          text: z.string(),
          cites: z.array(
            z.object({
              kind: z.enum(citeKinds),
              ref: z.string(),
              title: z.string(),
              trace: z.string().nullable(),
            }),
          ),
          standing: standing.nullable().describe('Null until the report is issued'),
          answer: z
            .object({
              position,
              text: z.string(),
              commitment: z.object({ text: z.string(), due: dayOut }).nullable(),
              on: dayOut,
              inTime: z.boolean(),
            })
            .nullable(),
          fulfilled: z.object({ text: z.string(), on: dayOut }).nullable(),
        }),
      ),
      signatures: z.array(
        z.object({
          seat: z.number().int(),
          name: z.string(),
          profile: z.string().nullable(),
          dissent: z.string().nullable(),
          on: dayOut,
        }),
      ),
      signing: z
        .object({ signed: z.number().int(), needed: z.number().int() })
        .describe('Signatures of seats held today, and how many issue it'),
      issued: z
        .object({
          on: dayOut,
          due: dayOut,
          workingDaysLeft: z.number().int(),
          jsonSha256: z.string(),
          pdfSha256: z.string().nullable(),
        })
        .nullable(),
    })
    .nullable()
    .describe(
      'What the commission writes is read by its members until it is issued, and by everybody afterwards',
    ),
  seats: z.number().int(),
  citable: z
    .array(z.object({ kind: z.enum(citeKinds), ref: z.string(), title: z.string() }))
    .describe('Records that a member may cite; empty for everybody else'),
  me: me.extend({ signed: z.boolean() }),
});
export type PeriodAnswer = z.infer<typeof periodAnswer>;

export const mySupervisionAnswer = z.object({
  items: z.array(
    z.object({
      period: z.string(),
      news: newsSchema.describe('What is new since she last looked, one line for each kind'),
    }),
  ),
});
export type MySupervisionAnswer = z.infer<typeof mySupervisionAnswer>;

export const waitingAnswer = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      period: z.string(),
      number: z.number().int(),
      title: z.string(),
      text: z.string(),
      standing,
      due: dayOut,
      workingDaysLeft: z.number().int(),
      commitment: z.string().nullable(),
    }),
  ),
  mayAnswer: z.boolean(),
  compose: z
    .object({ period: z.string(), state: z.enum(['over', 'drafting']) })
    .nullable()
    .describe('The last quarter that is over, for members, while its report is not issued'),
});
export type WaitingAnswer = z.infer<typeof waitingAnswer>;

const kinds = Object.keys(kindSlugs) as [TraceKind, ...TraceKind[]];
const node = z.object({
  kind: z.enum(kinds),
  id: z.string(),
  title: z.string(),
  on: dayOut.nullable(),
  due: dayOut.nullable(),
  pending: z
    .enum(['ahead', 'gap'])
    .nullable()
    .describe('No record yet: awaited within its term, or missing after it'),
  persons: z.number().int().nullable(),
  counted: z.boolean().describe('Persons stand behind it; `persons` null then means too few to say'),
  href: z.string().describe('Where the record itself is read'),
  trace: z.string().describe('The page of its chain'),
});
export type NodeView = z.infer<typeof node>;
export const traceAnswer = z.object({
  before: z.array(node),
  here: node,
  after: z.array(node),
});
export type TraceAnswer = z.infer<typeof traceAnswer>;
export const mineAnswer = z.object({
  items: z.array(
    z.object({
      because: z.enum(['rating', 'case']),
      title: z.string().describe('The place that she rated, or the change that she was told of'),
      since: dayOut.nullable().describe('Day of her first rating there: nothing before it came from her'),
      ratings: z.number().int().nullable(),
      trace: z.string(),
      after: z.array(node).describe('Each record once, also where several of her ratings led to it'),
    }),
  ),
});
export type MineAnswer = z.infer<typeof mineAnswer>;
