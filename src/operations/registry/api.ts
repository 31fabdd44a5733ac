import { z } from 'zod';

const isoInstant = z.iso.datetime({ offset: true });
const plainDate = z.iso.date();
export const purpose = z
  .string()
  .trim()
  .min(5, 'At least 5 characters')
  .max(200)
  .describe('Why; the person can read it');

export const sexSchema = z.enum(['male', 'female']);
export const personFields = z.strictObject({
  givenNames: z.string().trim().min(1).max(120),
  surnames: z.string().trim().min(1).max(120),
  birthDate: plainDate,
  sex: sexSchema,
  ethnicity: z.string().max(60).nullable().default(null),
  disabilityPercent: z.number().int().min(0).max(100).nullable().default(null),
  canton: z
    .string()
    .regex(/^\d{4}$/)
    .nullable()
    .default(null),
});
export type PersonFields = z.infer<typeof personFields>;

export const searchBody = z
  .strictObject({
    text: z
      .string()
      .trim()
      .max(200)
      .refine((text) => text === '' || text.length >= 2, 'At least 2 characters')
      .default('')
      .describe('A name, a document, an e-mail, a phone or a birth date, with or without accents'),
    canton: z
      .string()
      .regex(/^\d{4}$/)
      .optional(),
    sex: sexSchema.optional(),
    ethnicity: z.string().max(60).optional(),
    hasDisability: z.boolean().optional(),
    bornFrom: plainDate.optional(),
    bornTo: plainDate.optional(),
    consentTo: z.string().max(60).optional().describe('Who consents today to this purpose'),
    purpose,
  })
  .refine(
    ({ text, purpose: _why, ...filters }) =>
      text !== '' || Object.values(filters).some((one) => one !== undefined),
    'Type something to look for, or choose a filter',
  );
export type SearchBody = z.infer<typeof searchBody>;
export const foundPerson = z.object({
  personId: z.uuid(),
  name: z.string(),
  document: z.string().nullable(),
  birthDate: plainDate,
  canton: z.string().nullable(),
  matched: z.enum(['document', 'document-nearly', 'contact', 'birth-date', 'name', 'filters']),
  similarity: z.number(),
});
export type FoundPerson = z.infer<typeof foundPerson>;
export const searchAnswer = z.object({ items: z.array(foundPerson) });
export type SearchAnswer = z.infer<typeof searchAnswer>;

export const personParams = z.object({ personId: z.uuid() });
export const readingBody = z.strictObject({
  purpose,
  asOf: plainDate.optional().describe('The day whose state is read'),
  knownOn: plainDate.optional().describe('The day whose knowledge is used'),
});
export const personRecord = z.object({
  personId: z.uuid(),
  givenNames: z.string(),
  surnames: z.string(),
  birthDate: plainDate,
  sex: sexSchema,
  ethnicity: z.string().nullable(),
  disabilityPercent: z.number().int().nullable(),
  canton: z.string().nullable(),
  documents: z.array(z.object({ document: z.string(), kind: z.enum(['cedula', 'foreign']) })),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  mergedFrom: z.array(
    z.object({ mergeId: z.uuid(), personId: z.uuid(), reason: z.string(), at: isoInstant }),
  ),
  versions: z.array(z.object({ validFrom: plainDate, knownFrom: isoInstant, reason: z.string() })),
});
export type PersonRecord = z.infer<typeof personRecord>;

export const registerBody = z.strictObject({
  document: z.string().trim().min(3).max(40).describe('Cédula, or a foreign document as COL:AB123456'),
  person: personFields,
  anyway: z.boolean().default(false).describe('Registers although somebody very alike is known'),
});
export const registerAnswer = z.object({ personId: z.uuid() });
export const correctionBody = z.strictObject({ person: personFields, validFrom: plainDate, reason: purpose });

export const alikePerson = foundPerson.omit({ matched: true, similarity: true });
export const duplicatePair = z.object({
  first: alikePerson,
  second: alikePerson,
  score: z.number().describe('From 0 to 1'),
  because: z.array(
    z.enum([
      'same-birth-date',
      'day-and-month-swapped',
      'names-alike',
      'same-names',
      'same-canton',
      'documents-one-digit-apart',
    ]),
  ),
});
export type DuplicatePair = z.infer<typeof duplicatePair>;
export const duplicatesAnswer = z.object({ items: z.array(duplicatePair) });
export const mergeBody = z.strictObject({
  keptId: z.uuid(),
  mergedId: z.uuid(),
  reason: purpose,
  differentCedulas: z.boolean().default(false).describe('Joins although each has a valid cédula of its own'),
});
export const mergeAnswer = z.object({ mergeId: z.uuid() });
export const mergeParams = z.object({ mergeId: z.uuid() });
export const undoBody = z.strictObject({ reason: purpose });
export const apartBody = z.strictObject({ firstId: z.uuid(), secondId: z.uuid(), reason: purpose });
export const doneAnswer = z.object({ done: z.literal(true) });

export const contactBody = z.strictObject({
  email: z.email().max(200).nullable(),
  phone: z
    .string()
    .trim()
    .regex(/^\+?[0-9 ()-]{7,20}$/)
    .nullable(),
});
export const consentBody = z.strictObject({ purpose: z.enum(['notices', 'studies']), given: z.boolean() });
export const myPerson = personRecord.omit({ mergedFrom: true, versions: true }).extend({
  consents: z.array(z.object({ purpose: z.string(), given: z.boolean(), at: isoInstant })),
});
export type MyPerson = z.infer<typeof myPerson>;

export const readingsQuery = z.object({
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export const readingItem = z.object({
  entryId: z.string(),
  at: isoInstant,
  action: z.string(),
  says: z.object({ es: z.string(), en: z.string() }),
  purpose: z.string().nullable(),
  own: z.boolean(),
  by: z
    .object({ name: z.string().nullable(), office: z.object({ es: z.string(), en: z.string() }).nullable() })
    .nullable(),
});
export type ReadingItem = z.infer<typeof readingItem>;
export const readingsAnswer = z.object({ items: z.array(readingItem), next: z.string().nullable() });
export type ReadingsAnswer = z.infer<typeof readingsAnswer>;
