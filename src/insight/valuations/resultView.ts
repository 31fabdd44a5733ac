import { fanShares, parseCsv, type RunManifest, type RunTables } from '#actuarial';
import type { ComparisonAnswer, ResultAnswer } from './api.ts';
import type { ReferenceCase } from './referenceCase.ts';
import type { RunResultRow } from './runStore.ts';

/** Yearly figures that pages and reports show, by their names in years.csv. */
const pathsShown = [
  'labourForce',
  'contributors',
  'affiliates',
  'newEntrants',
  'oldAgePensioners',
  'invalidityPensioners',
  'widows',
  'orphans',
  'wages',
  'contributions',
  'administration',
  'pensions',
  'funeral',
  'stateDue',
  'statePaid',
  'interest',
  'reserve',
  'payAsYouGo',
  'payAsYouGoWithState',
  'dependency',
  'replacement',
  'meanPay',
] as const;

const stepTitles: Readonly<Record<string, { es: string; en: string }>> = {
  'time-and-data': { es: 'Paso del tiempo y datos nuevos', en: 'Passing of time and new data' },
  law: { es: 'Ley de pensiones', en: 'Law of pensions' },
  decrements: { es: 'Mortalidad, invalidez, salidas y retiro del paquete', en: 'The package’s decrements' },
  families: { es: 'Familias del paquete', en: 'The package’s families' },
  scenario: { es: 'Escenario', en: 'Scenario' },
};

/** A run's kept result as pages and reports show it: everything comes from the tables that are published. */
export function resultView(
  on: ReferenceCase,
  row: RunResultRow,
  tables: RunTables,
  comparedWith: ComparisonAnswer['with'] | null,
  onPackage: boolean,
): ResultAnswer {
  const { manifest } = row;
  const yearly = parseCsv('years', tables['years.csv']!);
  const column = (name: string): number[] => {
    const at = yearly.columns.indexOf(name);
    return yearly.rows.map((cells) => Number(cells[at]));
  };
  return {
    id: row.id,
    engine: manifest.engine,
    inputs: manifest.inputs,
    parts: manifest.parts ? { ...manifest.parts } : {},
    scenario: manifest.request.scenario.title,
    simulations: manifest.request.stochastic?.runs ?? 0,
    seed: manifest.request.stochastic?.model.seed ?? null,
    onPackage,
    figures: { ...row.figures },
    years: column('year'),
    paths: Object.fromEntries(pathsShown.map((name) => [name, column(name)])),
    scaledPremiums: rowsOf(tables['scaled-premiums.csv']).map((cells) => ({
      yearFirst: Number(cells.year_first),
      yearLast: Number(cells.year_last),
      rate: Number(cells.rate),
      reserveAtEnd: Number(cells.reserve_at_end),
    })),
    published: publishedRows(on, tables),
    note: rowsOf(tables['note-2020.csv']).map((cells) => ({
      id: cells.id!,
      published: Number(cells.published),
      computed: Number(cells.computed),
      permanentLoss: cells.permanent_loss_that_gives_it ? Number(cells.permanent_loss_that_gives_it) : null,
    })),
    fan: fanOf(tables),
    comparison: comparisonOf(on, row, comparedWith),
    tables: Object.keys(manifest.tables).sort(),
  };
}

function rowsOf(text: string | undefined): Record<string, string>[] {
  if (text === undefined) return [];
  const table = parseCsv('table', text);
  return table.rows.map((cells) =>
    Object.fromEntries(table.columns.map((name, at) => [name, cells[at] ?? ''])),
  );
}

function publishedRows(on: ReferenceCase, tables: RunTables): ResultAnswer['published'] {
  const byId = new Map(on.beside.figures.map((figure) => [figure.id, figure]));
  return rowsOf(tables['published.csv']).map((cells) => ({
    id: cells.id!,
    figure: byId.get(cells.id!)?.figure ?? cells.id!,
    fittedOn2018: byId.get(cells.id!)?.fittedOn2018 ?? false,
    unit: cells.unit!,
    published: Number(cells.published),
    computed: Number(cells.computed),
    difference: Number(cells.difference),
    tolerance: cells.tolerance ? Number(cells.tolerance) : null,
    within: cells.within === '' ? null : cells.within === 'yes',
    source: byId.get(cells.id!)?.source ?? { es: '', en: '' },
  }));
}

function fanOf(tables: RunTables): ResultAnswer['fan'] {
  const rows = rowsOf(tables['stochastic.csv']);
  if (rows.length === 0) return null;
  return {
    shares: [...fanShares],
    paths: fanShares.map((share) => rows.map((cells) => Number(cells[`reserve_p${100 * share}`]))),
    exhausted: rows.map((cells) => Number(cells.share_exhausted)),
  };
}

function comparisonOf(
  on: ReferenceCase,
  row: RunResultRow,
  comparedWith: ComparisonAnswer['with'] | null,
): ComparisonAnswer | null {
  if (!row.comparison || !comparedWith) return null;
  const { measures, experience } = row.comparison;
  return {
    with: comparedWith,
    measures: Object.fromEntries(
      Object.entries(measures).map(([name, measure]) => [
        name,
        {
          start: measure.start,
          end: measure.end,
          steps: measure.steps.map((step) => ({ ...step, title: titleOfStep(on, step.id) })),
        },
      ]),
    ),
    experience: experience ? experience.map((one) => ({ ...one })) : null,
  };
}

function titleOfStep(on: ReferenceCase, id: string): { es: string; en: string } {
  return stepTitles[id] ?? on.document.assumptions[id]?.title ?? { es: id, en: id };
}

export interface PublishedPackage {
  readonly manifest: RunManifest;
  readonly inputsText: string;
  readonly tables: RunTables;
}

/** Everything that `amparo verify run` needs, in one folder of an archive. */
export function archiveFiles(run: PublishedPackage, readme: string): [string, string][] {
  const folder = `valuacion-${run.manifest.id.slice(0, 8)}`;
  return [
    [`${folder}/LEAME.txt`, readme],
    [`${folder}/manifest.json`, `${JSON.stringify(run.manifest, null, 2)}\n`],
    [`${folder}/inputs.json`, run.inputsText],
    ...Object.entries(run.tables).map(([name, text]): [string, string] => [`${folder}/${name}`, text]),
  ];
}
