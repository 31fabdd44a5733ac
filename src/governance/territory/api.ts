import { z } from 'zod';

// The contract of this room: the route answers with it, the page takes its types from it.

const thing = z.object({
  kind: z.enum(['space', 'committee', 'group']),
  title: z.string(),
  href: z.string(),
  active: z.boolean().describe('Whether it works today'),
});
export const byProvinceAnswer = z.object({
  on: z.string(),
  provinces: z.array(
    z.object({
      code: z.string().describe('Two digits of INEC'),
      name: z.string(),
      facilities: z.number(),
      spaces: z.number(),
      committees: z.number(),
      groups: z.number(),
      processes: z.number(),
      flagged: z.number().describe('Purchases with something to look at, which is no verdict'),
      things: z.array(thing),
      buyers: z
        .array(z.object({ party: z.number().int(), name: z.string(), bought: z.number().int() }))
        .describe('Who buys most there, by the number of its page'),
    }),
  ),
  elsewhere: z.array(thing).describe('Of the whole institution'),
  unplaced: z.object({ processes: z.number(), flagged: z.number() }),
});
export type ByProvinceAnswer = z.infer<typeof byProvinceAnswer>;
