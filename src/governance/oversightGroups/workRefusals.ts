import type { RefusalTexts } from '#platform/http';

type Words = readonly [title: string, detail: string];
const said = (status: number, es: Words, en: Words): RefusalTexts[string] => ({
  es: () => ({ status, title: es[0], detail: es[1] }),
  en: () => ({ status, title: en[0], detail: en[1] }),
});

/** What is refused to members at work and to the institution that answers. */
export const workRefusals: RefusalTexts = {
  'not-a-member': said(
    403,
    ['Usted no integra esta veeduría', 'Lo hacen sus integrantes con credencial.'],
    ['You are not in this group', 'Its accredited members do it.'],
  ),
  'not-accredited': said(
    403,
    ['Todavía no tiene credencial', 'Se trabaja desde la acreditación.'],
    ['You have no card yet', 'The work begins with the accreditation.'],
  ),
  'alternate-not-in-place': said(
    403,
    [
      'Su principal está actuando, o usted consta ausente',
      'La alterna o el alterno actúa mientras falta su principal.',
    ],
    [
      'Your principal is acting, or you are noted as away',
      'An alternate acts while her principal is missing.',
    ],
  ),
  'interest-in-this-case': said(
    403,
    [
      'Usted declaró un interés en este caso',
      'Otra persona de la veeduría lo lleva: quien compra, vende u oferta en él está en su declaración.',
    ],
    [
      'You declared an interest in this case',
      'Another member takes it: somebody who buys, sells or bids in it is in your declaration.',
    ],
  ),
  'plan-first': said(
    409,
    ['Primero va el plan de trabajo', 'La veeduría lo presenta y después abre casos.'],
    ['The work plan comes first', 'The group presents it and then opens cases.'],
  ),
  'activity-outside-the-term': said(
    422,
    [
      'Una actividad cae fuera del plazo de la veeduría',
      'Cada fecha va de hoy al último día de la acreditación.',
    ],
    [
      'An activity is outside the term of the group',
      'Each date is from today to the last day of the accreditation.',
    ],
  ),
  'activity-unknown': said(
    404,
    ['Esa actividad no está pendiente', 'Actualice la página.'],
    ['That activity is not pending', 'Refresh the page.'],
  ),
  'origin-unknown': said(
    422,
    ['No consta esa compra, esa alerta o esa empresa', 'Abra el caso desde la página de la compra.'],
    ['That purchase, flag or organisation is not known', 'Open the case from the page of the purchase.'],
  ),
  'case-unknown': said(
    404,
    ['Ese caso no está en la veeduría', 'Actualice la página.'],
    ['That case is not in the group', 'Refresh the page.'],
  ),
  'request-unknown': said(
    404,
    ['Ese pedido no está en la veeduría', 'Actualice la página.'],
    ['That request is not in the group', 'Refresh the page.'],
  ),
  'clock-still-runs': {
    es: ({ due }) => ({
      status: 409,
      title: 'El plazo todavía corre',
      detail: `La institución tiene hasta el ${due}. Después podrá elevar el pedido.`,
    }),
    en: ({ due }) => ({
      status: 409,
      title: 'The clock still runs',
      detail: `The institution has until ${due}. After that you can take the request up.`,
    }),
  },
  'request-settled': said(
    409,
    ['La veeduría quedó conforme con la respuesta', 'Si falta algo más, haga otro pedido.'],
    ['The group was satisfied with the answer', 'If something else is missing make another request.'],
  ),
  'no-higher-level': said(
    409,
    [
      'El pedido ya está en el nivel más alto',
      'El silencio o la negativa pueden sustentar un hallazgo, y la ley da la acción de acceso a la información ante un juez.',
    ],
    [
      'The request is at the highest level',
      'Silence or denial may ground a finding, and the law gives the action for access to information before a judge.',
    ],
  ),
  'nothing-to-judge': said(
    409,
    ['No hay una respuesta que valorar', 'Espere la respuesta, o actualice la página.'],
    ['There is no answer to judge', 'Wait for the answer, or refresh the page.'],
  ),
  'nothing-to-answer': said(
    409,
    ['No hay nada pendiente de respuesta ahí', 'Actualice la página: alguien pudo contestar antes.'],
    ['Nothing awaits an answer there', 'Refresh the page: somebody may have answered before.'],
  ),
  'finding-unknown': said(
    404,
    ['Ese hallazgo no está en la veeduría', 'Actualice la página.'],
    ['That finding is not in the group', 'Refresh the page.'],
  ),
  'findings-await-answer': said(
    409,
    [
      'Hay hallazgos que la institución todavía puede contestar',
      'El informe final espera su respuesta o el fin del plazo.',
    ],
    ['Some findings may still be answered', 'The final report waits for the answer or the end of its term.'],
  ),
  'report-unknown': said(
    404,
    ['Ese informe no está', 'Actualice la página.'],
    ['That report is not there', 'Refresh the page.'],
  ),
  'already-signed': said(
    409,
    ['Usted ya firmó este borrador', 'Si el texto cambia, se firma otra vez.'],
    ['You signed this draft', 'If the text changes it is signed again.'],
  ),
  'signatures-missing': {
    es: ({ signed, needed }) => ({
      status: 409,
      title: 'Faltan firmas',
      detail: `Van ${signed} de ${needed}: firma más de la mitad de quienes pueden firmar.`,
    }),
    en: ({ signed, needed }) => ({
      status: 409,
      title: 'Signatures are missing',
      detail: `${signed} of ${needed}: more than half of who may sign do.`,
    }),
  },
  'not-your-level': said(
    403,
    [
      'Esto se contesta en otro nivel',
      'Contesta la oficina que tiene los documentos, o el nivel al que se elevó.',
    ],
    [
      'This is answered at another level',
      'The office that holds the documents answers, or the level to which it was taken.',
    ],
  ),
  'extended-once-already': said(
    409,
    ['El plazo ya se prorrogó', 'La prórroga es una sola.'],
    ['The term was extended', 'It is extended only once.'],
  ),
  'no-extension-above': said(
    409,
    ['Un pedido elevado no se prorroga', 'El nivel superior contesta dentro de su plazo.'],
    ['A request taken up is not extended', 'The higher level answers within its term.'],
  ),
  'every-recommendation-answered': said(
    422,
    [
      'Falta la posición sobre alguna recomendación',
      'Cada una se acepta, se acepta en parte o se rechaza con razones.',
    ],
    ['A recommendation has no position', 'Each is accepted, accepted in part, or rejected with reasons.'],
  ),
  'commitment-needs-date': said(
    422,
    [
      'Lo que se acepta lleva responsable y fecha',
      'Escriba quién responde y hasta cuándo, desde hoy en adelante.',
    ],
    ['What is accepted has a date and who answers for it', 'Write who answers and by when, from today on.'],
  ),
  'recommendation-unknown': said(
    404,
    ['Esa recomendación no está publicada', 'Actualice la página.'],
    ['That recommendation is not published', 'Refresh the page.'],
  ),
  'recommendation-not-accepted': said(
    409,
    ['Esa recomendación no fue aceptada', 'Se informa de las que la institución aceptó.'],
    ['That recommendation was not accepted', 'Progress is told of those that were.'],
  ),
  'recommendation-in-course': said(
    409,
    [
      'La recomendación está en curso',
      'Se cierra cuando la institución dice que la cumplió, la rechaza, o pasa su fecha. El silencio se cierra como no cumplida.',
    ],
    [
      'The recommendation is in course',
      'It ends once the institution says that it is done, rejects it, or its date passes. Silence ends as not fulfilled.',
    ],
  ),
  'recommendations-open': said(
    409,
    ['Hay recomendaciones sin terminar', 'La veeduría se cierra cuando cada una llegó a su fin.'],
    ['Some recommendations are not ended', 'The group is closed once each came to its end.'],
  ),
};
