import type { Indicator } from './design.ts';
import { each } from './eachIndicator.ts';
import { readFormula, variablesOf } from './formula.ts';
import { type Rule, short } from './rule.ts';

function unreadable(one: Indicator): string | null {
  try {
    readFormula(one.formula);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
}
const formulaVariables = (one: Indicator): string[] =>
  one.formula.trim() && unreadable(one) === null ? [...variablesOf(readFormula(one.formula))] : [];

/** What the sheet of an indicator must say: definition, formula over known variables, unit, baseline, goals, frequency, source, who. */
export const sheetRules: readonly Rule[] = [
  {
    id: 'indicator-without-definition',
    severity: 'advice',
    part: 'indicators',
    find: each((one) => !one.definition.trim()),
    es: [
      'El indicador «{of}» no tiene definición',
      'Dos personas pueden entenderlo de dos maneras.',
      'Escriba qué mide, en una frase.',
    ],
    en: [
      'The indicator “{of}” has no definition',
      'Two persons may understand it in two ways.',
      'Write what it measures, in a sentence.',
    ],
  },
  {
    id: 'indicator-without-formula',
    severity: 'serious',
    part: 'indicators',
    find: each((one) => !one.formula.trim()),
    es: [
      'El indicador «{of}» no tiene método de cálculo',
      'Sin fórmula no es un indicador: nadie puede calcularlo ni repetirlo.',
      'Escriba la fórmula con sus variables, por ejemplo «atendidas / solicitudes * 100».',
    ],
    en: [
      'The indicator “{of}” has no method of calculation',
      'Without a formula it is no indicator: nobody can work it out or repeat it.',
      'Write the formula with its variables, such as “served / requests * 100”.',
    ],
  },
  {
    id: 'formula-unreadable',
    severity: 'blocking',
    part: 'indicators',
    find: each((one) => one.formula.trim() !== '' && unreadable(one) !== null && { formula: one.formula }),
    es: [
      'La fórmula de «{of}» no se entiende: {formula}',
      'No se podrá calcular.',
      'Use nombres de variables, números, + − * / y paréntesis.',
    ],
    en: [
      'The formula of “{of}” cannot be read: {formula}',
      'It cannot be worked out.',
      'Use names of variables, numbers, + − * / and parentheses.',
    ],
  },
  {
    id: 'variable-undefined',
    severity: 'serious',
    part: 'indicators',
    find: (design) =>
      design.indicators.flatMap((one) =>
        formulaVariables(one)
          .filter((symbol) => !one.variables.some((known) => known.symbol === symbol))
          .map((symbol) => ({ about: one.id, of: short(one.name), symbol })),
      ),
    es: [
      'La variable «{symbol}» de «{of}» no está definida',
      'No se sabe qué hay que capturar ni en qué unidad.',
      'Defínala con su nombre y su unidad.',
    ],
    en: [
      'The variable “{symbol}” of “{of}” is not defined',
      'It is not known what to capture nor in which unit.',
      'Define it with its name and its unit.',
    ],
  },
  {
    id: 'variable-unused',
    severity: 'advice',
    part: 'indicators',
    find: (design) =>
      design.indicators.flatMap((one) =>
        unreadable(one) !== null
          ? []
          : one.variables
              .filter(({ symbol }) => !formulaVariables(one).includes(symbol))
              .map(({ symbol }) => ({ about: one.id, of: short(one.name), symbol })),
      ),
    es: [
      'La variable «{symbol}» de «{of}» no está en su fórmula',
      'Se pediría un dato que nadie usa.',
      'Úsela en la fórmula, o quítela.',
    ],
    en: [
      'The variable “{symbol}” of “{of}” is not in its formula',
      'A figure would be asked for that nobody uses.',
      'Use it in the formula, or take it away.',
    ],
  },
  {
    id: 'indicator-without-unit',
    severity: 'serious',
    part: 'indicators',
    find: each((one) => !one.unit.trim()),
    es: [
      'El indicador «{of}» no tiene unidad de medida',
      'El mismo número dice cosas distintas en personas y en porcentaje.',
      'Escriba su unidad.',
    ],
    en: [
      'The indicator “{of}” has no unit of measure',
      'The same number says different things in persons and in percent.',
      'Write its unit.',
    ],
  },
  {
    id: 'indicator-without-baseline',
    severity: 'serious',
    part: 'indicators',
    find: each((one) => one.baseline === null && !one.baselineWhyNot?.trim()),
    es: [
      'El indicador «{of}» no tiene línea base',
      'Sin saber de dónde se parte no se puede decir cuánto se avanzó.',
      'Escriba el valor inicial y su período, o por qué no existe.',
    ],
    en: [
      'The indicator “{of}” has no baseline',
      'Without knowing where one starts nobody can say how far one came.',
      'Write the first value and its period, or why there is none.',
    ],
  },
  {
    id: 'indicator-without-goals',
    severity: 'serious',
    part: 'indicators',
    find: each((_one, _design, goals) => Object.keys(goals).length === 0),
    es: [
      'El indicador «{of}» no tiene metas',
      'Sin meta no hay con qué comparar lo logrado, ni alerta que avise a tiempo.',
      'Ponga una meta para cada período.',
    ],
    en: [
      'The indicator “{of}” has no goals',
      'Without a goal there is nothing to compare with, nor an alert in time.',
      'Set a goal for each period.',
    ],
  },
  {
    id: 'indicator-without-frequency',
    severity: 'serious',
    part: 'indicators',
    find: each((one) => one.frequency === null),
    es: [
      'El indicador «{of}» no dice cada cuánto se mide',
      'Nadie sabrá cuándo le toca reportarlo.',
      'Elija su frecuencia.',
    ],
    en: [
      'The indicator “{of}” does not say how often it is measured',
      'Nobody will know when to report it.',
      'Choose its frequency.',
    ],
  },
  {
    id: 'indicator-without-means',
    severity: 'serious',
    part: 'indicators',
    find: each((one) => one.means.length === 0),
    es: [
      'El indicador «{of}» no tiene medio de verificación',
      'Nadie puede comprobarlo.',
      'Diga de qué documento o registro sale, de quién es y dónde está.',
    ],
    en: [
      'The indicator “{of}” has no means of verification',
      'Nobody can check it.',
      'Say which document or record it comes from, whose it is and where it stands.',
    ],
  },
  {
    id: 'means-incomplete',
    severity: 'advice',
    part: 'indicators',
    find: each((one) =>
      one.means.some((means) => !means.owner.trim() || !means.where.trim() || means.frequency === null),
    ),
    es: [
      'Al medio de verificación de «{of}» le falta quién lo hace, dónde está o cada cuánto sale',
      'Un nombre suelto no deja encontrarlo.',
      'Complete el área, la dirección y la frecuencia.',
    ],
    en: [
      'The means of verification of “{of}” lacks who makes it, where it stands or how often it appears',
      'A bare name does not let anybody find it.',
      'Complete the office, the address and the frequency.',
    ],
  },
  {
    id: 'indicator-without-responsible',
    severity: 'serious',
    part: 'indicators',
    find: each((one) => !one.responsible.trim()),
    es: [
      'El indicador «{of}» no tiene responsable',
      'Lo que es de todos no lo reporta nadie.',
      'Diga qué área lo captura.',
    ],
    en: [
      'The indicator “{of}” has nobody responsible',
      'What is everybody’s is reported by nobody.',
      'Say which office captures it.',
    ],
  },
  {
    id: 'indicator-without-thresholds',
    severity: 'advice',
    part: 'indicators',
    find: each((one) => one.thresholds === null),
    es: [
      'El indicador «{of}» no tiene umbrales',
      'Sin ellos no hay alerta.',
      'Ponga desde qué parte de la meta va bien y desde cuál va mal.',
    ],
    en: [
      'The indicator “{of}” has no thresholds',
      'Without them there is no alert.',
      'Say from which share of the goal it goes well, and under which badly.',
    ],
  },
];
