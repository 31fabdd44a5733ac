import { z } from 'zod';
import { partyNumber, roles } from './parties/api.ts';

// The contract of this room: routes parse and answer with it, pages take their types from it.

const isoInstant = z.iso.datetime({ offset: true });
const ocid = z.string().min(3).max(200);
export const stages = [
  'planning',
  'tender',
  'award',
  'contract',
  'implementation',
  'ended',
  'cancelled',
] as const;
const stage = z.enum(stages);
/** R: Cardinal’s eleven; N: those that need no bids. */
const flag = z.string().regex(/^[RN]\d{3}$/);

export const importParams = z.object({ importId: z.uuid() });
export const importQuery = z.object({ fileName: z.string().min(1).max(200) });
export const importAnswer = z.object({
  importId: z.uuid(),
  state: z.enum(['reading', 'loaded', 'failed']),
  fileName: z.string(),
  startedAt: isoInstant,
  finishedAt: isoInstant.nullable(),
  sha256: z.string().nullable(),
  bytes: z.number().describe('Bytes read so far'),
  met: z.number().int().describe('Releases met so far'),
  loaded: z.number().int().describe('Those that were new'),
  known: z.number().int().describe('Those that were here before'),
  bad: z.number().int().describe('Those that break the standard'),
  failure: z.string().nullable().describe('Why the file could not be read, with what to do'),
});
export type ImportAnswer = z.infer<typeof importAnswer>;
export const importsAnswer = z.object({ items: z.array(importAnswer) });
export const problemItem = z.object({
  place: z.number().int().describe('The release’s place in the file, from 1'),
  ocid: z.string().nullable(),
  path: z.string(),
  rule: z.string(),
  found: z.string(),
  message: z.string().describe('What is wrong and what to do'),
});
export type ProblemItem = z.infer<typeof problemItem>;
export const problemsAnswer = z.object({ items: z.array(problemItem) });

export const processQuery = z.object({
  text: z.string().trim().max(200).optional(),
  flag: flag.optional(),
  flagged: z.stringbool().optional(),
  stage: stage.optional(),
  party: partyNumber.optional().describe('Only processes in which this party has a part'),
  as: z.enum(roles).default('supplier').describe('Which part the party has'),
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
});
export type ProcessQuery = z.infer<typeof processQuery>;
export const processItem = z.object({
  ocid: z.string(),
  title: z.string().nullable(),
  buyerId: z.string().nullable(),
  buyerName: z.string().nullable(),
  buyerParty: z.number().int().nullable().describe('The number of the buyer’s own page'),
  stage,
  method: z.string().nullable(),
  methodDetails: z.string().nullable(),
  amount: z.number().nullable(),
  currency: z.string().nullable(),
  supplierIds: z.array(z.string()),
  suppliers: z.array(z.object({ party: z.number().int(), name: z.string() })),
  bids: z.number().int().nullable(),
  releases: z.number().int(),
  changedOn: isoInstant,
  flags: z.array(z.string()),
});
export type ProcessItem = z.infer<typeof processItem>;
export const processesAnswer = z.object({ items: z.array(processItem), next: z.string().nullable() });
export type ProcessesAnswer = z.infer<typeof processesAnswer>;

export const processParams = z.object({ ocid });
const json = z.unknown();
export const processAnswer = z.object({
  item: processItem,
  flags: z.array(z.object({ flag, value: z.number() })),
  parties: z
    .array(z.object({ identifier: z.string(), party: z.number().int() }))
    .describe('The number of each party’s page by the identifiers it was published with'),
  compiled: z.record(z.string(), json).describe('The compiled release'),
  story: z.array(
    z.object({
      releaseId: z.string(),
      date: isoInstant,
      tag: z.array(z.string()),
      changes: z.array(z.object({ path: z.string(), before: json.optional(), after: json.optional() })),
    }),
  ),
});
export type ProcessAnswer = z.infer<typeof processAnswer>;
