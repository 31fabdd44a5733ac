import type { RefusalTexts } from '#platform/http';
import { workRefusals } from './workRefusals.ts';

type Words = readonly [title: string, detail: string];
const said = (status: number, es: Words, en: Words): RefusalTexts[string] => ({
  es: () => ({ status, title: es[0], detail: es[1] }),
  en: () => ({ status, title: en[0], detail: en[1] }),
});

/** What this room refuses while a group is formed, in words: the title says the fact, the detail what to do. */
export const oversightGroupsRefusals: RefusalTexts = {
  ...workRefusals,
  'group-unknown': said(
    404,
    ['No encontramos esa veeduría', 'Vuelva a la lista de veedurías.'],
    ['We did not find that oversight group', 'Go back to the list of groups.'],
  ),
  'code-taken': said(
    409,
    ['Ya existe una veeduría con ese nombre corto', 'Elija otro; lo demás sigue en la página.'],
    ['There is a group with that short name already', 'Choose another; the rest is still on the page.'],
  ),
  'dates-out-of-order': said(
    422,
    ['Las fechas no van en orden', 'Primero la inscripción, después el trabajo, y nada en el pasado.'],
    ['The dates are not in order', 'Registration first, then the work, and nothing in the past.'],
  ),
  'term-too-long': {
    es: ({ months, latest }) => ({
      status: 422,
      title: 'El plazo es demasiado largo',
      detail: `Una veeduría es de corto o mediano plazo: hasta ${months} meses, es decir, hasta el ${latest}.`,
    }),
    en: ({ months, latest }) => ({
      status: 422,
      title: 'The term is too long',
      detail: `A group is of short or medium term: up to ${months} months, that is until ${latest}.`,
    }),
  },
  'resolution-needed': said(
    422,
    [
      'Falta la resolución del Consejo Directivo',
      'En este tipo de veeduría los integrantes son designados; escriba la resolución.',
    ],
    [
      'The Board’s resolution is missing',
      'In this kind of group the members are designated; write the resolution.',
    ],
  ),
  'kind-of-the-board': said(
    422,
    [
      'Ese tipo de veeduría lo convoca el Consejo Directivo',
      'Proponga una de contratación, obras, planes o presupuestos.',
    ],
    ['That kind of group is called by the Board', 'Propose one of procurement, works, plans or budgets.'],
  ),
  'person-needed': said(
    403,
    ['Aquí actúa cada persona por sí misma', 'Inicie sesión con su propia cuenta.'],
    ['Here each person acts herself', 'Sign in with your own account.'],
  ),
  'person-unknown': said(
    404,
    ['Esa persona no consta en el registro', 'Compruebe el número de cédula.'],
    ['That person is not in the registry', 'Check the number of the document.'],
  ),
  'registration-closed': said(
    409,
    ['La inscripción está cerrada', 'La fecha está en la página; otras veedurías pueden estar abiertas.'],
    ['Registration is closed', 'Its date is on the page; other groups may be open.'],
  ),
  'registration-is-free': said(
    409,
    ['En esta veeduría nadie es designado', 'La inscripción es libre y voluntaria.'],
    ['In this group nobody is designated', 'Registration is free and voluntary.'],
  ),
  'not-designated': said(
    403,
    [
      'Esta veeduría la integran personas designadas',
      'El Consejo Directivo designa a cada integrante y a su alterna o alterno.',
    ],
    ['This group is of designated persons', 'The Board designates each member and each alternate.'],
  ),
  'already-designated': said(
    409,
    ['Esa persona ya está designada', 'Actualice la página.'],
    ['That person is designated already', 'Refresh the page.'],
  ),
  'principal-unknown': said(
    422,
    ['No hay esa persona principal', 'Elija a quién alterna de la lista.'],
    ['There is no such principal', 'Choose from the list whom she would replace.'],
  ),
  'already-registered': said(
    409,
    ['Usted ya está en esta veeduría', 'Actualice la página para ver en qué va.'],
    ['You are in this group already', 'Refresh the page to see how it goes.'],
  ),
  'left-by-challenge': said(
    403,
    [
      'Su participación terminó por una impugnación',
      'Por eso no puede inscribirse otra vez en esta veeduría.',
    ],
    ['Your part ended by a challenge', 'So you cannot register in this group again.'],
  ),
  'works-in-what-is-overseen': {
    es: ({ known }) => ({
      status: 403,
      title: 'Quien trabaja en lo que se observa no puede ser veedor',
      detail:
        known === 'office'
          ? 'En la institución consta que esa persona tiene un cargo vigente. Puede inscribirse cuando deje de tenerlo.'
          : 'Así lo declaró esa persona. La declaración queda guardada y vale para todas las veedurías.',
    }),
    en: ({ known }) => ({
      status: 403,
      title: 'Whoever works in what is overseen cannot oversee it',
      detail:
        known === 'office'
          ? 'The institution’s records show an office held today. Registration is possible once it ends.'
          : 'That person declared it. The declaration is kept and holds for every group.',
    }),
  },
  'contracts-with-what-is-overseen': said(
    403,
    [
      'Quien tiene un contrato con lo que se observa no puede ser veedor',
      'Así consta en su declaración, que queda guardada y vale para todas las veedurías.',
    ],
    [
      'Whoever has a contract with what is overseen cannot oversee it',
      'It is in the declaration, which holds for every group.',
    ],
  ),
  'interest-in-what-is-overseen': said(
    403,
    [
      'Quien tiene un interés en lo que se observa no puede ser veedor',
      'Así consta en su declaración, que queda guardada y vale para todas las veedurías.',
    ],
    [
      'Whoever has an interest in what is overseen cannot oversee it',
      'It is in the declaration, which holds for every group.',
    ],
  ),
  'kinship-with-what-is-overseen': {
    es: ({ line, degree, limit }) => ({
      status: 403,
      title: 'El parentesco impide ser veedor aquí',
      detail: `Declaró un parentesco de grado ${degree} por ${line === 'blood' ? 'consanguinidad' : 'afinidad'}; impide hasta el grado ${limit}. La declaración vale para todas las veedurías.`,
    }),
    en: ({ line, degree, limit }) => ({
      status: 403,
      title: 'Kinship bars from overseeing this',
      detail: `A kinship of degree ${degree} by ${line === 'blood' ? 'blood' : 'marriage'} was declared; it bars up to degree ${limit}. The declaration holds for every group.`,
    }),
  },
  'in-another-group': {
    es: ({ group, most }) => ({
      status: 409,
      title: 'Ya integra otra veeduría en curso',
      detail: `Se puede integrar ${most === 1 ? 'una' : String(most)} a la vez. La otra es «${group}»; si renuncia o termina, podrá inscribirse aquí.`,
    }),
    en: ({ group, most }) => ({
      status: 409,
      title: 'You belong to another running group',
      detail: `One may belong to ${most} at once. The other is “${group}”; if you resign or it ends you can register here.`,
    }),
  },
  'member-unknown': said(
    404,
    ['Esa persona no está en la veeduría', 'Actualice la página.'],
    ['That person is not in the group', 'Refresh the page.'],
  ),
  'challenge-of-oneself': said(
    409,
    ['Nadie se impugna a sí mismo', 'Si tiene un impedimento, declárelo o renuncie.'],
    ['Nobody challenges herself', 'If something bars you, declare it or resign.'],
  ),
  'challenge-pending': said(
    409,
    ['Su impugnación ya está en trámite', 'Espere la decisión; su plazo está en la página.'],
    ['Your challenge is in course', 'Wait for the decision; its term is on the page.'],
  ),
  'challenge-unknown': said(
    404,
    ['No hay esa impugnación pendiente', 'Actualice la página.'],
    ['There is no such challenge pending', 'Refresh the page.'],
  ),
  'challenged-not-heard-yet': said(
    409,
    ['Falta oír a quien fue impugnado', 'Primero se le notifica; se decide cuando conteste o pase su plazo.'],
    [
      'Who is challenged has not been heard',
      'She is notified first; it is decided when she answers or her term passes.',
    ],
  ),
  'judge-of-own-cause': said(
    403,
    ['Nadie decide en su propia causa', 'Debe hacerlo otra persona con la misma función.'],
    ['Nobody decides in her own cause', 'Another person with the same office must do it.'],
  ),
  'already-decided': said(
    409,
    ['Eso ya estaba decidido', 'Actualice la página: alguien lo hizo antes.'],
    ['That was decided already', 'Refresh the page: somebody did it before.'],
  ),
  'not-qualified-yet': said(
    409,
    [
      'Una persona de la lista no está calificada',
      'Compruebe los requisitos de cada una antes de la inducción.',
    ],
    ['Somebody on the list is not qualified', 'Check the requirements of each before the induction.'],
  ),
  'too-few-members': {
    es: ({ members, needed }) => ({
      status: 409,
      title: 'La veeduría no tiene suficientes integrantes',
      detail: `Hay ${members} y se necesitan ${needed}. Se puede abrir otra vez la inscripción.`,
    }),
    en: ({ members, needed }) => ({
      status: 409,
      title: 'The group has too few members',
      detail: `There are ${members} and ${needed} are needed. Registration can be opened again.`,
    }),
  },
  'nobody-to-accredit': said(
    409,
    [
      'No hay a quién acreditar',
      'Se acredita a quien está calificado, hizo la inducción y no tiene una impugnación en trámite.',
    ],
    [
      'There is nobody to accredit',
      'Who is qualified, inducted and without a challenge in course is accredited.',
    ],
  ),
  'ethics-needs-members': {
    es: ({ members, needed }) => ({
      status: 409,
      title: `La veeduría del Comité de Ética la integran ${needed} personas`,
      detail: `Hay ${members} principales listas. Cada miembro del Consejo Directivo designa a una.`,
    }),
    en: ({ members, needed }) => ({
      status: 409,
      title: `The ethics committee’s group has ${needed} members`,
      detail: `${members} principals are ready. Each member of the Board designates one.`,
    }),
  },
  'alternate-missing': said(
    409,
    [
      'Falta una persona alterna',
      'Cada principal tiene una alterna designada, calificada y con la inducción hecha.',
    ],
    ['An alternate is missing', 'Each principal has an alternate who is designated, qualified and inducted.'],
  ),
  'parity-missing': said(
    409,
    [
      'Falta paridad entre mujeres y hombres',
      'El Código de Ética garantiza la equidad de género entre las personas principales.',
    ],
    [
      'There is no parity of women and men',
      'The Code of Ethics guarantees equity of gender among the principals.',
    ],
  ),
  'generations-missing': said(
    409,
    [
      'Todas las personas son de una misma generación',
      'El Código de Ética garantiza la participación de varias generaciones.',
    ],
    ['All are of one generation', 'The Code of Ethics guarantees that several generations take part.'],
  ),
  'term-over': said(
    409,
    ['El plazo terminó', 'Su último día está en la página, con la regla que lo cuenta.'],
    ['The term is over', 'Its last day is on the page, with the rule that counts it.'],
  ),
  'not-in-this-phase': said(
    409,
    ['La veeduría no está en esa etapa', 'Actualice la página: alguien pudo haber avanzado.'],
    ['The group is not in that phase', 'Refresh the page: somebody may have gone on.'],
  ),
  'card-unknown': said(
    404,
    [
      'Ninguna credencial tiene ese código',
      'Compruebe las letras y números. Si la vio impresa, la credencial no es auténtica.',
    ],
    [
      'No card has that code',
      'Check the letters and numbers. If you saw it printed, the card is not authentic.',
    ],
  ),
  'no-pdf-here': said(
    503,
    ['Esta máquina no puede componer el PDF', 'El mismo contenido se lee en la página y en JSON.'],
    ['This machine cannot make the PDF', 'The same content is on the page and in JSON.'],
  ),
};
