import { z } from 'zod';

// The contract of the desk's routes, as the OpenAPI document shows it and as the page takes it.

const instant = z.iso.datetime();
const count = z.number().int();

export const mailAnswer = z.object({
  configured: z.boolean(),
  missing: z.array(z.string()).describe('Variables of the environment without which nothing leaves'),
  server: z.string().nullable().describe('Host and port, without who signs in there'),
  sender: z.string().nullable(),
  oldestWaitingAt: instant.nullable(),
  counts: z.array(z.object({ kind: z.string(), waiting: count, sent: count, failed: count })),
  /** What was given up, then what waits after a try that did not go well; of many the newest. */
  troubled: z.array(
    z.object({
      letterId: z.uuid(),
      kind: z.string(),
      state: z.enum(['waiting', 'failed']),
      domain: z.string().nullable().describe('Of the address; null once its words are deleted'),
      reason: z.string().nullable(),
      code: z.number().int().nullable().describe('What the server answered, as SMTP numbers it'),
      said: z.string().nullable().describe('What the server answered, without addresses'),
      attempts: count,
      writtenAt: instant,
      at: instant.describe('When it was given up, or is tried again'),
      canRetry: z.boolean(),
    }),
  ),
});
export type MailAnswer = z.infer<typeof mailAnswer>;

export const retryBody = z.strictObject({
  letterId: z.uuid().nullable().describe('Null: all that can be tried again'),
});
export const retryAnswer = z.object({ retried: count });
