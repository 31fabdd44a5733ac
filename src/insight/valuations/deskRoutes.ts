import {
  correctedTexts,
  groupSmallCells,
  type PackageTexts,
  packageSchema,
  packageTables,
  parseCsv,
} from '#actuarial';
import { ok, refuse } from '#kernel';
import { writeZip } from '#platform/documents';
import { type CommandScope, defineRoute, type Route, runCommand } from '#platform/http';
import {
  caseAnswer,
  correctionBody,
  deskAnswer,
  deskListAnswer,
  doneAnswer,
  exampleQuery,
  filesBytesMost,
  groupBody,
  openBody,
  opinionBody,
  packageBody,
  textBody,
  valuationParams,
  versionParams,
} from './api.ts';
import { type ChangeScope, change } from './change.ts';
import { deskView, summaryOf } from './deskView.ts';
import { correctionsMost, judge, type PackageContent, packageHash } from './opinionReport.ts';
import { type SentFile, tablesOfFiles } from './packageFiles.ts';
import type { ReferenceCase } from './referenceCase.ts';
import {
  appendDeed,
  findPackage,
  insertPackage,
  insertValuation,
  listPackages,
  lockEvents,
  readAllEvents,
  readTexts,
  type SentFileFact,
} from './store.ts';
import { mayPrepare, maySignOpinion, type ValuationDeed } from './valuation.ts';

const tag = 'Valuations: desk';
const desk = '/api/valuations/desk';
/** The population is projected to this year, and no valuation goes beyond it. */
const yearLast = 2100;

/** What the actuary and her reviewer do, up to the publication. */
export function deskRoutes(on: ReferenceCase): Route[] {
  return [
    defineRoute({
      method: 'GET',
      url: '/api/valuations/case',
      permission: 'valuations.read',
      tag,
      summary: 'What can be valued: studies, scenarios, the tables of a data package',
      answer: caseAnswer,
      handle: async () =>
        ok({
          studies: Object.entries(on.document.studies).map(([id, { title, yearBase, years }]) => ({
            id,
            title,
            yearBase,
            years,
          })),
          scenarios: on.scenarios.map(({ id, title }) => ({ id, title })),
          simulationsMost: on.simulationsMost,
          tables: packageTables.map((table) => ({ table, columns: Object.keys(packageSchema[table]) })),
        }),
    }),
    defineRoute({
      method: 'GET',
      url: '/api/valuations/example.zip',
      permission: 'valuations.prepare',
      tag,
      summary: 'A data package to start from: the case’s own members as CSV',
      query: exampleQuery,
      answer: 'stream',
      perMinute: 30,
      handle: async ({ query }, { reply }) => {
        if (!on.document.studies[query.study]) return reply.code(404).send();
        const texts = on.exampleOf(query.study, query.years);
        reply
          .type('application/zip')
          .header('content-disposition', `attachment; filename="paquete-${query.study}.zip"`);
        return writeZip(Object.entries(texts).map(([table, text]) => [`${table}.csv`, text] as const));
      },
    }),
    defineRoute({
      method: 'GET',
      url: desk,
      permission: 'valuations.read',
      tag,
      summary: 'Every valuation, whatever its state',
      answer: deskListAnswer,
      handle: async (_input, { db, actor }) =>
        ok({
          items: (await readAllEvents(db.kysely)).map(({ valuationId, events }) =>
            summaryOf(on, valuationId, events, actor.accountId),
          ),
        }),
    }),
    defineRoute({
      method: 'GET',
      url: `${desk}/:valuationId`,
      permission: 'valuations.read',
      tag,
      summary: 'A valuation in preparation: data, opinion, runs, text, what happened to it',
      params: valuationParams,
      answer: deskAnswer,
      handle: ({ params }, context) => deskView(on, params.valuationId, context),
    }),
    defineRoute({
      method: 'POST',
      url: desk,
      permission: 'valuations.prepare',
      tag,
      summary: 'Opens a valuation',
      body: openBody,
      answer: doneAnswer,
      status: 201,
      handle: async ({ body, key }, { db, actor, now }) => {
        const study = on.document.studies[body.study];
        if (!study)
          return refuse({ refusal: 'study-unknown', known: Object.keys(on.document.studies).join(', ') });
        if (study.yearBase + body.years > yearLast) return refuse({ refusal: 'horizon-too-long', yearLast });
        const { valuationId, ...opened } = body;
        return runCommand(
          db,
          actor,
          { name: 'valuations.open', key, body },
          async ({ trx, audit }: CommandScope<Record<never, never>>) => {
            if ((await lockEvents(trx, valuationId)).length > 0)
              return refuse({ refusal: 'valuation-exists' });
            await insertValuation(trx, valuationId, now());
            await appendDeed(trx, valuationId, 1, { kind: 'opened', ...opened }, actor.accountId, now());
            audit({
              action: 'valuations.opened',
              subject: { kind: 'valuation', id: valuationId },
              detail: { study: body.study, years: body.years },
            });
            return ok({ valuationId, state: 'draft' as const });
          },
        );
      },
    }),
    defineRoute({
      method: 'POST',
      url: `${desk}/:valuationId/packages`,
      permission: 'valuations.prepare',
      tag,
      summary: 'Sends a version of the data package and gets the machine’s opinion on it',
      params: valuationParams,
      body: packageBody,
      bodyLimitBytes: filesBytesMost,
      perMinute: 30,
      answer: doneAnswer,
      handle: async ({ params, body, key }, context) => {
        const files = body.files.map(
          (file): SentFile => ({
            name: file.name,
            content: file.base64 === undefined ? (file.text ?? '') : Buffer.from(file.base64, 'base64'),
          }),
        );
        const read = tablesOfFiles(files);
        if (!read.ok) return read;
        const facts = files.map(({ name, content }) => ({ name, bytes: Buffer.byteLength(content) }));
        return change(
          context,
          {
            name: 'valuations.package.send',
            key,
            body: {
              packageId: body.packageId,
              keep: body.keep,
              files: packageHash({ texts: read.value, corrections: [] }),
            },
          },
          params.valuationId,
          async (scope) => {
            const allowed = mayPrepare(scope.now);
            if (!allowed.ok) return allowed;
            const before =
              body.keep && scope.now.package
                ? await findPackage(scope.trx, scope.now.package.packageId)
                : undefined;
            const texts: PackageTexts = {
              ...(before ? await readTexts(scope.trx, before) : {}),
              ...read.value,
            };
            // A file that came anew is as its owner mended it: corrections made to the one before no longer hold.
            const corrections = (before?.corrections ?? []).filter((one) => !(one.table in read.value));
            return ok(
              await receive(scope, body.packageId, params.valuationId, facts, { texts, corrections }),
            );
          },
        );
      },
    }),
    defineRoute({
      method: 'POST',
      url: `${desk}/:valuationId/corrections`,
      permission: 'valuations.prepare',
      tag,
      summary:
        'Corrects a cell of the latest version, with its reason: a new version, whose opinion logs the effect',
      params: valuationParams,
      body: correctionBody,
      answer: doneAnswer,
      handle: ({ params, body, key }, context) =>
        change(
          context,
          { name: 'valuations.package.correct', key, body },
          params.valuationId,
          async (scope) => {
            const allowed = mayPrepare(scope.now);
            if (!allowed.ok) return allowed;
            const before = scope.now.package && (await findPackage(scope.trx, scope.now.package.packageId));
            if (!before) return refuse({ refusal: 'package-missing' });
            const { correction } = body;
            const texts = await readTexts(scope.trx, before);
            const table = parseCsv(correction.table, texts[correction.table] ?? '');
            if (!table.lines.includes(correction.row) || !table.columns.includes(correction.column))
              return refuse({
                refusal: 'correction-without-cell',
                row: correction.row,
                column: correction.column,
              });
            // The same cell corrected again: the later correction takes the place of the earlier.
            const others = before.corrections.filter(
              (one) =>
                one.table !== correction.table ||
                one.row !== correction.row ||
                one.column !== correction.column,
            );
            if (others.length >= correctionsMost)
              return refuse({ refusal: 'too-many-corrections', most: correctionsMost });
            return ok(
              await receive(scope, body.packageId, params.valuationId, before.files, {
                texts,
                corrections: [...others, correction],
              }),
            );
          },
        ),
    }),
    defineRoute({
      method: 'POST',
      url: `${desk}/:valuationId/packages/group`,
      permission: 'valuations.prepare',
      tag,
      summary: 'Joins cells of few persons with their neighbours: a new version that can be published',
      params: valuationParams,
      body: groupBody,
      answer: doneAnswer,
      handle: ({ params, body, key }, context) =>
        change(
          context,
          { name: 'valuations.package.group', key, body },
          params.valuationId,
          async (scope) => {
            const allowed = mayPrepare(scope.now);
            if (!allowed.ok) return allowed;
            const before = scope.now.package && (await findPackage(scope.trx, scope.now.package.packageId));
            if (!before) return refuse({ refusal: 'package-missing' });
            if (before.opinion.verdict === 'unfit') return refuse({ refusal: 'package-unfit' });
            if (before.opinion.smallCells === 0) return refuse({ refusal: 'no-small-cells' });
            const corrected = correctedTexts(await readTexts(scope.trx, before), before.corrections);
            const texts = groupSmallCells(corrected, on.smallestCell);
            return ok(
              await receive(scope, body.packageId, params.valuationId, before.files, {
                texts,
                corrections: [],
              }),
            );
          },
        ),
    }),
    defineRoute({
      method: 'GET',
      url: `${desk}/:valuationId/packages/:version`,
      permission: 'valuations.read',
      tag,
      summary: 'A version of the data package as it came, in a ZIP',
      params: versionParams,
      answer: 'stream',
      handle: async ({ params }, { db, reply }) => {
        const row = (await listPackages(db.kysely, params.valuationId)).find(
          (one) => one.version === params.version,
        );
        if (!row) return reply.code(404).send();
        const texts = await readTexts(db.kysely, row);
        reply
          .type('application/zip')
          .header('content-disposition', `attachment; filename="paquete-v${row.version}.zip"`);
        return writeZip(Object.entries(texts).map(([table, text]) => [`${table}.csv`, text] as const));
      },
    }),
    defineRoute({
      method: 'POST',
      url: `${desk}/:valuationId/opinion`,
      permission: 'valuations.prepare',
      tag,
      summary: 'Signs the actuarial opinion on the latest version of the data',
      params: valuationParams,
      body: opinionBody,
      answer: doneAnswer,
      handle: ({ params, body, key }, context) =>
        change(
          context,
          { name: 'valuations.opinion.sign', key, body },
          params.valuationId,
          async ({ now }) => {
            const allowed = maySignOpinion(now, body.packageId);
            return allowed.ok ? ok<ValuationDeed>({ kind: 'opinion-signed', ...body }) : allowed;
          },
        ),
    }),
    defineRoute({
      method: 'POST',
      url: `${desk}/:valuationId/text`,
      permission: 'valuations.prepare',
      tag,
      summary: 'Keeps what the actuary writes in the report',
      params: valuationParams,
      body: textBody,
      answer: doneAnswer,
      handle: ({ params, body, key }, context) =>
        change(context, { name: 'valuations.text.write', key, body }, params.valuationId, async ({ now }) => {
          const allowed = mayPrepare(now);
          return allowed.ok ? ok<ValuationDeed>({ kind: 'text-written', ...body }) : allowed;
        }),
    }),
  ];

  async function receive(
    { trx, now, account, at }: ChangeScope,
    packageId: string,
    valuationId: string,
    files: readonly SentFileFact[],
    content: PackageContent,
  ): Promise<ValuationDeed> {
    const opinion = judge(on, now.study, now.years, content);
    const version = (now.package?.version ?? 0) + 1;
    const sha256 = packageHash(content);
    await insertPackage(trx, {
      packageId,
      valuationId,
      version,
      sha256,
      texts: content.texts,
      files,
      corrections: content.corrections,
      opinion,
      receivedBy: account,
      receivedAt: at,
    });
    return { kind: 'package-received', packageId, version, sha256, verdict: opinion.verdict };
  }
}
