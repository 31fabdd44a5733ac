import { randomUUID } from 'node:crypto';
import type { RunPackage, RunRequest } from '#actuarial';
import { canonicalJson } from '#kernel';
import { recordEntries } from '#platform/audit';
import { type Database, transaction } from '#platform/database';
import { demonstrationTexts, spoilPackage } from './demonstrationTexts.ts';
import { doRun } from './doRun.ts';
import { judge, type PackageContent, packageHash } from './opinionReport.ts';
import type { ReferenceCase } from './referenceCase.ts';
import { storeResult } from './runner.ts';
import { insertRun } from './runStore.ts';
import { appendDeed, insertPackage, insertValuation, keepContent, readAllEvents } from './store.ts';
import type { ValuationDeed } from './valuation.ts';

const system = { kind: 'system', id: null, onBehalfOf: null } as const;
const minuteMs = 60_000;
const dayMs = 86_400_000;
/** Few, so that a demonstration starts at once; an actuary asks for thousands. */
const simulations = 80;

/**
 * Gives the synthetic institution its valuations: the two studies that were published, as reference valuations on reconstructed members,
 * and one in preparation whose data package came with defects and was mended. Nobody is their author: the house did them.
 *
 * @returns how many; 0 when there are valuations already.
 */
export async function loadReferenceValuations(db: Database, on: ReferenceCase, now: Date): Promise<number> {
  if ((await readAllEvents(db.kysely)).length > 0) return 0;
  const ago = (days: number): Date => new Date(now.getTime() - days * dayMs);
  const first = await loadOne(db, on, {
    study: 'ivm-2018',
    at: ago(240),
    number: 1,
    comparedWith: null,
    simulations: 0,
  });
  const second = await loadOne(db, on, {
    study: 'ivm-2020',
    at: ago(120),
    number: 2,
    comparedWith: first,
    simulations,
  });
  await loadOne(db, on, {
    study: 'ivm-2020',
    at: ago(6),
    number: null,
    comparedWith: second,
    simulations: 0,
  });
  return 3;
}

interface Asked {
  readonly study: 'ivm-2018' | 'ivm-2020';
  readonly at: Date;
  /** null: a draft, on a data package. */
  readonly number: number | null;
  readonly comparedWith: {
    readonly runId: string;
    readonly inputsText: string;
    readonly request: RunRequest;
  } | null;
  readonly simulations: number;
}

async function loadOne(
  db: Database,
  on: ReferenceCase,
  asked: Asked,
): Promise<NonNullable<Asked['comparedWith']>> {
  const { study, at, number, comparedWith } = asked;
  const entry = on.document.studies[study]!;
  const valuationId = randomUUID();
  const texts = demonstrationTexts[number === null ? 'draft' : study];
  const deeds: ValuationDeed[] = [{ kind: 'opened', title: texts.title, study, years: entry.years }];
  const packages = number === null ? packagesOf(on, study, entry.years) : [];
  const ids = packages.map(() => randomUUID());
  packages.forEach((content, i) => {
    deeds.push({
      kind: 'package-received',
      packageId: ids[i]!,
      version: i + 1,
      sha256: packageHash(content),
      verdict: judge(on, study, entry.years, content).verdict,
    });
  });
  const packageId = ids.at(-1) ?? null;
  if (packageId) deeds.push({ kind: 'opinion-signed', packageId, opinion: texts.opinion, ...texts.author });

  const data: RunPackage | undefined = packages.at(-1) && {
    ...packages.at(-1)!,
    settings: on.settingsFor(study),
  };
  const request: RunRequest = {
    study,
    years: entry.years,
    scenario: on.scenarios[0]!,
    ...(asked.simulations > 0 ? { stochastic: { runs: asked.simulations, model: on.stochastic } } : {}),
  };
  const inputsText = canonicalJson(on.inputsOf(data));
  const runId = randomUUID();
  const began = performance.now();
  const done = doRun({ inputsText, request, comparedWith }, () => true);
  const took = Math.round(performance.now() - began);
  deeds.push(
    { kind: 'run-asked', runId, packageId },
    { kind: 'run-chosen', runId, packageId },
    { kind: 'text-written', ...texts.text },
  );
  if (number !== null)
    deeds.push(
      { kind: 'submitted', ...texts.author },
      { kind: 'approved', ...texts.reviewer, note: texts.note },
      { kind: 'published', number },
    );

  await transaction(db, async (trx) => {
    await insertValuation(trx, valuationId, at);
    for (const [i, deed] of deeds.entries())
      await appendDeed(trx, valuationId, i + 1, deed, null, new Date(at.getTime() + i * minuteMs));
    for (const [i, content] of packages.entries())
      await insertPackage(trx, {
        packageId: ids[i]!,
        valuationId,
        version: i + 1,
        sha256: packageHash(content),
        texts: content.texts,
        files: Object.entries(content.texts).map(([table, text]) => ({
          name: `${table}.csv`,
          bytes: Buffer.byteLength(text),
        })),
        corrections: content.corrections,
        opinion: judge(on, study, entry.years, content),
        receivedBy: null,
        receivedAt: new Date(at.getTime() + i * minuteMs),
      });
    await insertRun(
      trx,
      {
        runId,
        valuationId,
        packageId,
        request,
        inputsSha256: await keepContent(trx, inputsText),
        comparedWith: comparedWith?.runId ?? null,
        askedBy: null,
      },
      at,
    );
    await recordEntries(trx, system, [
      {
        action: 'valuations.loaded',
        subject: { kind: 'valuation', id: valuationId },
        detail: { study, number },
      },
    ]);
  });
  await storeResult(db, { runId }, done, took, at);
  return { runId, inputsText, request };
}

/** What came first, with defects, and what came after it was mended, with one cell corrected on the spot. */
function packagesOf(on: ReferenceCase, study: string, years: number): PackageContent[] {
  const sound = on.exampleOf(study, years);
  const { spoilt, correction } = spoilPackage(sound);
  return [
    { texts: spoilt, corrections: [] },
    { texts: sound, corrections: [correction] },
  ];
}
