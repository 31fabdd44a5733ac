import { z } from 'zod';
import { channels, partyKinds } from '../dissemination.ts';
import { periodicReportModel } from './content.ts';

const day = z.iso.date();
const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(60);
const period = z.string().regex(/^\d{4}(-[CS]\d)?$/);
const id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/);
const channel = z.enum(channels);

export const periodicParams = z.object({ slug, period });
export const numberQuery = z.object({ number: z.coerce.number().int().positive().optional() });
export const issueBody = z.object({ act: z.literal('issue') });

const partyModel = z.object({
  id,
  name: z.string().trim().min(3).max(200),
  kind: z.enum(partyKinds),
  channel,
  address: z.string().trim().max(300),
});
export const partyBody = z.discriminatedUnion('act', [
  z.object({ act: z.literal('save'), party: partyModel }),
  z.object({ act: z.literal('remove'), party: id }),
]);
export const deliveryBody = z.object({
  period,
  number: z.number().int().positive(),
  party: id,
  channel,
  on: day,
  note: z.string().trim().max(500),
});

const issued = z.object({ period, number: z.number().int(), on: day, sha256: z.string() });
/** How a report reached a party; the address stays at the desk. */
const reach = z.object({
  name: z.string(),
  kind: z.enum(partyKinds),
  delivery: z.object({ channel, on: day }).nullable(),
});

export const periodicAnswer = z.object({
  issued,
  numbers: z.array(issued).describe('Every number of the period, its corrections the last'),
  report: periodicReportModel,
  reach: z.array(reach),
});
export type PeriodicAnswer = z.infer<typeof periodicAnswer>;
const standing = z.enum(['running', 'owed', 'issued']);
export const periodicDeskAnswer = z.object({
  today: day,
  may: z.object({ issue: z.boolean(), tell: z.boolean() }),
  periods: z.array(
    z.object({
      period,
      from: day,
      until: day,
      standing,
      issued: issued.nullable(),
      reached: z.number().int(),
    }),
  ),
  parties: z.array(partyModel),
  /** Who is in the design's stakeholders and not yet among the parties. */
  proposed: z.array(z.string()),
});
export type PeriodicDeskAnswer = z.infer<typeof periodicDeskAnswer>;

export const periodicPreviewAnswer = z.object({
  issued: issued.nullable(),
  mayBeIssued: z
    .boolean()
    .describe('The period is over, and it says something that the last number does not'),
  report: periodicReportModel.describe('As it would be written today'),
  reach: z.array(reach.extend({ party: id, address: z.string(), usual: channel })),
});
export type PeriodicPreviewAnswer = z.infer<typeof periodicPreviewAnswer>;
