import { z } from 'zod';
import { processesOf } from '#governance/oversight';
import type { Db } from '#platform/database';
import { listGroups } from './store.ts';

export const aboutQuery = z
  .strictObject({
    ocid: z.string().min(3).max(200).optional(),
    party: z.coerce.number().int().min(1).max(2_147_483_647).optional(),
    as: z.enum(['buyer', 'supplier']).optional(),
  })
  .refine((one) => (one.ocid !== undefined) !== (one.party !== undefined && one.as !== undefined), {
    message: 'A process, or a party and its side',
  });
export const aboutAnswer = z.strictObject({
  items: z.array(
    z.strictObject({
      code: z.string(),
      group: z.string(),
      case: z.number(),
      title: z.string(),
      ocid: z.string().nullable().describe('The process that the case looks at; null: the party itself'),
    }),
  ),
});

/** The cases that groups opened about a contracting process; or about a party, or a process in which it has that side. */
export async function casesAbout(
  db: Db,
  asked: z.infer<typeof aboutQuery>,
): Promise<z.infer<typeof aboutAnswer>['items']> {
  const all = (await listGroups(db)).flatMap(({ facts, cases }) =>
    cases.map(({ number, title, origin }) => ({
      item: {
        ...{ code: facts.code, group: facts.title, case: number, title },
        ocid: 'ocid' in origin ? origin.ocid : null,
      },
      party: origin.kind === 'party' ? origin.id : null,
    })),
  );
  const { ocid, party, as } = asked;
  if (party === undefined || as === undefined)
    return all.filter(({ item }) => item.ocid !== null && item.ocid === ocid).map(({ item }) => item);
  const own = await processesOf(
    db,
    { party, as },
    all.flatMap(({ item }) => item.ocid ?? []),
  );
  return all
    .filter((one) => one.party === String(party) || (one.item.ocid !== null && own.has(one.item.ocid)))
    .map(({ item }) => item);
}
