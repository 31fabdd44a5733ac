import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { dateAt, ok, plainDate, type Result, refuse } from '#kernel';
import { writeXlsx } from '#platform/documents';
import { defineRoute, HttpProblem, problemOf, type Route, type RouteContext } from '#platform/http';
import { type ImportAnswer, importAnswer, importQuery, slugParams } from './api.ts';
import { checkDesign } from './check.ts';
import { type Design, partNames } from './design.ts';
import { actOnProgramme, type Doing } from './doing.ts';
import { readForeignMatrix } from './foreignMatrix.ts';
import { type IatiFacts, writeIati } from './iati.ts';
import { goalsOn, type PartSaved, type ProgrammeAction } from './programme.ts';
import { programmesRefusals } from './refusals.ts';
import { readSheets } from './sheetFile.ts';
import { findProgramme, type KnownProgramme, readReports } from './store.ts';
import { seriesOf } from './view.ts';
import { isOurBook, readBook, sheetsOf } from './workbook.ts';

export interface ProgrammesRoomOptions {
  /** Who publishes, as the register of organisations names it (IATI). */
  readonly reporter: IatiFacts['reporter'];
}
type Command = <Answer>(
  context: RouteContext,
  name: string,
  key: string,
  body: unknown,
  work: (doing: Doing) => Promise<Result<Answer>>,
) => Promise<Result<Answer>>;

const tag = 'Programmes';
const fileBytesMax = 8_000_000;

/** A programme as other programs read it (IATI, XLSX), and a matrix that comes in from a file with its diagnosis. */
export function exchangeRoutes({ reporter }: ProgrammesRoomOptions, command: Command): Route[] {
  return [
    defineRoute({
      method: 'GET',
      url: '/api/programmes/:slug/iati.xml',
      permission: 'public',
      tag,
      summary: 'The programme as an activity of IATI 2.03',
      params: slugParams,
      answer: 'stream',
      handle: async ({ params }, context) => {
        const found = await getPublic(context, params.slug);
        const reports = await readReports(context.db.kysely, found.programmeId);
        const { state } = found;
        const design = designOf(found);
        const now = context.now();
        context.reply
          .header('content-disposition', `attachment; filename="${state.slug}-iati.xml"`)
          .type('application/xml; charset=utf-8');
        return writeIati(state, design, seriesOf(state, design, reports), {
          reporter,
          now,
          today: plainDate(dateAt(now.getTime())),
        });
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/api/programmes/:slug/matrix.xlsx',
      permission: 'public',
      tag,
      summary: 'The whole design as a workbook that comes back without loss',
      params: slugParams,
      answer: 'stream',
      handle: async ({ params }, context) => {
        const found = await getPublic(context, params.slug);
        const design = designOf(found);
        const goals = Object.fromEntries(
          design.indicators
            .map(({ id }) => [id, goalsOn(found.state.goals, id)])
            .filter(([, one]) => Object.keys(one ?? {}).length > 0),
        );
        const madeAt = new Date(found.at);
        context.reply
          .header('content-disposition', `attachment; filename="${params.slug}.xlsx"`)
          .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
        return writeXlsx({
          title: found.state.name,
          author: 'Amparo',
          madeAt,
          sheets: sheetsOf({ design, goals }),
        });
      },
    }),
    defineRoute({
      method: 'PUT',
      url: '/api/programmes/:slug/matrix',
      permission: 'programmes.design',
      tag,
      summary:
        'Reads a matrix from XLSX or CSV and tells what it lacks; with apply=true, takes it into the design',
      idempotency: 'natural',
      rawBody: true,
      bodyLimitBytes: fileBytesMax,
      params: slugParams,
      query: importQuery,
      answer: importAnswer,
      handle: async ({ params, query }, context) => {
        const bytes = await readAll(context.request.body as Readable);
        const sheets = bytes && readSheets(bytes);
        const read = sheets && readEither(sheets, params.slug);
        if (!read) return refuse({ refusal: 'matrix-unreadable' });
        const found = await findProgramme(context.db.kysely, params.slug);
        if (!found) return refuse({ refusal: 'programme-unknown' });
        if (!query.apply) return ok(read.answer);
        const reason = `Importado de ${query.fileName}`;
        const actions = read.actions(found.state.design, reason, plainDate(dateAt(context.now().getTime())));
        // The same file on the same state is taken once, however often it is sent.
        const key = `import-${createHash('sha256').update(bytes).digest('hex').slice(0, 32)}-${found.programmeId}-${found.seq}`;
        const asked = { slug: params.slug, fileName: query.fileName };
        const done = await command(context, 'programmes.import', key, asked, (doing) =>
          actOnProgramme(params.slug, { act: 'import', actions }, doing),
        );
        return done.ok ? ok({ ...read.answer, applied: true }) : done;
      },
    }),
  ];
}

const designOf = ({ state }: KnownProgramme): Design =>
  state.origin === 'case' ? state.design : (state.approved ?? state.design);

async function getPublic({ db, language }: RouteContext, slug: string): Promise<KnownProgramme> {
  const found = await findProgramme(db.kysely, slug);
  if (!found || (found.state.origin === 'desk' && found.state.version === 0))
    throw new HttpProblem(problemOf({ refusal: 'programme-unknown' }, programmesRefusals, language));
  return found;
}

async function readAll(stream: Readable): Promise<Buffer | null> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of stream) {
    length += (part as Buffer).length;
    if (length > fileBytesMax) return null;
    parts.push(part as Buffer);
  }
  return Buffer.concat(parts);
}

interface ReadFile {
  readonly answer: ImportAnswer;
  actions(before: Design, reason: string, on: ReturnType<typeof plainDate>): readonly ProgrammeAction[];
}

function readEither(sheets: NonNullable<ReturnType<typeof readSheets>>, name: string): ReadFile | null {
  if (isOurBook(sheets)) {
    try {
      const { design, goals } = readBook(sheets);
      return {
        answer: {
          kind: 'own',
          objectives: design.objectives.length,
          indicators: design.indicators.length,
          columns: {},
          missing: [],
          unread: [],
          findings: checkDesign(design, (id) => goals[id] ?? {}),
          applied: false,
        },
        actions: (before, reason, on) => [
          ...partNames.map((part) => ({ kind: 'part-saved', part, value: design[part] }) as PartSaved),
          ...replaced(before, design, reason),
          ...Object.entries(goals).map(
            ([indicator, set]) => ({ kind: 'goals-set', indicator, goals: set, reason, on }) as const,
          ),
        ],
      };
    } catch {
      return null;
    }
  }
  const foreign = readForeignMatrix(sheets, name);
  if (!foreign) return null;
  const { design, columns, missing, unread } = foreign;
  return {
    answer: {
      kind: 'foreign',
      objectives: design.objectives.length,
      indicators: design.indicators.length,
      columns: { ...columns },
      missing: [...missing],
      unread: [...unread],
      // What a file of the matrix alone can have: its objectives and indicators.
      findings: checkDesign(design).filter((one) => one.part === 'objectives' || one.part === 'indicators'),
      applied: false,
    },
    actions: (before, reason) => [
      { kind: 'part-saved', part: 'objectives', value: [...design.objectives] },
      ...replaced(before, design, reason),
    ],
  };
}

const replaced = (before: Design, after: Design, reason: string): ProgrammeAction[] => [
  ...before.indicators
    .filter((one) => !after.indicators.some((known) => known.id === one.id))
    .map((one) => ({ kind: 'indicator-removed', indicator: one.id, reason }) as const),
  ...after.indicators.map((indicator) => ({ kind: 'indicator-saved', indicator }) as const),
];
