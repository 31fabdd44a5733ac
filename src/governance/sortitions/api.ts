import { z } from 'zod';
import type { StepAct } from './run.ts';

// The contract of this room: routes parse and answer with it, pages take their types from it.

export const codeParams = z.strictObject({ code: z.string().regex(/^[a-z0-9][a-z0-9-]{1,59}$/) });
export const fileParams = codeParams.extend({
  name: z.enum(['announcement.json', 'roll.csv', 'dice.json', 'beacon.json', 'drawn.csv']),
});
export const doneAnswer = z.strictObject({ seq: z.number() });
const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`));

export const stepBody = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('freeze') }),
  z.strictObject({ act: z.literal('announce'), roundAt: z.iso.datetime({ offset: true }) }),
  z.strictObject({
    act: z.literal('throw-dice'),
    throws: z.array(z.number().int().min(1).max(6)).max(1000),
    place: z.string().trim().min(3).max(200),
    witnesses: z.array(z.string().trim().min(3).max(160)).min(1).max(40),
  }),
  z.strictObject({
    act: z.literal('record-beacon'),
    beacon: z.strictObject({ round: z.number().int().min(1), signature: hex(48), randomness: hex(32) }),
  }),
  z.strictObject({ act: z.literal('draw') }),
]) satisfies z.ZodType<StepAct>;

export const sortitionAnswer = z.strictObject({
  code: z.string(),
  title: z.string(),
  next: z.enum(['roll', 'announcement', 'dice', 'beacon', 'draw']).nullable(),
  percent: z.number(),
  leadMinutes: z.number(),
  diceThrowsMin: z.number(),
  roll: z
    .strictObject({
      rollDate: z.string(),
      size: z.number(),
      root: z.string(),
      at: z.string(),
      strata: z.number(),
    })
    .nullable(),
  announcement: z
    .strictObject({
      sha256: z.string(),
      seats: z.number(),
      round: z.number(),
      at: z.string(),
      roundAt: z.string(),
    })
    .nullable(),
  dice: z
    .strictObject({
      thrownAt: z.string(),
      throws: z.array(z.number()),
      place: z.string(),
      witnesses: z.array(z.string()),
    })
    .nullable(),
  beacon: z
    .strictObject({ round: z.number(), signature: z.string(), randomness: z.string(), at: z.string() })
    .nullable(),
  drawn: z
    .strictObject({ seed: z.string(), count: z.number(), sha256: z.string(), at: z.string() })
    .nullable(),
  /** Each stratum: how many affiliates, its quota, and the last ticket drawn when there is one. */
  strata: z.array(
    z.strictObject({
      stratum: z.string(),
      size: z.number(),
      quota: z.number().nullable(),
      lastTicket: z.string().nullable(),
    }),
  ),
  signedIn: z.boolean(),
  mayRun: z.boolean(),
});
export const ownAnswer = z.strictObject({
  proof: z
    .strictObject({
      salt: z.string(),
      affiliate: z.strictObject({
        number: z.string(),
        identity: z.string(),
        province: z.string(),
        sector: z.string(),
        sex: z.string(),
      }),
      index: z.number(),
      rollSize: z.number(),
      path: z.array(z.string()),
    })
    .nullable(),
});
export type SortitionAnswer = z.infer<typeof sortitionAnswer>;
export type OwnAnswer = z.infer<typeof ownAnswer>;
