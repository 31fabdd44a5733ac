type Counted = (n: number) => string;

/** What is new in a report of the commission, each kind in a few words. */
export const supervisionNews: Record<'es' | 'en', Readonly<Record<string, Counted>>> = {
  es: {
    'answer-overdue': (n) =>
      n === 1
        ? '1 punto sin respuesta de la Dirección a tiempo'
        : `${n} puntos sin respuesta de la Dirección a tiempo`,
    'answered-late': (n) =>
      n === 1 ? '1 respuesta de la Dirección, tardía' : `${n} respuestas de la Dirección, tardías`,
    answered: (n) => (n === 1 ? '1 respuesta de la Dirección' : `${n} respuestas de la Dirección`),
    fulfilled: (n) => (n === 1 ? '1 compromiso cumplido' : `${n} compromisos cumplidos`),
    issued: () => 'se emitió el informe',
  },
  en: {
    'answer-overdue': (n) =>
      n === 1
        ? '1 item the Director did not answer in time'
        : `${n} items the Director did not answer in time`,
    'answered-late': (n) => (n === 1 ? '1 late answer of the Director' : `${n} late answers of the Director`),
    answered: (n) => (n === 1 ? '1 answer of the Director' : `${n} answers of the Director`),
    fulfilled: (n) => (n === 1 ? '1 commitment fulfilled' : `${n} commitments fulfilled`),
    issued: () => 'the report was issued',
  },
};
