import type { RefusalTexts } from '#platform/http';

type Words = readonly [title: string, detail: string];

const said = (status: number, es: Words, en: Words): RefusalTexts[string] => ({
  es: () => ({ status, title: es[0], detail: es[1] }),
  en: () => ({ status, title: en[0], detail: en[1] }),
});

/** What this room refuses, in words: the title says the fact, the detail what to do. */
export const spacesRefusals: RefusalTexts = {
  'space-unknown': said(
    404,
    ['No encontramos ese espacio', 'Revise la dirección o vuelva a la lista de espacios.'],
    ['We did not find that space', 'Check the address or go back to the list of spaces.'],
  ),
  'meeting-unknown': said(
    404,
    ['No encontramos esa sesión', 'Revise el número o vuelva a la página del espacio.'],
    ['We did not find that meeting', 'Check its number or go back to the page of the space.'],
  ),
  'minutes-unsigned': said(
    404,
    [
      'El acta de esta sesión todavía no está firmada',
      'Se publica en cuanto la firman quien presidió y la secretaría.',
    ],
    [
      'The minutes of this meeting are not signed yet',
      'They are published as soon as who presided and the secretary sign them.',
    ],
  ),
  'no-pdf-here': said(
    404,
    ['Este servidor no puede componer PDF', 'El acta firmada está completa en JSON, con su huella.'],
    ['This server cannot typeset PDF', 'The signed minutes are complete as JSON, with their hash.'],
  ),
  'code-taken': said(
    409,
    ['Ya existe un espacio con ese nombre corto', 'Elija otro nombre corto; lo demás sigue en la página.'],
    [
      'There is a space with that short name already',
      'Choose another short name; the rest is still on the page.',
    ],
  ),
  'over-before-it-begins': said(
    409,
    ['El último día de ese espacio ya pasó', 'Elija una fecha desde hoy, o déjelo permanente.'],
    ['The last day of that space has passed', 'Choose a date from today on, or leave it permanent.'],
  ),
  'place-unknown': said(
    404,
    ['El lugar que vigilaría no está en el catálogo', 'Elija un hospital, centro o agencia de la lista.'],
    [
      'The place that it would watch is not in the catalogue',
      'Choose a hospital, centre or office of the list.',
    ],
  ),
  'person-needed': said(
    403,
    [
      'Aquí participa cada persona por sí misma',
      'Inicie sesión con su propia cuenta; en ventanilla no se participa en nombre de nadie.',
    ],
    [
      'Here each person takes part herself',
      'Sign in with your own account; nobody takes part for another at the counter.',
    ],
  ),
  'person-unknown': said(
    404,
    [
      'Esa persona no consta en el registro',
      'Compruebe su documento; para integrar un espacio hay que estar en el registro.',
    ],
    ['That person is not in the registry', 'Check the document; who joins a space must be registered.'],
  ),
  'space-closed': said(
    409,
    ['Este espacio terminó', 'Lo que hizo sigue publicado; ya no recibe nada nuevo.'],
    ['This space is over', 'What it did stays published; it takes nothing new.'],
  ),
  'secretary-only': said(
    403,
    ['Esto lo hace la secretaría del espacio', 'Si algo falta, pídaselo a la secretaría.'],
    ['The secretary of the space does this', 'If something is missing, ask the secretary.'],
  ),
  'not-a-member': said(
    403,
    ['Usted no integra este espacio', 'En la página del espacio se dice quién puede integrarlo y cómo.'],
    ['You are not a member of this space', 'The page of the space says who may join and how.'],
  ),
  'already-a-member': said(
    409,
    ['Ya integra este espacio', 'No hace falta nada más.'],
    ['Already a member of this space', 'Nothing else is needed.'],
  ),
  'admission-by-appointment': said(
    403,
    ['Este espacio se integra por designación', 'Sus miembros los designa quien dice su base legal.'],
    ['This space is joined by appointment', 'Its members are designated by whom its legal basis says.'],
  ),
  'interest-in-what-is-overseen': said(
    403,
    [
      'Un interés declarado impide vigilar ese servicio',
      'Nadie vigila donde trabaja, contrata o tiene un familiar dentro de los grados que dice la norma. Puede integrar otros espacios.',
    ],
    [
      'A declared interest bars from overseeing that service',
      'Nobody oversees where they work, contract, or have a relative within the degrees of the norm. Other spaces are open.',
    ],
  ),
  'works-where-it-oversees': said(
    403,
    [
      'Quien trabaja en la institución no vigila su propio lugar',
      'Ejerce un cargo donde este espacio vigila. Puede integrar un espacio que vigile otro lugar.',
    ],
    [
      'Who works for the institution does not oversee her own place',
      'She holds an office where this space oversees. A space that oversees another place is open.',
    ],
  ),
  'parity-would-break': said(
    409,
    ['Se perdería la paridad entre mujeres y hombres', 'Designe primero a una persona del otro sexo.'],
    ['Parity between women and men would be lost', 'Seat a person of the other sex first.'],
  ),
  'seat-unknown': said(
    409,
    ['Ese puesto no está ocupado', 'Actualice la página: puede que alguien haya salido.'],
    ['That seat is not held', 'Refresh the page: somebody may have left.'],
  ),
  'level-takes-no-contributions': said(
    409,
    [
      'El nivel de este espacio no admite esa participación',
      'Un espacio informativo entrega información y no recibe aportes. Para opinar, busque un espacio consultivo sobre el mismo tema.',
    ],
    [
      'The level of this space does not admit that',
      'An informative space gives information and takes no contributions. To give an opinion, look for a consultative space on the same matter.',
    ],
  ),
  'not-commentable': said(
    409,
    ['Los documentos de este espacio no se comentan', 'Sus reglas no lo prevén.'],
    ['The documents of this space take no comments', 'Its rules do not foresee it.'],
  ),
  'document-unknown': said(
    404,
    ['Ese documento no está en este espacio', 'Actualice la página y elija otro.'],
    ['That document is not in this space', 'Refresh the page and choose another.'],
  ),
  'task-unknown': said(
    409,
    ['Esa tarea no existe o ya terminó', 'Actualice la página.'],
    ['That task does not exist or is finished', 'Refresh the page.'],
  ),
  'task-of-another': said(
    403,
    ['Esa tarea es de otra persona', 'Solo quien la recibió puede darla por terminada.'],
    ['That task is another person’s', 'Only who received it can finish it.'],
  ),
  'agreement-unknown': said(
    409,
    ['Ese acuerdo no existe o su acta ya se firma', 'Actualice la página.'],
    ['That agreement does not exist or its minutes are being signed', 'Refresh the page.'],
  ),
  'already-secretary': said(
    409,
    ['Ya está en la secretaría', 'No hace falta nada más.'],
    ['Already secretary', 'Nothing else is needed.'],
  ),
  'not-secretary': said(
    409,
    ['Esa persona no está en la secretaría', 'Compruebe el documento.'],
    ['That person is not secretary', 'Check the document.'],
  ),
  'contribution-unknown': said(
    404,
    ['Ese aporte no existe', 'Actualice la página.'],
    ['That contribution does not exist', 'Refresh the page.'],
  ),
  'already-replied': said(
    409,
    [
      'Ese aporte ya tiene respuesta',
      'La respuesta publicada no se cambia; lo que escribió ahora no se guardó.',
    ],
    [
      'That contribution was answered already',
      'A published reply is not changed; what you wrote now was not kept.',
    ],
  ),
  'reply-to-oneself': said(
    403,
    ['Nadie contesta su propio aporte', 'Debe responder otra persona de la institución.'],
    ['Nobody answers her own contribution', 'Another person of the institution must reply.'],
  ),
  'not-your-facility': said(
    403,
    ['Su cargo no alcanza ese lugar', 'Responde quien dirige el lugar que este espacio vigila.'],
    ['Your office does not reach that place', 'Who directs the place that this space watches replies.'],
  ),
  'convoked-too-late': said(
    409,
    [
      'La sesión debe convocarse con más anticipación',
      'Elija una fecha que respete los días que pide la regla.',
    ],
    ['The meeting must be convened earlier', 'Choose a date that leaves the days that the rule asks for.'],
  ),
  'minutes-are-final': said(
    409,
    [
      'El acta está firmada y ya no cambia',
      'Si hay un error, se corrige por una decisión posterior que conste en otra acta.',
    ],
    [
      'The minutes are signed and change no more',
      'An error is corrected by a later decision, in other minutes.',
    ],
  ),
  'meeting-not-open': said(
    409,
    ['La sesión no está en curso', 'Esto se hace mientras la sesión está instalada.'],
    ['The meeting is not going on', 'This is done while the meeting is open.'],
  ),
  'meeting-already-open': said(
    409,
    ['La sesión ya se instaló', 'El orden del día se cambia antes de instalarla.'],
    ['The meeting was opened already', 'The agenda is changed before it opens.'],
  ),
  'meeting-not-closed': said(
    409,
    ['La sesión todavía no se clausura', 'El acta se corrige y se firma después de la clausura.'],
    ['The meeting is not closed yet', 'Minutes are corrected and signed after it closes.'],
  ),
  'presiding-not-present': said(
    409,
    ['Quien va a presidir no está en la sesión', 'Elija a un miembro presente.'],
    ['Who would preside is not at the meeting', 'Choose a member who is present.'],
  ),
  'no-quorum': said(
    409,
    ['No hay cuórum para instalar la sesión', 'Espere a que lleguen más miembros o convoque de nuevo.'],
    ['There is no quorum to open the meeting', 'Wait for more members, or convene again.'],
  ),
  'vote-still-open': said(
    409,
    ['Hay una votación abierta', 'Ciérrela primero.'],
    ['A vote is open', 'Close it first.'],
  ),
  'vote-not-open': said(
    409,
    ['Esa votación no está abierta', 'Actualice la página: puede que ya se haya cerrado.'],
    ['That vote is not open', 'Refresh the page: it may be closed already.'],
  ),
  'item-unknown': said(
    404,
    ['Ese punto no está en el orden del día', 'Actualice la página.'],
    ['That point is not on the agenda', 'Refresh the page.'],
  ),
  'no-item-started': said(
    409,
    ['Ningún punto del orden del día está en curso', 'La secretaría debe iniciar un punto.'],
    ['No point of the agenda was started', 'The secretary must start one.'],
  ),
  'floor-not-asked': said(
    409,
    ['Esa persona no pidió la palabra', 'Actualice la página.'],
    ['The floor was not asked for', 'Refresh the page.'],
  ),
  'floor-already-asked': said(
    409,
    ['Ya pidió la palabra', 'Está en la lista; espere su turno.'],
    ['You asked for the floor already', 'You are on the list; wait for your turn.'],
  ),
  'not-present': said(
    409,
    ['Usted no consta como presente', 'Registre su llegada primero.'],
    ['You are not noted as present', 'Note your arrival first.'],
  ),
  'already-present': said(
    409,
    ['Ya consta como presente', 'No hace falta nada más.'],
    ['You are noted as present already', 'Nothing else is needed.'],
  ),
  'mode-not-offered': said(
    409,
    ['La sesión no ofrece esa forma de asistir', 'En la convocatoria se dice cómo se asiste.'],
    ['The meeting does not offer that way to attend', 'The convocation says how to attend.'],
  ),
  'recused-here': said(
    403,
    ['No interviene en este punto por un interés declarado', 'Volverá a intervenir en el siguiente punto.'],
    [
      'You take no part in this point because of a declared interest',
      'You take part again in the next point.',
    ],
  ),
  'not-on-the-roll': said(
    403,
    [
      'No consta en la lista de esta votación',
      'Votan quienes estaban presentes cuando se abrió y no tienen interés en el punto.',
    ],
    [
      'You are not on the roll of this vote',
      'Those vote who were present when it opened and have no interest in the point.',
    ],
  ),
  'already-voted': said(
    409,
    ['Su voto ya consta', 'Cada miembro vota una vez.'],
    ['Your vote is noted already', 'Each member votes once.'],
  ),
  'did-not-attend': said(
    403,
    [
      'Solo quien asistió puede pedir correcciones o disentir',
      'Usted no consta en la asistencia de esta sesión.',
    ],
    [
      'Only who attended may ask for corrections or dissent',
      'You are not among those who attended this meeting.',
    ],
  ),
  'already-dissented': said(
    409,
    ['Su disenso ya consta', 'Queda en el acta con sus razones.'],
    ['Your dissent is noted already', 'It stands in the minutes with its reasons.'],
  ),
  'being-signed': said(
    409,
    ['El acta se está firmando', 'Ya no se piden correcciones.'],
    ['The minutes are being signed', 'No more corrections can be asked for.'],
  ),
  'corrections-over': said(
    409,
    ['Terminó el plazo para pedir correcciones', 'El acta se firma como está.'],
    ['The days for corrections are over', 'The minutes are signed as they are.'],
  ),
  'already-accepted': said(
    409,
    ['Ya aceptó esta acta', 'No hace falta nada más.'],
    ['You accepted these minutes already', 'Nothing else is needed.'],
  ),
  'correction-unknown': said(
    409,
    ['Esa corrección no existe o ya tiene respuesta', 'Actualice la página.'],
    ['That correction does not exist or was answered', 'Refresh the page.'],
  ),
  'corrections-unanswered': said(
    409,
    ['Hay correcciones sin respuesta', 'La secretaría debe contestarlas antes de la firma.'],
    ['Some corrections were not answered', 'The secretary must answer them before the signing.'],
  ),
  'corrections-still-open': said(
    409,
    [
      'Todavía se pueden pedir correcciones',
      'Se firma cuando termina el plazo o cuando quienes asistieron aceptan el acta.',
    ],
    [
      'Corrections can still be asked for',
      'It is signed when the days are over or when all who attended accept the minutes.',
    ],
  ),
  'minutes-changed': said(
    409,
    ['El acta cambió desde que la leyó', 'Léala de nuevo y firme lo que dice ahora.'],
    ['The minutes changed since you read them', 'Read them again and sign what they say now.'],
  ),
  'already-signed': said(
    409,
    ['Ya firmó esta acta', 'Firman dos personas distintas: quien presidió y la secretaría.'],
    ['You signed these minutes already', 'Two different persons sign: who presided and the secretary.'],
  ),
  'not-a-signer': said(
    403,
    ['Esta acta la firman quien presidió y la secretaría', 'No hace falta su firma.'],
    ['Who presided and the secretary sign these minutes', 'Your signature is not needed.'],
  ),
};
