import { z } from 'zod';

// The contract of buyers and suppliers: routes parse and answer with it, pages take their types from it.

const isoInstant = z.iso.datetime({ offset: true });
const flag = z.string().regex(/^[RN]\d{3}$/);
export const partyNumber = z.coerce.number().int().min(1).max(2_147_483_647);
const number = z
  .number()
  .int()
  .describe('The house’s own number: no document of a person stands in an address');
export const roles = ['buyer', 'supplier', 'bidder'] as const;
const kind = z
  .enum(['person', 'company', 'public', 'unknown'])
  .describe('As its RUC or cédula says: a natural person, a company, a public body');
const dollars = z.number().nullable().describe('US dollars; null where none was published');

export const partiesQuery = z.object({
  as: z.enum(['buyer', 'supplier']).default('supplier'),
  text: z.string().trim().max(200).optional(),
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
});
export type PartiesQuery = z.infer<typeof partiesQuery>;
const partyItem = z.object({
  party: number,
  name: z.string(),
  kind,
  bought: z.number().int().describe('Processes in which it buys'),
  sold: z.number().int().describe('Processes that it won'),
  bid: z.number().int().describe('Processes in which its bid was published'),
});
export type PartyItem = z.infer<typeof partyItem>;
export const partiesAnswer = z.object({ items: z.array(partyItem), next: z.string().nullable() });
export type PartiesAnswer = z.infer<typeof partiesAnswer>;

export const partyParams = z.object({ party: partyNumber });
export const partyQuery = z.object({ as: z.enum(['buyer', 'supplier']) });
export const partyAnswer = partyItem.extend({
  as: z.enum(['buyer', 'supplier']),
  writings: z
    .array(
      z.object({
        identifier: z.string(),
        name: z.string().describe('Empty where no name was published with the identifier'),
        since: isoInstant,
        until: isoInstant,
      }),
    )
    .describe('Identifier and name as they were published, the last first'),
  quality: z
    .object({
      processes: z.number().int(),
      awarded: z.number().int().describe('Processes with an award that stands'),
      unsaid: z.number().int().describe('Of those, with an award whose amount is not its own in dollars'),
      withBids: z.number().int().describe('Processes that say how many bid'),
      withPeriod: z.number().int().describe('Processes that say until when one could bid'),
      planned: z.number().int().describe('Processes whose planning was published'),
      refused: z
        .number()
        .int()
        .describe('Releases of its processes that broke the standard and do not count'),
      since: isoInstant.nullable(),
      until: isoInstant.nullable(),
    })
    .describe('What the data say and what they do not, before any figure'),
  years: z.array(
    z.object({
      year: z
        .number()
        .int()
        .describe('Of the award; of the signature or the last publication where none says'),
      processes: z.number().int(),
      awarded: dollars,
      contracted: dollars,
      amended: z.number().int().describe('Processes with a contract that was amended'),
      amendments: z.number().int(),
    }),
  ),
  counterparties: z.object({
    items: z
      .array(
        z.object({
          party: number,
          name: z.string(),
          processes: z.number().int(),
          awarded: z.number(),
          share: z.number().describe('Of what this party awarded or was awarded alone'),
          shareOfBuyer: z.number().describe('Of what the buyer of the two awarded to a single supplier'),
          isConcentrated: z.boolean().describe('Whether that share reaches the one that is flagged (N001)'),
        }),
      )
      .describe('The ten with the largest amounts'),
    parties: z.number().int().describe('All of them'),
    processes: z.number().int(),
    awarded: z.number().describe('US dollars, of awards to a single supplier'),
  }),
  concentration: z.object({
    share: z.number().describe('Share from which one supplier is flagged'),
    processes: z.number().int().describe('Processes needed to speak of concentration'),
    suppliers: z.number().int().describe('Suppliers needed'),
    isEnough: z.boolean().nullable().describe('Whether this buyer has as many; null for a supplier'),
  }),
  methods: z.array(
    z.object({
      method: z.string().nullable(),
      details: z.string().nullable(),
      processes: z.number().int(),
      awarded: dollars,
    }),
  ),
  singleBid: z.object({
    processes: z.number().int().describe('Several could compete, and it is known how many bid'),
    single: z.number().int(),
  }),
  bidding: z
    .object({ bid: z.number().int(), won: z.number().int() })
    .nullable()
    .describe('Of a supplier: processes with its bid, and those of them that it won'),
  flags: z.object({
    ofProcesses: z.array(z.object({ flag, processes: z.number().int() })),
    own: z.array(z.object({ flag, value: z.number() })),
  }),
});
export type PartyAnswer = z.infer<typeof partyAnswer>;

export const filesQuery = z.object({ as: z.enum(roles) });
