import type { RefusalText, RefusalTexts } from '#platform/http';

const says = (
  status: number,
  es: readonly [string, string],
  en: readonly [string, string],
): { es: RefusalText; en: RefusalText } => ({
  es: () => ({ status, title: es[0], detail: es[1] }),
  en: () => ({ status, title: en[0], detail: en[1] }),
});

/** What this room refuses, in words: the title says the fact, the detail what was kept and what to do. */
export const complaintsRefusals: RefusalTexts = {
  'case-unknown': says(
    404,
    ['No encontramos ese caso', 'Puede que no exista o que no esté abierto a su función.'],
    ['We did not find that case', 'It may not exist or may not be open to your office.'],
  ),
  'receipt-unknown': says(
    404,
    [
      'Ese código no abre ningún caso',
      'Compare cada letra y número con su recibo. Los guiones y las mayúsculas no importan.',
    ],
    [
      'That code opens no case',
      'Compare each letter and digit with your receipt. Dashes and capitals do not matter.',
    ],
  ),
  'receipt-malformed': says(
    400,
    [
      'El código de recibo debe tener 16 letras y números',
      'No se guardó nada. Recargue la página para tener un código nuevo y envíe otra vez.',
    ],
    [
      'The receipt code must have 16 letters and digits',
      'Nothing was kept. Reload the page to get a new code and send again.',
    ],
  ),
  'case-not-in-phase': says(
    409,
    [
      'El caso ya no está en ese punto',
      'No se hizo nada. Vuelva a abrirlo: puede que alguien haya actuado antes.',
    ],
    [
      'The case is no longer at that point',
      'Nothing was done. Open it again: somebody may have acted before.',
    ],
  ),
  'not-your-action': says(
    403,
    ['Esa acción no le corresponde', 'No se hizo nada.'],
    ['That action is not yours', 'Nothing was done.'],
  ),
  'case-exists': says(
    409,
    ['El caso ya se recibió', 'No se hizo nada.'],
    ['The case was received already', 'Nothing was done.'],
  ),
  'case-at-the-top': says(
    409,
    ['El caso ya llegó al nivel más alto', 'Lo tiene la Defensoría del afiliado.'],
    ['The case is already at the highest level', 'The ombudsman has it.'],
  ),
  'case-warned': says(
    409,
    ['Ya se avisó de este plazo', 'No se hizo nada.'],
    ['A warning was given already', 'Nothing was done.'],
  ),
  'irregularity-goes-on': says(
    409,
    [
      'Una denuncia no se retira',
      'Sigue su curso para que nadie pueda presionar a quien denunció. Puede agregar lo que considere.',
    ],
    [
      'A report of irregularity is not withdrawn',
      'It goes on so that nobody can press who reported. You may add what you wish.',
    ],
  ),
  'day-went-back': says(
    409,
    ['La fecha es anterior a lo último que se hizo', 'No se hizo nada. Revise el reloj del servidor.'],
    ['The date is earlier than what was last done', 'Nothing was done. Check the server’s clock.'],
  ),
  'closing-not-possible': says(
    409,
    [
      'El caso no se puede cerrar así',
      'No se hizo nada. Un caso se cierra con una respuesta, o porque no corresponde a la institución o está repetido.',
    ],
    [
      'The case cannot be closed so',
      'Nothing was done. A case closes with an answer, or because it is not for the institution or is repeated.',
    ],
  ),
  'case-moved': {
    es: ({ seen, version }) => ({
      status: 409,
      title: 'Alguien actuó en este caso mientras usted lo veía',
      detail: `Usted vio ${seen} acciones y ya hay ${version}. No se hizo nada; lo que escribió sigue en la página. Lea lo nuevo y decida otra vez.`,
    }),
    en: ({ seen, version }) => ({
      status: 409,
      title: 'Somebody acted on this case while you were looking at it',
      detail: `You saw ${seen} actions and there are ${version} now. Nothing was done; what you wrote is still on the page. Read what is new and decide again.`,
    }),
  },
  'kind-needs-identity': says(
    409,
    [
      'Este tipo de caso necesita a quién responder',
      'Las quejas y los pedidos de información se responden a una persona. Dé un nombre y un contacto, o inicie sesión. Las denuncias y sugerencias pueden ser anónimas.',
    ],
    [
      'This kind of case needs somebody to answer',
      'Complaints and requests for information are answered to a person. Give a name and a contact, or sign in. Reports of irregularity and suggestions can be anonymous.',
    ],
  ),
  'irregularity-not-by-account': says(
    409,
    [
      'Una denuncia no se liga a su cuenta',
      'Preséntela de forma anónima o con su identidad bajo reserva. No se guardó nada.',
    ],
    [
      'A report of irregularity is not tied to your account',
      'File it anonymously or with your identity under seal. Nothing was kept.',
    ],
  ),
  'identity-missing': says(
    400,
    ['Falta quién presenta el caso', 'Inicie sesión, o escriba un nombre y un contacto. No se guardó nada.'],
    ['Who files the case is missing', 'Sign in, or give a name and a contact. Nothing was kept.'],
  ),
  'channel-of-staff': says(
    403,
    [
      'Ese canal lo usa el personal',
      'Solo quien atiende puede registrar casos de teléfono, ventanilla, correo o carta.',
    ],
    ['That channel is used by staff', 'Only staff can enter cases from phone, counter, e-mail or letter.'],
  ),
  'place-unknown': says(
    400,
    ['El lugar no está en el catálogo', 'Elija uno de la lista o déjelo en blanco. No se guardó nada.'],
    ['The place is not in the catalogue', 'Choose one from the list or leave it empty. Nothing was kept.'],
  ),
  'service-unknown': says(
    400,
    ['El servicio no está en el catálogo', 'Elija uno de la lista o déjelo en blanco. No se guardó nada.'],
    ['The service is not in the catalogue', 'Choose one from the list or leave it empty. Nothing was kept.'],
  ),
  'file-not-taken': says(
    415,
    [
      'Ese archivo no es una imagen JPG o PNG, un PDF ni un texto',
      'Se mira su contenido, no su nombre. No se guardó.',
    ],
    [
      'That file is not a JPG or PNG picture, a PDF or a text',
      'Its content counts, not its name. It was not kept.',
    ],
  ),
  'file-broken': says(
    400,
    ['La imagen está incompleta', 'No se guardó. Tome la fotografía otra vez o envíe otra copia.'],
    ['The picture is incomplete', 'It was not kept. Take the photograph again or send another copy.'],
  ),
  'file-too-big': says(
    413,
    ['El archivo pasa de 20 MB', 'No se guardó. Envíe uno más pequeño o divídalo.'],
    ['The file is over 20 MB', 'It was not kept. Send a smaller one or split it.'],
  ),
  'files-full': says(
    507,
    [
      'Ahora no se pueden recibir más archivos',
      'No se guardó. Presente su caso sin el archivo: se recibe igual, y podrá agregarlo después con su código. La institución ya puede ver que falta espacio.',
    ],
    [
      'No more files can be received now',
      'It was not kept. File your case without it: it is received all the same, and you can add the file later with your code. The institution can see that room is lacking.',
    ],
  ),
  'file-unknown': says(
    404,
    [
      'No encontramos ese archivo',
      'Puede que no haya llegado entero o que ya esté en un caso. No se hizo nada: adjúntelo otra vez.',
    ],
    [
      'We did not find that file',
      'It may not have arrived whole or belongs to a case already. Nothing was done: attach it again.',
    ],
  ),
  'answer-not-edited': says(
    409,
    [
      'La respuesta todavía tiene partes de la plantilla',
      'Reemplace todo lo que está entre « ». No se envió nada.',
    ],
    ['The answer still has parts of the template', 'Replace everything between « ». Nothing was sent.'],
  ),
  'case-not-yours': says(
    403,
    ['Este caso no es de su unidad', 'No se hizo nada. Pida que se lo asignen o actúe desde su unidad.'],
    ['This case is not of your unit', 'Nothing was done. Ask for it to be assigned to yours.'],
  ),
  'joined-case-unknown': {
    es: ({ number }) => ({
      status: 404,
      title: `No encontramos el caso ${number}`,
      detail: 'Escriba el número de otro caso abierto a su función. No se hizo nada.',
    }),
    en: ({ number }) => ({
      status: 404,
      title: `We did not find the case ${number}`,
      detail: 'Write the number of another case open to your office. Nothing was done.',
    }),
  },
  'text-missing': says(
    400,
    ['Falta escribir qué pasó', 'Escriba sus razones o adjunte un archivo. No se hizo nada.'],
    ['There is nothing written', 'Write your reasons or attach a file. Nothing was done.'],
  ),
  'identity-not-sealed': says(
    409,
    ['Este caso no tiene una identidad reservada', 'No hay nada que abrir.'],
    ['This case has no sealed identity', 'There is nothing to open.'],
  ),
  'complaints-cursor-unreadable': says(
    400,
    ['Esa página de la lista no existe', 'Vuelva al comienzo de la lista.'],
    ['That page of the list does not exist', 'Go back to the start of the list.'],
  ),
  'history-columns-missing': says(
    400,
    [
      'Faltan columnas en el archivo',
      'Debe tener al menos referencia, tipo, recibido y texto. No se cargó nada.',
    ],
    [
      'Columns are missing',
      'The file needs at least reference, kind, received and text. Nothing was loaded.',
    ],
  ),
  'no-figures-yet': says(
    404,
    ['Todavía no hay cifras publicadas de ese período', 'Cada trimestre se publica cuando termina.'],
    ['No figures of that period are published yet', 'Each quarter is published when it is over.'],
  ),
  'no-report-yet': says(
    404,
    [
      'Todavía no hay informe de ese año',
      'La Defensoría lo publica con las cifras de los trimestres que terminaron.',
    ],
    [
      'There is no report of that year yet',
      'The ombudsman publishes it with the figures of the quarters that are over.',
    ],
  ),
  'document-not-here': says(
    503,
    [
      'Este servidor no puede hacer el PDF',
      'Lea el informe en la página, que dice lo mismo y se puede imprimir.',
    ],
    [
      'This server cannot make the PDF',
      'Read the report on the page, which says the same and can be printed.',
    ],
  ),
};
