import type { RefusalTexts } from '#platform/http';

export const oversightRefusals: RefusalTexts = {
  'process-unknown': {
    es: () => ({
      status: 404,
      title: 'No encontramos ese proceso',
      detail: 'Revise su identificador (ocid) o búsquelo por el nombre de la compra o de la entidad.',
    }),
    en: () => ({
      status: 404,
      title: 'We did not find that process',
      detail: 'Check its identifier (ocid), or search by the name of the purchase or of the entity.',
    }),
  },
  'party-unknown': {
    es: () => ({
      status: 404,
      title: 'No encontramos a quien busca',
      detail: 'Búsquelo por su nombre entre las entidades y los proveedores.',
    }),
    en: () => ({
      status: 404,
      title: 'We did not find who you look for',
      detail: 'Search by name among buyers and suppliers.',
    }),
  },
  'oversight-import-unknown': {
    es: () => ({
      status: 404,
      title: 'No encontramos ese archivo',
      detail: 'Vuelva a la lista de archivos enviados.',
    }),
    en: () => ({
      status: 404,
      title: 'We did not find that file',
      detail: 'Go back to the list of files sent.',
    }),
  },
};

type Words = { readonly es: string; readonly en: string };
interface Found {
  readonly rule: string;
  readonly path: string;
  readonly found: string;
  readonly expected: string;
}

const rules: Readonly<Record<string, (fault: Found) => Words>> = {
  required: () => ({
    es: 'Falta este dato, que el estándar exige. Complételo en el origen y envíe la publicación otra vez.',
    en: 'This field is missing and the standard demands it. Complete it at its source and send the release again.',
  }),
  type: ({ expected }) => ({
    es: `El valor es de otro tipo. Debe ser: ${expected}.`,
    en: `The value is of another type. It must be: ${expected}.`,
  }),
  enum: ({ expected }) => ({
    es: `El valor no está en la lista del estándar. Valen: ${expected}.`,
    en: `The value is not in the standard’s list. Valid: ${expected}.`,
  }),
  format: ({ expected }) =>
    expected === 'date-time'
      ? {
          es: 'La fecha no se entiende. Escríbala como 2026-03-31T09:00:00-05:00.',
          en: 'The date cannot be read. Write it as 2026-03-31T09:00:00-05:00.',
        }
      : { es: `El texto no tiene la forma ${expected}.`, en: `The text is not of the form ${expected}.` },
  minLength: () => ({
    es: 'El texto está vacío. Escríbalo o quite el dato.',
    en: 'The text is empty. Write it, or leave the field out.',
  }),
  'not-json': () => ({
    es: 'Esta línea no es JSON. Revise que el archivo no se haya cortado.',
    en: 'This line is not JSON. Check that the file was not cut off.',
  }),
  'period-ends-before-it-begins': ({ found, expected }) => ({
    es: `El período termina (${found}) antes de empezar (${expected}). Corrija una de las dos fechas.`,
    en: `The period ends (${found}) before it begins (${expected}). Correct one of the two dates.`,
  }),
  'party-not-listed': ({ found }) => ({
    es: `«${found}» no está entre las partes del proceso (parties). Añádalo allí o corrija el identificador.`,
    en: `“${found}” is not among the parties of the process. Add it there, or correct the identifier.`,
  }),
  'release-id-taken': ({ found }) => ({
    es: `Ya hay otra publicación con el identificador «${found}» y otro contenido. Una corrección es una publicación nueva, con identificador nuevo.`,
    en: `There is another release with the identifier “${found}” and other content. A correction is a new release, with a new identifier.`,
  }),
};

/** What is wrong and what to do, in words. */
export function sayFault(fault: Found, language: 'es' | 'en'): string {
  const say = rules[fault.rule];
  return say
    ? say(fault)[language]
    : language === 'es'
      ? `No cumple la regla «${fault.rule}» del estándar${fault.expected && ` (${fault.expected})`}. Corríjalo en el origen.`
      : `It breaks the standard’s rule “${fault.rule}”${fault.expected && ` (${fault.expected})`}. Correct it at its source.`;
}

const failures: Readonly<Record<string, Words>> = {
  'not-json': {
    es: 'El archivo no es JSON. Envíe un paquete de publicaciones OCDS, o uno con una publicación por línea.',
    en: 'The file is not JSON. Send an OCDS release package, or a file with a release on each line.',
  },
  'no-releases': { es: 'El archivo está vacío.', en: 'The file is empty.' },
  'package-too-large': {
    es: 'El paquete pasa de 128 MB. Envíelo con una publicación por línea (JSON Lines), que no tiene ese límite.',
    en: 'The package is over 128 MB. Send it with a release on each line (JSON Lines), which has no such limit.',
  },
  'archive-unreadable': {
    es: 'El ZIP está cortado, dañado o cifrado. Descárguelo otra vez y envíelo como vino: lo que ya se cargó no se repite.',
    en: 'The ZIP is cut off, damaged or encrypted. Download it again and send it as it came: what was loaded is not repeated.',
  },
  interrupted: {
    es: 'La lectura se interrumpió. Envíe el archivo otra vez: lo que ya está no se repite.',
    en: 'The reading broke off. Send the file again: what is here is not repeated.',
  },
};

export function sayFailure(failure: string, language: 'es' | 'en'): string {
  return failures[failure]?.[language] ?? failure;
}
