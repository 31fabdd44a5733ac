import type { RefusalTexts } from '#platform/http';

type Words = readonly [title: string, detail: string];
const said = (status: number, es: Words, en: Words): RefusalTexts[string] => ({
  es: () => ({ status, title: es[0], detail: es[1] }),
  en: () => ({ status, title: en[0], detail: en[1] }),
});

/** What this room refuses, in words: the title says the fact, the detail what to do. */
export const electionsRefusals: RefusalTexts = {
  'election-unknown': said(
    404,
    ['No encontramos esa elección', 'Revise la dirección o vuelva a la lista de elecciones.'],
    ['We did not find that election', 'Check the address or go back to the list of elections.'],
  ),
  'invitations-not-now': said(
    409,
    [
      'Todavía no se puede invitar, o ya no',
      'Las invitaciones salen cuando están las credenciales y hasta que cierra la votación: antes no habría con qué votar.',
    ],
    [
      'Inviting is not possible yet, or not any more',
      'Invitations leave once there are credentials and until voting closes: before that there would be nothing to vote with.',
    ],
  ),
  'election-code-taken': said(
    409,
    ['Ya existe una elección con ese nombre corto', 'Elija otro; lo demás sigue en la página.'],
    ['There is an election with that short name', 'Choose another; the rest is still on the page.'],
  ),
  'closes-before-it-opens': said(
    422,
    ['La votación terminaría antes de empezar', 'Corrija las fechas.'],
    ['Voting would end before it begins', 'Correct the dates.'],
  ),
  'too-few-voters': said(
    422,
    ['El padrón no tiene votantes suficientes', 'Con menos de dos no hay secreto posible.'],
    ['The roll has too few voters', 'With fewer than two no secret is possible.'],
  ),
  'decided-at-the-first-box': said(
    409,
    ['Eso se decide en la primera urna', 'Vale para todas las urnas de la elección: hágalo en la primera.'],
    ['That is decided at the first box', 'It holds for all boxes of the election: do it at the first.'],
  ),
  'candidates-not-agreed': said(
    409,
    [
      'Las candidaturas de esa convocatoria todavía no se acuerdan',
      'Espere el acuerdo del comité consultivo.',
    ],
    [
      'The candidates of that call are not agreed yet',
      'Wait for the agreement of the consultative committee.',
    ],
  ),
  'college-not-drawn': said(
    409,
    ['El colegio electoral de esa convocatoria todavía no se sortea', 'Termine antes el sorteo público.'],
    ['The electoral college of that call is not drawn yet', 'Finish the public draw first.'],
  ),
  'voter-unknown': {
    es: ({ line }) => ({
      status: 422,
      title: 'Un documento del padrón no consta en el registro',
      detail: `Corrija la línea ${line} del padrón; lo demás sigue en la página.`,
    }),
    en: ({ line }) => ({
      status: 422,
      title: 'A document of the roll is not in the registry',
      detail: `Correct line ${line} of the roll; the rest is still on the page.`,
    }),
  },
  'too-few-trustees': said(
    422,
    [
      'Faltan custodios',
      'Añada custodios de organizaciones distintas: el secreto depende de que no se pongan de acuerdo.',
    ],
    [
      'There are too few trustees',
      'Add trustees of different organisations: secrecy rests on their not colluding.',
    ],
  ),
  'threshold-out-of-reach': said(
    422,
    [
      'El umbral no corresponde a los custodios',
      'Debe estar entre uno y el número de custodios que no son obligatorios.',
    ],
    [
      'The threshold does not fit the trustees',
      'It must be between one and the number of trustees that are not mandatory.',
    ],
  ),
  'candidate-twice': said(
    422,
    ['Una candidatura aparece dos veces', 'Cada candidatura va una vez.'],
    ['A candidate appears twice', 'Each candidate goes once.'],
  ),
  'too-few-candidates': said(
    422,
    ['Hay menos candidaturas que puestos', 'Añada candidaturas o reduzca los puestos.'],
    ['There are fewer candidates than seats', 'Add candidates or reduce the seats.'],
  ),
  'election-in-preparation': said(
    409,
    ['La elección todavía se prepara', 'Esto se hace cuando la votación esté abierta.'],
    ['The election is still in preparation', 'This is done once voting is open.'],
  ),
  'election-open': said(
    409,
    ['La votación ya está abierta', 'Lo que se fijó al abrirla no cambia.'],
    ['Voting is open already', 'What was fixed at its opening does not change.'],
  ),
  'election-closed': said(
    409,
    ['La votación ya terminó', 'La urna está cerrada y no recibe papeletas ni cambios.'],
    ['Voting is over', 'The ballot box is closed and takes nothing more.'],
  ),
  'links-missing': said(
    422,
    ['Falta el enlace de alguien', 'Cada custodio y la autoridad de credenciales necesitan uno.'],
    ['Somebody’s link is missing', 'Each trustee and the credential authority need one.'],
  ),
  'link-unknown': said(
    403,
    [
      'Ese enlace no es válido',
      'Pida a quien organiza la elección un enlace nuevo. No lo comparta con nadie.',
    ],
    ['That link is not valid', 'Ask who runs the election for a new one. Share it with nobody.'],
  ),
  'nothing-to-give-now': said(
    409,
    ['No hay nada que entregar ahora', 'Espere a que los demás custodios terminen este paso.'],
    ['There is nothing to give now', 'Wait until the other trustees finish this step.'],
  ),
  'another-piece-is-due': said(
    409,
    ['La ceremonia está en otro paso', 'Actualice la página y siga desde donde indica.'],
    ['The ceremony is at another step', 'Refresh the page and go on from where it says.'],
  ),
  'piece-not-good': said(
    422,
    ['Lo que se entregó no es válido', 'Vuelva a generar este paso en el mismo dispositivo.'],
    ['What was given is not valid', 'Make this step again on the same device.'],
  ),
  'ceremony-flawed': said(
    409,
    [
      'La ceremonia de claves tiene una falla',
      'No se puede abrir: prepare la elección de nuevo con custodios nuevos.',
    ],
    ['The key ceremony is flawed', 'It cannot open: prepare the election anew with new trustees.'],
  ),
  'credentials-given-already': said(
    409,
    ['Las credenciales ya se entregaron', 'No se cambian: quien tiene su carta debe poder usarla.'],
    ['The credentials were given already', 'They do not change: who has her letter must be able to use it.'],
  ),
  'credentials-not-as-many-as-voters': said(
    422,
    ['No hay una credencial por votante', 'Genérelas de nuevo con el padrón completo.'],
    ['There is not one credential per voter', 'Make them again with the whole roll.'],
  ),
  'credential-not-good': said(
    422,
    ['Una credencial no es válida', 'Genérelas de nuevo.'],
    ['A credential is not valid', 'Make them again.'],
  ),
  'keys-incomplete': said(
    409,
    [
      'Faltan claves o credenciales',
      'La votación se abre cuando todos los custodios y la autoridad de credenciales terminan.',
    ],
    [
      'Keys or credentials are missing',
      'Voting opens once every trustee and the credential authority have finished.',
    ],
  ),
  'voting-would-be-over': said(
    409,
    ['La fecha de cierre ya pasó', 'Prepare la elección de nuevo con otras fechas.'],
    ['The closing date is past', 'Prepare the election anew with other dates.'],
  ),
  'voting-not-begun': said(
    409,
    [
      'La votación todavía no empieza',
      'La página de la elección dice desde cuándo. Su papeleta no se depositó.',
    ],
    ['Voting has not begun', 'The page of the election says from when. Your ballot was not cast.'],
  ),
  'voting-over': said(
    409,
    ['La votación ya terminó', 'Esta papeleta no se depositó. Si antes depositó otra, esa es la que cuenta.'],
    ['Voting is over', 'This ballot was not cast. If you cast one before, that one counts.'],
  ),
  'voting-not-over': said(
    409,
    ['La votación todavía no termina', 'Nadie puede cerrarla ni descifrar antes de la fecha fijada.'],
    ['Voting is not over', 'Nobody can close it or decrypt before the date that was fixed.'],
  ),
  'sign-in-not-wanted-here': said(
    400,
    [
      'La papeleta debe llegar sin su sesión',
      'Se rechazó para que nada una su cuenta con su voto. Vote desde la página de la cabina.',
    ],
    [
      'The ballot must arrive without your sign-in',
      'It was refused so that nothing joins your account to your vote. Vote from the page of the booth.',
    ],
  ),
  'ballot-not-good': said(
    422,
    [
      'La papeleta no es válida',
      'No se depositó. Vuelva a prepararla en la cabina; si se repite, use otro dispositivo.',
    ],
    [
      'The ballot is not valid',
      'It was not cast. Prepare it again in the booth; if it happens again, use another device.',
    ],
  ),
  'voted-too-often-for-now': said(
    429,
    [
      'Hoy ya no puede cambiar más su voto',
      'Muchas papeletas suyas esperan entrar en la urna pública; la última que depositó es la que cuenta. Puede cambiarlo otro día, antes del cierre.',
    ],
    [
      'You cannot change your vote any more today',
      'Many ballots of yours wait for the public board; the last one that you cast counts. You may change it another day, before the close.',
    ],
  ),
  'act-is-another': said(
    409,
    ['El acta que iba a firmar no es la que consta', 'Cargue de nuevo la página y léala antes de firmar.'],
    [
      'The act that you were about to sign is not the one that stands',
      'Load the page again and read it before signing.',
    ],
  ),
  'act-signed-already': said(
    409,
    ['Usted ya firmó esta acta', 'Su firma está al pie del acta.'],
    ['You signed this act already', 'Your signature is at the foot of the act.'],
  ),
  'signature-not-good': said(
    422,
    ['La firma no es de la clave de su ceremonia', 'Use la frase con la que creó su clave.'],
    ['The signature is not of the key of your ceremony', 'Use the phrase with which you made your key.'],
  ),
  'person-needed-to-sign': said(
    422,
    ['El acta la firma una persona', 'Inicie sesión con su propia cuenta.'],
    ['The act is signed by a person', 'Sign in with an account of your own.'],
  ),
  'no-published-division': said(
    404,
    [
      'Esta elección no tiene un reparto en urnas publicado',
      'Lo tienen las que dividen en varias urnas un padrón sorteado en público.',
    ],
    [
      'This election has no published division among boxes',
      'Those that divide among several boxes a roll drawn in public have one.',
    ],
  ),
  'no-pdf-here': said(
    503,
    ['Este servidor no puede componer el PDF', 'Descargue el acta en JSON, o imprima la página del acta.'],
    ['This server cannot typeset the PDF', 'Download the act as JSON, or print the page of the act.'],
  ),
  'ballot-challenged': said(
    409,
    [
      'Esa papeleta se abrió para comprobarla',
      'Una papeleta abierta muestra el voto y no se deposita. Prepare otra.',
    ],
    [
      'That ballot was opened to check it',
      'An opened ballot shows the vote and cannot be cast. Prepare another.',
    ],
  ),
  'ballot-cast-already': said(
    409,
    ['Esa papeleta ya está en la urna', 'Una papeleta depositada no se abre.'],
    ['That ballot is in the box already', 'A ballot that was cast is not opened.'],
  ),
  'credential-not-on-roll': said(
    422,
    ['Esa credencial no consta en el padrón', 'Revise su carta: distingue mayúsculas de minúsculas.'],
    ['That credential is not on the roll', 'Check your letter: capitals matter.'],
  ),
  'right-not-signed': said(
    403,
    [
      'Falta la autorización de esta credencial',
      'Inicie sesión en la cabina y autorice la credencial de su carta; luego vuelva a depositar.',
    ],
    [
      'This credential was not authorized',
      'Sign in at the booth and authorize the credential of your letter; then cast again.',
    ],
  ),
  'not-on-the-roll-of-voters': said(
    403,
    [
      'Usted no consta en el padrón de esta elección',
      'El padrón salió de un sorteo público. Puede comprobar por qué en la página del sorteo.',
    ],
    [
      'You are not on the roll of this election',
      'The roll came from a public draw. You can check why on the page of the draw.',
    ],
  ),
  'authorized-for-another-credential': said(
    409,
    [
      'Ya autorizó otra credencial en esta elección',
      'Cada persona autoriza una. Si no fue usted, presente una impugnación.',
    ],
    [
      'You authorized another credential in this election',
      'Each person authorizes one. If it was not you, file a dispute.',
    ],
  ),
  'right-not-blinded': said(
    422,
    ['La solicitud no tiene la forma debida', 'Vuelva a intentarlo desde la cabina.'],
    ['The request does not have its due form', 'Try again from the booth.'],
  ),
  'person-needed-to-vote': said(
    403,
    [
      'Aquí cada persona vota por sí misma',
      'Inicie sesión con su propia cuenta; en ventanilla nadie vota por otra persona.',
    ],
    [
      'Here each person votes herself',
      'Sign in with your own account; nobody votes for another at the counter.',
    ],
  ),
  'decrypted-already': said(
    409,
    ['Su parte ya consta', 'No hace falta nada más.'],
    ['Your part is in already', 'Nothing else is needed.'],
  ),
  'decrypted-enough': said(
    409,
    ['Ya hay descifrados suficientes', 'El resultado está en la página de la elección.'],
    ['Enough trustees have decrypted', 'The result is on the page of the election.'],
  ),
  'decryption-not-good': said(
    422,
    ['El descifrado no trae una prueba válida', 'Compruebe que usa su propia clave y vuelva a intentarlo.'],
    ['The decryption does not prove itself', 'Make sure that you use your own key and try again.'],
  ),
  'tally-under-way': said(
    409,
    ['El escrutinio cifrado todavía se calcula', 'Espere unos minutos y vuelva a intentarlo.'],
    ['The encrypted tally is still being worked out', 'Wait some minutes and try again.'],
  ),
  'proclaimed-already': said(
    409,
    ['El resultado ya está proclamado', 'Otra persona lo hizo antes. Lea el acta; no hay que repetir nada.'],
    ['The result is proclaimed already', 'Somebody did it before. Read the act; nothing has to be repeated.'],
  ),
  'no-result-yet': said(
    409,
    ['Todavía no hay resultado', 'Falta que descifren los custodios.'],
    ['There is no result yet', 'Trustees have still to decrypt.'],
  ),
  'lot-needed': said(
    409,
    ['Hay un empate que decide un puesto', 'Lance los dados en público, regístrelos y proclame después.'],
    ['A tie decides a seat', 'Throw the dice in public, note them, and then proclaim.'],
  ),
  'lot-thrown-already': said(
    409,
    ['El sorteo ya consta', 'Los dados se lanzan una vez.'],
    ['The lot is noted already', 'The dice are thrown once.'],
  ),
  'lot-too-short': said(
    422,
    ['Faltan lanzamientos de dado', 'Escriba cada lanzamiento con una cifra del 1 al 6.'],
    ['There are too few throws', 'Write each throw as a digit from 1 to 6.'],
  ),
  'not-proclaimed-yet': said(
    409,
    ['El resultado todavía no se proclama', 'Las impugnaciones se presentan desde la proclamación.'],
    ['The result is not proclaimed yet', 'Disputes are filed from the proclamation.'],
  ),
  'disputes-over': said(
    409,
    ['El plazo para impugnar terminó', 'La página dice hasta cuándo fue.'],
    ['The time for disputes is over', 'The page says until when it was.'],
  ),
  'dispute-unknown': said(
    404,
    ['No encontramos esa impugnación', 'Actualice la página.'],
    ['We did not find that dispute', 'Refresh the page.'],
  ),
  'dispute-answered-already': said(
    409,
    ['Esa impugnación ya tiene respuesta', 'La respuesta publicada no se cambia.'],
    ['That dispute was answered already', 'A published answer does not change.'],
  ),
};
