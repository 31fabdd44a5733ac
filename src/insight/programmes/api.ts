import { z } from 'zod';
import { indicatorModel, type PartName, partModels } from './design.ts';

// The contract of this room: routes parse and answer with it, pages take their types from it.

const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(60);
const period = z.string().regex(/^\d{4}(-(\d{2}|[TCS]\d))?$/);
const day = z.iso.date();
const reason = z.string().trim().min(10).max(1_000);
const evidenceIds = z.array(z.uuid()).max(20);

export const slugParams = z.object({ slug });
export const newProgramme = z.object({ slug, name: z.string().trim().min(3).max(200) });
export const partBody = z.discriminatedUnion(
  'part',
  Object.entries(partModels).map(([part, value]) =>
    z.object({ part: z.literal(part as PartName), value }),
  ) as never,
) as unknown as z.ZodType<{ part: PartName; value: unknown }>;
export const indicatorBody = z.discriminatedUnion('act', [
  z.object({ act: z.literal('save'), indicator: indicatorModel }),
  z.object({ act: z.literal('remove'), id: z.string().max(40), reason }),
]);
export const goalsBody = z.object({
  indicator: z.string().max(40),
  goals: z.record(period, z.number()),
  reason: z.string().trim().max(1_000),
});
export const approvalBody = z.discriminatedUnion('act', [
  z.object({ act: z.literal('approve') }),
  z.object({ act: z.literal('reopen'), reason }),
]);
const productState = z.enum(['done', 'partly', 'not-done']);
export const productBody = z.object({
  product: z.string().max(40),
  state: productState,
  reason: z.string().trim().max(1_000),
  note: z.string().trim().max(1_000),
  evidence: evidenceIds,
});
export const executionBody = z.object({
  on: day,
  lines: z
    .array(
      z.object({
        line: z.string().max(40),
        executedCents: z.number().int().nonnegative(),
        committedCents: z.number().int().nonnegative(),
      }),
    )
    .min(1)
    .max(400),
});
export const correctiveBody = z.discriminatedUnion('act', [
  z.object({
    act: z.literal('open'),
    about: z.string().trim().min(1).max(80),
    text: reason,
    owner: z.string().trim().min(3).max(200),
    due: day,
  }),
  z.object({
    act: z.literal('close'),
    number: z.number().int().positive(),
    text: reason,
    evidence: evidenceIds,
  }),
]);
export const answerBody = z.object({
  question: z.number().int().min(1).max(30),
  level: z.number().int().min(0).max(4).nullable(),
  text: reason,
});

export const reportParams = z.object({ slug, indicator: z.string().max(40), period });
const figures = z.record(z.string().max(450), z.record(z.string().max(40), z.number().nullable()));
export const captureBody = z.discriminatedUnion('act', [
  z.object({
    act: z.literal('capture'),
    figures,
    note: z.string().trim().max(2_000),
    evidence: evidenceIds,
  }),
  z.object({ act: z.literal('submit') }),
]);
export const cellsBody = z.object({
  cells: z
    .array(
      z.object({
        group: z.string().max(450),
        symbol: z.string().max(40),
        before: z.number().nullable().describe('What the writer saw in the cell'),
        value: z.number().nullable(),
      }),
    )
    .min(1)
    .max(400),
});
export const reviewBody = z.discriminatedUnion('act', [
  z.object({ act: z.literal('return'), reason }),
  z.object({ act: z.literal('approve') }),
  z.object({ act: z.literal('reopen'), reason }),
]);
export const evidenceParams = z.object({ slug, evidenceId: z.uuid() });
export const evidenceQuery = z.object({ name: z.string().trim().min(1).max(200) });
export const importQuery = z.object({
  fileName: z.string().trim().min(1).max(200),
  apply: z.stringbool().default(false),
});
export const importAnswer = z.object({
  kind: z.enum(['own', 'foreign']).describe('A workbook that this house wrote, or a matrix of somebody else'),
  objectives: z.number().int(),
  indicators: z.number().int(),
  columns: z.record(z.string(), z.string()),
  missing: z.array(z.string()),
  unread: z.array(z.object({ line: z.number().int(), text: z.string() })),
  findings: z.array(z.lazy(() => finding)),
  applied: z.boolean(),
});
export type ImportAnswer = z.infer<typeof importAnswer>;
export const doneAnswer = z.object({ seq: z.number().int() });

const evidenceItem = z.object({
  evidenceId: z.uuid(),
  name: z.string(),
  mediaType: z.string(),
  bytesCount: z.number().int(),
  sha256: z.string(),
});
export const evidenceAnswer = evidenceItem;
export type EvidenceItem = z.infer<typeof evidenceItem>;
const reportState = z.enum(['empty', 'draft', 'submitted', 'returned', 'approved']);
export const reportAnswer = z.object({
  state: reportState,
  figures: figures.nullable(),
  note: z.string(),
  evidence: z.array(evidenceItem),
  captures: z.number().int(),
  reason: z.string().nullable(),
  mine: z.boolean().describe('Whether who asks captured some of it, so that somebody else approves it'),
  history: z
    .array(
      z.object({
        kind: z.enum(['captured', 'submitted', 'returned', 'approved', 'reopened']),
        state: reportState.describe('How the report stood after it'),
        figures: figures.nullable().describe('Of an update: everything that was captured then'),
        note: z.string(),
        evidence: z.array(evidenceItem),
        by: z.string().nullable().describe('The name of who did it'),
        mine: z.boolean(),
        at: z.iso.datetime(),
      }),
    )
    .describe('Each thing done to it in its order, each update with its own figures'),
});
export type ReportAnswer = z.infer<typeof reportAnswer>;

export const cellsAnswer = z.object({
  seq: z.number().int(),
  state: reportState,
  result: z.number().nullable().describe('What the indicator gives for all, worked out again'),
});
export type CellsAnswer = z.infer<typeof cellsAnswer>;

export const gridQuery = z.object({
  from: z.coerce.number().int().min(0).default(0),
  count: z.coerce.number().int().min(1).max(40).default(6),
  fromPeriod: z.coerce.number().int().min(0).default(0),
  periods: z.coerce.number().int().min(1).max(60).default(24),
  head: z.stringbool().default(true),
});
export const gridAnswer = z.object({
  head: z
    .object({
      name: z.string(),
      starts: z.string().nullable(),
      ends: z.string().nullable(),
      today: day,
      indicators: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          unit: z.string(),
          frequency: indicatorModel.shape.frequency,
          lines: z.number().int().describe('Variables times groups, all together included'),
          mayWrite: z.boolean(),
        }),
      ),
    })
    .nullable()
    .describe('What the whole grid is made of; null when it was not asked for'),
  rows: z.array(
    z.object({
      indicator: z.string(),
      fromPeriod: z.number().int(),
      states: z.array(reportState),
      results: z.array(z.number().nullable()).describe('The indicator worked out for all, by period'),
      goals: z.array(z.number().nullable()),
      lines: z.array(
        z.object({ symbol: z.string(), group: z.string(), values: z.array(z.number().nullable()) }),
      ),
    }),
  ),
});
export type GridAnswer = z.infer<typeof gridAnswer>;

const said = z.object({ what: z.string(), why: z.string(), remedy: z.string() });
const finding = z.object({
  rule: z.string(),
  severity: z.enum(['blocking', 'serious', 'advice']),
  part: z.string(),
  about: z.string().nullable(),
  es: said,
  en: said,
});
export type FindingView = z.infer<typeof finding>;

const money = {
  budgetedCents: z.number().int(),
  executedCents: z.number().int().nullable(),
  committedCents: z.number().int().nullable(),
  balanceCents: z.number().int().nullable(),
};
const productCount = z.object({
  total: z.number().int(),
  done: z.number().int(),
  partly: z.number().int(),
  notDone: z.number().int(),
});
const wholeProgress = z.object({ products: productCount, ...money });
const progress = z.object({
  on: day.nullable(),
  lines: z.array(
    z.object({
      id: z.string(),
      component: z.string().nullable(),
      source: z.string(),
      name: z.string(),
      cents: z.number().int(),
      at: z.string().nullable(),
      ...money,
    }),
  ),
  components: z.array(
    z.object({ id: z.string().nullable(), name: z.string(), products: productCount, ...money }),
  ),
  whole: wholeProgress,
});

const pointModel = z.object({
  period: z.string(),
  state: reportState,
  value: z.number().nullable(),
  why: z.enum(['missing', 'zeroDenominator']).nullable(),
  goal: z.number().nullable(),
  attainment: z.number().nullable(),
  light: z.enum(['good', 'watch', 'bad', 'unknown']),
  groups: z.array(z.object({ group: z.string(), value: z.number().nullable() })),
});
export type SeriesView = {
  readonly indicator: string;
  readonly points: readonly z.infer<typeof pointModel>[];
};
/** One report of an indicator: the period, what it gave, the goal; of its groups nothing. */
const lastFigure = pointModel.omit({ groups: true }).extend({ indicator: z.string() });
export type LastFigure = z.infer<typeof lastFigure>;

const contradicted = z.object({ says: z.string(), at: z.string() });
const declaredItem = z.object({ present: z.boolean(), at: z.string(), note: z.string().optional() });
const notes = z.object({
  source: z.object({ title: z.string(), publisher: z.string(), date: z.string(), licence: z.string() }),
  shortName: z.string(),
  places: z.record(z.string(), z.string().nullable()),
  declared: z.record(z.string(), declaredItem),
  toFind: z.object({
    by: z.enum(['evaluators', 'reading']),
    findings: z.array(z.object({ rule: z.string(), what: z.string(), at: z.string() })),
  }),
  sums: z.array(
    z.object({
      id: z.string(),
      about: z.string(),
      left: z.number(),
      right: z.number(),
      agrees: z.boolean(),
      at: z.array(z.string()),
      isMonths: z.boolean(),
    }),
  ),
  contradictions: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(['date', 'total', 'letter', 'state', 'count']),
      about: z.string(),
      one: contradicted,
      other: contradicted,
    }),
  ),
});

const designAnswer = z.object({ ...partModels, indicators: z.array(indicatorModel) });
export const programmeAnswer = z.object({
  slug,
  name: z.string(),
  origin: z.enum(['case', 'desk']),
  today: day,
  version: z.number().int(),
  isOpen: z.boolean(),
  versions: z.array(z.object({ version: z.number().int(), on: day, reason: z.string().nullable() })),
  design: designAnswer,
  notes: notes.nullable(),
  progress,
  products: z.array(
    z.object({
      id: z.string(),
      component: z.string(),
      code: z.string(),
      name: z.string(),
      due: day.nullable(),
      at: z.string().nullable(),
      state: productState.nullable(),
      reason: z.string(),
      note: z.string(),
      evidence: z.array(z.string()),
      on: day.nullable(),
    }),
  ),
  findings: z.array(finding).describe('The first of each rule'),
  findingCounts: z.object({
    parts: z.record(z.string(), z.number().int()),
    rules: z.record(z.string(), z.number().int()),
  }),
  goalChanges: z
    .array(
      z.object({
        indicator: z.string(),
        before: z.record(z.string(), z.number()).describe('The goals of those periods until then'),
        goals: z.record(z.string(), z.number()),
        reason: z.string(),
        on: day,
      }),
    )
    .describe('Goals that were set again, with the reason'),
  hasGoals: z.boolean(),
  last: z.array(lastFigure).describe('Of each indicator, its last approved figure'),
  alerts: z.array(
    z.object({
      about: z.string(),
      indicator: z.string(),
      name: z.string(),
      period: z.string(),
      value: z.number(),
      goal: z.number(),
      light: z.enum(['good', 'watch', 'bad', 'unknown']),
      isAnswered: z.boolean(),
    }),
  ),
  correctives: z.array(
    z.object({
      number: z.number().int(),
      about: z.string(),
      text: z.string(),
      owner: z.string(),
      due: day,
      on: day,
      closed: z.object({ text: z.string(), on: day, evidence: z.array(z.string()) }).nullable(),
      isLate: z.boolean().describe('Open, and its day has passed'),
    }),
  ),
  issued: z
    .array(
      z.object({
        period: z.string(),
        number: z.number().int(),
        on: day,
        reached: z.number().int(),
        parties: z.number().int(),
      }),
    )
    .describe(
      'Reports of periods, the last number of each, the latest first, with how many parties they reached',
    ),
  answers: z.array(
    z.object({ question: z.number().int(), level: z.number().int().nullable(), text: z.string(), on: day }),
  ),
});
export type ProgrammeAnswer = z.infer<typeof programmeAnswer>;
/** At the desk a programme comes without its figures, its goals and the sheets of its indicators: each page asks for those it shows. */
export const deskProgrammeAnswer = programmeAnswer
  .omit({ design: true, last: true, hasGoals: true, goalChanges: true })
  .extend({
    design: z.object({
      ...partModels,
      indicators: z
        .array(indicatorModel.pick({ id: true, objective: true, name: true }))
        .describe('Which there are; the sheet of each is asked for apart'),
    }),
    may: z.object({ design: z.boolean(), report: z.boolean(), review: z.boolean() }),
    files: z.array(evidenceItem).describe('What proves its products and the actions that were closed'),
  });
export type DeskProgrammeAnswer = z.infer<typeof deskProgrammeAnswer>;

export const figuresQuery = z.object({
  indicator: z.string().max(40).optional(),
  from: z.coerce.number().int().min(0).default(0),
  count: z.coerce.number().int().min(1).max(100).default(25),
});
export const figuresAnswer = z.object({
  total: z.number().int(),
  items: z.array(pointModel.extend({ indicator: z.string(), name: z.string(), unit: z.string() })),
});
export type FiguresAnswer = z.infer<typeof figuresAnswer>;

export const findingsQuery = z.object({
  rule: z.string().max(60),
  from: z.coerce.number().int().min(0).default(0),
  count: z.coerce.number().int().min(1).max(200).default(100),
});
export const findingsAnswer = z.object({ total: z.number().int(), items: z.array(finding) });
export type FindingsAnswer = z.infer<typeof findingsAnswer>;
export const followUpQuery = z.object({
  state: z.enum(['submitted', 'returned']).optional(),
  from: z.coerce.number().int().min(0).default(0),
  count: z.coerce.number().int().min(1).max(100).default(25),
});
export const followUpAnswer = z.object({
  total: z.number().int(),
  items: z.array(pointModel.omit({ groups: true }).extend({ indicator: z.string(), name: z.string() })),
});
export type FollowUpAnswer = z.infer<typeof followUpAnswer>;
export const goalsParams = z.object({ slug, indicator: z.string().max(40) });
export const sheetAnswer = z.object({
  written: indicatorModel.nullable(),
  inForce: indicatorModel.nullable().describe('Of the approved version; as written where none was approved'),
});
export type SheetAnswer = z.infer<typeof sheetAnswer>;
export const goalsAnswer = z.object({
  goals: z.record(z.string(), z.number()),
  history: z.array(z.object({ goals: z.record(z.string(), z.number()), reason: z.string(), on: day })),
});
export type GoalsAnswer = z.infer<typeof goalsAnswer>;

const programmeItemModel = z.object({
  slug,
  name: z.string(),
  shortName: z.string(),
  origin: z.enum(['case', 'desk']),
  version: z.number().int(),
  isOpen: z.boolean(),
  executor: z.string(),
  country: z.string(),
  starts: z.string().nullable(),
  ends: z.string().nullable(),
  objective: z.string(),
  progress: wholeProgress,
  findings: z.object({ blocking: z.number().int(), serious: z.number().int(), advice: z.number().int() }),
});
export type ProgrammeItem = z.infer<typeof programmeItemModel>;
export const programmesAnswer = z.object({ items: z.array(programmeItemModel) });
export type ProgrammesAnswer = z.infer<typeof programmesAnswer>;
export const deskItemsAnswer = z.object({
  mayDesign: z.boolean(),
  items: z.array(programmeItemModel.and(z.object({ waiting: z.number().int(), returned: z.number().int() }))),
});
export type DeskItemsAnswer = z.infer<typeof deskItemsAnswer>;
