type Said = readonly [name: string, formula: string];

/** Every yearly figure of a run by its Spanish name and its formula in words; English takes the engine's own formula. */
export const traceEs: Readonly<Record<string, Said>> = {
  labourForce: ['Fuerza laboral', 'Σ por sexo y edad de población × participación'],
  contributors: [
    'Aportantes',
    'fuerza laboral × cobertura; cobertura(t) = c0·(g − (g − 1)·e^(−t ÷ años de cobertura)), c0 la de la fecha de corte',
  ],
  affiliates: [
    'Afiliados',
    'afiliados anteriores + nuevos + reingresos − salidas − muertes − nuevos inválidos − nuevos jubilados',
  ],
  inactive: ['Inactivos', 'inactivos anteriores + salidas − reingresos − muertes − nuevos jubilados'],
  newEntrants: [
    'Afiliados nuevos',
    'lo que falta para aportantes ÷ densidad, por edad, menos quienes regresan',
  ],
  reentries: ['Reingresos', 'inactivos × tasa de reingreso, y los llamados de vuelta a los puestos'],
  exits: ['Salidas', 'afiliados × tasa de salida, y lo que sobre del objetivo'],
  deathsOfAffiliates: ['Muertes de afiliados', 'afiliados × mortalidad de su edad × factor'],
  deathsOfInactive: ['Muertes de inactivos', 'inactivos × mortalidad de su edad × factor'],
  newInvalids: ['Inválidos nuevos', 'sobrevivientes con las aportaciones exigidas × tasa de invalidez'],
  retiredFromAffiliates: ['Jubilados desde la actividad', 'afiliados con edad y tiempo × tasa de retiro'],
  retiredFromInactive: ['Jubilados desde la inactividad', 'inactivos con edad y tiempo × tasa de retiro'],
  oldAgePensioners: ['Pensionistas de vejez', 'anteriores + nuevos − muertes'],
  invalidityPensioners: ['Pensionistas de invalidez', 'anteriores + nuevos − muertes'],
  widows: [
    'Viudas y viudos',
    'anteriores + muertes de afiliados y pensionistas × con pareja − muertes y nuevas uniones',
  ],
  orphans: ['Huérfanos', 'anteriores + muertes de afiliados y pensionistas × hijos − muertes y cumpleaños'],
  newOldAgeAmount: [
    'Pensiones nuevas de vejez, de un mes',
    'Σ por servicio y clase de sueldo de los nuevos × mín(máxima, máx(mínima, coeficiente × base × factor))',
  ],
  oldAgePaid: ['Vejez pagada', '12 × promedio del mes inicial y final, × 13/12, + un SBU a cada quien'],
  invalidityPaid: ['Invalidez pagada', 'igual que la vejez'],
  widowsPaid: [
    'Viudez pagada',
    '60 % de la pensión de quien murió, dentro de los límites del grupo familiar',
  ],
  orphansPaid: [
    'Orfandad pagada',
    '40 % de la pensión de quien murió a cada uno, dentro de los límites del grupo familiar',
  ],
  meanPay: ['Sueldo medio', 'Σ afiliados × sueldo asegurado ÷ afiliados'],
  wages: ['Masa salarial', '12 × densidad × afiliados × sueldo medio × factor de masa salarial'],
  contributions: ['Aportes', 'tasa × masa salarial + tasa de pensionistas × sus doce pagos'],
  administration: ['Administración', 'parte × aportes'],
  pensions: ['Pensiones', 'Σ por clase de lo pagado × calibración del estudio'],
  funeral: ['Auxilio de funerales', 'muertes de afiliados y pensionistas × auxilio × parte que lo cobra'],
  stateDue: ['Lo que el Estado debe', 'parte del Estado × pensiones'],
  statePaid: ['Lo que el Estado paga', 'parte que paga × lo que debe'],
  interest: ['Rendimiento', 'tasa × reserva al inicio del año'],
  reserve: [
    'Reserva',
    'reserva anterior + rendimiento + aportes + Estado + otros ingresos − pensiones − funerales − administración',
  ],
  payAsYouGo: ['Tasa de reparto', '(pensiones + funerales + administración) ÷ masa salarial'],
  payAsYouGoWithState: [
    'Tasa de reparto, menos el Estado',
    '(pensiones + funerales + administración − Estado) ÷ masa salarial',
  ],
  dependency: ['Pensionistas por afiliado', 'pensionistas de toda clase ÷ afiliados'],
  replacement: ['Pensión media sobre sueldo medio', 'pensión media de vejez ÷ sueldo medio'],
};

/** A figure's name in English, out of its name in code. */
function spaced(name: string): string {
  const words = name.replaceAll(/([A-Z])/g, ' $1').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export function nameOfYearly(name: string, language: 'es' | 'en'): string {
  return language === 'es' ? (traceEs[name]?.[0] ?? name) : spaced(name);
}

const rates = ['payAsYouGo', 'payAsYouGoWithState', 'dependency', 'replacement'];
const money = [
  'newOldAgeAmount',
  'oldAgePaid',
  'invalidityPaid',
  'widowsPaid',
  'orphansPaid',
  'meanPay',
  'wages',
  'contributions',
  'administration',
  'pensions',
  'funeral',
  'stateDue',
  'statePaid',
  'interest',
  'reserve',
];

export function unitOfYearly(name: string): 'usd' | 'rate' | 'persons' {
  if (rates.includes(name)) return 'rate';
  return money.includes(name) ? 'usd' : 'persons';
}
