import type { SheetCell, SheetSpec } from '#platform/documents';
import { type Design, emptyDesign, type Indicator, indicatorModel, partModels } from './design.ts';

// A design as a workbook and back, losing nothing: one sheet for each list, one line for each thing, identifiers in the first columns.
// An empty cell is nothing where nothing may be, and an empty text elsewhere.

export interface MatrixBook {
  readonly design: Design;
  readonly goals: Readonly<Record<string, Readonly<Record<string, number>>>>;
}
/** Sheets by name, each a list of lines; the first line has the names of the columns. */
export type Sheets = Readonly<Record<string, readonly (readonly (string | number | boolean | null)[])[]>>;

type Line = Readonly<Record<string, SheetCell>>;
interface SheetPlan {
  readonly name: string;
  readonly columns: readonly string[];
  lines(book: MatrixBook): readonly Line[];
}

const single = ['identity', 'situation', 'equity'] as const;
const populationKinds = ['potential', 'target', 'served'] as const;
const scopes = ['populations', 'goods', 'territories'] as const;
const canvases = ['problemTree', 'objectiveTree', 'theory'] as const;
const indicatorColumns = [
  'id',
  'objective',
  'name',
  'definition',
  'formula',
  'unit',
  'kind',
  'dimension',
  'relation',
  'frequency',
  'aggregation',
  'direction',
  'baselineValue',
  'baselinePeriod',
  'baselineWhyNot',
  'green',
  'yellow',
  'responsible',
  'at',
];

const rowsOf = (
  name: string,
  columns: readonly string[],
  lines: (book: MatrixBook) => readonly unknown[],
): SheetPlan => ({
  name,
  columns,
  lines: lines as SheetPlan['lines'],
});

const plans: readonly SheetPlan[] = [
  rowsOf('Ficha', ['part', 'field', 'n', 'value'], ({ design }) => [
    ...single.flatMap((part) =>
      Object.entries(design[part]).flatMap(([field, value]): object[] =>
        Array.isArray(value)
          ? value.map((one, n) => ({ part, field, n: n + 1, value: one }))
          : [{ part, field, n: null, value: value as SheetCell }],
      ),
    ),
    ...design.populations.unitsUsed.map((value, n) => ({
      part: 'populations',
      field: 'unitsUsed',
      n: n + 1,
      value,
    })),
    { part: 'sustainability', field: 'exitPlan', n: null, value: design.sustainability.exitPlan },
  ]),
  rowsOf(
    'Poblaciones',
    ['which', 'definition', 'unit', 'quantity', 'whyNot', 'method', 'source', 'reviewMonths', 'at'],
    ({ design }) =>
      populationKinds.flatMap((which) =>
        design.populations[which] ? [{ which, ...design.populations[which] }] : [],
      ),
  ),
  rowsOf('Alcance', ['which', 'code', 'at'], ({ design }) =>
    scopes.flatMap((which) => design.scope[which].map((one) => ({ which, ...one }))),
  ),
  rowsOf(
    'Matriz',
    ['id', 'level', 'parent', 'title', 'text', 'unit', 'starts', 'ends', 'at'],
    ({ design }) => design.objectives,
  ),
  rowsOf('Supuestos', ['objective', 'text', 'control'], ({ design }) =>
    design.objectives.flatMap((one) => one.assumptions.map((each) => ({ objective: one.id, ...each }))),
  ),
  rowsOf('Indicadores', indicatorColumns, ({ design }) =>
    design.indicators.map((one) => ({
      ...one,
      baselineValue: one.baseline?.value ?? null,
      baselinePeriod: one.baseline?.period ?? null,
      green: one.thresholds?.green ?? null,
      yellow: one.thresholds?.yellow ?? null,
    })),
  ),
  rowsOf('Variables', ['indicator', 'symbol', 'name', 'unit'], ({ design }) =>
    design.indicators.flatMap((one) => one.variables.map((each) => ({ indicator: one.id, ...each }))),
  ),
  rowsOf('Medios', ['indicator', 'name', 'owner', 'frequency', 'where', 'isPublic'], ({ design }) =>
    design.indicators.flatMap((one) => one.means.map((each) => ({ indicator: one.id, ...each }))),
  ),
  rowsOf('Desagregaciones', ['indicator', 'n', 'by', 'group'], ({ design }) =>
    design.indicators.flatMap((one) =>
      one.disaggregations.flatMap(({ by, groups }, n) =>
        groups.map((group) => ({ indicator: one.id, n: n + 1, by, group })),
      ),
    ),
  ),
  rowsOf('Metas', ['indicator', 'period', 'goal'], ({ goals }) =>
    Object.entries(goals).flatMap(([indicator, periods]) =>
      Object.entries(periods).map(([period, goal]) => ({ indicator, period, goal })),
    ),
  ),
  rowsOf(
    'Riesgos',
    ['id', 'text', 'probability', 'impact', 'mitigation', 'owner', 'at'],
    ({ design }) => design.risks,
  ),
  rowsOf('Partes interesadas', ['name', 'interest', 'role'], ({ design }) => design.stakeholders),
  rowsOf('Roles', ['who', 'does', 'at'], ({ design }) => design.roles),
  rowsOf('Presupuesto', ['id', 'component', 'source', 'name', 'cents', 'at'], ({ design }) => design.budget),
  rowsOf('Productos', ['id', 'component', 'code', 'name', 'due', 'at'], ({ design }) => design.products),
  rowsOf('Salida', ['what', 'who', 'by'], ({ design }) => design.sustainability.continues),
  rowsOf('Alineación', ['plan', 'goal', 'how'], ({ design }) => design.alignment),
  rowsOf('Informes', ['what', 'who', 'every', 'due', 'at'], ({ design }) => design.reports),
  rowsOf('Evidencia', ['text', 'source', 'shows'], ({ design }) => design.evidence),
  rowsOf('Cajas', ['canvas', 'id', 'kind', 'text', 'x', 'y'], ({ design }) =>
    canvases.flatMap((canvas) => design[canvas].nodes.map((one) => ({ canvas, ...one }))),
  ),
  rowsOf('Uniones', ['canvas', 'from', 'to', 'why'], ({ design }) =>
    canvases.flatMap((canvas) => design[canvas].links.map((one) => ({ canvas, ...one }))),
  ),
];

/** The sheets of a design with its goals. */
export function sheetsOf(book: MatrixBook): SheetSpec[] {
  return plans.map((plan) => ({
    name: plan.name,
    columns: plan.columns.map((header) => ({
      header,
      width: /text|definition|value|name|why/.test(header) ? 48 : 16,
    })),
    rows: plan.lines(book).map((line) => plan.columns.map((column) => line[column] ?? null)),
  }));
}

/** Whether sheets are those that `sheetsOf` writes. */
export const isOurBook = (sheets: Sheets): boolean =>
  'Matriz' in sheets && 'Ficha' in sheets && 'Indicadores' in sheets;

/** Reads a workbook of ours back. @throws ZodError where a cell holds what its column does not take. */
export function readBook(sheets: Sheets): MatrixBook {
  const lines = (name: string): Record<string, string | number | boolean | null>[] => {
    const [head = [], ...rest] = sheets[name] ?? [];
    return rest
      .filter((row) => row.some((cell) => cell !== null))
      .map((row) => Object.fromEntries(head.map((column, i) => [String(column), row[i] ?? null])));
  };
  const base = emptyDesign('');
  const facts = lines('Ficha');
  const fact = (part: string, field: string) =>
    facts.filter((one) => one.part === part && one.field === field);
  const one = (part: string, defaults: object) =>
    Object.fromEntries(
      Object.entries(defaults).map(([field, value]) => {
        const found = fact(part, field);
        if (Array.isArray(value)) return [field, found.map((each) => texts(each.value))];
        const cell = found[0]?.value ?? null;
        return [field, cell === null && typeof value === 'string' ? '' : cell];
      }),
    );
  const texts = (value: string | number | boolean | null | undefined) =>
    value === null || value === undefined ? '' : String(value);
  const blanks = (line: object, ...fields: string[]) => ({
    ...line,
    ...Object.fromEntries(
      fields.map((field) => [field, texts((line as Record<string, string | null>)[field])]),
    ),
  });
  const mine = (name: string, id: unknown, key = 'indicator') =>
    lines(name)
      .filter((line) => texts(line[key]) === texts(id as string))
      .map(({ [key]: _own, ...rest }) => rest);
  const canvas = (name: (typeof canvases)[number]) => ({
    nodes: mine('Cajas', name, 'canvas').map((node) => blanks(node, 'id', 'text')),
    links: mine('Uniones', name, 'canvas').map((link) => blanks(link, 'from', 'to', 'why')),
  });
  const design = {
    identity: partModels.identity.parse(one('identity', base.identity)),
    situation: partModels.situation.parse(one('situation', base.situation)),
    equity: partModels.equity.parse(one('equity', base.equity)),
    populations: partModels.populations.parse({
      ...Object.fromEntries(
        populationKinds.map((which) => {
          const found = lines('Poblaciones').find((line) => line.which === which);
          return [which, found ? blanks(found, 'definition') : null];
        }),
      ),
      unitsUsed: fact('populations', 'unitsUsed').map((each) => texts(each.value)),
    }),
    scope: partModels.scope.parse(
      Object.fromEntries(scopes.map((which) => [which, mine('Alcance', which, 'which')])),
    ),
    objectives: partModels.objectives.parse(
      lines('Matriz').map((line) => ({
        ...blanks(line, 'id', 'text'),
        assumptions: mine('Supuestos', line.id, 'objective').map((each) => blanks(each, 'text')),
      })),
    ),
    indicators: lines('Indicadores').map((line) => indicatorOf(line, mine, blanks)),
    risks: partModels.risks.parse(lines('Riesgos').map((line) => blanks(line, 'id', 'text', 'mitigation'))),
    stakeholders: partModels.stakeholders.parse(
      lines('Partes interesadas').map((line) => blanks(line, 'name', 'interest', 'role')),
    ),
    roles: partModels.roles.parse(lines('Roles').map((line) => blanks(line, 'who', 'does'))),
    budget: partModels.budget.parse(lines('Presupuesto').map((line) => blanks(line, 'id', 'source', 'name'))),
    products: partModels.products.parse(
      lines('Productos').map((line) => blanks(line, 'id', 'component', 'code', 'name')),
    ),
    sustainability: partModels.sustainability.parse({
      exitPlan: fact('sustainability', 'exitPlan')[0]?.value ?? null,
      continues: lines('Salida').map((line) => blanks(line, 'what', 'who')),
    }),
    alignment: partModels.alignment.parse(
      lines('Alineación').map((line) => blanks(line, 'plan', 'goal', 'how')),
    ),
    reports: partModels.reports.parse(
      lines('Informes').map((line) => blanks(line, 'what', 'who', 'every', 'due')),
    ),
    evidence: partModels.evidence.parse(lines('Evidencia').map((line) => blanks(line, 'text', 'source'))),
    problemTree: partModels.problemTree.parse(canvas('problemTree')),
    objectiveTree: partModels.objectiveTree.parse(canvas('objectiveTree')),
    theory: partModels.theory.parse(canvas('theory')),
  };
  const goals: Record<string, Record<string, number>> = {};
  for (const { indicator, period, goal } of lines('Metas')) {
    const key = texts(indicator);
    goals[key] = { ...goals[key], [texts(period)]: Number(goal) };
  }
  return { design, goals };
}

function indicatorOf(
  line: Record<string, string | number | boolean | null>,
  mine: (name: string, id: unknown) => object[],
  blanks: (line: object, ...fields: string[]) => object,
): Indicator {
  const groups = mine('Desagregaciones', line.id) as { n: number; by: string; group: string | number }[];
  const numbers = [...new Set(groups.map((one) => one.n))];
  const { baselineValue, baselinePeriod, green, yellow, ...rest } = line;
  return indicatorModel.parse({
    ...blanks(rest, 'id', 'objective', 'name', 'definition', 'formula', 'unit', 'responsible'),
    baseline:
      typeof baselineValue === 'number'
        ? { value: baselineValue, period: String(baselinePeriod ?? '') }
        : null,
    thresholds: typeof green === 'number' && typeof yellow === 'number' ? { green, yellow } : null,
    variables: mine('Variables', line.id).map((one) => blanks(one, 'symbol', 'name', 'unit')),
    means: mine('Medios', line.id).map((one) => blanks(one, 'name', 'owner', 'where')),
    disaggregations: numbers.map((n) => ({
      by: String(groups.find((one) => one.n === n)?.by ?? ''),
      groups: groups.filter((one) => one.n === n).map((one) => String(one.group)),
    })),
  });
}
