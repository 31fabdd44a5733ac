import type { dimensions, Frequency, Level } from './design.ts';
import { each, levelOf } from './eachIndicator.ts';
import { monthsOf } from './periods.ts';
import { type Rule, short, when } from './rule.ts';

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

/** Indicators as a set: one for each objective, fit for its level, measured as often as its level and its source allow. */
export const indicatorRules: readonly Rule[] = [
  {
    id: 'level-without-indicator',
    severity: 'serious',
    part: 'indicators',
    find: ({ objectives, indicators }) => {
      const measured = new Set(indicators.map((one) => one.objective));
      return indicators.length === 0
        ? []
        : objectives
            .filter((one) => !measured.has(one.id))
            .map((one) => ({ about: one.id, of: short(one.text) }));
    },
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
