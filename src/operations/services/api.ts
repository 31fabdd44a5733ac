import { z } from 'zod';

/** What the institution is; every page shows whether its figures are synthetic. */
export const institutionAnswer = z.object({
  loaded: z.boolean().describe('False until an institution has been loaded'),
  country: z.string().nullable(),
  synthetic: z.boolean(),
  scale: z.number().int().nullable().describe('One synthetic person stands for so many'),
  seed: z.number().int().nullable(),
});
export type InstitutionAnswer = z.infer<typeof institutionAnswer>;

const title = z.object({ es: z.string(), en: z.string() });
export const catalogueAnswer = z.object({
  insurances: z.array(z.object({ code: z.string(), title })),
  services: z.array(
    z.object({
      code: z.string(),
      insurance: z.string(),
      kind: z.enum(['care', 'benefit', 'procedure']),
      givenAt: z.array(z.string()).describe('Kinds of facility that give it'),
      title,
    }),
  ),
  facilities: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      kind: z.string(),
      level: z.number().int().nullable(),
      canton: z.string(),
      province: z.string(),
    }),
  ),
  provinces: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      capital: z.string(),
      region: z.string(),
      tile: z.object({ row: z.number().int(), column: z.number().int() }),
    }),
  ),
  cantons: z.array(z.object({ code: z.string(), name: z.string(), province: z.string().nullable() })),
});
export type Catalogue = z.infer<typeof catalogueAnswer>;
