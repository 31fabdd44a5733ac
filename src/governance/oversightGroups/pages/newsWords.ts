type Counted = (n: number) => string;

/** What is new in an oversight group, each kind in a few words. */
export const groupNews: Record<'es' | 'en', Readonly<Record<string, Counted>>> = {
  es: {
    'silence-noted': (n) =>
      n === 1 ? '1 pedido sin respuesta a tiempo' : `${n} pedidos sin respuesta a tiempo`,
    'answer-overdue': (n) =>
      n === 1
        ? '1 hallazgo o informe sin respuesta a tiempo'
        : `${n} hallazgos o informes sin respuesta a tiempo`,
    'request-answered': (n) => (n === 1 ? '1 pedido contestado' : `${n} pedidos contestados`),
    'request-extended': (n) => (n === 1 ? '1 plazo prorrogado' : `${n} plazos prorrogados`),
    'finding-answered': (n) => (n === 1 ? '1 hallazgo contestado' : `${n} hallazgos contestados`),
    'report-answered': (n) => (n === 1 ? '1 informe contestado' : `${n} informes contestados`),
    'recommendation-followed': (n) =>
      n === 1 ? '1 avance en una recomendación' : `${n} avances en recomendaciones`,
    'recommendation-ended': (n) =>
      n === 1 ? '1 recomendación terminada' : `${n} recomendaciones terminadas`,
    accredited: () => 'se acreditó a integrantes',
    'case-opened': (n) => (n === 1 ? '1 caso abierto' : `${n} casos abiertos`),
    found: (n) => (n === 1 ? '1 hallazgo nuevo' : `${n} hallazgos nuevos`),
    'report-drafted': (n) => (n === 1 ? '1 borrador de informe' : `${n} borradores de informe`),
    'report-published': (n) => (n === 1 ? '1 informe publicado' : `${n} informes publicados`),
    'term-extended': () => 'se amplió el plazo de la veeduría',
    cancelled: () => 'la veeduría se canceló',
    closed: () => 'la veeduría terminó',
  },
  en: {
    'silence-noted': (n) =>
      n === 1 ? '1 request not answered in time' : `${n} requests not answered in time`,
    'answer-overdue': (n) =>
      n === 1 ? '1 finding or report not answered in time' : `${n} findings or reports not answered in time`,
    'request-answered': (n) => (n === 1 ? '1 request answered' : `${n} requests answered`),
    'request-extended': (n) => (n === 1 ? '1 term extended' : `${n} terms extended`),
    'finding-answered': (n) => (n === 1 ? '1 finding answered' : `${n} findings answered`),
    'report-answered': (n) => (n === 1 ? '1 report answered' : `${n} reports answered`),
    'recommendation-followed': (n) =>
      n === 1 ? '1 step on a recommendation' : `${n} steps on recommendations`,
    'recommendation-ended': (n) => (n === 1 ? '1 recommendation ended' : `${n} recommendations ended`),
    accredited: () => 'members were accredited',
    'case-opened': (n) => (n === 1 ? '1 case opened' : `${n} cases opened`),
    found: (n) => (n === 1 ? '1 new finding' : `${n} new findings`),
    'report-drafted': (n) => (n === 1 ? '1 draft of a report' : `${n} drafts of reports`),
    'report-published': (n) => (n === 1 ? '1 report published' : `${n} reports published`),
    'term-extended': () => 'the term of the group was extended',
    cancelled: () => 'the group was cancelled',
    closed: () => 'the group is over',
  },
};
