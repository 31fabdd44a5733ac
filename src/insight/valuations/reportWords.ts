/** Names of a run's figures, tables and measures, for pages, report and workbook alike. */
export const figureWords = {
  es: {
    reserve: 'Reserva inicial',
    wages: 'Masa salarial (valor presente)',
    contributions: 'Aportes (valor presente)',
    administration: 'Administración (valor presente)',
    pensions: 'Pensiones (valor presente)',
    funeral: 'Auxilio de funerales (valor presente)',
    state: 'Contribución del Estado (valor presente)',
    otherIncome: 'Otros ingresos (valor presente)',
    deficit: 'Déficit actuarial',
    balanceRate: 'Balance actuarial como tasa de la masa salarial',
    levelRateWithoutState: 'Prima media nivelada sin el Estado',
    levelRate: 'Prima media nivelada con lo que el Estado paga',
    levelRateWithAdministration: 'La misma, si la administración crece con la tasa',
    breakEvenStateShare: 'Parte del Estado que cerraría el déficit',
    onePointOfState: 'Un punto de la parte del Estado',
    firstNegativeYear: 'Primer año con reserva negativa',
    lastPositiveYear: 'Último año con reserva positiva',
    debtPensionsInPayment: 'Deuda implícita: pensiones en curso',
    debtPensionsToMembers: 'Deuda implícita: pensiones futuras de los afiliados de hoy',
    debtContributionsOfMembers: 'Aportes futuros de los afiliados de hoy',
    debtClosedGroup: 'Deuda implícita del grupo cerrado',
    debtClosedGroupAfterState: 'La misma, después de la parte del Estado',
    debtOpenGroup: 'Deuda implícita del grupo abierto',
  },
  en: {
    reserve: 'Opening reserve',
    wages: 'Wages (present value)',
    contributions: 'Contributions (present value)',
    administration: 'Administration (present value)',
    pensions: 'Pensions (present value)',
    funeral: 'Funeral aid (present value)',
    state: 'State contribution (present value)',
    otherIncome: 'Other income (present value)',
    deficit: 'Actuarial deficit',
    balanceRate: 'Actuarial balance as a rate of wages',
    levelRateWithoutState: 'Level rate without the State',
    levelRate: 'Level rate with what the State pays',
    levelRateWithAdministration: 'The same, if administration grows with the rate',
    breakEvenStateShare: 'State’s share that would close the deficit',
    onePointOfState: 'One point of State’s share',
    firstNegativeYear: 'First year with a negative reserve',
    lastPositiveYear: 'Last year with a positive reserve',
    debtPensionsInPayment: 'Implicit debt: pensions in payment',
    debtPensionsToMembers: 'Implicit debt: future pensions of today’s members',
    debtContributionsOfMembers: 'Future contributions of today’s members',
    debtClosedGroup: 'Implicit debt of the closed group',
    debtClosedGroupAfterState: 'The same, after the State’s share',
    debtOpenGroup: 'Implicit debt of the open group',
  },
} as const satisfies Record<'es' | 'en', Record<string, string>>;

/** Whether a figure is an amount, a rate or a calendar year. */
export function kindOfFigure(name: string): 'usd' | 'rate' | 'year' {
  if (name.endsWith('Year')) return 'year';
  return [
    'balanceRate',
    'levelRateWithoutState',
    'levelRate',
    'levelRateWithAdministration',
    'breakEvenStateShare',
  ].includes(name)
    ? 'rate'
    : 'usd';
}

export const publishedWords = {
  es: {
    'deficit-40': 'Déficit con 40 % del Estado',
    'deficit-31.33': 'Déficit con 31,33 % del Estado',
    'deficit-0': 'Déficit sin el Estado',
    'level-rate': 'Prima media nivelada sin el Estado',
    'last-positive-40': 'Último año con reserva, con 40 %',
    'last-positive-0': 'Último año con reserva, sin el Estado',
    'first-negative-0': 'Primer año sin reserva, sin el Estado',
    'pv-pensions': 'Valor presente de las pensiones',
    'break-even-share': 'Parte del Estado que cierra el déficit',
    'level-rate-31.33-on-10.56': 'Prima suficiente sobre 10,56 % con 31,33 %',
    'contributors-per-pensioner-end': 'Aportantes por pensionista al final',
    'pensions-2024': 'Pensiones de 2024',
    'contributors-2024': 'Aportantes de 2024',
  },
  en: {
    'deficit-40': 'Deficit with 40 % from the State',
    'deficit-31.33': 'Deficit with 31.33 % from the State',
    'deficit-0': 'Deficit without the State',
    'level-rate': 'Level rate without the State',
    'last-positive-40': 'Last year with a reserve, with 40 %',
    'last-positive-0': 'Last year with a reserve, without the State',
    'first-negative-0': 'First year without reserve, without the State',
    'pv-pensions': 'Present value of pensions',
    'break-even-share': 'State’s share that closes the deficit',
    'level-rate-31.33-on-10.56': 'Sufficient rate over 10.56 % with 31.33 %',
    'contributors-per-pensioner-end': 'Contributors per pensioner at the end',
    'pensions-2024': 'Pensions of 2024',
    'contributors-2024': 'Contributors of 2024',
  },
} as const satisfies Record<'es' | 'en', Record<string, string>>;

export const noteWords = {
  es: {
    'slow-pays': 'Recuperación lenta, el Estado paga',
    'slow-unpaid': 'Recuperación lenta, el Estado no paga en 2020 y 2021',
    'fast-pays': 'Recuperación rápida, el Estado paga',
    'fast-unpaid': 'Recuperación rápida, el Estado no paga en 2020 y 2021',
  },
  en: {
    'slow-pays': 'Slow recovery, the State pays',
    'slow-unpaid': 'Slow recovery, the State does not pay in 2020 and 2021',
    'fast-pays': 'Fast recovery, the State pays',
    'fast-unpaid': 'Fast recovery, the State does not pay in 2020 and 2021',
  },
} as const satisfies Record<'es' | 'en', Record<string, string>>;

export const experienceWords = {
  es: {
    contributors: 'Aportantes',
    oldAge: 'Pensionistas de vejez',
    invalidity: 'Pensionistas de invalidez',
    widows: 'Viudas y viudos',
    orphans: 'Huérfanos',
    monthlyPensions: 'Pensiones de un mes (USD)',
    reserve: 'Reserva (USD)',
  },
  en: {
    contributors: 'Contributors',
    oldAge: 'Old-age pensioners',
    invalidity: 'Invalidity pensioners',
    widows: 'Widows and widowers',
    orphans: 'Orphans',
    monthlyPensions: 'Pensions of a month (USD)',
    reserve: 'Reserve (USD)',
  },
} as const satisfies Record<'es' | 'en', Record<string, string>>;

export const accountWords = {
  es: {
    contributors: 'Aportantes',
    wage_mass: 'Masa salarial del año (USD)',
    pensioners: 'Pensionistas',
    pensions_paid: 'Pensiones pagadas en el año (USD)',
    reserve: 'Reserva (USD)',
  },
  en: {
    contributors: 'Contributors',
    wage_mass: 'Wages of the year (USD)',
    pensioners: 'Pensioners',
    pensions_paid: 'Pensions paid in the year (USD)',
    reserve: 'Reserve (USD)',
  },
} as const satisfies Record<'es' | 'en', Record<string, string>>;

export const markWords = {
  es: { published: 'publicada', reconstructed: 'reconstruida', calibrated: 'calibrada', policy: 'elegida' },
  en: { published: 'published', reconstructed: 'reconstructed', calibrated: 'calibrated', policy: 'chosen' },
} as const satisfies Record<'es' | 'en', Record<string, string>>;

/** A word by its id, or the id itself where a newer engine has one that has no word yet. */
export function wordOf(words: Readonly<Record<string, string>>, id: string): string {
  return words[id] ?? id;
}
