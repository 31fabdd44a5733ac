import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  baseScenario,
  checkScenario,
  performRun,
  plainLaw,
  type RunInputs,
  type Scenario,
  singleFigures,
} from '#actuarial';
import { parseYamlFile, readAwardLaw, readCaseDocument } from '#actuarial/folder';
import { actuarialLanguage, actuarialWords } from './support/actuarialWords.ts';

/** `amparo valuation run …`. @returns 0 done, 1 refused, 2 the command was not understood. */
export async function run(args: string[]): Promise<number> {
  const say = actuarialWords();
  let parsed: {
    values: { scenario?: string; study?: string; years?: string; law?: string; out?: string; json?: boolean };
    positionals: string[];
  };
  try {
    const text = { type: 'string' } as const;
    parsed = parseArgs({
      args,
      allowPositionals: true,
      options: { scenario: text, study: text, years: text, law: text, out: text, json: { type: 'boolean' } },
    });
  } catch (error) {
    return misunderstood((error as Error).message);
  }
  const { values, positionals } = parsed;
  const folder = findCase(positionals[0]);
  if (folder === undefined)
    return misunderstood(positionals[0] === undefined ? say.nameACase : say.noCase(positionals[0]));
  const document = readCaseDocument(folder);
  const studies = Object.keys(document.studies);
  const study = values.study ?? studies.at(-1)!;
  const entry = document.studies[study];
  if (!entry) return misunderstood(say.noStudy(study, studies));
  const years = values.years === undefined ? entry.years : Number(values.years);
  if (!Number.isInteger(years) || years < 1 || entry.yearBase + years > 2100)
    return misunderstood(say.yearsUnlikely(String(values.years), 2100 - entry.yearBase));

  let scenario: Scenario = baseScenario;
  if (values.scenario !== undefined) {
    if (!existsSync(values.scenario)) return misunderstood(say.noScenario(values.scenario));
    const checked = checkScenario(
      parseYamlFile(values.scenario),
      document.assumptions,
      entry.yearBase + years,
    );
    if (checked.defects.length > 0) {
      for (const defect of checked.defects) process.stderr.write(`${say.defect(defect)}\n`);
      process.stderr.write(
        `${say.refused(checked.defects.length)}
`,
      );
      return 1;
    }
    scenario = checked.scenario;
  }
  const lawFolder = values.law ?? join(import.meta.dirname, '..', '..', 'law');
  const inputs: RunInputs = { document, law: plainLaw(readAwardLaw(lawFolder, 2019)) };
  const { manifest, tables, valuation } = performRun(inputs, { study, years, scenario });
  const figures = singleFigures(valuation);
  if (values.out !== undefined) {
    mkdirSync(values.out, { recursive: true });
    writeFileSync(join(values.out, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
    writeFileSync(join(values.out, 'inputs.json'), `${JSON.stringify(inputs)}\n`);
    for (const [name, text] of Object.entries(tables)) writeFileSync(join(values.out, name), text);
  }
  process.stdout.write(values.json ? `${JSON.stringify({ manifest, figures }, null, 2)}\n` : report());
  return 0;

  function report(): string {
    const lines = [
      `${entry!.title[actuarialLanguage()]} — ${scenario.title[actuarialLanguage()]}`,
      `${say.run} ${manifest.id}`,
      '',
    ];
    for (const [name, value] of Object.entries(figures))
      lines.push(
        `${name.padEnd(30)} ${value === undefined ? say.notWithinHorizon : name.endsWith('Year') ? value : format(value)}`,
      );
    return `${lines.join('\n')}\n`;
  }
}

function format(value: number): string {
  return Math.abs(value) < 10
    ? value.toFixed(6)
    : value.toLocaleString('en-US', { maximumFractionDigits: 0 });
}

/** A folder as given, or the name of one under `cases/`. */
function findCase(name: string | undefined): string | undefined {
  if (name === undefined) return undefined;
  const own = join(import.meta.dirname, '..', '..', 'cases', name);
  return [name, own].find((folder) => existsSync(join(folder, 'pensions', 'assumptions.yaml')));
}

function misunderstood(reason: string): number {
  process.stderr.write(`${reason}\n\n${actuarialWords().valuationUsage}\n`);
  return 2;
}
