import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { controlChart, wilsonInterval } from '#statistics';

// This command trusts nothing of the room that publishes: it reads two published files and does the arithmetic of the recipe
// again, with the formulas written out here.

interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly n: number;
}
interface Cell {
  readonly dimension: string;
  readonly member: string;
  readonly month: string;
  readonly attentions: number | null;
  readonly answers: number | null;
  readonly sixtieths: number | null;
  readonly satisfied: number | null;
  readonly scores: Readonly<Record<string, readonly number[]>> | null;
  readonly waits: readonly Stretch[] | null;
}
type Share = { share: number; low: number; high: number } | null;
interface Figures {
  readonly attentions: number | null;
  readonly answers: number | null;
  readonly responseRate: number | null;
  readonly waiting: { medianDays: number; percentile90Days: number } | null;
  readonly mean: number | null;
  readonly satisfied: Share;
  readonly questions: Readonly<
    Record<string, { mean: number; topTwo: Share; counts: readonly number[] } | null>
  > | null;
}
interface ChartPoint {
  readonly month: string;
  readonly value: number;
  readonly mean: number;
  readonly lowerLimit: number | null;
  readonly upperLimit: number | null;
  readonly signal: string | null;
}
interface Row {
  readonly code: string;
  readonly figures: Figures;
}
interface Results {
  readonly edition: { readonly sha256: string; readonly smallest: number };
  readonly overall: Figures;
  readonly byMonth: readonly { readonly month: string; readonly figures: Figures }[];
  readonly chart: readonly ChartPoint[];
  readonly waitingChart: readonly ChartPoint[];
  readonly byInsurance: readonly Row[];
  readonly byService: readonly Row[];
  readonly byFacility: readonly Row[];
  readonly byProvince: readonly Row[];
}

/** What was found: how many figures agree, and the first that does not. */
export interface IndicatorVerdict {
  readonly agreed: number;
  readonly wrong: { readonly where: string; readonly published: unknown; readonly derived: unknown } | null;
}

class Differs extends Error {
  readonly found: NonNullable<IndicatorVerdict['wrong']>;
  constructor(where: string, published: unknown, derived: unknown) {
    super(where);
    this.found = { where, published, derived };
  }
}

/**
 * Re-derives every published figure from the open file of protected cells.
 *
 * @param cellsText the file as it was downloaded: its SHA-256 must be the edition's.
 */
export function verifyIndicator(results: Results, cellsText: string): IndicatorVerdict {
  let agreed = 0;
  const same = (where: string, published: unknown, derived: unknown): void => {
    const close =
      typeof published === 'number' && typeof derived === 'number'
        ? Math.abs(published - derived) <= 1e-9 * Math.max(1, Math.abs(derived))
        : published === derived;
    if (!close) throw new Differs(where, published, derived);
    agreed += 1;
  };
  const sameShare = (where: string, published: Share, successes: number, n: number): void => {
    const interval = wilsonInterval(successes, n)!;
    same(`${where}.share`, published?.share, successes / n);
    same(`${where}.low`, published?.low, interval.low);
    same(`${where}.high`, published?.high, interval.high);
  };

  const sameFigures = (where: string, published: Figures, cell: Cell): void => {
    same(`${where}.attentions`, published.attentions, cell.attentions);
    same(`${where}.answers`, published.answers, cell.answers);
    const rate = cell.attentions && cell.answers !== null ? cell.answers / cell.attentions : null;
    same(`${where}.responseRate`, published.responseRate, rate);
    same(`${where}.waiting.median`, published.waiting?.medianDays ?? null, waitAt(cell.waits, 0.5));
    same(
      `${where}.waiting.percentile90`,
      published.waiting?.percentile90Days ?? null,
      waitAt(cell.waits, 0.9),
    );
    if (!cell.answers) {
      same(`${where}.mean`, published.mean, null);
      same(`${where}.satisfied`, published.satisfied, null);
      return;
    }
    same(`${where}.mean`, published.mean, cell.sixtieths! / (60 * cell.answers));
    sameShare(`${where}.satisfied`, published.satisfied, cell.satisfied!, cell.answers);
    for (const [question, counts] of Object.entries(cell.scores!)) {
      const n = counts.reduce((sum, count) => sum + count, 0);
      const shown = published.questions?.[question] ?? null;
      if (n === 0) same(`${where}.${question}`, shown, null);
      else {
        const points = counts[0]! + 2 * counts[1]! + 3 * counts[2]! + 4 * counts[3]! + 5 * counts[4]!;
        same(`${where}.${question}.mean`, shown?.mean, points / n);
        sameShare(`${where}.${question}.topTwo`, shown?.topTwo ?? null, counts[3]! + counts[4]!, n);
      }
    }
  };

  const sameChart = (
    where: string,
    published: readonly ChartPoint[],
    months: readonly { month: string; value: number }[],
    better: 'increase' | 'decrease',
  ): void => {
    same(`${where}.length`, published.length, months.length);
    const { points } = controlChart({ values: months.map((one) => one.value), improvementDirection: better });
    points.forEach((point, i) => {
      const shown = published[i]!;
      same(`${where}[${i}].month`, shown.month, months[i]!.month);
      same(`${where}[${i}].value`, shown.value, point.value);
      same(`${where}[${i}].mean`, shown.mean, point.mean);
      same(`${where}[${i}].lowerLimit`, shown.lowerLimit, point.lowerLimit);
      same(`${where}[${i}].upperLimit`, shown.upperLimit, point.upperLimit);
      same(`${where}[${i}].signal`, shown.signal, point.specialCause);
    });
  };

  try {
    same('sha256', results.edition.sha256, createHash('sha256').update(cellsText).digest('hex'));
    const { cells }: { cells: readonly Cell[] } = JSON.parse(cellsText);
    for (const cell of cells)
      for (const count of [cell.attentions, cell.answers])
        if (count !== null && count > 0 && count < results.edition.smallest)
          throw new Differs(`${cell.dimension} ${cell.member} ${cell.month}`, count, null);
    sameSums(cells, same);

    const at = (dimension: string, member: string, month: string) => {
      const found = cells.find(
        (cell) => cell.dimension === dimension && cell.member === member && cell.month === month,
      );
      if (!found)
        throw new Differs(`${dimension} ${member} ${month}`, 'published', 'not in the file of cells');
      return found;
    };
    sameFigures('overall', results.overall, at('all', '', 'total'));
    const monthCells = cells
      .filter((cell) => cell.dimension === 'all' && cell.month !== 'total')
      .sort((a, b) => (a.month < b.month ? -1 : 1));
    same('byMonth.length', results.byMonth.length, monthCells.length);
    monthCells.forEach((cell, i) => {
      sameFigures(`byMonth ${cell.month}`, results.byMonth[i]!.figures, cell);
    });
    const lists = {
      insurance: results.byInsurance,
      service: results.byService,
      facility: results.byFacility,
      province: results.byProvince,
    };
    for (const [dimension, rows] of Object.entries(lists)) {
      const inFile = cells.filter((cell) => cell.dimension === dimension && cell.month === 'total');
      same(`by ${dimension}.length`, rows.length, inFile.length);
      for (const row of rows)
        sameFigures(`${dimension} ${row.code}`, row.figures, at(dimension, row.code, 'total'));
      rows.slice(1).forEach((row, i) => {
        const [before, after] = [rows[i]!.figures.satisfied?.low ?? -1, row.figures.satisfied?.low ?? -1];
        same(`order of ${dimension} ${row.code}`, after <= before, true);
      });
    }
    sameChart(
      'chart',
      results.chart,
      monthCells.flatMap((cell) =>
        cell.answers ? [{ month: cell.month, value: cell.sixtieths! / 60 / cell.answers }] : [],
      ),
      'increase',
    );
    sameChart(
      'waitingChart',
      results.waitingChart,
      monthCells.flatMap((cell) => {
        const value = waitAt(cell.waits, 0.5);
        return value === null ? [] : [{ month: cell.month, value }];
      }),
      'decrease',
    );
    return { agreed, wrong: null };
  } catch (error) {
    if (error instanceof Differs) return { agreed, wrong: error.found };
    throw error;
  }
}

/** Where every member of a dimension is shown in a month, they add up to what is shown of all. */
function sameSums(
  cells: readonly Cell[],
  same: (where: string, published: unknown, derived: unknown) => void,
): void {
  const all = new Map(cells.filter((cell) => cell.dimension === 'all').map((cell) => [cell.month, cell]));
  const groups = Map.groupBy(
    cells.filter((cell) => cell.dimension !== 'all'),
    (cell) => `${cell.dimension} ${cell.month}`,
  );
  for (const [where, members] of groups)
    for (const field of ['attentions', 'answers', 'sixtieths', 'satisfied'] as const) {
      const whole = all.get(members[0]!.month)?.[field] ?? null;
      if (whole === null || members.some((cell) => cell[field] === null)) continue;
      same(
        `sum of ${where} ${field}`,
        whole,
        members.reduce((sum, cell) => sum + cell[field]!, 0),
      );
    }
}

/** The recipe's wait in days: a straight line within the stretch that holds the rank p·n, rounded to a tenth of a day. */
function waitAt(waits: readonly Stretch[] | null, p: number): number | null {
  if (!waits || waits.length === 0) return null;
  let rank = p * waits.reduce((sum, stretch) => sum + stretch.n, 0);
  for (const { from, to, n } of waits) {
    if (rank <= n) return Math.round(from + (rank / n) * (to - from)) / 10;
    rank -= n;
  }
  return waits.at(-1)!.to / 10;
}

const texts = {
  es: {
    usage:
      'Uso: amparo verify indicator --results resultados.json --cells celdas.json\n  o:  amparo verify indicator --site http://localhost:3000\n',
    sound: (agreed: number) =>
      `Todo concuerda: ${agreed} cifras publicadas se vuelven a obtener de las celdas publicadas.\n`,
    wrong: (agreed: number, { where, published, derived }: NonNullable<IndicatorVerdict['wrong']>) =>
      `No concuerda «${where}»: se publicó ${JSON.stringify(published)} y de las celdas resulta ${JSON.stringify(derived)}. Antes concordaron ${agreed} cifras.\n`,
  },
  en: {
    usage:
      'Usage: amparo verify indicator --results results.json --cells cells.json\n   or: amparo verify indicator --site http://localhost:3000\n',
    sound: (agreed: number) => `All agree: ${agreed} published figures follow from the published cells.\n`,
    wrong: (agreed: number, { where, published, derived }: NonNullable<IndicatorVerdict['wrong']>) =>
      `“${where}” does not agree: ${JSON.stringify(published)} was published and the cells give ${JSON.stringify(derived)}. ${agreed} figures agreed before it.\n`,
  },
};

async function textOf(file: string): Promise<string> {
  if (!/^https?:/.test(file)) return readFile(file, 'utf8');
  const answer = await fetch(file);
  if (!answer.ok) throw new Error(`${file}: ${answer.status}`);
  return answer.text();
}

/** `amparo verify indicator`: 0 when every published figure follows from the published cells, 1 when one does not. */
export async function run(args: string[]): Promise<number> {
  const say = texts[process.env.AMPARO_LANGUAGE === 'en' ? 'en' : 'es'];
  const { values } = parseArgs({
    args,
    options: { results: { type: 'string' }, cells: { type: 'string' }, site: { type: 'string' } },
  });
  const site = values.site?.replace(/\/$/, '');
  const results = values.results ?? (site && `${site}/api/quality/results`);
  const cells = values.cells ?? (site && `${site}/api/quality/results/cells.json`);
  if (!results || !cells) {
    process.stderr.write(say.usage);
    return 2;
  }
  const verdict = verifyIndicator(JSON.parse(await textOf(results)), await textOf(cells));
  if (verdict.wrong) process.stderr.write(say.wrong(verdict.agreed, verdict.wrong));
  else process.stdout.write(say.sound(verdict.agreed));
  return verdict.wrong ? 1 : 0;
}
