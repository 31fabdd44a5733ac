/** How each kind of record of the chain is called. */
export const traceWords = {
  es: {
    kind: {
      voices: 'Personas que calificaron o reclamaron',
      ratings: 'Calificaciones publicadas del lugar',
      change: 'Cambio',
      indicator: 'Indicador de un comité de usuarios',
      observation: 'Observación del comité',
      reply: 'Respuesta del prestador',
      process: 'Compra',
      finding: 'Hallazgo de una veeduría',
      audit: 'Auditoría',
      goal: 'Meta de la rendición de cuentas',
      item: 'Punto del informe de supervisión',
      answer: 'Respuesta de la Dirección General',
      commitment: 'Compromiso',
      evidence: 'Evidencia de que se cumplió',
    },
    pending: {
      ahead: {
        reply: 'El prestador debe contestar',
        answer: 'La Dirección General debe contestar',
        evidence: 'Falta mostrar que se cumplió',
      },
      gap: {
        reply: 'El prestador no contestó en el plazo',
        answer: 'La Dirección General no contestó en el plazo',
        evidence: 'El plazo pasó y no se ha mostrado que se cumplió',
      },
    },
    rated: (n: number, day: string): string =>
      n === 1
        ? `Usted calificó aquí una atención el ${day}.`
        : `Usted calificó aquí ${n} atenciones desde el ${day}.`,
    told: { rating: 'Usted calificó una atención aquí.', case: 'Usted presentó un reclamo por esto.' },
    lede: 'Lo que se hizo con las calificaciones y los reclamos, desde el día en que usted dio los suyos. Solo usted ve esta lista: los registros son públicos y no dicen quién calificó ni quién reclamó.',
    due: (day: string): string => `hasta el ${day}`,
    persons: (n: string): string => `${n} personas`,
    few: 'Personas: el número no se publica',
    title: 'Adónde llegó lo que usted dijo',
    see: 'Ver toda la cadena',
  },
  en: {
    kind: {
      voices: 'People who rated or complained',
      ratings: 'Published ratings of the place',
      change: 'Change',
      indicator: 'Indicator of a user committee',
      observation: 'Observation of the committee',
      reply: 'Answer of the provider',
      process: 'Purchase',
      finding: 'Finding of an oversight group',
      audit: 'Audit',
      goal: 'Goal of the accountability report',
      item: 'Item of the supervision report',
      answer: 'Answer of the Director General',
      commitment: 'Commitment',
      evidence: 'Evidence that it was fulfilled',
    },
    pending: {
      ahead: {
        reply: 'The provider has to answer',
        answer: 'The Director General has to answer',
        evidence: 'It is still to be shown that it was fulfilled',
      },
      gap: {
        reply: 'The provider did not answer in time',
        answer: 'The Director General did not answer in time',
        evidence: 'The term is over and nothing shows that it was fulfilled',
      },
    },
    rated: (n: number, day: string): string =>
      n === 1 ? `You rated an attention here on ${day}.` : `You rated ${n} attentions here since ${day}.`,
    told: { rating: 'You rated an attention here.', case: 'You complained about this.' },
    lede: 'What was done with ratings and complaints since the day on which you gave yours. Only you see this list: the records are public and do not say who rated or complained.',
    due: (day: string): string => `by ${day}`,
    persons: (n: string): string => `${n} people`,
    few: 'People: the number is not published',
    title: 'Where what you said led',
    see: 'See the whole chain',
  },
};
