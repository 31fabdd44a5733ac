import { formatDate, plainDate } from '#kernel';
import type { RefusalText, RefusalTexts } from '#platform/http';

type Said = readonly [title: string, detail: string];
const both = (
  es: Said | ((figures: Record<string, unknown>) => Said),
  en: Said | ((figures: Record<string, unknown>) => Said),
  status?: number,
): { es: RefusalText; en: RefusalText } => {
  const text =
    (said: typeof es): RefusalText =>
    (figures) => {
      const [title, detail] = typeof said === 'function' ? said(figures) : said;
      return status === undefined ? { title, detail } : { title, detail, status };
    };
  return { es: text(es), en: text(en) };
};

const states: Readonly<Record<string, readonly [es: string, en: string]>> = {
  draft: ['en preparación', 'in preparation'],
  submitted: ['en revisión', 'under review'],
  approved: ['aprobada', 'approved'],
  published: ['publicada', 'published'],
  withdrawn: ['retirada', 'withdrawn'],
  replaced: ['reemplazada', 'replaced'],
};
const es = (state: unknown): string => states[String(state)]?.[0] ?? String(state);
const en = (state: unknown): string => states[String(state)]?.[1] ?? String(state);

/** What this room refuses, in words: the title says the fact, the detail what was kept and what to do. */
export const valuationsRefusals: RefusalTexts = {
  'valuation-unknown': both(
    ['No encontramos esa valuación', 'Vuelva a la lista y elíjala de nuevo.'],
    ['We did not find that valuation', 'Go back to the list and choose it again.'],
    404,
  ),
  'valuation-exists': both(
    ['Esa valuación ya se abrió', 'No se abrió otra. Vuelva a la lista y ábrala desde ahí.'],
    ['That valuation was opened already', 'No other was opened. Go back to the list and open it there.'],
  ),
  'study-unknown': both(
    ({ known }) => ['Ese estudio no existe', `Elija uno de estos: ${known}.`],
    ({ known }) => ['There is no such study', `Choose one of these: ${known}.`],
    400,
  ),
  'horizon-too-long': both(
    ({ yearLast }) => [
      'El horizonte es demasiado largo',
      `La población se proyecta hasta ${yearLast}; elija menos años.`,
    ],
    ({ yearLast }) => [
      'The horizon is too long',
      `The population is projected to ${yearLast}; choose fewer years.`,
    ],
    400,
  ),
  'scenario-unknown': both(
    ['Ese escenario no existe', 'Elija uno de la lista.'],
    ['There is no such scenario', 'Choose one from the list.'],
    400,
  ),
  'too-many-simulations': both(
    ({ most }) => ['Son demasiadas simulaciones', `Pida ${most} o menos.`],
    ({ most }) => ['Those are too many simulations', `Ask for ${most} or fewer.`],
    400,
  ),
  'valuation-not-in-preparation': both(
    ({ state }) => ['Esta valuación ya no se puede cambiar', `Está ${es(state)}. No se guardó lo que envió.`],
    ({ state }) => [
      'This valuation can no longer be changed',
      `It is ${en(state)}. What you sent was not kept.`,
    ],
  ),
  'valuation-not-submitted': both(
    ({ state }) => [
      'No hay nada que revisar',
      `La valuación está ${es(state)}; se revisa cuando su autora la envía.`,
    ],
    ({ state }) => [
      'There is nothing to review',
      `The valuation is ${en(state)}; it is reviewed once its author sends it.`,
    ],
  ),
  'valuation-not-approved': both(
    ({ state }) => [
      'Todavía no se puede publicar',
      `La valuación está ${es(state)}; se publica después de que otra persona la aprueba.`,
    ],
    ({ state }) => [
      'It cannot be published yet',
      `The valuation is ${en(state)}; it is published after another person approves it.`,
    ],
  ),
  'valuation-not-published': both(
    ({ state }) => ['Solo se retira lo que está publicado', `La valuación está ${es(state)}.`],
    ({ state }) => ['Only what is published can be withdrawn', `The valuation is ${en(state)}.`],
  ),
  'author-cannot-review': both(
    [
      'Quien la hizo no la revisa',
      'Usted trabajó en esta valuación. Pida la revisión a otra persona de la dirección actuarial.',
    ],
    ['Its author does not review it', 'You worked on this valuation. Ask another actuary to review it.'],
    403,
  ),
  'author-cannot-publish': both(
    [
      'Quien la hizo no la publica ni la retira',
      'Usted trabajó en esta valuación. Hacen falta dos personas: pídalo a quien la revisó.',
    ],
    [
      'Its author neither publishes nor withdraws it',
      'You worked on this valuation. Two persons are needed: ask whoever reviewed it.',
    ],
    403,
  ),
  'package-missing': both(
    [
      'Falta el paquete de datos',
      'Cargue primero los archivos, o pida la corrida sobre la reconstrucción del caso.',
    ],
    ['There is no data package', 'Send the files first, or ask for a run on the case’s reconstruction.'],
  ),
  'package-unfit': both(
    [
      'Los datos no se pueden valorar',
      'El informe dice qué corregir, archivo por archivo y fila por fila. Corríjalo y cargue la versión nueva.',
    ],
    [
      'The data cannot be valued',
      'The report says what to mend, file by file and row by row. Mend it and send the new version.',
    ],
  ),
  'package-with-small-cells': both(
    ({ cells, smallest }) => [
      'Los datos dejarían reconocer a personas',
      `Al publicarse, cualquiera recibe el paquete para repetir el cálculo, y ${cells} celdas tienen menos de ${smallest} personas. Agrúpelas en la parte «Datos» y corra de nuevo.`,
    ],
    ({ cells, smallest }) => [
      'The data would let persons be recognised',
      `Once published, anyone gets the package to repeat the calculation, and ${cells} cells have fewer than ${smallest} persons. Group them in the part “Data” and run again.`,
    ],
  ),
  'no-small-cells': both(
    ['No hay celdas pequeñas que agrupar', 'Los datos quedan como están.'],
    ['There are no small cells to group', 'The data stay as they are.'],
  ),
  'package-not-latest': both(
    ({ version }) => [
      'Hay una versión más nueva de los datos',
      `La última es la ${version}. Revise su informe antes de firmar.`,
    ],
    ({ version }) => [
      'There is a newer version of the data',
      `The latest is ${version}. Read its report before you sign.`,
    ],
  ),
  'opinion-not-signed': both(
    [
      'Falta la opinión sobre los datos',
      'Escriba y firme la opinión sobre esta versión; después podrá correr la valuación.',
    ],
    [
      'The opinion on the data is missing',
      'Write and sign the opinion on this version; then you can run the valuation.',
    ],
  ),
  'run-not-chosen': both(
    ['Falta elegir la corrida', 'Elija qué corrida terminada presenta esta valuación.'],
    ['No run was chosen', 'Choose which finished run this valuation presents.'],
  ),
  'year-not-in-run': both(
    ({ from, to }) => ['Ese año no está en la corrida', `La corrida va de ${from} a ${to}.`],
    ({ from, to }) => ['That year is not in the run', `The run goes from ${from} to ${to}.`],
    400,
  ),
  'run-unknown': both(
    ['No encontramos esa corrida', 'Actualice la página y elíjala de nuevo.'],
    ['We did not find that run', 'Reload the page and choose it again.'],
    404,
  ),
  'run-not-done': both(
    ['Esa corrida no ha terminado', 'Espere a que termine, o elija otra.'],
    ['That run has not finished', 'Wait until it does, or choose another.'],
  ),
  'run-not-going': both(
    [
      'Esa corrida ya no está en marcha',
      'No hay nada que cancelar; lo que encontró, si terminó, se conserva.',
    ],
    ['That run is no longer going', 'There is nothing to cancel; what it found, if it finished, is kept.'],
  ),
  'run-of-other-data': both(
    [
      'Esa corrida es de otra versión de los datos',
      'Corra de nuevo sobre la última versión, o elija una corrida de ella.',
    ],
    [
      'That run is of another version of the data',
      'Run again on the latest version, or choose one of its runs.',
    ],
  ),
  'text-missing': both(
    ['Faltan el resumen o las conclusiones', 'Escriba y guarde los dos textos antes de enviar a revisión.'],
    ['The summary or the conclusions are missing', 'Write and keep both texts before you send it to review.'],
  ),
  'comparison-unknown': both(
    ['La valuación con la que quiere comparar no está publicada', 'Elija otra de la lista.'],
    ['The valuation to compare with is not published', 'Choose another from the list.'],
    400,
  ),
  'no-files': both(
    ['No llegó ninguna tabla', 'Envíe los archivos CSV del paquete, o un ZIP con ellos.'],
    ['No table came', 'Send the package’s CSV files, or a ZIP with them.'],
    400,
  ),
  'file-not-of-the-package': both(
    ({ file, known }) => [
      `${file} no es parte del paquete`,
      `No se guardó nada. Los archivos se llaman: ${known}.`,
    ],
    ({ file, known }) => [
      `${file} is no part of the package`,
      `Nothing was kept. The files are called: ${known}.`,
    ],
    400,
  ),
  'file-twice': both(
    ({ file }) => [`${file} vino dos veces`, 'No se guardó nada. Deje uno solo.'],
    ({ file }) => [`${file} came twice`, 'Nothing was kept. Leave only one.'],
    400,
  ),
  'file-with-semicolons': both(
    ({ file }) => [
      `${file} separa las columnas con punto y coma`,
      'No se guardó nada. Guárdelo como CSV separado por comas, con punto decimal.',
    ],
    ({ file }) => [
      `${file} separates its columns with semicolons`,
      'Nothing was kept. Save it as CSV separated by commas, with decimal points.',
    ],
    400,
  ),
  'file-not-text': both(
    ({ file }) => [`${file} no es texto en UTF-8`, 'No se guardó nada. Guárdelo como CSV en UTF-8.'],
    ({ file }) => [`${file} is not text in UTF-8`, 'Nothing was kept. Save it as CSV in UTF-8.'],
    400,
  ),
  'archive-unreadable': both(
    ({ file, problem }) => [
      `No se pudo abrir ${file}`,
      `No se guardó nada (${problem}). Envíe un ZIP sin contraseña, de 40 MB como máximo.`,
    ],
    ({ file, problem }) => [
      `${file} could not be opened`,
      `Nothing was kept (${problem}). Send a ZIP without password, of 40 MB at most.`,
    ],
    400,
  ),
  'too-many-corrections': both(
    ({ most }) => [
      'Son demasiadas correcciones',
      `Pasadas ${most}, corrija el archivo en su origen y cargue una versión nueva.`,
    ],
    ({ most }) => [
      'Those are too many corrections',
      `Beyond ${most}, mend the file at its source and send a new version.`,
    ],
  ),
  'correction-without-cell': both(
    ({ row, column }) => [
      'Esa celda no existe',
      `La tabla no tiene la fila ${row} o la columna «${column}».`,
    ],
    ({ row, column }) => ['There is no such cell', `The table lacks row ${row} or the column “${column}”.`],
    400,
  ),
  'report-not-here': both(
    [
      'El informe PDF no se puede hacer en este servidor',
      'Descargue el libro de cálculo o el paquete; tienen las mismas cifras.',
    ],
    [
      'The PDF report cannot be made on this server',
      'Download the workbook or the package; they have the same figures.',
    ],
    501,
  ),
};

/** The day of an instant, in words. */
export function dayOf(instant: string, language: 'es' | 'en'): string {
  return formatDate(plainDate(instant.slice(0, 10)), language);
}
