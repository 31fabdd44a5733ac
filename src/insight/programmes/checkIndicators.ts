import type { Design, dimensions, Frequency, Indicator, Level } from './design.ts';
import { readFormula, variablesOf } from './formula.ts';
import { monthsOf } from './periods.ts';
import { type Figures, type Rule, short, when } from './rule.ts';

/** What fits each level: dimensions, kind, and how seldom it may be measured (frequencies of the manuals, unconfirmed). */
const fits: Readonly<
  Record<
    Level,
    {
      readonly dimensions: readonly (typeof dimensions)[number][];
      readonly kinds: readonly string[];
      readonly rarest: Frequency;
    }
  >
> = {
  end: { dimensions: ['efficacy'], kinds: ['strategic'], rarest: 'sexennial' },
  purpose: { dimensions: ['efficacy', 'efficiency'], kinds: ['strategic'], rarest: 'triennial' },
  component: {
    dimensions: ['efficacy', 'efficiency', 'quality'],
    kinds: ['strategic', 'management'],
    rarest: 'semestral',
  },
  activity: { dimensions: ['efficacy', 'efficiency', 'economy'], kinds: ['management'], rarest: 'quarterly' },
};

const levelOf = (design: Design, one: Indicator): Level | undefined =>
  design.objectives.find((objective) => objective.id === one.objective)?.level;
const each =
  (
    isWrong: (one: Indicator, design: Design, goals: Readonly<Record<string, number>>) => boolean | Figures,
  ): Rule['find'] =>
  (design, goals) =>
    design.indicators.flatMap((one) => {
      const wrong = isWrong(one, design, goals(one.id));
      return wrong === false
        ? []
        : [{ about: one.id, of: short(one.name), ...(wrong === true ? {} : wrong) }];
    });

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

/** Indicators: one for each objective, with its whole sheet, fit for its level, from a source that is published often enough. */
export const indicatorRules: readonly Rule[] = [
  {
    id: 'level-without-indicator',
    severity: 'serious',
    part: 'indicators',
    find: ({ objectives, indicators }) =>
      indicators.length === 0
        ? []
        : objectives
            .filter((one) => !indicators.some((indicator) => indicator.objective === one.id))
            .map((one) => ({ about: one.id, of: short(one.text) })),
    es: [
      '«{of}» no tiene indicador',
      'No se podrá decir si se logró.',
      'Añada al menos un indicador que lo mida.',
    ],
    en: [
      '“{of}” has no indicator',
      'Nobody will be able to say whether it was achieved.',
      'Add at least one indicator that measures it.',
    ],
  },
  {
    id: 'indicator-without-objective',
    severity: 'serious',
    part: 'indicators',
    find: each((one, design) => levelOf(design, one) === undefined),
    es: [
      'El indicador «{of}» no mide ningún objetivo de la matriz',
      'Se recogerían datos que no responden ninguna pregunta.',
      'Diga qué objetivo mide, o quítelo.',
    ],
    en: [
      'The indicator “{of}” measures no objective of the matrix',
      'Data would be collected that answer no question.',
      'Say which objective it measures, or take it away.',
    ],
  },
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
    id: 'goal-not-demanding',
    severity: 'advice',
    part: 'indicators',
    find: each((one, _design, goals) => {
      const last = Object.entries(goals)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .at(-1)?.[1];
      if (last === undefined || !one.baseline || one.aggregation === 'sum' || one.direction === 'regular')
        return false;
      const isBetter = one.direction === 'ascending' ? last > one.baseline.value : last < one.baseline.value;
      return !isBetter && { goal: last, baseline: one.baseline.value };
    }),
    es: [
      'La meta de «{of}» ({goal}) no mejora su línea base ({baseline})',
      'Una meta laxa no impulsa el desempeño, o el sentido del indicador está al revés.',
      'Suba la exigencia o corrija el sentido.',
    ],
    en: [
      'The goal of “{of}” ({goal}) is no better than its baseline ({baseline})',
      'A lax goal drives nothing, or the direction of the indicator is the wrong way round.',
      'Demand more, or correct the direction.',
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
    id: 'indicator-too-seldom',
    severity: 'serious',
    part: 'indicators',
    find: each((one, design) => {
      const level = levelOf(design, one);
      return (
        level !== undefined &&
        one.frequency !== null &&
        monthsOf(one.frequency) > monthsOf(fits[level].rarest)
      );
    }),
    es: [
      'El indicador «{of}» se mide demasiado poco para su nivel',
      'Cuando llegue el dato ya no habrá tiempo de corregir.',
      'Mídalo al menos: actividades cada trimestre, componentes cada semestre, Propósito cada tres años.',
    ],
    en: [
      'The indicator “{of}” is measured too seldom for its level',
      'When the figure comes there will be no time to correct.',
      'Measure it at least: activities each quarter, components each semester, Purpose every three years.',
    ],
  },
  {
    id: 'indicator-unfit-dimension',
    severity: 'serious',
    part: 'indicators',
    find: each((one, design) => {
      const level = levelOf(design, one);
      return (
        level !== undefined && (one.dimension === null || !fits[level].dimensions.includes(one.dimension))
      );
    }),
    es: [
      'La dimensión de «{of}» no es propia de su nivel, o no se dice',
      'El Fin y el Propósito miden si se logró (eficacia); la economía es de las actividades y la calidad de los componentes.',
      'Elija una dimensión que corresponda al nivel.',
    ],
    en: [
      'The dimension of “{of}” does not belong to its level, or is not said',
      'End and Purpose measure whether it was achieved (efficacy); economy belongs to activities and quality to components.',
      'Choose a dimension that belongs to the level.',
    ],
  },
  {
    id: 'indicator-unfit-kind',
    severity: 'advice',
    part: 'indicators',
    find: each((one, design) => {
      const level = levelOf(design, one);
      return level !== undefined && (one.kind === null || !fits[level].kinds.includes(one.kind));
    }),
    es: [
      'El tipo de «{of}» (estratégico o de gestión) no es el de su nivel, o no se dice',
      'Los de gestión miden el trabajo propio; los estratégicos, lo que cambia.',
      'Fin y Propósito: estratégico. Actividades: de gestión.',
    ],
    en: [
      'The kind of “{of}” (strategic or management) is not that of its level, or is not said',
      'Management measures one’s own work; strategic, what changes.',
      'End and Purpose: strategic. Activities: management.',
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
    id: 'source-too-seldom',
    severity: 'serious',
    part: 'indicators',
    find: each((one) => {
      const seldom = one.means.find(
        (means) =>
          means.frequency !== null &&
          one.frequency !== null &&
          monthsOf(means.frequency) > monthsOf(one.frequency),
      );
      return seldom ? { source: short(seldom.name) } : false;
    }),
    es: [
      'La fuente «{source}» de «{of}» se publica menos veces de las que se mide el indicador',
      'Habrá períodos sin dato.',
      'Mida el indicador cuando sale la fuente, o busque otra más frecuente.',
    ],
    en: [
      'The source “{source}” of “{of}” is published less often than the indicator is measured',
      'There will be periods without a figure.',
      'Measure the indicator when the source appears, or find one that appears more often.',
    ],
  },
  {
    id: 'means-not-public',
    severity: 'advice',
    part: 'indicators',
    find: each((one) => one.means.length > 0 && one.means.every((means) => !means.isPublic)),
    es: [
      'Ningún medio de verificación de «{of}» es público',
      'Quien está fuera no puede comprobar lo que se le dice.',
      'Publique el registro, o al menos su resumen.',
    ],
    en: [
      'No means of verification of “{of}” is public',
      'Who stands outside cannot check what is said.',
      'Publish the record, or at least its summary.',
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
  {
    id: 'indicator-not-by-sex',
    severity: 'serious',
    part: 'indicators',
    find: (design) => {
      const people = design.indicators.filter((one) => {
        const level = levelOf(design, one);
        const counts = one.variables.some(({ unit }) =>
          /persona|mujer|hombre|afiliad|famili|trabajador/i.test(unit),
        );
        return (level === 'end' || level === 'purpose' || level === 'component') && counts;
      });
      return people
        .filter((one) => !one.disaggregations.some(({ by }) => /sexo|g[eé]nero/i.test(by)))
        .map((one) => ({ about: one.id, of: short(one.name) }));
    },
    es: [
      'El indicador «{of}» cuenta personas y no se desagrega por sexo',
      'No se podrá decir si el avance llegó igual a mujeres y hombres.',
      'Añada la desagregación por sexo.',
    ],
    en: [
      'The indicator “{of}” counts persons and is not disaggregated by sex',
      'Nobody will be able to say whether progress reached women and men alike.',
      'Add the disaggregation by sex.',
    ],
  },
  {
    id: 'indicator-name-long',
    severity: 'advice',
    part: 'indicators',
    find: each((one) => {
      const n = one.name.split(/\s+/).length;
      return n > 12 && { n };
    }),
    es: [
      'El nombre de «{of}» tiene {n} palabras',
      'Un nombre largo suele repetir el objetivo o el método.',
      'Déjelo en unas diez palabras.',
    ],
    en: [
      'The name of “{of}” has {n} words',
      'A long name usually repeats the objective or the method.',
      'Keep it to some ten words.',
    ],
  },
  {
    id: 'no-citizen-source',
    severity: 'advice',
    part: 'indicators',
    find: ({ indicators, objectives }) =>
      when(
        indicators.length > 0 &&
          objectives.some((one) => one.level === 'component') &&
          !indicators.some((one) => one.dimension === 'quality'),
      ),
    es: [
      'Ningún indicador mide la calidad',
      'Se sabrá cuánto se entregó, no si sirvió a quien lo recibió.',
      'Añada en algún componente un indicador de calidad: oportunidad, satisfacción, precisión.',
    ],
    en: [
      'No indicator measures quality',
      'It will be known how much was delivered, not whether it served who received it.',
      'Add to some component an indicator of quality: timeliness, satisfaction, precision.',
    ],
  },
];
