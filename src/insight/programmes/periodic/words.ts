import { cents, formatDate, formatMoney, type PlainDate } from '#kernel';

export type Language = 'es' | 'en';
const date = (on: string, language: Language) => formatDate(on as PlainDate, language);

/** A figure as it is read: thousands apart, up to two decimals, a true minus; a dash where there is none. */
export const written = (value: number | null | undefined, language: Language): string =>
  value === null || value === undefined
    ? '—'
    : value
        .toLocaleString(language === 'es' ? 'es-EC' : 'en', { maximumFractionDigits: 2 })
        .replace('-', '−');
export const writtenMoney = (amount: number | null, language: Language): string =>
  amount === null ? '—' : formatMoney(cents(amount), language);
export const writtenShare = (part: number, whole: number, language: Language): string =>
  `${written(Math.round((part / whole) * 1_000) / 10, language)}${language === 'es' ? ' %' : '%'}`;

const ordinals = {
  es: ['primer', 'segundo', 'tercer'],
  en: ['first', 'second', 'third'],
} as const;

/** The name of a period in words: «primer semestre de 2026». */
export function periodName(period: string, language: Language): string {
  const [year = '', rest = ''] = period.split('-');
  const nth = ordinals[language][Number(rest.slice(1)) - 1] ?? '';
  if (rest.startsWith('S'))
    return language === 'es' ? `${nth} semestre de ${year}` : `${nth} semester of ${year}`;
  if (rest.startsWith('C'))
    return language === 'es' ? `${nth} cuatrimestre de ${year}` : `${nth} four months of ${year}`;
  return language === 'es' ? `año ${year}` : `year ${year}`;
}

/** The words of a report of a period, on the page, in the PDF and in the workbook. */
export const periodicWords = {
  es: {
    kicker: 'Informe de programa',
    title: (period: string): string => `Informe del ${periodName(period, 'es')}`,
    summary: 'En breve',
    executor: 'Ejecuta',
    donor: 'Financia',
    covers: 'Abarca',
    fromTo: (from: string, until: string): string => `del ${date(from, 'es')} al ${date(until, 'es')}`,
    writtenOn: 'Escrito el',
    version: 'Diseño aprobado',
    versionIs: (n: number): string => `versión ${n}`,
    number: 'Número',
    results: 'Metas y logros',
    indicator: 'Indicador',
    level: 'Nivel',
    period: 'Período',
    group: 'Grupo',
    all: 'Total',
    value: 'Logrado',
    goal: 'Meta',
    unit: 'Unidad',
    light: 'Juicio',
    together: 'En todo el período',
    how: { sum: 'suma', average: 'promedio', last: 'último dato', ratio: 'fórmula sobre lo sumado' },
    partial: (missing: string): string => `incompleto, falta ${missing}`,
    next: 'Meta siguiente',
    noIndicators: 'Ningún indicador se mide en este período.',
    groups: 'Cada desagregación',
    noGroups: 'Ninguna cifra aprobada del período está desagregada.',
    note: 'Nota',
    baseline: 'Línea base',
    products: 'Productos',
    product: 'Producto',
    component: 'Componente',
    state: 'Estado',
    due: 'Plazo',
    reason: 'Razón',
    budget: 'Presupuesto y ejecución',
    budgetOn: (on: string): string => `Ejecución acumulada al ${date(on, 'es')}`,
    noExecution: 'No se reportó ejecución hasta el fin del período.',
    budgeted: 'Presupuestado',
    executed: 'Ejecutado',
    committed: 'Comprometido',
    balance: 'Saldo',
    physical: 'Productos hechos',
    financial: 'Presupuesto ejecutado',
    whole: 'Total',
    management: 'Gestión y otros',
    alerts: 'Alertas',
    alertWhat: (name: string, period: string, value: string, goal: string): string =>
      `${name}, ${period}: ${value} de ${goal}`,
    answeredBy: (n: number): string => `acción correctiva ${n}`,
    unanswered: 'sin acción correctiva',
    noAlerts: 'Ninguna cifra del período va mal ni está por vigilar.',
    correctives: 'Acciones correctivas',
    about: 'Por',
    action: 'Qué se hace',
    owner: 'Responsable',
    open: 'abierta',
    late: 'abierta, fuera de plazo',
    closed: (on: string, text: string): string => `cerrada el ${date(on, 'es')}: ${text}`,
    goalChanges: 'Metas que cambiaron',
    change: 'Cambio',
    owed: 'Lo que falta',
    owedWhat: 'Reportes de este período que no están aprobados. Su cifra no aparece; no cuenta como cero.',
    nothingOwed: 'Todos los reportes del período están aprobados.',
    responsible: 'Quién responde',
    later: 'Se miden después',
    laterWhat: (name: string, period: string): string => `${name} (${period})`,
    whys: { missing: 'faltan datos', zeroDenominator: 'el denominador es cero' },
    states: { done: 'Hecho', partly: 'En parte', 'not-done': 'No se hizo', none: 'Sin reportar' },
    reportStates: {
      empty: 'Sin reportar',
      draft: 'Borrador',
      submitted: 'Espera revisión',
      returned: 'Devuelto',
      approved: 'Aprobado',
    },
    lights: { good: 'Va bien', watch: 'Por vigilar', bad: 'Va mal', unknown: 'Sin juicio' },
    levels: { end: 'Fin', purpose: 'Propósito', component: 'Componente', activity: 'Actividad' },
    sentToTitle: 'A quién se entregó',
  },
  en: {
    kicker: 'Programme report',
    title: (period: string): string => `Report of the ${periodName(period, 'en')}`,
    summary: 'In short',
    executor: 'Carried out by',
    donor: 'Paid by',
    covers: 'Covers',
    fromTo: (from: string, until: string): string => `from ${date(from, 'en')} to ${date(until, 'en')}`,
    writtenOn: 'Written on',
    version: 'Approved design',
    versionIs: (n: number): string => `version ${n}`,
    number: 'Number',
    results: 'Target against actual',
    indicator: 'Indicator',
    level: 'Level',
    period: 'Period',
    group: 'Group',
    all: 'Total',
    value: 'Achieved',
    goal: 'Goal',
    unit: 'Unit',
    light: 'Judgement',
    together: 'In the whole period',
    how: { sum: 'added', average: 'average', last: 'last figure', ratio: 'formula over what was added' },
    partial: (missing: string): string => `not whole, ${missing} is missing`,
    next: 'Next goal',
    noIndicators: 'No indicator is measured in this period.',
    groups: 'Every disaggregation',
    noGroups: 'No approved figure of the period is disaggregated.',
    note: 'Note',
    baseline: 'Baseline',
    products: 'Products',
    product: 'Product',
    component: 'Component',
    state: 'State',
    due: 'Due',
    reason: 'Reason',
    budget: 'Budget and execution',
    budgetOn: (on: string): string => `Execution added up to ${date(on, 'en')}`,
    noExecution: 'No execution was reported until the end of the period.',
    budgeted: 'Budgeted',
    executed: 'Executed',
    committed: 'Committed',
    balance: 'Balance',
    physical: 'Products done',
    financial: 'Budget executed',
    whole: 'Total',
    management: 'Management and other',
    alerts: 'Alerts',
    alertWhat: (name: string, period: string, value: string, goal: string): string =>
      `${name}, ${period}: ${value} of ${goal}`,
    answeredBy: (n: number): string => `corrective action ${n}`,
    unanswered: 'without a corrective action',
    noAlerts: 'No figure of the period is off track or to be watched.',
    correctives: 'Corrective actions',
    about: 'Because of',
    action: 'What is done',
    owner: 'Responsible',
    open: 'open',
    late: 'open, past its day',
    closed: (on: string, text: string): string => `closed on ${date(on, 'en')}: ${text}`,
    goalChanges: 'Goals that changed',
    change: 'Change',
    owed: 'What is missing',
    owedWhat:
      'Reports of this period that are not approved. Their figure is not shown; it does not count as zero.',
    nothingOwed: 'Every report of the period is approved.',
    responsible: 'Who answers for it',
    later: 'Measured later',
    laterWhat: (name: string, period: string): string => `${name} (${period})`,
    whys: { missing: 'figures are missing', zeroDenominator: 'the denominator is zero' },
    states: { done: 'Done', partly: 'In part', 'not-done': 'Not done', none: 'Not reported' },
    reportStates: {
      empty: 'Not reported',
      draft: 'Draft',
      submitted: 'Waits for review',
      returned: 'Returned',
      approved: 'Approved',
    },
    lights: { good: 'On track', watch: 'To be watched', bad: 'Off track', unknown: 'No judgement' },
    levels: { end: 'End (Fin)', purpose: 'Purpose', component: 'Component', activity: 'Activity' },
    sentToTitle: 'Whom it reached',
  },
};
