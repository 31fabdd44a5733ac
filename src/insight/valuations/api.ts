import { z } from 'zod';
import { traceEs } from './traceWords.ts';

// The contract of this room: routes parse and answer with it, pages take their types from it.

const title = z.object({ es: z.string(), en: z.string() });
const isoInstant = z.iso.datetime({ offset: true });
const line = z.string().trim().min(1).max(200);
const paragraphs = z.string().trim().max(20_000);
const nullableNumber = z.number().nullable();
const verdict = z.enum(['fit', 'fit-with-remarks', 'unfit']);
const state = z.enum(['draft', 'submitted', 'approved', 'published', 'withdrawn', 'replaced']);

export const filesBytesMost = 30_000_000;

export const valuationParams = z.object({ valuationId: z.uuid() });
export const versionParams = z.object({ valuationId: z.uuid(), version: z.coerce.number().int().min(1) });
export const runParams = z.object({ valuationId: z.uuid(), runId: z.uuid() });
export const runTableParams = z.object({
  valuationId: z.uuid(),
  runId: z.uuid(),
  table: z.string().regex(/^[a-z0-9-]+\.csv$/),
});
export const numberParams = z.object({ number: z.coerce.number().int().min(1) });
export const numberTableParams = z.object({
  number: z.coerce.number().int().min(1),
  table: z.string().regex(/^[a-z0-9-]+\.csv$/),
});
export const traceQuery = z.object({
  figure: z.enum(Object.keys(traceEs) as [string, ...string[]]),
  year: z.coerce.number().int(),
});
export const traceAnswer = z.object({
  figure: z.string(),
  name: z.string(),
  year: z.number().int(),
  value: z.number(),
  formula: z.string(),
  figures: z.array(
    z.object({ figure: z.string(), name: z.string(), value: z.number(), before: z.number().nullable() }),
  ),
  assumptions: z.array(
    z.object({
      name: z.string(),
      title: z.string(),
      value: z.number(),
      mark: z.string(),
      source: z.string(),
    }),
  ),
  tables: z.array(z.string()),
  sources: z.array(z.string()),
});
export type TraceAnswer = z.infer<typeof traceAnswer>;
export const languageQuery = z.object({ language: z.enum(['es', 'en']).default('es') });
export const exampleQuery = z.object({
  study: z.string().max(60),
  years: z.coerce.number().int().min(5).max(75).default(40),
});

const signature = { name: line, registration: line };
export const openBody = z.strictObject({
  valuationId: z.uuid(),
  title: line,
  study: z.string().max(60),
  years: z.number().int().min(5).max(75),
});
export const packageBody = z.strictObject({
  packageId: z.uuid(),
  files: z
    .array(
      z.strictObject({
        name: z.string().min(1).max(200),
        text: z.string().max(10_000_000).optional(),
        base64: z.base64().max(27_000_000).optional(),
      }),
    )
    .min(1)
    .max(20)
    .describe(
      'CSV as text, ZIP as base64; with `keep`, tables that are not sent stay as in the version before',
    ),
  keep: z.boolean(),
});
const correction = z.strictObject({
  table: z.enum(['contributors', 'inactive', 'pensioners', 'decrements', 'family', 'macro', 'accounts']),
  row: z.number().int().min(2).describe('Line of the file; the heading is 1'),
  column: z.string().min(1).max(40),
  to: z.string().max(60),
  reason: line,
});
export const correctionBody = z.strictObject({ packageId: z.uuid(), correction });
export const groupBody = z.strictObject({ packageId: z.uuid() });
export const opinionBody = z.strictObject({
  packageId: z.uuid(),
  opinion: z.string().trim().min(20).max(20_000),
  ...signature,
});
export const runBody = z.strictObject({
  runId: z.uuid(),
  data: z.enum(['package', 'case']),
  scenario: z.string().max(60),
  simulations: z.number().int().min(0),
  compareWith: z
    .number()
    .int()
    .min(1)
    .nullable()
    .describe('Number of the published valuation to reconcile with; null for none'),
});
export const textBody = z.strictObject({ summary: paragraphs, method: paragraphs, conclusions: paragraphs });
export const signBody = z.strictObject(signature);
export const approveBody = z.strictObject({ ...signature, note: paragraphs });
export const reasonBody = z.strictObject({ reason: z.string().trim().min(10).max(2000) });
export const publishBody = z.strictObject({
  replaces: z.number().int().min(1).nullable().describe('Number of the valuation that this one replaces'),
});
export const doneAnswer = z.object({ valuationId: z.uuid(), state });

export const caseAnswer = z.object({
  studies: z.array(z.object({ id: z.string(), title, yearBase: z.number().int(), years: z.number().int() })),
  scenarios: z.array(z.object({ id: z.string(), title })),
  simulationsMost: z.number().int(),
  tables: z.array(z.object({ table: z.string(), columns: z.array(z.string()) })),
});
export type CaseAnswer = z.infer<typeof caseAnswer>;

const summary = z.object({
  valuationId: z.uuid(),
  number: z.number().int().nullable(),
  title: z.string(),
  study: z.string(),
  yearBase: z.number().int(),
  years: z.number().int(),
  state,
  mine: z.boolean().describe('Whether the reader is one of its authors'),
  changedAt: isoInstant,
});
export const deskListAnswer = z.object({ items: z.array(summary) });
export type DeskSummary = z.infer<typeof summary>;

const packageTotals = z.object({
  contributors: z.number(),
  wageMass: z.number(),
  pensioners: z.number(),
  pensionsPaid: z.number(),
});
const packageAnswer = z.object({
  packageId: z.uuid(),
  version: z.number().int(),
  sha256: z.string(),
  receivedAt: isoInstant,
  files: z.array(z.object({ name: z.string(), bytes: z.number() })),
  verdict,
  defects: z.array(
    z.object({
      file: z.string(),
      row: nullableNumber,
      column: z.string().nullable(),
      found: z.string().nullable(),
      what: z.string(),
      remedy: z.string(),
    }),
  ),
  defectsFound: z.number().int(),
  smallCells: z.number().int().describe('Cells with fewer persons than may be published'),
  remarks: z.array(z.object({ file: z.string(), row: z.number(), found: z.string(), what: z.string() })),
  remarksFound: z.number().int(),
  accounts: z.array(
    z.object({
      item: z.string(),
      data: z.number(),
      accounts: z.number(),
      difference: z.number(),
      allowed: z.number(),
      agrees: z.boolean(),
    }),
  ),
  totals: packageTotals,
  corrections: z.array(correction.extend({ from: z.string(), effect: packageTotals })),
});
export type PackageAnswer = z.infer<typeof packageAnswer>;

const runAnswer = z.object({
  runId: z.uuid(),
  state: z.enum(['queued', 'running', 'done', 'failed', 'cancelled']),
  part: z.number(),
  failure: z.string().nullable(),
  packageVersion: z.number().int().nullable(),
  scenario: title,
  simulations: z.number().int(),
  askedAt: isoInstant,
  tookMs: nullableNumber,
  id: z.string().nullable(),
  deficit: nullableNumber,
  levelRate: nullableNumber,
  firstNegativeYear: nullableNumber,
});
export type RunAnswerItem = z.infer<typeof runAnswer>;

const steps = z.array(z.object({ id: z.string(), title, after: z.number(), change: z.number() }));
const comparison = z.object({
  with: z.object({ number: z.number().int().nullable(), title: z.string() }),
  measures: z.record(z.string(), z.object({ start: z.number(), end: z.number(), steps })),
  experience: z
    .array(z.object({ id: z.string(), expected: z.number(), actual: z.number(), difference: z.number() }))
    .nullable(),
});
export type ComparisonAnswer = z.infer<typeof comparison>;

/** A run's results as a page and a report show them. Money in USD, rates as shares. */
export const resultAnswer = z.object({
  id: z.string(),
  engine: z.string(),
  inputs: z.string(),
  parts: z.record(z.string(), z.string()),
  scenario: title,
  simulations: z.number().int(),
  seed: nullableNumber,
  onPackage: z.boolean(),
  figures: z.record(z.string(), nullableNumber),
  years: z.array(z.number().int()),
  paths: z.record(z.string(), z.array(z.number())).describe('Yearly figures by name, one value a year'),
  scaledPremiums: z.array(
    z.object({ yearFirst: z.number(), yearLast: z.number(), rate: z.number(), reserveAtEnd: z.number() }),
  ),
  published: z.array(
    z.object({
      id: z.string(),
      figure: z.string(),
      fittedOn2018: z.boolean(),
      unit: z.string(),
      published: z.number(),
      computed: z.number(),
      difference: z.number(),
      tolerance: nullableNumber,
      within: z.boolean().nullable(),
      source: z.object({ es: z.string(), en: z.string() }),
    }),
  ),
  note: z.array(
    z.object({
      id: z.string(),
      published: z.number(),
      computed: z.number(),
      permanentLoss: nullableNumber,
    }),
  ),
  fan: z
    .object({
      shares: z.array(z.number()),
      paths: z.array(z.array(z.number())),
      exhausted: z.array(z.number()),
    })
    .nullable(),
  comparison: comparison.nullable(),
  tables: z.array(z.string()),
});
export type ResultAnswer = z.infer<typeof resultAnswer>;

export const deskAnswer = z.object({
  ...summary.shape,
  studyTitle: title,
  packages: z.array(packageAnswer),
  opinion: z
    .object({
      packageId: z.uuid(),
      opinion: z.string(),
      name: z.string(),
      registration: z.string(),
      at: isoInstant,
    })
    .nullable(),
  runs: z.array(runAnswer),
  chosenRun: z.uuid().nullable(),
  text: textBody.nullable(),
  submitted: z.object({ name: z.string(), registration: z.string(), at: isoInstant }).nullable(),
  approved: z
    .object({ name: z.string(), registration: z.string(), note: z.string(), at: isoInstant })
    .nullable(),
  returned: z.object({ reason: z.string(), at: isoInstant }).nullable(),
  withdrawn: z.object({ reason: z.string(), at: isoInstant }).nullable(),
  replacedBy: nullableNumber,
  history: z.array(z.object({ kind: z.string(), at: isoInstant, mine: z.boolean() })),
  may: z.object({ prepare: z.boolean(), review: z.boolean(), publish: z.boolean() }),
  publishedBefore: z.array(z.object({ number: z.number().int(), title: z.string() })),
});
export type DeskAnswer = z.infer<typeof deskAnswer>;

const publicSummary = z.object({
  number: z.number().int(),
  title: z.string(),
  study: z.string(),
  yearBase: z.number().int(),
  years: z.number().int(),
  state: z.enum(['published', 'withdrawn', 'replaced']),
  publishedAt: isoInstant,
  onPackage: z.boolean(),
  reserve: nullableNumber,
  deficit: nullableNumber,
  levelRate: nullableNumber,
  firstNegativeYear: nullableNumber,
});
export type PublicSummary = z.infer<typeof publicSummary>;
export const publicListAnswer = z.object({ items: z.array(publicSummary) });

/** The latest published reference valuation of each study, what was published of it and what is computed: one public table. */
export const besideAnswer = z.object({
  items: z.array(
    z.object({
      number: z.number().int(),
      title: z.string(),
      studyTitle: title,
      published: resultAnswer.shape.published,
      note: resultAnswer.shape.note,
    }),
  ),
  contradictions: z.array(title.extend({ id: z.string() })),
});
export type BesideAnswer = z.infer<typeof besideAnswer>;

export const publicAnswer = z.object({
  ...publicSummary.shape,
  studyTitle: title,
  text: textBody,
  opinion: z
    .object({ opinion: z.string(), name: z.string(), registration: z.string(), at: isoInstant })
    .nullable(),
  submitted: z.object({ name: z.string(), registration: z.string(), at: isoInstant }),
  approved: z.object({ name: z.string(), registration: z.string(), note: z.string(), at: isoInstant }),
  withdrawn: z.object({ reason: z.string(), at: isoInstant }).nullable(),
  replacedBy: nullableNumber,
  data: z
    .object({
      version: z.number().int(),
      sha256: z.string(),
      verdict,
      totals: packageTotals,
      corrections: z.number().int(),
    })
    .nullable(),
  result: resultAnswer,
  contradictions: z.array(title.extend({ id: z.string() })),
});
export type PublicAnswer = z.infer<typeof publicAnswer>;
