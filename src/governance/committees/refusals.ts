import type { RefusalTexts } from '#platform/http';

type Words = readonly [title: string, detail: string];

const said = (status: number, es: Words, en: Words): RefusalTexts[string] => ({
  es: () => ({ status, title: es[0], detail: es[1] }),
  en: () => ({ status, title: en[0], detail: en[1] }),
});

/** What this room refuses, in words; what its space refuses has the words of that room. */
export const committeesRefusals: RefusalTexts = {
  'committee-unknown': said(
    404,
    ['No encontramos ese comité', 'Revise la dirección o vuelva a la lista de comités.'],
    ['We did not find that committee', 'Check the address or go back to the list of committees.'],
  ),
  'code-taken': said(
    409,
    [
      'Ya existe un espacio o comité con ese nombre corto',
      'Elija otro nombre corto; lo demás sigue en la página.',
    ],
    [
      'There is a space or committee with that short name already',
      'Choose another short name; the rest is still on the page.',
    ],
  ),
  'facility-unknown': said(
    404,
    ['Ese lugar no está en el catálogo', 'Elija un hospital, centro o agencia del catálogo.'],
    ['That place is not in the catalogue', 'Choose a hospital, centre or office of the catalogue.'],
  ),
  'not-your-provider': said(
    403,
    ['Su cargo no alcanza ese lugar', 'Contesta quien dirige el lugar que el comité observa.'],
    ['Your office does not reach that place', 'Who directs the place that the committee observes answers.'],
  ),
  'already-registered': said(
    409,
    ['Ya está en la lista del comité', 'No hace falta nada más.'],
    ['You are on the list of the committee already', 'Nothing else is needed.'],
  ),
  'registration-over': said(
    409,
    ['El plazo para inscribirse terminó', 'Cuando el comité se instale podrá unirse de nuevo.'],
    ['The time to register is over', 'When the committee is installed you can join again.'],
  ),
  'not-a-user-of-it': said(
    403,
    [
      'No consta que haya recibido una atención en ese lugar',
      'El comité lo integran quienes usan el servicio. Si fue atendido y no consta, pida en ventanilla que se revise.',
    ],
    [
      'No attention at that place is recorded in your name',
      'The committee is made of those who use the service. If you were attended and it is not recorded, ask at the counter to review it.',
    ],
  ),
  'already-installed': said(
    409,
    ['El comité ya está instalado', 'No hace falta nada más.'],
    ['The committee is installed already', 'Nothing else is needed.'],
  ),
  'call-over-before-it-begins': said(
    409,
    [
      'El plazo de la convocatoria ya pasó',
      'Elija un último día desde hoy, para que alguien alcance a inscribirse.',
    ],
    ['The time of the call has passed', 'Choose a last day from today on, so that somebody can register.'],
  ),
  'call-not-longer': said(
    409,
    [
      'Esa fecha no amplía la convocatoria',
      'Elija un día posterior al último que se había anunciado y no anterior a hoy.',
    ],
    ['That date does not extend the call', 'Choose a day after the last one announced and not before today.'],
  ),
  'too-few-registered': said(
    409,
    [
      'Todavía faltan integrantes para instalar el comité',
      'Amplíe la convocatoria o espere más inscripciones.',
    ],
    ['More members are needed to install the committee', 'Extend the call or wait for more registrations.'],
  ),
  'committee-not-installed': said(
    409,
    ['El comité todavía no está instalado', 'Esto se hace después de la instalación.'],
    ['The committee is not installed yet', 'This is done after it is installed.'],
  ),
  'one-person-two-duties': said(
    409,
    ['Presidencia y secretaría son dos personas', 'Elija dos integrantes distintos.'],
    ['Chair and secretary are two persons', 'Choose two different members.'],
  ),
  'board-not-due': said(
    409,
    ['La directiva todavía sirve', 'Se vota otra cuando termina su período o está por terminar.'],
    ['The board still serves', 'Another is voted when its term is over or about to be.'],
  ),
  'board-vote-is-open': said(
    409,
    ['La votación de la directiva está abierta', 'Espere a que termine; mientras tanto nada de ella cambia.'],
    ['The vote on the board is open', 'Wait until it ends; meanwhile nothing of it changes.'],
  ),
  'list-unknown': said(
    404,
    ['No encontramos esa lista', 'Actualice la página.'],
    ['We did not find that list', 'Refresh the page.'],
  ),
  'list-known': said(
    409,
    ['Esa lista ya está propuesta', 'Puede votarla cuando ambas personas acepten.'],
    ['That list is proposed already', 'It can be voted when both accept.'],
  ),
  'nothing-to-accept': said(
    409,
    ['No hay nada que aceptar en esa lista', 'Acepta quien consta en ella, una vez.'],
    ['There is nothing to accept in that list', 'Whoever is in it accepts, once.'],
  ),
  'no-list-ready': said(
    409,
    ['Ninguna lista puede votarse todavía', 'Hace falta una que ambas personas hayan aceptado.'],
    ['No list can be voted yet', 'One is needed that both persons have accepted.'],
  ),
  'no-board-vote-open': said(
    409,
    ['No hay una votación de la directiva abierta', 'Actualice la página.'],
    ['There is no open vote on the board', 'Refresh the page.'],
  ),
  'not-on-the-roll': said(
    403,
    ['Usted no consta en esta votación', 'Votan quienes integraban el comité cuando se abrió.'],
    ['You are not on the roll of this vote', 'Those vote who were members when it opened.'],
  ),
  'board-vote-goes-on': said(
    409,
    ['Todavía se puede votar', 'Los votos se cuentan cuando votan todos o termina el plazo.'],
    ['One can still vote', 'Votes are counted when all have voted or the time is over.'],
  ),
  'period-ends-before-it-begins': said(
    409,
    ['El período termina antes de empezar', 'Revise los dos meses.'],
    ['The period ends before it begins', 'Check both months.'],
  ),
  'indicator-not-agreed': said(
    409,
    [
      'Ese indicador no está acordado con el prestador',
      'Observe sobre un indicador acordado, o sin indicador.',
    ],
    ['That indicator was not agreed with the provider', 'Observe on an agreed indicator, or on none.'],
  ),
  'nothing-to-judge': said(
    409,
    ['Esa observación no tiene respuesta, o ya se dijo qué parece', 'Actualice la página.'],
    ['That observation has no answer, or was judged already', 'Refresh the page.'],
  ),
  'nothing-to-answer': said(
    409,
    ['Eso ya tiene respuesta o no existe', 'La respuesta publicada no se cambia. Actualice la página.'],
    ['That was answered already or does not exist', 'A published answer is not changed. Refresh the page.'],
  ),
  'visit-in-the-future': said(
    409,
    ['La visita no puede ser de un día que no ha llegado', 'Corrija la fecha de la visita.'],
    ['The visit cannot be on a day that has not come', 'Correct the date of the visit.'],
  ),
  'board-only': said(
    403,
    ['El informe lo completa la directiva del comité', 'Pídaselo a la presidencia o a la secretaría.'],
    ['The board of the committee completes the report', 'Ask the chair or the secretary.'],
  ),
  'already-reported': said(
    409,
    ['El informe de este trimestre ya está publicado', 'El siguiente se abre con el próximo trimestre.'],
    ['The report of this quarter is published already', 'The next opens with the next quarter.'],
  ),
  'not-a-photograph': said(
    400,
    [
      'Uno de los archivos no es una fotografía JPEG',
      'Quítelo y vuelva a tomar la fotografía desde esta página.',
    ],
    ['One of the files is not a JPEG photograph', 'Remove it and take the photograph again from this page.'],
  ),
  'photograph-too-large': said(
    413,
    ['Una fotografía es demasiado grande', 'Tómela de nuevo desde esta página, que la reduce.'],
    ['A photograph is too large', 'Take it again from this page, which makes it smaller.'],
  ),
  'photograph-with-traces': said(
    400,
    [
      'La fotografía lleva datos de lugar o de su teléfono',
      'Tómela desde esta página, que los quita antes de enviar.',
    ],
    [
      'The photograph carries data of place or of your phone',
      'Take it from this page, which removes them before sending.',
    ],
  ),
  'photograph-unknown': said(
    404,
    ['No encontramos esa fotografía', 'Actualice la página.'],
    ['We did not find that photograph', 'Refresh the page.'],
  ),
  'photograph-not-for-you': said(
    403,
    ['Las fotografías las ven el comité y el prestador', 'Puede leer lo que se anotó en la visita.'],
    ['Photographs are seen by the committee and the provider', 'You can read what was noted in the visit.'],
  ),
};
