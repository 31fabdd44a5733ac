import type { RefusalTexts } from '#platform/http';

type Words = readonly [title: string, detail: string];
const said = (status: number, es: Words, en: Words): RefusalTexts[string] => ({
  es: () => ({ status, title: es[0], detail: es[1] }),
  en: () => ({ status, title: en[0], detail: en[1] }),
});

/** What this room refuses, in words: the title says the fact, the detail what to do. */
export const candidaciesRefusals: RefusalTexts = {
  'call-unknown': said(
    404,
    ['No encontramos esa convocatoria', 'Vuelva a la lista de convocatorias.'],
    ['We did not find that call', 'Go back to the list of calls.'],
  ),
  'code-taken': said(
    409,
    ['Ya existe una convocatoria con ese nombre corto', 'Elija otro.'],
    ['There is a call with that short name already', 'Choose another.'],
  ),
  'timetable-out-of-order': said(
    422,
    ['Las fechas no van en orden', 'Primero las ternas, después el acuerdo y al final la votación.'],
    ['The dates are not in order', 'Shortlists first, then the agreement, then the vote.'],
  ),
  'person-needed': said(
    403,
    ['Aquí actúa cada persona por sí misma', 'Inicie sesión con su propia cuenta.'],
    ['Here each person acts herself', 'Sign in with your own account.'],
  ),
  'person-unknown': said(
    404,
    [
      'Un documento no consta en el registro de personas',
      'Compruebe cada número de cédula; lo escrito sigue en la página.',
    ],
    [
      'A document is not in the registry of persons',
      'Check each number; what you wrote is still on the page.',
    ],
  ),
  'not-a-representative': said(
    403,
    [
      'Usted no representa hoy a esa organización',
      'Presenta la terna quien consta acreditado en el registro en esta fecha.',
    ],
    [
      'You do not represent that organisation today',
      'The shortlist is presented by who is accredited in the register today.',
    ],
  ),
  'side-does-not-propose': said(
    403,
    [
      'Esta organización no presenta ternas',
      'Las presentan las organizaciones de trabajadores y de empleadores.',
    ],
    ['This organisation does not present shortlists', 'Those of workers and of employers do.'],
  ),
  'shortlists-not-open': said(
    409,
    ['No es el tiempo de presentar ternas', 'Las fechas están en el cronograma de la convocatoria.'],
    ['Shortlists are not open', 'The dates are in the timetable of the call.'],
  ),
  'shortlist-already-presented': said(
    409,
    [
      'Su organización ya presentó la terna de esta comisión',
      'Puede presentar la de la otra comisión, si falta.',
    ],
    [
      'Your organisation presented its shortlist for this commission',
      'It may present the one for the other commission, if missing.',
    ],
  ),
  'shortlist-of-another-size': said(
    422,
    ['La terna lleva tres personas con sus alternas', 'Complete las tres.'],
    ['A shortlist has three persons with their alternates', 'Complete the three.'],
  ),
  'person-named-twice': said(
    422,
    [
      'Una persona está nombrada dos veces en esta convocatoria',
      'Cada persona puede ser candidata o alterna una sola vez.',
    ],
    ['A person is named twice in this call', 'Each person may stand, or be an alternate, only once.'],
  ),
  'shortlist-without-parity': said(
    422,
    [
      'La terna no cumple la paridad',
      'Entre las tres principales debe haber mujeres y hombres, y también entre las tres alternas.',
    ],
    [
      'The shortlist is without parity',
      'There must be women and men among the three, and among the three alternates.',
    ],
  ),
  'candidate-unknown': said(
    404,
    ['Esa candidatura no está en la convocatoria', 'Actualice la página.'],
    ['That candidacy is not in the call', 'Refresh the page.'],
  ),
  'not-your-candidacy': said(
    403,
    [
      'Esa candidatura no es suya',
      'El texto lo escribe la persona candidata; los documentos y la apelación, ella o su organización.',
    ],
    [
      'That candidacy is not yours',
      'The candidate writes her text; evidence and appeals are hers or her organisation’s.',
    ],
  ),
  'candidates-agreed': said(
    409,
    ['Las candidaturas ya fueron acordadas', 'Desde ese día nada cambia en ellas.'],
    ['The candidates were agreed', 'Since that day nothing changes in them.'],
  ),
  'statement-too-long': said(
    422,
    ['El texto pasa del espacio igual para todas', 'Acórtelo; lo escrito sigue en la página.'],
    ['The text is longer than the space that all have', 'Shorten it; what you wrote is still on the page.'],
  ),
  'no-evidence-asked': said(
    409,
    ['No hay documentos pedidos', 'Espere la decisión.'],
    ['No evidence was asked for', 'Wait for the decision.'],
  ),
  'term-over': said(
    409,
    ['El plazo terminó', 'El último día está en la página, con la regla que lo cuenta.'],
    ['The term is over', 'Its last day is on the page, with the rule that counts it.'],
  ),
  'nothing-to-appeal': said(
    409,
    ['No hay un rechazo que apelar', 'Se apela un rechazo, dentro de su plazo.'],
    ['There is no refusal to appeal', 'A refusal is appealed, within its term.'],
  ),
  'judge-of-own-cause': said(
    403,
    [
      'Nadie juzga su propia causa',
      'Decide otra persona: ni quien es parte, ni quien rechazó lo que se apela.',
    ],
    [
      'Nobody judges her own cause',
      'Another person decides: neither a party nor who refused what is appealed.',
    ],
  ),
  'requirement-unknown': said(
    422,
    ['Ese requisito no está en la convocatoria', 'Elija uno de la lista.'],
    ['That requirement is not in the call', 'Choose one of the list.'],
  ),
  'evidence-awaited': said(
    409,
    ['Corre el plazo para completar documentos', 'Espere a que los entreguen o a que venza.'],
    ['The term to give evidence runs', 'Wait until it is given or the term is over.'],
  ),
  'already-decided': said(
    409,
    ['Esa candidatura ya fue decidida', 'Actualice la página: alguien decidió antes.'],
    ['That candidacy was decided', 'Refresh the page: somebody decided before.'],
  ),
  'no-appeal': said(
    409,
    ['No hay una apelación que resolver', 'Actualice la página.'],
    ['There is no appeal to decide', 'Refresh the page.'],
  ),
  'shortlists-still-open': said(
    409,
    ['Todavía se pueden presentar ternas', 'El acuerdo se toma después del último día.'],
    ['Shortlists may still be presented', 'The agreement comes after the last day.'],
  ),
  'candidacies-still-open': said(
    409,
    ['Hay candidaturas sin resolver', 'Antes se califican todas y vencen los plazos de apelación.'],
    ['Some candidacies are not decided', 'All are decided first, and the terms to appeal are over.'],
  ),
  'candidate-not-qualified': said(
    409,
    ['Una candidatura del acuerdo no está calificada', 'Revise la lista de la sesión.'],
    ['A candidate of the agreement is not qualified', 'Check the list of the meeting.'],
  ),
  'too-few-candidates': said(
    409,
    [
      'El acuerdo tiene menos candidaturas que puestos',
      'En cada comisión y sector debe haber al menos tantas como puestos.',
    ],
    [
      'The agreement has fewer candidates than seats',
      'Each commission and side needs at least as many as its seats.',
    ],
  ),
};
