import { z } from 'zod';
import { isPlainDate, type PlainDate } from '#kernel';
import type { OfficeAct } from './decide.ts';
import { kinds, type OrganisationFacts, sides } from './organisation.ts';

// The contract of this room: routes parse and answer with it, pages take their types from it.

const day = z.iso
  .date()
  .refine(isPlainDate)
  .transform((text) => text as PlainDate);
const line = (max: number) => z.string().trim().min(3).max(max);
const text = z.string().trim().min(10, 'Write at least ten characters').max(4000);
const members = z.number().int().min(1).max(10_000_000);
const status = z.enum(['applied', 'evidence', 'accredited', 'refused', 'suspended']);

export const applicationBody = z.strictObject({
  name: line(160),
  kind: z.enum(kinds),
  side: z.enum(sides),
  ruc: z.string().regex(/^\d{13}$/, 'A RUC has thirteen digits'),
  legalAct: line(200),
  statutes: z.strictObject({
    title: line(200),
    adopted: day,
    sha256: z.string().regex(/^[0-9a-f]{64}$/, 'SHA-256 of the file of the statutes, in hexadecimal'),
  }),
  sector: line(120),
  territory: z.string().regex(/^(national|\d{2})$/),
  members,
}) satisfies z.ZodType<OrganisationFacts>;

export const ownBody = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('give-evidence'), text }),
  z.strictObject({ act: z.literal('name-representative'), document: z.string().trim().min(5).max(20) }),
  z.strictObject({ act: z.literal('end-representative'), number: z.number().int().min(1) }),
  z.strictObject({ act: z.literal('declare-conflict'), text }),
  z.strictObject({ act: z.literal('tell-members'), members }),
]);

export const officeBody = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('request-evidence'), what: text }),
  z.strictObject({ act: z.literal('accredit'), evidence: text }),
  z.strictObject({ act: z.literal('refuse'), reason: text, norm: line(200) }),
  z.strictObject({ act: z.literal('suspend'), reason: text }),
  z.strictObject({ act: z.literal('join-committee') }),
  z.strictObject({ act: z.literal('leave-committee'), reason: text }),
]) satisfies z.ZodType<OfficeAct>;

export const idParams = z.strictObject({ id: z.uuid() });
export const doneAnswer = z.strictObject({ seq: z.number() });
export const idAnswer = z.strictObject({ id: z.string() });

const item = z.strictObject({
  id: z.string(),
  name: z.string(),
  kind: z.enum(kinds),
  side: z.enum(sides),
  sector: z.string(),
  territory: z.string(),
  members: z.number(),
  status,
  since: z.string().nullable(),
  ground: z.string().nullable(),
  inCommittee: z.boolean(),
  /** The person who asks speaks for it. */
  mine: z.boolean(),
});
export const organisationsAnswer = z.strictObject({
  items: z.array(item),
  signedIn: z.boolean(),
  mayAccredit: z.boolean(),
});
export const organisationAnswer = item.extend({
  ruc: z.string(),
  legalAct: z.string(),
  statutes: z.strictObject({ title: z.string(), adopted: z.string(), sha256: z.string() }),
  norm: z.string().nullable(),
  evidence: z.array(z.strictObject({ asked: z.string(), given: z.string().nullable() })),
  representatives: z.array(
    z.strictObject({
      number: z.number(),
      name: z.string(),
      from: z.string(),
      until: z.string(),
      now: z.boolean(),
    }),
  ),
  conflicts: z.array(z.strictObject({ name: z.string(), text: z.string(), at: z.string() })),
  committee: z.strictObject({ from: z.string(), until: z.string().nullable() }).nullable(),
  mayAccredit: z.boolean(),
});
export type OrganisationsAnswer = z.infer<typeof organisationsAnswer>;
export type OrganisationAnswer = z.infer<typeof organisationAnswer>;
