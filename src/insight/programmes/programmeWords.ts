/** Words that pages of programmes and their documents share. */
export const programmeWords = {
  es: {
    states: { done: 'Hecho', partly: 'En parte', 'not-done': 'No se hizo', none: 'Sin reportar' },
    severities: { blocking: 'Impide aprobar', serious: 'Grave', advice: 'Consejo' },
    levels: { end: 'Fin', purpose: 'Propósito', component: 'Componente', activity: 'Actividad' },
    frequencies: {
      monthly: 'cada mes',
      quarterly: 'cada trimestre',
      'four-monthly': 'cada cuatro meses',
      semestral: 'cada semestre',
      annual: 'cada año',
      biennial: 'cada dos años',
      triennial: 'cada tres años',
      sexennial: 'cada seis años',
    },
    reportStates: {
      empty: 'Sin reportar',
      draft: 'Borrador',
      submitted: 'Espera revisión',
      returned: 'Devuelto',
      approved: 'Aprobado',
    },
    lights: { good: 'Va bien', watch: 'Por vigilar', bad: 'Va mal', unknown: 'Sin juicio' },
    whys: { missing: 'faltan datos', zeroDenominator: 'el denominador es cero' },
    kinds: {
      date: 'Fecha',
      total: 'Total',
      letter: 'Nombre, sigla o número',
      state: 'Estado',
      count: 'Cuenta',
    },
    boxes: {
      cause: 'Causa',
      problem: 'Problema',
      effect: 'Efecto',
      means: 'Medio',
      objective: 'Objetivo',
      activity: 'Actividad',
      output: 'Producto',
      outcome: 'Resultado',
      impact: 'Impacto',
      assumption: 'Supuesto',
    },
    indicatorKinds: { strategic: 'Estratégico', management: 'De gestión' },
    dimensions: { efficacy: 'Eficacia', efficiency: 'Eficiencia', quality: 'Calidad', economy: 'Economía' },
    relations: {
      percentage: 'Porcentaje',
      ratio: 'Razón',
      average: 'Promedio',
      variation: 'Tasa de variación',
      index: 'Índice',
      absolute: 'Valor absoluto',
    },
    aggregations: {
      sum: 'Sumados (acumulable)',
      average: 'Promediados',
      last: 'Tomando el último',
      ratio: 'Con la fórmula sobre las variables sumadas',
    },
    directions: { ascending: 'Que suba', descending: 'Que baje', regular: 'Que se mantenga' },
    weights: { low: 'Baja', medium: 'Media', high: 'Alta' },
    whole: 'Total',
    management: 'Gestión y otros',
  },
  en: {
    states: { done: 'Done', partly: 'In part', 'not-done': 'Not done', none: 'Not reported' },
    severities: { blocking: 'Keeps from approving', serious: 'Serious', advice: 'Advice' },
    levels: { end: 'End (Fin)', purpose: 'Purpose', component: 'Component', activity: 'Activity' },
    frequencies: {
      monthly: 'each month',
      quarterly: 'each quarter',
      'four-monthly': 'every four months',
      semestral: 'each semester',
      annual: 'each year',
      biennial: 'every two years',
      triennial: 'every three years',
      sexennial: 'every six years',
    },
    reportStates: {
      empty: 'Not reported',
      draft: 'Draft',
      submitted: 'Waits for review',
      returned: 'Returned',
      approved: 'Approved',
    },
    lights: { good: 'On track', watch: 'To be watched', bad: 'Off track', unknown: 'No judgement' },
    whys: { missing: 'figures are missing', zeroDenominator: 'the denominator is zero' },
    kinds: {
      date: 'Date',
      total: 'Total',
      letter: 'Name, acronym or number',
      state: 'State',
      count: 'Count',
    },
    boxes: {
      cause: 'Cause',
      problem: 'Problem',
      effect: 'Effect',
      means: 'Means',
      objective: 'Objective',
      activity: 'Activity',
      output: 'Output',
      outcome: 'Outcome',
      impact: 'Impact',
      assumption: 'Assumption',
    },
    indicatorKinds: { strategic: 'Strategic', management: 'Management' },
    dimensions: { efficacy: 'Efficacy', efficiency: 'Efficiency', quality: 'Quality', economy: 'Economy' },
    relations: {
      percentage: 'Percentage',
      ratio: 'Ratio',
      average: 'Average',
      variation: 'Rate of change',
      index: 'Index',
      absolute: 'Absolute value',
    },
    aggregations: {
      sum: 'Added (cumulative)',
      average: 'Averaged',
      last: 'Taking the last',
      ratio: 'With the formula over the added variables',
    },
    directions: { ascending: 'That it rises', descending: 'That it falls', regular: 'That it stays' },
    weights: { low: 'Low', medium: 'Medium', high: 'High' },
    whole: 'Total',
    management: 'Management and other',
  },
};

export const lightShapes = { good: 'done', watch: 'active', bad: 'attention', unknown: 'draft' } as const;
export const productShapes = {
  done: 'done',
  partly: 'active',
  'not-done': 'refused',
  none: 'draft',
} as const;

type Named = { readonly id: string; readonly name: string };
const aboutIn =
  (budget: string) =>
  (about: string, indicators: readonly Named[]): string => {
    const [id = '', period = ''] = about.split(' ');
    const indicator = indicators.find((one) => one.id === id);
    return indicator ? `${indicator.name}, ${period}` : about === 'presupuesto' ? budget : about;
  };
/** What a corrective action answers, as a person reads it. */
export const aboutWords = {
  es: { of: aboutIn('Ejecución del presupuesto') },
  en: { of: aboutIn('Execution of the budget') },
};
