import type { Indicator } from '../../design.ts';
import { programmeWords } from '../../programmeWords.ts';
import type { Both, FieldSpec, Option, Row } from './fields.tsx';

const both = (es: string, en: string): Both => ({ es, en });
export const option = (value: string, es: string, en: string): Option => ({ value, label: both(es, en) });
const frequencies = (
  [
    ['monthly', 'Cada mes', 'Each month'],
    ['quarterly', 'Cada trimestre', 'Each quarter'],
    ['four-monthly', 'Cada cuatro meses', 'Every four months'],
    ['semestral', 'Cada semestre', 'Each semester'],
    ['annual', 'Cada año', 'Each year'],
    ['biennial', 'Cada dos años', 'Every two years'],
    ['triennial', 'Cada tres años', 'Every three years'],
    ['sexennial', 'Cada seis años', 'Every six years'],
  ] as const
).map(([value, es, en]) => option(value, es, en));

/** The choices of a closed list, in the words that its document has too. */
const choices = (list: 'indicatorKinds' | 'dimensions' | 'relations' | 'aggregations' | 'directions') => {
  const [es, en]: readonly Readonly<Record<string, string>>[] = [
    programmeWords.es[list],
    programmeWords.en[list],
  ];
  return Object.entries(es ?? {}).map(([value, label]) => option(value, label, en?.[value] ?? label));
};

export const textField = (key: string, es: string, en: string, more: Partial<FieldSpec> = {}): FieldSpec => ({
  key,
  label: both(es, en),
  kind: 'text',
  ...more,
});
export const sheetFields: readonly FieldSpec[] = [
  textField('name', 'Nombre (unas diez palabras)', 'Name (some ten words)'),
  textField('definition', 'Qué mide', 'What it measures', { kind: 'area' }),
  textField('formula', 'Método de cálculo', 'Method of calculation', {
    hint: both(
      'Con nombres de variables: atendidas / solicitudes * 100',
      'With names of variables: served / requests * 100',
    ),
  }),
  textField('unit', 'Unidad de medida', 'Unit of measure'),
  textField('kind', 'Tipo', 'Kind', {
    kind: 'select',
    options: choices('indicatorKinds'),
  }),
  textField('dimension', 'Dimensión', 'Dimension', {
    kind: 'select',
    options: choices('dimensions'),
  }),
  textField('relation', 'Relación', 'Relation', {
    kind: 'select',
    options: choices('relations'),
  }),
  textField('frequency', 'Cada cuánto se mide', 'How often it is measured', {
    kind: 'select',
    options: frequencies,
  }),
  textField('aggregation', 'El año se forma con sus períodos', 'The year is made of its periods', {
    kind: 'select',
    options: choices('aggregations'),
  }),
  textField('direction', 'Qué es mejor', 'What is better', {
    kind: 'select',
    options: choices('directions'),
  }),
  textField('baselineValue', 'Línea base: valor', 'Baseline: value', { kind: 'number' }),
  textField('baselinePeriod', 'Línea base: período', 'Baseline: period'),
  textField('baselineWhyNot', 'Si no hay línea base, por qué', 'If there is no baseline, why', {
    nullable: true,
  }),
  textField('green', 'Va bien desde (% de la meta)', 'On track from (% of the goal)', { kind: 'number' }),
  textField('yellow', 'Va mal por debajo de (% de la meta)', 'Off track under (% of the goal)', {
    kind: 'number',
  }),
  textField('responsible', 'Quién lo captura', 'Who captures it'),
];
export const variableFields = [
  textField('symbol', 'Símbolo', 'Symbol'),
  textField('name', 'Qué es', 'What it is'),
  textField('unit', 'Unidad', 'Unit'),
];
export const groupFields = [
  textField('by', 'Por', 'By', { hint: both('sexo, área, provincia…', 'sexo, área, provincia…') }),
  textField('groups', 'Grupos (uno por línea)', 'Groups (one a line)', { kind: 'lines' }),
];
export const meansFields = [
  textField('name', 'Documento o registro', 'Document or record'),
  textField('owner', 'Quién lo hace', 'Who makes it'),
  textField('frequency', 'Cada cuánto sale', 'How often it appears', {
    kind: 'select',
    options: frequencies,
  }),
  textField('where', 'Dónde está', 'Where it stands'),
  textField('isPublic', 'Es público', 'It is public', { kind: 'check' }),
];

export const toRow = (one: Indicator): Row => ({
  ...one,
  baselineValue: one.baseline?.value ?? null,
  baselinePeriod: one.baseline?.period ?? '',
  green: one.thresholds ? one.thresholds.green * 100 : null,
  yellow: one.thresholds ? one.thresholds.yellow * 100 : null,
});
export function toIndicator(row: Row): Indicator {
  const { baselineValue, baselinePeriod, green, yellow, ...rest } = row as Row & Indicator;
  return {
    ...rest,
    baseline:
      typeof baselineValue === 'number'
        ? { value: baselineValue, period: String(baselinePeriod ?? '') }
        : null,
    thresholds:
      typeof green === 'number' && typeof yellow === 'number' && green > 0 && yellow > 0
        ? { green: green / 100, yellow: yellow / 100 }
        : null,
    disaggregations: rest.disaggregations.map((one) => ({
      ...one,
      groups: one.groups.map((group) => group.trim()).filter((group) => group !== ''),
    })),
  };
}

export const blankIndicator = (id: string, objective: string): Indicator => ({
  id,
  objective,
  name: '',
  definition: '',
  formula: '',
  variables: [],
  unit: '',
  kind: null,
  dimension: null,
  relation: null,
  frequency: null,
  aggregation: 'sum',
  direction: 'ascending',
  thresholds: { green: 0.95, yellow: 0.8 },
  baseline: null,
  baselineWhyNot: null,
  disaggregations: [],
  means: [],
  responsible: '',
  at: null,
});
