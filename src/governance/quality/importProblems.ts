import type { AttentionProblem, FieldProblem } from './attentionFacts.ts';

type Language = 'es' | 'en';
type Words = (found: string) => { readonly es: string; readonly en: string };

/** Each problem of a line as what it is and what to do about it. */
const words: Readonly<Record<AttentionProblem, Words>> = {
  missing: () => ({
    es: 'Está vacío y hace falta. Escriba el dato.',
    en: 'It is empty and needed. Write it.',
  }),
  'cedula-digits': (found) => ({
    es: `«${found}» no tiene los diez dígitos de una cédula. Revise el número en el documento.`,
    en: `“${found}” does not have the ten digits of a cédula. Check the number on the document.`,
  }),
  'cedula-zero-lost': (found) => ({
    es: `«${found}» perdió su cero inicial: con 0${found} la cédula es correcta. Dé formato de texto a la columna antes de exportar.`,
    en: `“${found}” lost its leading zero: 0${found} is a correct cédula. Format the column as text before exporting.`,
  }),
  'cedula-province': (found) => ({
    es: `«${found}» empieza por un código de provincia que no existe. Revise los dos primeros dígitos.`,
    en: `“${found}” begins with a province code that does not exist. Check the first two digits.`,
  }),
  'cedula-third-digit': (found) => ({
    es: `«${found}» no es de una persona: el tercer dígito pasa de 5. Escriba la cédula, no el RUC de una empresa.`,
    en: `“${found}” is not a person’s: its third digit is above 5. Write the cédula, not a company’s RUC.`,
  }),
  'cedula-check-digit': (found) => ({
    es: `«${found}» tiene un dígito equivocado: el verificador no concuerda. Compare con el documento.`,
    en: `“${found}” has a wrong digit: the check digit does not agree. Compare it with the document.`,
  }),
  'document-shape': (found) => ({
    es: `«${found}» no es una cédula ni un documento extranjero. Escriba diez dígitos, o el país y el número, como COL:AB123456.`,
    en: `“${found}” is neither a cédula nor a foreign document. Write ten digits, or country and number, as in COL:AB123456.`,
  }),
  'service-unknown': (found) => ({
    es: `«${found}» no está en el catálogo de servicios. Use el código o el nombre que figura en /api/catalogue.`,
    en: `“${found}” is not in the catalogue of services. Use the code or the name listed at /api/catalogue.`,
  }),
  'facility-unknown': (found) => ({
    es: `«${found}» no está en la lista de establecimientos. Use el código o el nombre que figura en /api/catalogue.`,
    en: `“${found}” is not in the list of facilities. Use the code or the name listed at /api/catalogue.`,
  }),
  'insurance-unknown': (found) => ({
    es: `«${found}» no es un seguro del catálogo. Deje la celda vacía para usar el del servicio.`,
    en: `“${found}” is not an insurance of the catalogue. Leave the cell empty to use the service’s own.`,
  }),
  'service-not-given-there': (found) => ({
    es: `«${found}» no se presta en ese tipo de establecimiento. Revise cuál de los dos está equivocado.`,
    en: `“${found}” is not given at that kind of facility. Check which of the two is wrong.`,
  }),
  'date-shape': (found) => ({
    es: `«${found}» no se entiende como fecha. Escriba 2026-02-27 o 27/02/2026, y la hora si la tiene: 27/02/2026 10:30.`,
    en: `“${found}” cannot be read as a date. Write 2026-02-27 or 27/02/2026, with the time if known: 27/02/2026 10:30.`,
  }),
  'no-such-date': (found) => ({
    es: `«${found}» no existe en el calendario. Corrija el día o el mes.`,
    en: `“${found}” does not exist in the calendar. Correct the day or the month.`,
  }),
  'no-such-time': (found) => ({
    es: `«${found}» no tiene una hora que exista. Escriba la hora de 00:00 a 23:59.`,
    en: `“${found}” has no time that exists. Write the time from 00:00 to 23:59.`,
  }),
  'attended-before-requested': (found) => ({
    es: `Fue atendida («${found}») antes de solicitarse. Revise si las dos fechas están cambiadas.`,
    en: `It was attended (“${found}”) before it was requested. Check whether the two dates are swapped.`,
  }),
  'closed-before-attended': (found) => ({
    es: `Se cerró («${found}») antes de atenderse. Corrija una de las dos fechas.`,
    en: `It was closed (“${found}”) before it was attended. Correct one of the two dates.`,
  }),
  'in-the-future': (found) => ({
    es: `«${found}» todavía no llega. Cargue la atención cuando haya ocurrido.`,
    en: `“${found}” has not come yet. Load the attention once it has happened.`,
  }),
  'reference-too-long': () => ({
    es: 'La referencia pasa de 200 caracteres. Use el número de la atención en su sistema.',
    en: 'The reference is over 200 characters. Use the attention’s number in your system.',
  }),
  'columns-missing': (found) => ({
    es: `Faltan columnas: ${found}. Escriba esos encabezados en la primera línea.`,
    en: `Columns are missing: ${found}. Write those headings in the first line.`,
  }),
  'quote-open': (found) => ({
    es: `Se abrió una comilla que no se cierra («${found}»). Cierre la comilla o quítela.`,
    en: `A quote was opened and never closed (“${found}”). Close it or take it out.`,
  }),
  'person-unknown': (found) => ({
    es: `Nadie con el documento «${found}» consta en el registro. Regístrela y vuelva a cargar el archivo; lo ya cargado no se repite.`,
    en: `Nobody with the document “${found}” is in the registry. Register the person and load the file again; nothing is loaded twice.`,
  }),
  'repeated-in-file': (found) => ({
    es: `La referencia «${found}» ya está en una línea anterior del archivo; se carga solo la primera. Si son dos atenciones, dé a cada una su número.`,
    en: `The reference “${found}” is on an earlier line of the file; only the first is loaded. If they are two attentions, give each its own number.`,
  }),
};

const fieldNames: Readonly<Record<FieldProblem['field'], Readonly<Record<Language, string>>>> = {
  document: { es: 'cédula', en: 'document' },
  service: { es: 'servicio', en: 'service' },
  facility: { es: 'establecimiento', en: 'facility' },
  insurance: { es: 'seguro', en: 'insurance' },
  requested: { es: 'solicitada', en: 'requested' },
  attended: { es: 'atendida', en: 'attended' },
  closed: { es: 'cerrada', en: 'closed' },
  reference: { es: 'referencia', en: 'reference' },
  line: { es: 'línea', en: 'line' },
};

/** A problem of a line in the reader's words: which column, what it is, what to do. */
export function sayProblem(problem: FieldProblem, language: Language): { field: string; message: string } {
  return {
    field: fieldNames[problem.field][language],
    message: words[problem.problem](problem.found)[language],
  };
}

const failures: Readonly<Record<string, Words>> = {
  empty: () => ({
    es: 'El archivo no tiene líneas. Revise que sea el que quería enviar.',
    en: 'The file has no lines. Check that it is the one you meant to send.',
  }),
  'columns-missing': words['columns-missing'],
  'line-too-long': (line) => ({
    es: `La línea ${line} pasa de 64 KB: el archivo no parece un CSV. Expórtelo de nuevo como CSV.`,
    en: `Line ${line} is over 64 KB: the file does not look like CSV. Export it again as CSV.`,
  }),
  interrupted: () => ({
    es: 'El envío se cortó. No se guardó nada; envíe el archivo otra vez.',
    en: 'The sending was cut off. Nothing was kept; send the file again.',
  }),
};

/** Why a file could not be read, from `name:figure` as the store keeps it. */
export function sayFailure(failure: string, language: Language): string {
  const colon = failure.indexOf(':');
  const say = failures[failure.slice(0, colon)];
  return say ? say(failure.slice(colon + 1))[language] : failure;
}
