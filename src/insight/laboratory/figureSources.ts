/** Formulas of yearly figures in Spanish; the engine says them in English. Downloaded only when a figure is opened, as all of this file. */
export const yearlyFormulas: Readonly<Record<string, string>> = {
  labourForce: 'suma, por sexo y edad, de población × participación',
  contributors:
    'fuerza de trabajo × cobertura; cobertura(t) = c0·(g − (g − 1)·e^(−t ÷ años de cobertura)), con c0 la de la fecha base',
  affiliates:
    'afiliados del año anterior + nuevos + quienes vuelven − quienes salen − muertes − nuevos inválidos − nuevos jubilados',
  inactive: 'del año anterior + quienes salen − quienes vuelven − muertes − nuevos jubilados',
  newEntrants: 'lo que falta para llegar a aportantes ÷ densidad, por edad, menos quienes vuelven',
  reentries: 'inactivos × tasa de reingreso, y los llamados a puestos nuevos',
  exits: 'afiliados × tasa de salida, y lo que sobre del objetivo',
  deathsOfAffiliates: 'afiliados × mortalidad de su edad × factor',
  deathsOfInactive: 'inactivos × mortalidad de su edad × factor',
  newInvalids: 'sobrevivientes con las aportaciones exigidas × tasa de invalidez',
  retiredFromAffiliates: 'afiliados con edad y tiempo de servicio × probabilidad de jubilarse',
  retiredFromInactive: 'inactivos con edad y tiempo de servicio × probabilidad de jubilarse',
  oldAgePensioners: 'del año anterior + nuevos − muertes',
  invalidityPensioners: 'del año anterior + nuevos − muertes',
  widows: 'del año anterior + muertes de afiliados y pensionistas × con pareja − muertes y nuevas uniones',
  orphans: 'del año anterior + muertes de afiliados y pensionistas × hijos − muertes y cumpleaños',
  newOldAgeAmount:
    'suma, por servicio y clase de sueldo, de nuevos jubilados × mín(máxima, máx(mínima, coeficiente × base × factor))',
  oldAgePaid: '12 × promedio del mes inicial y final, × 13/12, + un salario básico por persona',
  invalidityPaid: '12 × promedio del mes inicial y final, × 13/12, + un salario básico por persona',
  widowsPaid: '60 % de la pensión de quien murió, dentro de los límites del grupo familiar',
  orphansPaid:
    '40 % de la pensión de quien murió por cada huérfano, dentro de los límites del grupo familiar',
  meanPay: 'suma de afiliados × sueldo aportado ÷ afiliados',
  wages: '12 × densidad × afiliados × sueldo medio × factor de masa salarial',
  contributions: 'tasa × sueldos + tasa de pensionistas × sus doce pagos',
  administration: 'porcentaje × aportes',
  pensions: 'suma de lo pagado de cada clase × el ajuste del estudio',
  funeral: 'muertes de afiliados y pensionistas × auxilio × parte que lo cobra',
  stateDue: 'parte del Estado × pensiones',
  statePaid: 'parte que paga × lo que debe',
  interest: 'tasa × reserva al empezar el año',
  reserve:
    'reserva anterior + rendimiento + aportes + Estado + otros ingresos − pensiones − funerales − administración',
  payAsYouGo: '(pensiones + funerales + administración) ÷ sueldos',
  payAsYouGoWithState: '(pensiones + funerales + administración − Estado) ÷ sueldos',
  dependency: 'pensionistas de toda clase ÷ afiliados',
  replacement: 'pensión media de vejez ÷ sueldo medio',
};

/** How single figures and present values are computed. */
export const singleFormulas: Readonly<Record<string, { readonly es: string; readonly en: string }>> = {
  deficit: {
    es: 'pensiones + funerales + administración − reserva − aportes − Estado − otros ingresos, cada uno a valor de la fecha base',
    en: 'pensions + funeral + administration − reserve − contributions − State − other income, each valued at the base date',
  },
  balanceRate: {
    es: '− lo que falta ÷ sueldos, a valor de la fecha base',
    en: '− what is missing ÷ wages, valued at the base date',
  },
  levelRate: {
    es: '(aportes + lo que falta) ÷ sueldos, a valor de la fecha base',
    en: '(contributions + what is missing) ÷ wages, valued at the base date',
  },
  levelRateWithoutState: {
    es: '(aportes + lo que falta + Estado) ÷ sueldos, a valor de la fecha base',
    en: '(contributions + what is missing + State) ÷ wages, valued at the base date',
  },
  breakEvenStateShare: {
    es: '(lo que falta + Estado) ÷ pensiones, a valor de la fecha base',
    en: '(what is missing + State) ÷ pensions, valued at the base date',
  },
  exhaustion: {
    es: 'el primer año que termina con una reserva menor que cero',
    en: 'the first year that ends with a reserve below zero',
  },
  'value:pensions': {
    es: 'suma, año por año, de pensiones × lo que valía en la fecha base un dólar de ese año',
    en: 'sum, year by year, of pensions × what a dollar of that year was worth at the base date',
  },
  'value:funeral': {
    es: 'suma, año por año, de auxilios × valor de un dólar de ese año',
    en: 'sum, year by year, of aid × value of a dollar of that year',
  },
  'value:administration': {
    es: 'suma, año por año, de administración × valor de un dólar de ese año',
    en: 'sum, year by year, of administration × value of a dollar of that year',
  },
  'value:contributions': {
    es: 'suma, año por año, de aportes × valor de un dólar de ese año',
    en: 'sum, year by year, of contributions × value of a dollar of that year',
  },
  'value:state': {
    es: 'suma, año por año, de lo que paga × valor de un dólar de ese año',
    en: 'sum, year by year, of what it pays × value of a dollar of that year',
  },
  'value:otherIncome': {
    es: 'suma, año por año, de otros ingresos × valor de un dólar de ese año',
    en: 'sum, year by year, of other income × value of a dollar of that year',
  },
  'value:wages': {
    es: 'suma, año por año, de sueldos × valor de un dólar de ese año',
    en: 'sum, year by year, of wages × value of a dollar of that year',
  },
  'value:reserve': {
    es: 'lo que había ahorrado ese día',
    en: 'what had been saved on that day',
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
