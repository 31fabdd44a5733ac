import type { RefusalTexts } from '#platform/http';

type Words = readonly [title: string, detail: string];

/** `{name}` stands for a figure of the refusal. */
const said = (status: number, es: Words, en: Words): RefusalTexts[string] => {
  const told =
    ([title, detail]: Words) =>
    (refusal: object) => {
      const fill = (text: string) =>
        text.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
          String((refusal as Record<string, unknown>)[name] ?? ''),
        );
      return { status, title: fill(title), detail: fill(detail) };
    };
  return { es: told(es), en: told(en) };
};

export const programmesRefusals: RefusalTexts = {
  'programme-unknown': said(
    404,
    ['No encontramos ese programa', 'Revise la dirección o vuelva a la lista de programas.'],
    ['We did not find that programme', 'Check the address or go back to the list of programmes.'],
  ),
  'slug-taken': said(
    409,
    ['Ya hay un programa con esa dirección', 'Elija otra; las direcciones no se reutilizan.'],
    ['There is a programme with that address already', 'Choose another; addresses are not used twice.'],
  ),
  'case-is-fixed': said(
    409,
    [
      'Este programa es un caso tomado de su fuente',
      'Se lee y se compara; no se modifica. Abra un programa propio para diseñar.',
    ],
    [
      'This programme is a case taken from its source',
      'It is read and compared, not changed. Open a programme of your own to design.',
    ],
  ),
  'design-closed': said(
    409,
    [
      'El diseño está aprobado (versión {version})',
      'Para cambiarlo, ábralo de nuevo diciendo por qué; la versión aprobada se conserva.',
    ],
    [
      'The design is approved (version {version})',
      'To change it, open it again and say why; the approved version is kept.',
    ],
  ),
  'design-is-open': said(
    409,
    ['El diseño ya está abierto', 'Puede seguir escribiendo.'],
    ['The design is open already', 'You can go on writing.'],
  ),
  'design-has-blocking': said(
    409,
    [
      'Hay {findings} hallazgos que impiden aprobar',
      'Están al comienzo de la revisión del diseño, con lo que hay que hacer.',
    ],
    [
      '{findings} findings keep it from being approved',
      'They stand at the head of the design check, with what to do.',
    ],
  ),
  'indicator-unknown': said(
    404,
    ['No encontramos ese indicador', 'Quizá se quitó del diseño.'],
    ['We did not find that indicator', 'It may have been taken out of the design.'],
  ),
  'no-periods': said(
    409,
    [
      'El indicador todavía no tiene períodos',
      'Ponga al programa cuándo empieza y termina, y al indicador su frecuencia.',
    ],
    [
      'The indicator has no periods yet',
      'Say when the programme starts and ends, and how often the indicator is measured.',
    ],
  ),
  'period-not-of-indicator': said(
    409,
    [
      'El período {period} no es de este indicador',
      'Use los períodos de su frecuencia, dentro del programa.',
    ],
    [
      'The period {period} is not of this indicator',
      'Use the periods of its frequency, within the programme.',
    ],
  ),
  'goals-unchanged': said(
    409,
    ['Las metas son las que ya estaban', 'No hace falta nada más.'],
    ['The goals are those that stood already', 'Nothing else is needed.'],
  ),
  'goal-of-locked-period': said(
    409,
    ['El período {period} ya está aprobado', 'Su meta es historia. Cambie las de los períodos que vienen.'],
    ['The period {period} is approved already', 'Its goal is history. Change those of the periods to come.'],
  ),
  'reason-missing': said(
    409,
    ['Falta decir por qué', 'Escriba la razón: quedará junto al cambio.'],
    ['The reason is missing', 'Write why: it will stand beside the change.'],
  ),
  'product-unknown': said(
    404,
    ['No encontramos ese producto', 'Quizá se quitó del diseño.'],
    ['We did not find that product', 'It may have been taken out of the design.'],
  ),
  'evidence-missing': said(
    409,
    ['Falta la evidencia', 'Adjunte al menos un archivo que lo compruebe.'],
    ['The evidence is missing', 'Attach at least one file that proves it.'],
  ),
  'evidence-unknown': said(
    404,
    ['No encontramos ese archivo', 'Adjúntelo otra vez.'],
    ['We did not find that file', 'Attach it again.'],
  ),
  'evidence-unfit': said(
    400,
    [
      'El archivo no se puede recibir',
      'Debe ser PDF, imagen, hoja de cálculo o texto, de hasta 8 MB, y no estar vacío.',
    ],
    [
      'The file cannot be taken',
      'It must be a PDF, picture, worksheet or text of up to 8 MB, and not empty.',
    ],
  ),
  'execution-in-future': said(
    409,
    ['La fecha {on} todavía no llega', 'La ejecución se reporta a una fecha pasada o a hoy.'],
    ['The date {on} is still to come', 'Execution is reported as of a past date or today.'],
  ),
  'execution-before-last': said(
    409,
    ['Ya hay una ejecución al {on}', 'Reporte a esa fecha o a una posterior.'],
    ['There is an execution as of {on} already', 'Report as of that date or later.'],
  ),
  'budget-line-unknown': said(
    404,
    ['No encontramos la línea {line}', 'Use las líneas del presupuesto del diseño.'],
    ['We did not find the line {line}', 'Use the lines of the design’s budget.'],
  ),
  'over-budget': said(
    409,
    [
      '{line}: lo ejecutado y comprometido supera lo presupuestado',
      'Revise las cifras, o abra el diseño y modifique el presupuesto diciendo por qué.',
    ],
    [
      '{line}: executed and committed exceed the budget',
      'Review the figures, or open the design and change the budget, saying why.',
    ],
  ),
  'execution-shrinks': said(
    409,
    [
      '{line}: lo ejecutado es menor que lo ya reportado',
      'Lo ejecutado es acumulado. Si antes hubo un error, corríjalo en la fecha en que se vio, con su nota.',
    ],
    [
      '{line}: executed is less than reported before',
      'Executed is cumulative. If there was a mistake, correct it on the date it was seen, with a note.',
    ],
  ),
  'corrective-unknown': said(
    404,
    ['No encontramos esa acción correctiva', 'Vuelva a la lista.'],
    ['We did not find that corrective action', 'Go back to the list.'],
  ),
  'corrective-closed': said(
    409,
    ['Esa acción correctiva ya está cerrada', 'Si el problema sigue, abra otra.'],
    ['That corrective action is closed already', 'If the problem goes on, open another.'],
  ),
  'report-locked': said(
    409,
    ['El período {period} está aprobado', 'Quien lo revisa puede abrirlo de nuevo diciendo por qué.'],
    ['The period {period} is approved', 'Who reviews it can open it again, saying why.'],
  ),
  'report-waits': said(
    409,
    ['El período {period} espera revisión', 'Podrá cambiarlo si se lo devuelven.'],
    ['The period {period} waits for review', 'You can change it if it is returned.'],
  ),
  'report-not-waiting': said(
    409,
    ['El período {period} no espera revisión', 'Se revisa lo que se envió.'],
    ['The period {period} does not wait for review', 'What was sent is reviewed.'],
  ),
  'report-not-locked': said(
    409,
    ['El período {period} no está aprobado', 'No hace falta abrirlo.'],
    ['The period {period} is not approved', 'There is no need to open it.'],
  ),
  'own-report': said(
    403,
    ['Usted capturó este reporte', 'Lo aprueba otra persona.'],
    ['You captured this report', 'Somebody else approves it.'],
  ),
  'nothing-captured': said(
    409,
    ['Todavía no hay cifras del período {period}', 'Captúrelas y guárdelas antes de enviar.'],
    ['There are no figures of the period {period} yet', 'Capture and save them before sending.'],
  ),
  'missing-unexplained': said(
    409,
    [
      'Faltan cifras sin explicación: {figures}',
      'Si no hay dato, diga por qué en la nota. Un vacío no es cero.',
    ],
    [
      'Figures are missing without a word: {figures}',
      'If there is no figure, say why in the note. Empty is not zero.',
    ],
  ),
  'period-not-begun': said(
    409,
    ['El período {period} todavía no empieza', 'Se captura desde el {from}.'],
    ['The period {period} has not begun', 'It is captured from {from}.'],
  ),
  'period-not-over': said(
    409,
    [
      'El período {period} todavía no termina',
      'Se envía después del {until}; mientras tanto puede ir guardando.',
    ],
    ['The period {period} is not over', 'It is sent after {until}; meanwhile you can save.'],
  ),
  'figure-unknown': said(
    400,
    ['«{figure}» no es de este indicador', 'Use sus variables y sus grupos.'],
    ['“{figure}” is not of this indicator', 'Use its variables and its groups.'],
  ),
  'question-without-level': said(
    409,
    ['La pregunta {question} se responde con palabras', 'No lleva nivel. Quite el nivel y guarde el texto.'],
    ['Question {question} is answered in words', 'It has no level. Take the level away and save the text.'],
  ),
  'overlap-unknown': said(
    404,
    ['Esos dos programas no se superponen', 'Quizá cambió su alcance. Vuelva a la lista.'],
    ['Those two programmes do not overlap', 'Their scope may have changed. Go back to the list.'],
  ),
  'figure-changed': said(
    409,
    [
      'Otra persona cambió esta cifra: ahora dice {now}',
      'La suya no se guardó. Compárelas y escriba la que vale.',
    ],
    [
      'Somebody else changed this figure: it says {now} now',
      'Yours was not saved. Compare them and write the one that holds.',
    ],
  ),
  'matrix-unreadable': said(
    400,
    [
      'No se encontró una matriz en el archivo',
      'Debe ser XLSX o CSV con una fila de títulos: nivel, resumen narrativo, indicadores, medios de verificación, supuestos.',
    ],
    [
      'No matrix was found in the file',
      'It must be XLSX or CSV with a line of titles: level, narrative summary, indicators, means of verification, assumptions.',
    ],
  ),
  'not-your-component': said(
    403,
    ['Su cargo no alcanza ese componente', 'Reporta quien es responsable de él.'],
    ['Your office does not reach that component', 'Who is responsible for it reports.'],
  ),
  'never-approved': said(
    409,
    [
      'El diseño todavía no se aprobó',
      'Apruébelo primero: el informe compara lo logrado con lo que se aprobó.',
    ],
    [
      'The design was never approved',
      'Approve it first: the report compares what was achieved with what was approved.',
    ],
  ),
  'period-not-of-programme': said(
    404,
    [
      'El programa no informa del período {period}',
      'Use un cuatrimestre, un semestre o un año del programa.',
    ],
    ['The programme does not report on {period}', 'Use four months, a semester or a year of the programme.'],
  ),
  'period-still-runs': said(
    409,
    ['El período {period} termina el {until}', 'Hasta entonces se puede leer cómo va; se emite después.'],
    ['The period {period} ends on {until}', 'Until then one can read how it goes; it is issued afterwards.'],
  ),
  'periodic-report-unknown': said(
    404,
    ['No encontramos ese informe', 'Quizá no se ha emitido. Vuelva a la página del programa.'],
    ['We did not find that report', 'It may not have been issued. Go back to the programme’s page.'],
  ),
  'periodic-report-unchanged': said(
    409,
    ['El informe dice lo mismo que el número {number}', 'No hace falta corregirlo.'],
    ['The report says the same as number {number}', 'It need not be corrected.'],
  ),
  'party-known': said(
    409,
    ['«{name}» ya está entre los destinatarios', 'Cambie el que está, o use otro nombre.'],
    ['“{name}” is among the parties already', 'Change the one that is there, or use another name.'],
  ),
  'party-unknown': said(
    404,
    ['No encontramos ese destinatario', 'Quizá se quitó de la lista.'],
    ['We did not find that party', 'It may have been taken off the list.'],
  ),
  'delivery-in-future': said(
    409,
    ['La fecha {on} todavía no llega', 'Anote la entrega cuando ocurra.'],
    ['The date {on} is still to come', 'Note the delivery once it happens.'],
  ),
  'delivery-before-report': said(
    409,
    ['El informe se emitió el {on}', 'Nadie pudo recibirlo antes.'],
    ['The report was issued on {on}', 'Nobody can have received it before.'],
  ),
  'pdf-not-here': said(
    501,
    ['En esta máquina no se pueden hacer PDF', 'Descargue el libro de cálculo, o imprima la página.'],
    ['This machine cannot make PDF files', 'Download the workbook, or print the page.'],
  ),
};
