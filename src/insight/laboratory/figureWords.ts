/** How a figure is written: money of a year, monthly money, persons, a rate shown in per cent, or a plain ratio. */
export type FigureUnit = 'money' | 'persons' | 'rate' | 'ratio' | 'year';

interface FigureWords {
  readonly es: string;
  readonly en: string;
  readonly unit: FigureUnit;
}

/** Names of the engine's yearly figures, in plain words. A test holds that none is missing. */
export const yearlyWords: Readonly<Record<string, FigureWords>> = {
  labourForce: {
    es: 'Personas que trabajan o buscan trabajo',
    en: 'Labour force',
    unit: 'persons',
  },
  contributors: {
    es: 'Aportantes',
    en: 'Contributors',
    unit: 'persons',
  },
  affiliates: {
    es: 'Afiliados',
    en: 'Affiliates',
    unit: 'persons',
  },
  inactive: {
    es: 'Personas que aportaron y hoy no aportan',
    en: 'Persons who contributed and do not now',
    unit: 'persons',
  },
  newEntrants: {
    es: 'Afiliados nuevos',
    en: 'New affiliates',
    unit: 'persons',
  },
  reentries: {
    es: 'Quienes vuelven a afiliarse',
    en: 'Who return',
    unit: 'persons',
  },
  exits: {
    es: 'Quienes dejan de estar afiliados',
    en: 'Who leave',
    unit: 'persons',
  },
  deathsOfAffiliates: {
    es: 'Muertes de afiliados',
    en: 'Deaths of affiliates',
    unit: 'persons',
  },
  deathsOfInactive: {
    es: 'Muertes de inactivos',
    en: 'Deaths of the inactive',
    unit: 'persons',
  },
  newInvalids: {
    es: 'Nuevos pensionistas de invalidez',
    en: 'New invalidity pensioners',
    unit: 'persons',
  },
  retiredFromAffiliates: {
    es: 'Afiliados que se jubilan',
    en: 'Affiliates who retire',
    unit: 'persons',
  },
  retiredFromInactive: {
    es: 'Inactivos que se jubilan',
    en: 'Inactive who retire',
    unit: 'persons',
  },
  oldAgePensioners: {
    es: 'Jubilados por vejez',
    en: 'Old-age pensioners',
    unit: 'persons',
  },
  invalidityPensioners: {
    es: 'Pensionistas de invalidez',
    en: 'Invalidity pensioners',
    unit: 'persons',
  },
  widows: {
    es: 'Viudas y viudos con pensión',
    en: 'Widows and widowers with a pension',
    unit: 'persons',
  },
  orphans: {
    es: 'Huérfanos con pensión',
    en: 'Orphans with a pension',
    unit: 'persons',
  },
  newOldAgeAmount: {
    es: 'Pensiones nuevas de vejez, al mes',
    en: 'New old-age pensions, a month',
    unit: 'money',
  },
  oldAgePaid: {
    es: 'Pensiones de vejez pagadas',
    en: 'Old-age pensions paid',
    unit: 'money',
  },
  invalidityPaid: {
    es: 'Pensiones de invalidez pagadas',
    en: 'Invalidity pensions paid',
    unit: 'money',
  },
  widowsPaid: {
    es: 'Pensiones de viudedad pagadas',
    en: 'Widows’ pensions paid',
    unit: 'money',
  },
  orphansPaid: {
    es: 'Pensiones de orfandad pagadas',
    en: 'Orphans’ pensions paid',
    unit: 'money',
  },
  meanPay: {
    es: 'Sueldo medio aportado, al mes',
    en: 'Mean insured pay, a month',
    unit: 'money',
  },
  wages: {
    es: 'Sueldos sobre los que se aporta',
    en: 'Wages that pay contributions',
    unit: 'money',
  },
  contributions: {
    es: 'Aportes',
    en: 'Contributions',
    unit: 'money',
  },
  administration: {
    es: 'Administración',
    en: 'Administration',
    unit: 'money',
  },
  pensions: {
    es: 'Pensiones',
    en: 'Pensions',
    unit: 'money',
  },
  funeral: {
    es: 'Auxilios de funerales',
    en: 'Funeral aid',
    unit: 'money',
  },
  stateDue: {
    es: 'Lo que debe el Estado',
    en: 'What the State owes',
    unit: 'money',
  },
  statePaid: {
    es: 'Lo que paga el Estado',
    en: 'What the State pays',
    unit: 'money',
  },
  interest: {
    es: 'Rendimiento de la reserva',
    en: 'Return on the reserve',
    unit: 'money',
  },
  reserve: {
    es: 'Reserva',
    en: 'Reserve',
    unit: 'money',
  },
  payAsYouGo: {
    es: 'Aporte que pagaría el gasto del año, sin Estado ni reserva',
    en: 'Contribution that would pay the year, without State or reserve',
    unit: 'rate',
  },
  payAsYouGoWithState: {
    es: 'Aporte que pagaría el gasto del año, con lo que pone el Estado',
    en: 'Contribution that would pay the year, with what the State pays',
    unit: 'rate',
  },
  dependency: {
    es: 'Pensionistas por cada afiliado',
    en: 'Pensioners for each affiliate',
    unit: 'ratio',
  },
  replacement: {
    es: 'Pensión media frente al sueldo medio',
    en: 'Mean pension against mean pay',
    unit: 'rate',
  },
};

/** Single figures and present values. */
export const singleWords: Readonly<Record<string, FigureWords>> = {
  deficit: {
    es: 'Lo que falta (déficit actuarial)',
    en: 'What is missing (actuarial deficit)',
    unit: 'money',
  },
  balanceRate: {
    es: 'Balance actuarial, como parte de los sueldos',
    en: 'Actuarial balance, as a share of wages',
    unit: 'rate',
  },
  levelRate: {
    es: 'Aporte parejo que alcanzaría (prima media)',
    en: 'Level contribution that would suffice',
    unit: 'rate',
  },
  levelRateWithoutState: {
    es: 'Aporte parejo que alcanzaría si el Estado no pusiera nada',
    en: 'Level contribution that would suffice without the State',
    unit: 'rate',
  },
  breakEvenStateShare: {
    es: 'Parte de las pensiones que el Estado debería pagar para que nada falte',
    en: 'Share of pensions that the State would have to pay for nothing to be missing',
    unit: 'rate',
  },
  exhaustion: {
    es: 'Año en que se agota la reserva',
    en: 'Year in which the reserve ends',
    unit: 'year',
  },
  'value:pensions': {
    es: 'Pensiones, a valor de la fecha base',
    en: 'Pensions, valued at the base date',
    unit: 'money',
  },
  'value:funeral': {
    es: 'Auxilios de funerales, a valor de la fecha base',
    en: 'Funeral aid, valued at the base date',
    unit: 'money',
  },
  'value:administration': {
    es: 'Administración, a valor de la fecha base',
    en: 'Administration, valued at the base date',
    unit: 'money',
  },
  'value:contributions': {
    es: 'Aportes, a valor de la fecha base',
    en: 'Contributions, valued at the base date',
    unit: 'money',
  },
  'value:state': {
    es: 'Lo que paga el Estado, a valor de la fecha base',
    en: 'What the State pays, valued at the base date',
    unit: 'money',
  },
  'value:otherIncome': {
    es: 'Otros ingresos, a valor de la fecha base',
    en: 'Other income, valued at the base date',
    unit: 'money',
  },
  'value:wages': {
    es: 'Sueldos, a valor de la fecha base',
    en: 'Wages, valued at the base date',
    unit: 'money',
  },
  'value:reserve': {
    es: 'Reserva en la fecha base',
    en: 'Reserve at the base date',
    unit: 'money',
  },
};
