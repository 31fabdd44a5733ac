import { Readable } from 'node:stream';
import { ticketPrefix, writeDivision } from '#ballots';
import { drawnFile, findCollege } from '#governance/sortitions';
import type { Db } from '#platform/database';
import { type StreamedFile, streamZip } from '#platform/documents';
import { defineRoute, HttpProblem, problemOf, type Route, type RouteContext } from '#platform/http';
import { codeParams } from './api.ts';
import { archiveBytes } from './board.ts';
import { type ElectionState, foldElection } from './election.ts';
import { electionsRefusals } from './refusals.ts';
import { findAct, signedAct } from './signing.ts';
import { type ElectionRow, findElection, listBoxes, listBoxOfPersons, readActions } from './store.ts';

const tag = 'Elections';

/** All that a stranger needs to verify an election of several boxes, and how its roll was divided among them. */
export function boxRoutes(): Route[] {
  return [
    defineRoute({
      method: 'GET',
      url: '/api/elections/:code/urnas.zip',
      permission: 'public',
      tag,
      summary:
        'Every box of an election in one file, with its act once proclaimed and the lists of its draw: what `amparo verify election` takes',
      description:
        'At any box it is the same file. The archives are not packed: they are random to a compressor.',
      perMinute: 30,
      params: codeParams,
      answer: 'stream',
      handle: async ({ params }, context) => {
        const { row, state } = await firstBox(context, params.code);
        if (state.fingerprint === null) throw problem(context, 'election-in-preparation');
        context.reply
          .type('application/zip')
          .header('content-disposition', `attachment; filename="urnas-${row.code}.zip"`)
          .header('content-encoding', 'identity');
        return Readable.from(streamZip(filesOf(context.db.kysely, row, state)), { objectMode: false });
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/api/elections/:code/division.csv',
      permission: 'public',
      tag,
      summary: 'In which box each number of the public draw votes: lines `number,box`',
      description:
        'The seed of the draw gives it (rule `amparo-division-1`), so that anyone works it out again. Numbers are those of the draw; no person is named.',
      params: codeParams,
      answer: 'stream',
      handle: async ({ params }, context) => {
        const { row, state } = await firstBox(context, params.code);
        const division = await divisionOf(context.db.kysely, row, state);
        if (division === undefined) throw problem(context, 'no-published-division');
        context.reply.type('text/csv; charset=utf-8');
        return division;
      },
    }),
  ];
}

const problem = (context: RouteContext, refusal: string) =>
  new HttpProblem(problemOf({ refusal }, electionsRefusals, context.language));

async function firstBox(
  context: RouteContext,
  code: string,
): Promise<{ readonly row: ElectionRow; readonly state: ElectionState }> {
  const db = context.db.kysely;
  const asked = await findElection(db, code);
  if (!asked) throw problem(context, 'election-unknown');
  const [row] = await listBoxes(db, asked.firstId ?? asked.electionId);
  return { row: row!, state: foldElection(await readActions(db, row!.electionId)) };
}

/** The table of who votes where, as the rolls of the boxes really are; nothing where no public draw gave numbers. */
async function divisionOf(db: Db, row: ElectionRow, { facts }: ElectionState): Promise<string | undefined> {
  if (!facts.box?.divisionSeed || !facts.call) return undefined;
  const college = await findCollege(db, facts.call.code);
  const numbers = new Map(college?.voters.map((one) => [one.personId, one.number]));
  const persons = await listBoxOfPersons(db, row.electionId);
  return writeDivision(persons.map(({ personId, box }) => [numbers.get(personId) ?? '', box] as const));
}

async function* filesOf(db: Db, row: ElectionRow, state: ElectionState): AsyncGenerator<StreamedFile> {
  const whole = (name: string, text: string) => ({ name, bytes: [Buffer.from(text)] });
  for (const box of await listBoxes(db, row.electionId))
    yield { name: `urna-${box.box}.bel`, bytes: archiveBytes(db, box.electionId) };
  const found = await findAct(db, row.electionId, state);
  if (found) yield whole('acta.json', signedAct(row, state, found.act, found.sha256));
  const division = await divisionOf(db, row, state);
  if (division === undefined) return;
  yield whole('division.csv', division);
  const { call, box } = state.facts;
  yield { name: 'drawn.csv', bytes: encoded(drawnFile(db, call!.code, ticketPrefix(box!.divisionSeed!))) };
}

async function* encoded(texts: AsyncIterable<string>): AsyncGenerator<Buffer> {
  for await (const text of texts) yield Buffer.from(text);
}
