import { z } from 'zod';

const plainDate = z.iso.date();
const bilingual = z.object({ es: z.string(), en: z.string() });
const status = z.enum(['confirmed', 'unconfirmed', 'policy']);

export const citationView = z.object({
  norm: z.string(),
  gazette: z.string().nullable(),
  status,
  from: plainDate,
  to: plainDate.nullable(),
  source: z.string(),
});

export const standingItem = z.object({
  id: z.string(),
  title: bilingual,
  state: z.enum(['in-force', 'not-yet-in-force', 'repealed']),
  value: z
    .unknown()
    .describe('As the unit says: cents, parts per million, days…; tables by key, rows as objects'),
  unit: z.unknown(),
  citation: citationView.nullable(),
});

export const lawOnQuery = z.object({ date: plainDate.optional().describe('Today where absent') });
export const lawOnAnswer = z.object({ date: plainDate, parameters: z.array(standingItem) });

/** The whole law as the program reads it; a page computes from it what stood on any date. */
export const lawAnswer = z.object({
  parameters: z.record(z.string(), z.unknown()),
  holidays: z.array(z.unknown()),
  transfers: z.record(z.string(), z.unknown()),
});

export const termQuery = z.object({
  from: plainDate,
  days: z.coerce.number().int().min(0).max(1000),
  canton: z
    .string()
    .regex(/^\d{4}$/)
    .optional(),
});
export const termAnswer = z.object({ from: plainDate, days: z.number().int(), ends: plainDate });
