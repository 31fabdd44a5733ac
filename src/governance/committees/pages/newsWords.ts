type Counted = (n: number) => string;

/** What is new in a committee, each kind in a few words. */
export const committeeNews: Record<'es' | 'en', Readonly<Record<string, Counted>>> = {
  es: {
    'answer-overdue': (n) =>
      n === 1 ? '1 observación sin respuesta a tiempo' : `${n} observaciones sin respuesta a tiempo`,
    'observation-answered': (n) => (n === 1 ? '1 observación contestada' : `${n} observaciones contestadas`),
    'indicator-answered': (n) =>
      n === 1 ? 'el prestador contestó 1 indicador' : `el prestador contestó ${n} indicadores`,
    'board-vote-opened': () => 'se vota la directiva',
    'board-elected': () => 'hay nueva directiva',
    installed: () => 'el comité se instaló',
    observed: (n) => (n === 1 ? '1 observación nueva' : `${n} observaciones nuevas`),
    'indicator-proposed': (n) => (n === 1 ? '1 indicador propuesto' : `${n} indicadores propuestos`),
    visited: (n) => (n === 1 ? '1 visita' : `${n} visitas`),
    reported: (n) => (n === 1 ? '1 informe publicado' : `${n} informes publicados`),
  },
  en: {
    'answer-overdue': (n) =>
      n === 1 ? '1 observation not answered in time' : `${n} observations not answered in time`,
    'observation-answered': (n) => (n === 1 ? '1 observation answered' : `${n} observations answered`),
    'indicator-answered': (n) =>
      n === 1 ? 'the provider answered 1 indicator' : `the provider answered ${n} indicators`,
    'board-vote-opened': () => 'the board is voted',
    'board-elected': () => 'there is a new board',
    installed: () => 'the committee was installed',
    observed: (n) => (n === 1 ? '1 new observation' : `${n} new observations`),
    'indicator-proposed': (n) => (n === 1 ? '1 indicator proposed' : `${n} indicators proposed`),
    visited: (n) => (n === 1 ? '1 visit' : `${n} visits`),
    reported: (n) => (n === 1 ? '1 report published' : `${n} reports published`),
  },
};
