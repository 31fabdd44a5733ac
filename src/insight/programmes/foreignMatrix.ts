import { foldText } from '#kernel';
import {
  type Design,
  emptyDesign,
  type Frequency,
  type Indicator,
  type Level,
  type Objective,
} from './design.ts';
import type { Sheets } from './workbook.ts';

/** What was read of a matrix that another program or a person wrote, and what it does not have. */
export interface ForeignMatrix {
  readonly design: Design;
  /** The columns that were understood, as they are called there. */
  readonly columns: Readonly<Partial<Record<MatrixColumn, string>>>;
  readonly missing: readonly MatrixColumn[];
  /** Lines of the sheet, from 1, that could not be placed, with what stands in them. */
  readonly unread: readonly { readonly line: number; readonly text: string }[];
}
export const matrixColumns = [
  'level',
  'summary',
  'indicator',
  'formula',
  'unit',
  'frequency',
  'baseline',
  'goal',
  'means',
  'assumptions',
] as const;
export type MatrixColumn = (typeof matrixColumns)[number];

// As such columns are called in matrices of the region, folded: without accents or capitals.
const names: readonly (readonly [MatrixColumn, RegExp])[] = [
  ['level', /^(nivel|tipo|level)/],
  ['formula', /(metodo de calculo|formula|calculo)/],
  ['unit', /(unidad de medida|^unidad|^unit)/],
  ['frequency', /(frecuencia|periodicidad|frequency)/],
  ['baseline', /(linea (de )?base|baseline)/],
  ['goal', /^(meta|target|goal)/],
  ['means', /(medio|fuente|verificacion|means|source)/],
  ['assumptions', /(supuesto|hipotesis|assumption)/],
  ['indicator', /(indicador|indicator)/],
  ['summary', /(resumen|objetivo|descripcion|narrative|enunciado|resultado)/],
];
const levelNames: readonly (readonly [Level, RegExp])[] = [
  ['end', /^(fin|impacto|impact|goal)\b/],
  ['purpose', /^(proposito|resultado|efecto|outcome|purpose)\b/],
  ['component', /^(componente|producto|output|component)/],
  ['activity', /^(actividad|activity)/],
];
const frequencyNames: readonly (readonly [Frequency, RegExp])[] = [
  ['monthly', /mensual|mes/],
  ['quarterly', /trimestr/],
  ['four-monthly', /cuatrimestr/],
  ['semestral', /semestr/],
  ['biennial', /bienal|dos anos/],
  ['triennial', /trienal|tres anos/],
  ['sexennial', /sexenal|seis anos/],
  ['annual', /anual|ano/],
];

type Cell = Sheets[string][number][number] | undefined;
const cellText = (cell: Cell): string => (cell === null || cell === undefined ? '' : String(cell).trim());
const find = <Name>(list: readonly (readonly [Name, RegExp])[], text: string): Name | undefined => {
  const folded = foldText(text);
  // «Cuatrimestral» ends like «trimestral»: the longest name that fits is the one.
  return list
    .toSorted((a, b) => b[1].source.length - a[1].source.length)
    .find(([, pattern]) => pattern.test(folded))?.[0];
};

/** Reads a matrix of indicators whatever its columns are called. Null where no line has names of columns that are understood. */
export function readForeignMatrix(sheets: Sheets, name: string): ForeignMatrix | null {
  for (const rows of Object.values(sheets)) {
    const head = rows.findIndex((row) => columnsOf(row).size >= 2 && columnsOf(row).has('summary'));
    if (head !== -1) return readRows(rows, head, name);
  }
  return null;
}

function columnsOf(row: readonly Cell[]): Map<MatrixColumn, number> {
  const found = new Map<MatrixColumn, number>();
  row.forEach((cell, i) => {
    const folded = foldText(cellText(cell));
    const column = names.find(([, pattern]) => pattern.test(folded))?.[0];
    if (folded !== '' && column && !found.has(column)) found.set(column, i);
  });
  return found;
}

function readRows(rows: Sheets[string], head: number, name: string): ForeignMatrix {
  const columns = columnsOf(rows[head] ?? []);
  const objectives: Objective[] = [];
  const indicators: Indicator[] = [];
  const unread: { line: number; text: string }[] = [];
  let level: Level | undefined;
  rows.slice(head + 1).forEach((row, i) => {
    const get = (column: MatrixColumn) => {
      const at = columns.get(column);
      return at === undefined ? '' : cellText(row[at]);
    };
    const whole = row
      .map(cellText)
      .filter((one) => one !== '')
      .join(' · ');
    if (whole === '') return;
    const summary = get('summary');
    level =
      find(levelNames, get('level')) ??
      find(levelNames, summary) ??
      (get('level') === '' ? level : undefined);
    if (summary !== '') {
      if (!level) {
        unread.push({ line: head + i + 2, text: whole });
        return;
      }
      const component = objectives.findLast((one) => one.level === 'component');
      objectives.push({
        id: `${level}-${objectives.length + 1}`,
        level,
        title: null,
        parent: level === 'activity' ? (component?.id ?? null) : null,
        text: summary,
        unit: null,
        // Who wrote the matrix did not say on whom an assumption depends: it is asked for.
        assumptions: get('assumptions')
          .split(/\n|;/)
          .map((one) => one.trim())
          .filter((one) => one !== '')
          .map((text) => ({ text, control: null })),
        starts: null,
        ends: null,
        at: null,
      });
    }
    const objective = objectives.at(-1);
    if (get('indicator') === '') return;
    if (!objective) {
      unread.push({ line: head + i + 2, text: whole });
      return;
    }
    indicators.push(indicatorOf(indicators.length + 1, objective.id, get));
  });
  return {
    design: { ...emptyDesign(name), objectives, indicators },
    columns: Object.fromEntries([...columns].map(([column, at]) => [column, cellText(rows[head]?.[at])])),
    missing: matrixColumns.filter((one) => !columns.has(one)),
    unread,
  };
}

function indicatorOf(n: number, objective: string, get: (column: MatrixColumn) => string): Indicator {
  const baseline = Number(get('baseline').replace(',', '.').replace('%', ''));
  return {
    id: `i${n}`,
    objective,
    name: get('indicator').slice(0, 400),
    definition: '',
    formula: get('formula').slice(0, 400),
    variables: [],
    unit: get('unit').slice(0, 80),
    kind: null,
    dimension: null,
    relation: null,
    frequency: find(frequencyNames, get('frequency')) ?? null,
    aggregation: 'last',
    direction: 'ascending',
    thresholds: null,
    baseline: get('baseline') !== '' && Number.isFinite(baseline) ? { value: baseline, period: '' } : null,
    baselineWhyNot: null,
    disaggregations: [],
    means:
      get('means') === ''
        ? []
        : [{ name: get('means').slice(0, 400), owner: '', frequency: null, where: '', isPublic: false }],
    responsible: '',
    at: null,
  };
}
