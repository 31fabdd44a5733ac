import { z } from 'zod';

export const switchAnswer = z.object({
  byMail: z.boolean().describe('Whether this house sends e-mail'),
  on: z.boolean(),
  email: z.string().nullable().describe('Where the letters go; null where she has no address'),
  language: z.enum(['es', 'en']),
});
export type SwitchAnswer = z.infer<typeof switchAnswer>;
export const switchBody = z.strictObject({ on: z.boolean(), language: z.enum(['es', 'en']) });
export const wayOutParams = z.object({ token: z.string().regex(/^[A-Za-z0-9_-]{43}$/) });
export const doneAnswer = z.object({ done: z.literal(true) });
