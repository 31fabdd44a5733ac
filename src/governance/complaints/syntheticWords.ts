import type { Subject } from './api.ts';
import type { CaseKind } from './case.ts';

// What invented persons wrote and what they were answered, in the institution's language. It describes nobody.

export interface Story {
  readonly kind: CaseKind;
  readonly service: string;
  readonly subject: Subject;
  readonly serious?: boolean;
  readonly texts: readonly string[];
}

export const stories: readonly Story[] = [
  {
    kind: 'complaint',
    service: 'specialised-outpatient',
    subject: 'appointment',
    texts: [
      'Llevo tres meses intentando sacar cita con traumatología. En la línea telefónica me dicen que no hay agenda y que llame otro día. Mi rodilla está peor.',
      'La cita de cardiología me la cambiaron dos veces sin avisarme. Viajo cuatro horas para llegar y me entero en la ventanilla.',
      'No hay turnos de neurología hasta dentro de cinco meses. El médico general dijo que debía verme antes.',
    ],
  },
  {
    kind: 'complaint',
    service: 'emergency',
    subject: 'waiting',
    serious: true,
    texts: [
      'Llegué a emergencia con mi madre a las siete de la noche y la valoraron a las tres de la mañana. Nadie explicaba el orden.',
      'Esperamos nueve horas en emergencia con un niño con fiebre. No había dónde sentarse ni quién diera información.',
    ],
  },
  {
    kind: 'complaint',
    service: 'pharmacy',
    subject: 'medicines',
    serious: true,
    texts: [
      'No hay losartán desde hace dos meses. Me dan la receta y en la farmacia dicen que vuelva la próxima semana, y así cada semana.',
      'Me entregaron la mitad de la insulina que indica la receta y el resto tuve que comprarlo.',
      'La farmacia cierra a las tres y media aunque el letrero dice cinco. Perdí el día de trabajo y salí sin medicinas.',
    ],
  },
  {
    kind: 'complaint',
    service: 'laboratory-and-imaging',
    subject: 'waiting',
    texts: [
      'Me pidieron una resonancia y la fecha que dieron es en siete meses. El tratamiento depende de ese examen.',
      'Los resultados de laboratorio se perdieron y tuve que repetir todo el examen en ayunas.',
    ],
  },
  {
    kind: 'complaint',
    service: 'general-outpatient',
    subject: 'treatment',
    texts: [
      'El médico no me miró mientras hablaba y me dijo que si no me gusta me vaya a una clínica. Pido que se trate con respeto.',
      'La persona de la ventanilla me gritó delante de todos porque no traía copia de la cédula.',
    ],
  },
  {
    kind: 'complaint',
    service: 'old-age-pension',
    subject: 'payment',
    serious: true,
    texts: [
      'Presenté mi jubilación hace cuatro meses con todos los documentos y el sistema sigue diciendo «en trámite». No tengo otro ingreso.',
      'Este mes me pagaron menos pensión y no hay explicación en el rol.',
    ],
  },
  {
    kind: 'complaint',
    service: 'contribution-history',
    subject: 'records',
    texts: [
      'En mi historia laboral faltan once meses de 2019. La empresa sí aportó: tengo los roles de pago.',
      'Aparezco con aviso de salida de un trabajo en el que sigo. Por eso no me atienden.',
    ],
  },
  {
    kind: 'complaint',
    service: 'severance-account',
    subject: 'payment',
    texts: [
      'Solicité el fondo de cesantía en línea y el depósito fue rechazado por el banco. Nadie sabe decir qué debo corregir.',
    ],
  },
  {
    kind: 'complaint',
    service: 'hospitalisation',
    subject: 'place',
    texts: ['En el piso de hospitalización no había agua caliente ni sábanas limpias durante tres días.'],
  },
  {
    kind: 'complaint',
    service: 'dialysis',
    subject: 'appointment',
    serious: true,
    texts: [
      'Nos cambiaron el turno de diálisis a la madrugada y no hay transporte a esa hora. Somos seis pacientes del mismo cantón.',
    ],
  },
  {
    kind: 'suggestion',
    service: 'general-outpatient',
    subject: 'information',
    texts: [
      'Sugiero poner un número que llame en pantalla, para no estar de pie frente a la puerta del consultorio.',
      'Sería útil que el mensaje de la cita diga el piso y el consultorio.',
    ],
  },
  {
    kind: 'suggestion',
    service: 'pharmacy',
    subject: 'information',
    texts: ['Que se pueda ver en línea qué medicinas hay en cada farmacia antes de viajar.'],
  },
  {
    kind: 'information',
    service: 'survivors-pension',
    subject: 'information',
    texts: [
      '¿Qué documentos debo presentar para el montepío de mi esposo y en qué plazo me responden?',
      'Pido saber si mi hijo de 19 años, que estudia, sigue con derecho a la pensión de orfandad.',
    ],
  },
  {
    kind: 'information',
    service: 'entry-and-exit-notices',
    subject: 'information',
    texts: [
      'Quiero saber cuántos días tiene mi empleador para dar el aviso de entrada y qué pasa si no lo hace.',
    ],
  },
  {
    kind: 'information',
    service: 'maternity',
    subject: 'information',
    texts: ['¿Cuántos aportes necesito para el subsidio de maternidad y cuánto se paga?'],
  },
  {
    kind: 'irregularity',
    service: 'surgery',
    subject: 'corruption',
    serious: true,
    texts: [
      'En la lista de cirugías se adelantan turnos a cambio de dinero. Lo pide una persona que dice conocer al coordinador.',
    ],
  },
  {
    kind: 'irregularity',
    service: 'pharmacy',
    subject: 'corruption',
    serious: true,
    texts: [
      'Salen cajas de medicinas por la puerta de atrás los viernes en la tarde, en un carro particular.',
    ],
  },
];

const respect = 'Constitución, art. 66 numeral 25, y Carta de servicios de la institución';
export const answers: Readonly<
  Partial<Record<Subject | 'other', readonly { readonly text: string; readonly norm: string }[]>>
> = {
  appointment: [
    {
      text: 'Revisamos la agenda y usted tiene razón: la cita no se reprogramó cuando el médico pidió licencia. Le dimos una nueva fecha y desde este mes todo cambio de agenda se avisa por mensaje con dos días de anticipación.',
      norm: 'Constitución, art. 32; Carta de servicios de consulta externa',
    },
    {
      text: 'La especialidad tiene más pedidos que turnos. La derivamos a un prestador de la red, que la llamará en los próximos días; si no lo hace, responda aquí mismo.',
      norm: 'Constitución, art. 32; norma de derivación de la red',
    },
  ],
  waiting: [
    {
      text: 'Comprobamos las horas en el registro de triaje y es cierto que la espera pasó de lo debido. Se abrió un segundo consultorio de valoración por las noches y la pantalla muestra ahora el orden por gravedad.',
      norm: 'Constitución, art. 365; manual de triaje del hospital',
    },
  ],
  treatment: [
    {
      text: 'Hablamos con la persona que le atendió y con quienes estaban presentes. Le pedimos disculpas: no fue el trato debido. Quedó un llamado de atención por escrito y el equipo recibió capacitación.',
      norm: respect,
    },
  ],
  medicines: [
    {
      text: 'Es cierto que faltó la medicina: la compra se retrasó. Llegó esta semana y la puede retirar con la misma receta, sin turno. Si la compró por su cuenta, puede pedir el reembolso con la factura.',
      norm: 'Constitución, art. 363 numeral 7; norma de reembolsos',
    },
  ],
  payment: [
    {
      text: 'Revisamos el expediente: faltaba un certificado que la propia institución tenía. Lo incorporamos de oficio y el pago sale con el rol del próximo mes, con lo acumulado.',
      norm: 'Código Orgánico Administrativo, principio de no exigir lo que la administración tiene',
    },
  ],
  records: [
    {
      text: 'Verificamos los meses que faltaban con los comprobantes que adjuntó. La historia laboral quedó corregida; puede verla en su cuenta desde mañana.',
      norm: 'Ley de Seguridad Social, art. 73',
    },
  ],
  other: [
    {
      text: 'Revisamos lo que nos escribió y lo trasladamos a la unidad responsable. Le contamos aquí qué se decidió y desde cuándo rige, para que pueda comprobarlo en su próxima visita.',
      norm: 'Constitución, art. 66 numeral 23 (derecho a recibir respuesta motivada)',
    },
  ],
};

export const published: readonly {
  readonly kind: CaseKind;
  readonly service: string | null;
  readonly question: string;
  readonly answer: string;
  readonly norm: string;
}[] = [
  {
    kind: 'information',
    service: 'entry-and-exit-notices',
    question: '¿Qué hago si mi empleador no me ha registrado en el seguro social?',
    answer:
      'Su afiliación es obligatoria desde el primer día. Puede avisarlo aquí o en cualquier ventanilla: se verifica con sus roles de pago y se cobra al empleador, no a usted.',
    norm: 'Ley de Seguridad Social, art. 73',
  },
  {
    kind: 'complaint',
    service: 'pharmacy',
    question: '¿Qué puedo hacer si la farmacia no tiene la medicina de mi receta?',
    answer:
      'Pida en la farmacia la constancia de falta. Con ella puede retirar la medicina en otra unidad o comprarla y pedir el reembolso con la factura.',
    norm: 'Norma de reembolsos de la institución',
  },
  {
    kind: 'complaint',
    service: 'specialised-outpatient',
    question: '¿Qué pasa si no hay turnos para la cita con el especialista?',
    answer:
      'Si no hay turno en el tiempo que indica su médico, la unidad debe derivarle a otro prestador de la red. Pídalo en la misma unidad y guarde el número del pedido.',
    norm: 'Norma de derivación de la red',
  },
  {
    kind: 'complaint',
    service: 'old-age-pension',
    question: 'Mi jubilación sigue en trámite y no me pagan, ¿cómo sé qué falta?',
    answer:
      'En su cuenta se ve qué documento falta. La institución no puede pedirle lo que ya tiene en sus registros: si se lo pidieron, dígalo aquí.',
    norm: 'Código Orgánico Administrativo',
  },
  {
    kind: 'complaint',
    service: 'contribution-history',
    question: 'Faltan meses de aportes en mi historia laboral',
    answer:
      'Adjunte roles de pago, contrato o un certificado del banco. La institución pide la planilla al empleador y corrige la historia; sus derechos corren desde que trabajó.',
    norm: 'Ley de Seguridad Social, art. 73',
  },
  {
    kind: 'information',
    service: 'survivors-pension',
    question: '¿Qué documentos necesito para pedir el montepío?',
    answer:
      'Su cédula y el número de cédula de la persona fallecida. Las partidas las busca la institución en el Registro Civil.',
    norm: 'Resolución C.D. 100',
  },
];

export const comment =
  'Desde la Defensoría vemos que la mitad de los casos vencidos son de citas con especialista y de medicinas que faltan. Pedimos a las unidades que digan una fecha en cada respuesta: una respuesta sin fecha vuelve como caso no aceptado.';

/** What the ombudsman of the synthetic institution says of the year. */
export const reportWords = {
  foreword: `Este año las personas escribieron sobre todo por la espera y por las citas que cambian sin aviso. La mayoría de las respuestas llegó a tiempo; donde no llegó, casi siempre faltó alguien que contestara y no una razón.

La Defensoría acompañó a quienes no tienen correo ni teléfono propio: vinieron a la ventanilla, contaron lo que pasó y recibieron su código en un papel.`,
  recommendations: `Avisar por mensaje y por llamada todo cambio de cita, también las de laboratorio.

Que cada hospital nombre a quien responde los casos cuando la persona encargada está de vacaciones.

Publicar en la sala de espera el orden de atención y por qué alguien pasa antes.`,
};
