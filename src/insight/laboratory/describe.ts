import { formatNumber, formatPercent, joinWords, type Language } from '#design';
import type { OfferedLever } from './api.ts';
import { type DeficitPart, deficitParts, expenseParts, type Outcome } from './outcome.ts';
import { isUntouched, type LaboratoryScenario, type Offer } from './scenario.ts';

/** A lever's value as a person says it: "12,0 %", "2 años más", "1,57 veces". */
export function sayLever(
  lever: Pick<OfferedLever, 'unit' | 'step'>,
  value: number,
  language: Language,
): string {
  const es = language === 'es';
  switch (lever.unit) {
    case 'percent':
      return formatPercent(value, { language, decimals: lever.step < 0.01 ? 1 : 0 });
    case 'years': {
      const years = Math.abs(value);
      if (value === 0) return es ? 'los mismos años' : 'the same years';
      const word = es ? (years === 1 ? 'año' : 'años') : years === 1 ? 'year' : 'years';
      const more = es ? (value > 0 ? 'más' : 'menos') : value > 0 ? 'more' : 'fewer';
      return es ? `${years} ${word} ${more}` : `${years} ${more} ${word}`;
    }
    case 'times':
      return `${formatNumber(value, { language, decimals: 2 })} ${es ? 'veces' : 'times'}`;
    case 'number':
      return formatNumber(value, { language, decimals: 2, signed: true });
  }
}

/** "$7.759 millones": money at the size of a country. */
export function sayMillions(amount: number, language: Language): string {
  const number = formatNumber(Math.abs(amount) / 1e6, { language, decimals: Math.abs(amount) < 1e7 ? 1 : 0 });
  const sign = amount < 0 && number !== '0' ? '−' : '';
  return `${sign}$${number} ${language === 'es' ? 'millones' : 'million'}`;
}

function sayPause(scenario: LaboratoryScenario, language: Language): string | null {
  const { pause } = scenario;
  if (!pause) return null;
  const es = language === 'es';
  const when =
    pause.from === pause.to
      ? es
        ? `en ${pause.from}`
        : `in ${pause.from}`
      : es
        ? `de ${pause.from} a ${pause.to}`
        : `from ${pause.from} to ${pause.to}`;
  const part = formatPercent(pause.part, { language, decimals: 0 });
  const what =
    pause.part === 0
      ? es
        ? `el Estado no paga su parte ${when}`
        : `the State does not pay its part ${when}`
      : es
        ? `el Estado paga ${part} de lo que debe ${when}`
        : `the State pays ${part} of what it owes ${when}`;
  const after = pause.later
    ? es
      ? ` y repone lo atrasado en ${pause.to + 1}, sin intereses`
      : ` and makes up for it in ${pause.to + 1}, without interest`
    : es
      ? ' y nunca lo repone'
      : ' and never makes up for it';
  return what + after;
}

/** What a scenario changes, one clause a change: "el aporte es de 12,0 % desde 2027". */
export function conditionsOf(scenario: LaboratoryScenario, offer: Offer, language: Language): string[] {
  const clauses = offer.levers.flatMap((lever) => {
    const value = scenario.moved[lever.key];
    if (value === undefined) return [];
    return lever.phrase[language]
      .replace('{value}', sayLever(lever, value, language))
      .replace('{since}', String(scenario.since));
  });
  const pause = sayPause(scenario, language);
  return pause ? [pause, ...clauses] : clauses;
}

/** The clauses as the beginning of a sentence: "Si … y …"; without changes, what the law supposes. */
export function premiseOf(scenario: LaboratoryScenario, offer: Offer, language: Language): string {
  const es = language === 'es';
  if (isUntouched(scenario))
    return es
      ? 'Con la ley vigente, y si el Estado paga su parte cada año'
      : 'Under the law in force, and if the State pays its part every year';
  const clauses = conditionsOf(scenario, offer, language);
  // Clauses hold an "y" of their own: semicolons keep them apart when there are several.
  const joined = clauses.length > 2 ? clauses.join('; ') : joinWords(clauses, language);
  return `${es ? 'Si' : 'If'} ${joined}`;
}

/** How a year of exhaustion stands against another: "9 años antes que con la ley vigente". */
export function againstLaw(law: number | null, here: number | null, language: Language): string {
  const es = language === 'es';
  const years = (n: number): string =>
    es ? (n === 1 ? '1 año' : `${n} años`) : n === 1 ? '1 year' : `${n} years`;
  if (law === here) return es ? 'igual que con la ley vigente' : 'the same as under the law in force';
  if (here === null)
    return es ? `con la ley vigente se agota en ${law}` : `under the law in force it ends in ${law}`;
  if (law === null)
    return es
      ? 'con la ley vigente no se agota en ese plazo'
      : 'under the law in force it does not end within that time';
  return here < law
    ? es
      ? `${years(law - here)} antes que con la ley vigente`
      : `${years(law - here)} earlier than under the law in force`
    : es
      ? `${years(here - law)} después que con la ley vigente`
      : `${years(here - law)} later than under the law in force`;
}

/** The whole answer in one sentence, to be read aloud, shared or quoted. */
export function verdictOf(
  scenario: LaboratoryScenario,
  outcome: Pick<Outcome, 'exhaustion' | 'yearBase' | 'years'>,
  law: Pick<Outcome, 'exhaustion'>,
  offer: Offer,
  language: Language,
): string {
  const es = language === 'es';
  const last = outcome.yearBase + outcome.years;
  const premise = premiseOf(scenario, offer, language);
  const ends =
    outcome.exhaustion === null
      ? es
        ? `la reserva no se agota hasta ${last}`
        : `the reserve does not end before ${last}`
      : es
        ? `la reserva se agota en ${outcome.exhaustion}`
        : `the reserve ends in ${outcome.exhaustion}`;
  if (isUntouched(scenario)) return `${premise}, ${ends}.`;
  return `${premise}, ${ends}: ${againstLaw(law.exhaustion, outcome.exhaustion, language)}.`;
}

/** Lines under this part of all that moved are left unsaid: they would be noise. */
const worthSaying = 0.03;

/** What moved and by how much, from the results alone, the most first. */
export function reasonsFor(outcome: Outcome, law: Outcome, language: Language): string[] {
  const es = language === 'es';
  const lines: string[] = [];
  const last = outcome.yearBase + outcome.years;
  const moved = deficitParts
    .map((part) => ({ part, more: outcome.parts[part] - law.parts[part] }))
    .filter(({ more }) => Math.abs(more) >= 5e5)
    .sort((a, b) => Math.abs(b.more) - Math.abs(a.more));
  const all = moved.reduce((sum, { more }) => sum + Math.abs(more), 0);
  if (all === 0) return [];
  const [missing, missingNow] = [outcome.deficit, law.deficit];
  const state = (deficit: number): string =>
    deficit >= 0
      ? es
        ? `faltan ${sayMillions(deficit, language)}`
        : `${sayMillions(deficit, language)} are missing`
      : es
        ? `sobran ${sayMillions(-deficit, language)}`
        : `${sayMillions(-deficit, language)} are left over`;
  lines.push(
    es
      ? `Para pagarlo todo hasta ${last} ${state(missing)}, a valor de ${outcome.yearBase}; con la ley vigente ${state(missingNow)}.`
      : `To pay everything until ${last}, ${state(missing)}, in value of ${outcome.yearBase}; under the law in force ${state(missingNow)}.`,
  );
  for (const { part, more } of moved)
    if (Math.abs(more) / all >= worthSaying) lines.push(sayPart(part, more, language));
  const until = Math.min(outcome.exhaustion ?? last, law.exhaustion ?? last);
  let lost = 0;
  for (let t = 1; t <= until - outcome.yearBase; t++)
    lost += law.paths.interest[t]! - outcome.paths.interest[t]!;
  if (Math.abs(lost) >= 1e8)
    lines.push(
      es
        ? `Hasta ${until} la reserva ${lost > 0 ? 'deja de ganar' : 'gana'} ${sayMillions(Math.abs(lost), language)} ${lost > 0 ? 'de' : 'más de'} intereses, en dólares de cada año.`
        : `Until ${until} the reserve earns ${sayMillions(Math.abs(lost), language)} ${lost > 0 ? 'less' : 'more'} of interest, in dollars of each year.`,
    );
  const rate = (value: number): string => formatPercent(value, { language, decimals: 1 });
  if (Math.abs(outcome.levelRate - law.levelRate) >= 5e-4)
    lines.push(
      es
        ? `Para que la cuenta cierre sin cambiar nada más, el aporte tendría que ser de ${rate(outcome.levelRate)} durante todo el período; con la ley vigente, de ${rate(law.levelRate)}.`
        : `For the account to close with nothing else changed, the contribution would have to be ${rate(outcome.levelRate)} throughout; under the law in force, ${rate(law.levelRate)}.`,
    );
  return lines;
}

function sayPart(part: DeficitPart, more: number, language: Language): string {
  const es = language === 'es';
  const amount = sayMillions(Math.abs(more), language);
  const word = es ? (more > 0 ? 'más' : 'menos') : more > 0 ? 'more' : 'less';
  const names: Readonly<Record<DeficitPart, readonly [string, string]>> = {
    pensions: ['Las pensiones cuestan', 'Pensions cost'],
    funeral: ['Los auxilios de funerales cuestan', 'Funeral aid costs'],
    administration: ['La administración cuesta', 'Administration costs'],
    reserve: ['La reserva inicial tiene', 'The initial reserve has'],
    contributions: ['Por aportes entran', 'Contributions bring'],
    state: ['El Estado pone', 'The State puts in'],
    otherIncome: ['De otros ingresos entran', 'Other income brings'],
  };
  const worse = expenseParts.includes(part) === more > 0;
  const effect = es
    ? worse
      ? 'y eso agranda lo que falta'
      : 'y eso achica lo que falta'
    : worse
      ? 'which widens what is missing'
      : 'which narrows what is missing';
  return es
    ? `${names[part][0]} ${amount} ${word}, ${effect}.`
    : `${names[part][1]} ${amount} ${word}, ${effect}.`;
}
