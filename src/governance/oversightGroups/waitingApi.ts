import { z } from 'zod';
import { levels } from './groupActions.ts';

/** What waits for the institution at its desk, with the term of each. */
export const waitingAnswer = z.strictObject({
  mayManage: z.boolean(),
  items: z.array(
    z.strictObject({
      id: z.string(),
      code: z.string(),
      group: z.string(),
      kind: z.enum([
        'initiative',
        'applicant',
        'challenge',
        'request',
        'finding',
        'report',
        'recommendation',
        'closing',
      ]),
      number: z.number(),
      report: z.number().nullable(),
      title: z.string(),
      text: z.string(),
      level: z.enum(levels).nullable(),
      extendable: z.boolean(),
      recommendations: z.array(z.strictObject({ number: z.number(), text: z.string() })),
      due: z.string().nullable(),
      workingDaysLeft: z.number().nullable(),
    }),
  ),
});
export type WaitingAnswer = z.infer<typeof waitingAnswer>;
