/** How a figure is written: money of a year, monthly money, persons, a rate shown in per cent, or a plain ratio. */
export type FigureUnit = 'money' | 'persons' | 'rate' | 'ratio' | 'year';

interface FigureWords {
  readonly es: string;
  readonly en: string;
  readonly unit: FigureUnit;
  /** The formula in Spanish; the engine says it in English. */
  readonly formula?: string;
}

/** Names of the engine's yearly figures, in plain words. A test holds that none is missing. */
export const yearlyWords: Readonly<Record<string, FigureWords>> = {
  labourForce: {
    es: 'Personas que trabajan o buscan trabajo',
    en: 'Labour force',
    unit: 'persons',
    formula: 'suma, por sexo y edad, de población × participación',
  },
  contributors: {
    es: 'Aportantes',
    en: 'Contributors',
    unit: 'persons',
    formula:
      'fuerza de trabajo × cobertura; cobertura(t) = c0·(g − (g − 1)·e^(−t ÷ años de cobertura)), con c0 la de la fecha base',
  },
  affiliates: {
    es: 'Afiliados',
    en: 'Affiliates',
    unit: 'persons',
    formula:
      'afiliados del año anterior + nuevos + quienes vuelven − quienes salen − muertes − nuevos inválidos − nuevos jubilados',
  },
  inactive: {
    es: 'Personas que aportaron y hoy no aportan',
    en: 'Persons who contributed and do not now',
    unit: 'persons',
    formula: 'del año anterior + quienes salen − quienes vuelven − muertes − nuevos jubilados',
  },
  newEntrants: {
    es: 'Afiliados nuevos',
    en: 'New affiliates',
    unit: 'persons',
    formula: 'lo que falta para llegar a aportantes ÷ densidad, por edad, menos quienes vuelven',
  },
  reentries: {
    es: 'Quienes vuelven a afiliarse',
    en: 'Who return',
    unit: 'persons',
    formula: 'inactivos × tasa de reingreso, y los llamados a puestos nuevos',
  },
  exits: {
    es: 'Quienes dejan de estar afiliados',
    en: 'Who leave',
    unit: 'persons',
    formula: 'afiliados × tasa de salida, y lo que sobre del objetivo',
  },
  deathsOfAffiliates: {
    es: 'Muertes de afiliados',
    en: 'Deaths of affiliates',
    unit: 'persons',
    formula: 'afiliados × mortalidad de su edad × factor',
  },
  deathsOfInactive: {
    es: 'Muertes de inactivos',
    en: 'Deaths of the inactive',
    unit: 'persons',
    formula: 'inactivos × mortalidad de su edad × factor',
  },
  newInvalids: {
    es: 'Nuevos pensionistas de invalidez',
    en: 'New invalidity pensioners',
    unit: 'persons',
    formula: 'sobrevivientes con las aportaciones exigidas × tasa de invalidez',
  },
  retiredFromAffiliates: {
    es: 'Afiliados que se jubilan',
    en: 'Affiliates who retire',
    unit: 'persons',
    formula: 'afiliados con edad y tiempo de servicio × probabilidad de jubilarse',
  },
  retiredFromInactive: {
    es: 'Inactivos que se jubilan',
    en: 'Inactive who retire',
    unit: 'persons',
    formula: 'inactivos con edad y tiempo de servicio × probabilidad de jubilarse',
  },
  oldAgePensioners: {
    es: 'Jubilados por vejez',
    en: 'Old-age pensioners',
    unit: 'persons',
    formula: 'del año anterior + nuevos − muertes',
  },
  invalidityPensioners: {
    es: 'Pensionistas de invalidez',
    en: 'Invalidity pensioners',
    unit: 'persons',
    formula: 'del año anterior + nuevos − muertes',
  },
  widows: {
    es: 'Viudas y viudos con pensión',
    en: 'Widows and widowers with a pension',
    unit: 'persons',
    formula: 'del año anterior + muertes de afiliados y pensionistas × con pareja − muertes y nuevas uniones',
  },
  orphans: {
    es: 'Huérfanos con pensión',
    en: 'Orphans with a pension',
    unit: 'persons',
    formula: 'del año anterior + muertes de afiliados y pensionistas × hijos − muertes y cumpleaños',
  },
  newOldAgeAmount: {
    es: 'Pensiones nuevas de vejez, al mes',
    en: 'New old-age pensions, a month',
    unit: 'money',
    formula:
      'suma, por servicio y clase de sueldo, de nuevos jubilados × mín(máxima, máx(mínima, coeficiente × base × factor))',
  },
  oldAgePaid: {
    es: 'Pensiones de vejez pagadas',
    en: 'Old-age pensions paid',
    unit: 'money',
    formula: '12 × promedio del mes inicial y final, × 13/12, + un salario básico por persona',
  },
  invalidityPaid: {
    es: 'Pensiones de invalidez pagadas',
    en: 'Invalidity pensions paid',
    unit: 'money',
    formula: '12 × promedio del mes inicial y final, × 13/12, + un salario básico por persona',
  },
  widowsPaid: {
    es: 'Pensiones de viudedad pagadas',
    en: 'Widows’ pensions paid',
    unit: 'money',
    formula: '60 % de la pensión de quien murió, dentro de los límites del grupo familiar',
  },
  orphansPaid: {
    es: 'Pensiones de orfandad pagadas',
    en: 'Orphans’ pensions paid',
    unit: 'money',
    formula: '40 % de la pensión de quien murió por cada huérfano, dentro de los límites del grupo familiar',
  },
  meanPay: {
    es: 'Sueldo medio aportado, al mes',
    en: 'Mean insured pay, a month',
    unit: 'money',
    formula: 'suma de afiliados × sueldo aportado ÷ afiliados',
  },
  wages: {
    es: 'Sueldos sobre los que se aporta',
    en: 'Wages that pay contributions',
    unit: 'money',
    formula: '12 × densidad × afiliados × sueldo medio × factor de masa salarial',
  },
  contributions: {
    es: 'Aportes',
    en: 'Contributions',
    unit: 'money',
    formula: 'tasa × sueldos + tasa de pensionistas × sus doce pagos',
  },
  administration: {
    es: 'Administración',
    en: 'Administration',
    unit: 'money',
    formula: 'porcentaje × aportes',
  },
  pensions: {
    es: 'Pensiones',
    en: 'Pensions',
    unit: 'money',
    formula: 'suma de lo pagado de cada clase × el ajuste del estudio',
  },
  funeral: {
    es: 'Auxilios de funerales',
    en: 'Funeral aid',
    unit: 'money',
    formula: 'muertes de afiliados y pensionistas × auxilio × parte que lo cobra',
  },
  stateDue: {
    es: 'Lo que debe el Estado',
    en: 'What the State owes',
    unit: 'money',
    formula: 'parte del Estado × pensiones',
  },
  statePaid: {
    es: 'Lo que paga el Estado',
    en: 'What the State pays',
    unit: 'money',
    formula: 'parte que paga × lo que debe',
  },
  interest: {
    es: 'Rendimiento de la reserva',
    en: 'Return on the reserve',
    unit: 'money',
    formula: 'tasa × reserva al empezar el año',
  },
  reserve: {
    es: 'Reserva',
    en: 'Reserve',
    unit: 'money',
    formula:
      'reserva anterior + rendimiento + aportes + Estado + otros ingresos − pensiones − funerales − administración',
  },
  payAsYouGo: {
    es: 'Aporte que pagaría el gasto del año, sin Estado ni reserva',
    en: 'Contribution that would pay the year, without State or reserve',
    unit: 'rate',
    formula: '(pensiones + funerales + administración) ÷ sueldos',
  },
  payAsYouGoWithState: {
    es: 'Aporte que pagaría el gasto del año, con lo que pone el Estado',
    en: 'Contribution that would pay the year, with what the State pays',
    unit: 'rate',
    formula: '(pensiones + funerales + administración − Estado) ÷ sueldos',
  },
  dependency: {
    es: 'Pensionistas por cada afiliado',
    en: 'Pensioners for each affiliate',
    unit: 'ratio',
    formula: 'pensionistas de toda clase ÷ afiliados',
  },
  replacement: {
    es: 'Pensión media frente al sueldo medio',
    en: 'Mean pension against mean pay',
    unit: 'rate',
    formula: 'pensión media de vejez ÷ sueldo medio',
  },
};

/** Single figures and present values, with what they mean and how they are computed. */
export const singleWords: Readonly<
  Record<
    string,
    {
      readonly es: string;
      readonly en: string;
      readonly unit: FigureUnit;
      readonly formula: { readonly es: string; readonly en: string };
    }
  >
> = {
  deficit: {
    es: 'Lo que falta (déficit actuarial)',
    en: 'What is missing (actuarial deficit)',
    unit: 'money',
    formula: {
      es: 'pensiones + funerales + administración − reserva − aportes − Estado − otros ingresos, cada uno a valor de la fecha base',
      en: 'pensions + funeral + administration − reserve − contributions − State − other income, each valued at the base date',
    },
  },
  balanceRate: {
    es: 'Balance actuarial, como parte de los sueldos',
    en: 'Actuarial balance, as a share of wages',
    unit: 'rate',
    formula: {
      es: '− lo que falta ÷ sueldos, a valor de la fecha base',
      en: '− what is missing ÷ wages, valued at the base date',
    },
  },
  levelRate: {
    es: 'Aporte parejo que alcanzaría (prima media)',
    en: 'Level contribution that would suffice',
    unit: 'rate',
    formula: {
      es: '(aportes + lo que falta) ÷ sueldos, a valor de la fecha base',
      en: '(contributions + what is missing) ÷ wages, valued at the base date',
    },
  },
  levelRateWithoutState: {
    es: 'Aporte parejo que alcanzaría si el Estado no pusiera nada',
    en: 'Level contribution that would suffice without the State',
    unit: 'rate',
    formula: {
      es: '(aportes + lo que falta + Estado) ÷ sueldos, a valor de la fecha base',
      en: '(contributions + what is missing + State) ÷ wages, valued at the base date',
    },
  },
  breakEvenStateShare: {
    es: 'Parte de las pensiones que el Estado debería pagar para que nada falte',
    en: 'Share of pensions that the State would have to pay for nothing to be missing',
    unit: 'rate',
    formula: {
      es: '(lo que falta + Estado) ÷ pensiones, a valor de la fecha base',
      en: '(what is missing + State) ÷ pensions, valued at the base date',
    },
  },
  exhaustion: {
    es: 'Año en que se agota la reserva',
    en: 'Year in which the reserve ends',
    unit: 'year',
    formula: {
      es: 'el primer año que termina con una reserva menor que cero',
      en: 'the first year that ends with a reserve below zero',
    },
  },
  'value:pensions': {
    es: 'Pensiones, a valor de la fecha base',
    en: 'Pensions, valued at the base date',
    unit: 'money',
    formula: {
      es: 'suma, año por año, de pensiones × lo que valía en la fecha base un dólar de ese año',
      en: 'sum, year by year, of pensions × what a dollar of that year was worth at the base date',
    },
  },
  'value:funeral': {
    es: 'Auxilios de funerales, a valor de la fecha base',
    en: 'Funeral aid, valued at the base date',
    unit: 'money',
    formula: {
      es: 'suma, año por año, de auxilios × valor de un dólar de ese año',
      en: 'sum, year by year, of aid × value of a dollar of that year',
    },
  },
  'value:administration': {
    es: 'Administración, a valor de la fecha base',
    en: 'Administration, valued at the base date',
    unit: 'money',
    formula: {
      es: 'suma, año por año, de administración × valor de un dólar de ese año',
      en: 'sum, year by year, of administration × value of a dollar of that year',
    },
  },
  'value:contributions': {
    es: 'Aportes, a valor de la fecha base',
    en: 'Contributions, valued at the base date',
    unit: 'money',
    formula: {
      es: 'suma, año por año, de aportes × valor de un dólar de ese año',
      en: 'sum, year by year, of contributions × value of a dollar of that year',
    },
  },
  'value:state': {
    es: 'Lo que paga el Estado, a valor de la fecha base',
    en: 'What the State pays, valued at the base date',
    unit: 'money',
    formula: {
      es: 'suma, año por año, de lo que paga × valor de un dólar de ese año',
      en: 'sum, year by year, of what it pays × value of a dollar of that year',
    },
  },
  'value:otherIncome': {
    es: 'Otros ingresos, a valor de la fecha base',
    en: 'Other income, valued at the base date',
    unit: 'money',
    formula: {
      es: 'suma, año por año, de otros ingresos × valor de un dólar de ese año',
      en: 'sum, year by year, of other income × value of a dollar of that year',
    },
  },
  'value:wages': {
    es: 'Sueldos, a valor de la fecha base',
    en: 'Wages, valued at the base date',
    unit: 'money',
    formula: {
      es: 'suma, año por año, de sueldos × valor de un dólar de ese año',
      en: 'sum, year by year, of wages × value of a dollar of that year',
    },
  },
  'value:reserve': {
    es: 'Reserva en la fecha base',
    en: 'Reserve at the base date',
    unit: 'money',
    formula: { es: 'lo que había ahorrado ese día', en: 'what had been saved on that day' },
  },
};

export const tableWords: Readonly<Record<string, { readonly es: string; readonly en: string }>> = {
  population: {
    es: 'Población por sexo y edad (Naciones Unidas, WPP 2024)',
    en: 'Population by sex and age (United Nations, WPP 2024)',
  },
  mortality: {
    es: 'Mortalidad de 1970 a 2023 (Naciones Unidas, WPP 2024)',
    en: 'Mortality from 1970 to 2023 (United Nations, WPP 2024)',
  },
  survival: {
    es: 'Supervivencia proyectada (Naciones Unidas, WPP 2024)',
    en: 'Projected survival (United Nations, WPP 2024)',
  },
  fertility: {
    es: 'Fecundidad proyectada (Naciones Unidas, WPP 2024)',
    en: 'Projected fertility (United Nations, WPP 2024)',
  },
  migration: {
    es: 'Migración proyectada (Naciones Unidas, WPP 2024)',
    en: 'Projected migration (United Nations, WPP 2024)',
  },
  profiles: {
    es: 'Perfiles por sexo y edad del caso (reconstruidos)',
    en: 'The case’s profiles by sex and age (reconstructed)',
  },
  history: {
    es: 'Aportantes, sueldo medio y salario básico por año (IESS)',
    en: 'Contributors, mean pay and basic wage by year (IESS)',
  },
};

export const sourceWords: Readonly<Record<string, string>> = {
  'UN, World Population Prospects 2024': 'Naciones Unidas, Perspectivas de la población mundial 2024',
  'ILO, modelled participation': 'OIT, participación modelada',
  'C.D. 553': 'C.D. 553',
  'C.D. 100': 'C.D. 100',
  'C.D. 100 (coefficients, conditions)': 'C.D. 100 (coeficientes y condiciones)',
  'C.D. 641 (mean of the five best years)': 'C.D. 641 (promedio de los cinco mejores años)',
  'LSS 234 (minimum)': 'Ley de Seguridad Social, art. 234 (mínima)',
  'C.D. 300 (maximum)': 'C.D. 300 (máxima)',
  'LSS 234': 'Ley de Seguridad Social, art. 234',
  'LSS 236': 'Ley de Seguridad Social, art. 236',
  'LSS 237': 'Ley de Seguridad Social, art. 237',
  'C.D. 300 art. 5': 'C.D. 300, art. 5',
  'C.D. 501': 'C.D. 501',
  'C.D. 596': 'C.D. 596',
};
