import type { Catalogue } from '#operations/services';
import type { FigureDimension } from './api.ts';

type Title = { readonly es: string; readonly en: string };

const none = { es: 'Sin unidad todavía', en: 'No unit yet' };
const named: Readonly<Record<string, Title>> = {
  'kind complaint': { es: 'Quejas y reclamos', en: 'Complaints' },
  'kind suggestion': { es: 'Sugerencias', en: 'Suggestions' },
  'kind information': { es: 'Pedidos de información', en: 'Requests for information' },
  'sex female': { es: 'Mujeres', en: 'Women' },
  'sex male': { es: 'Hombres', en: 'Men' },
  'age 0-17': { es: 'Hasta 17 años', en: 'Up to 17 years' },
  'age 18-29': { es: 'De 18 a 29', en: '18 to 29' },
  'age 30-44': { es: 'De 30 a 44', en: '30 to 44' },
  'age 45-59': { es: 'De 45 a 59', en: '45 to 59' },
  'age 60-74': { es: 'De 60 a 74', en: '60 to 74' },
  'age 75+': { es: 'De 75 o más', en: '75 or older' },
  'ethnicity mestizo': { es: 'Mestiza', en: 'Mestizo' },
  'ethnicity montubio': { es: 'Montubia', en: 'Montubio' },
  'ethnicity indigenous': { es: 'Indígena', en: 'Indigenous' },
  'ethnicity afro-ecuadorian': { es: 'Afroecuatoriana', en: 'Afro-Ecuadorian' },
  'ethnicity white': { es: 'Blanca', en: 'White' },
  'ethnicity other': { es: 'Otra', en: 'Other' },
  'ethnicity unsaid': { es: 'No lo dijo', en: 'Not said' },
  'disability yes': { es: 'Con discapacidad', en: 'With a disability' },
  'disability no': { es: 'Sin discapacidad registrada', en: 'No disability registered' },
};

/** What a member of a dimension is called; null where nobody knows. */
export function memberTitle(catalogue: Catalogue, dimension: FigureDimension, member: string): Title | null {
  if (dimension === 'unit' || dimension === 'province') {
    if (member === 'none') return none;
    const places = dimension === 'unit' ? catalogue.facilities : catalogue.provinces;
    const name = places.find((one) => one.code === member)?.name;
    return name === undefined ? null : { es: name, en: name };
  }
  return named[`${dimension} ${member}`] ?? null;
}
