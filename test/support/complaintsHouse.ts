import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { type ComplaintsRoomOptions, complaintsKeysAt, complaintsRoom } from '#governance/complaints';
import { workingCalendar } from '#law';
import { loadLaw, readInstitution, readTerritory } from '#law/folder';
import { loadCatalogue, servicesRoom } from '#operations/services';
import { type Database, openDatabase } from '#platform/database';
import { type Actor, anonymous, buildHttp, type Room } from '#platform/http';
import { newReceiptCode } from '../../src/governance/complaints/receiptCode.ts';
import { roles } from '../../src/roles.ts';
import { testDatabase } from './database.ts';

const root = join(import.meta.dirname, '..', '..');
const law = loadLaw(join(root, 'law'));

export interface Answered {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: an answer is whatever the test then says it is.
  readonly body: any;
  readonly text: string;
  readonly bytes: Buffer;
}
export interface ComplaintsHouse {
  readonly db: Database;
  readonly ownerUrl: string;
  readonly room: ComplaintsRoomOptions;
  readonly app: FastifyInstance;
  /** Everything that was logged, at the most talkative level. */
  readonly log: string[];
  clock: Date;
  call(method: 'GET' | 'POST' | 'PUT', url: string, options?: CallOptions): Promise<Answered>;
  close(): Promise<void>;
}
export interface CallOptions {
  readonly actor?: Actor;
  readonly body?: unknown;
  readonly raw?: Buffer;
  readonly key?: string;
}

export function officer(role: keyof typeof roles, unit: string | null = null): Actor {
  return {
    ...anonymous,
    kind: 'person',
    accountId: randomUUID(),
    personId: randomUUID(),
    offices: [{ role, unit }],
  };
}
export function person(): Actor {
  return { ...anonymous, kind: 'person', accountId: randomUUID(), personId: randomUUID() };
}

/**
 * The room with the house's own roles on a real database with the reference catalogue, a key and a folder of its own.
 *
 * @param neighbours rooms that stand beside it, where a test is of what goes between them.
 */
export async function openComplaintsHouse(
  now = new Date('2026-03-02T15:00:00Z'),
  neighbours: (room: ComplaintsRoomOptions, clock: () => Date) => readonly Room[] = () => [],
): Promise<ComplaintsHouse> {
  const { ownerUrl, appUrl } = await testDatabase();
  const db = openDatabase({ url: appUrl, max: 12 });
  await loadCatalogue(
    db,
    readTerritory(join(root, 'cases/ecuador/territory')),
    readInstitution(join(root, 'cases/ecuador/institution')),
  );
  const folder = await mkdtemp(join(tmpdir(), 'amparo-complaints-'));
  const keys = complaintsKeysAt(join(folder, 'secret'));
  const room: ComplaintsRoomOptions = {
    law,
    calendar: workingCalendar(law),
    keys,
    shelf: { folder: join(folder, 'files'), keys },
  };
  const actors = new Map<string, Actor>();
  const log: string[] = [];
  const house = { clock: now };
  const app = await buildHttp({
    db,
    rooms: [servicesRoom, complaintsRoom(room), ...neighbours(room, () => house.clock)],
    roles,
    now: () => house.clock,
    version: 'test',
    perMinute: 1_000_000,
    logLevel: 'info',
    logTo: { write: (line) => log.push(line) },
    actorOf: async (request) => actors.get(String(request.headers['x-test-actor'])) ?? anonymous,
  });
  let asked = 0;
  return Object.assign(house, {
    db,
    ownerUrl,
    room,
    app,
    log,
    async call(method: 'GET' | 'POST' | 'PUT', url: string, options: CallOptions = {}): Promise<Answered> {
      const headers: Record<string, string> = {};
      if (options.actor) {
        actors.set(options.actor.accountId!, options.actor);
        headers['x-test-actor'] = options.actor.accountId!;
      }
      if (method === 'POST') headers['idempotency-key'] = options.key ?? randomUUID();
      if (options.raw) headers['content-type'] = 'application/octet-stream';
      asked += 1;
      const answer = await app.inject({
        method,
        url,
        headers,
        // An address of its own for each request: these tests ask what, not how often.
        remoteAddress: `10.${(asked >> 16) & 255}.${(asked >> 8) & 255}.${asked & 255}`,
        payload: options.raw ?? (options.body as object | undefined),
      });
      const isJson = String(answer.headers['content-type']).includes('json');
      return {
        status: answer.statusCode,
        body: isJson ? answer.json() : undefined,
        text: answer.body,
        bytes: answer.rawPayload,
      };
    },
    async close() {
      await app.close();
      await db.close();
      await rm(folder, { recursive: true, force: true });
    },
  });
}

export const hospital = 'HO-1701-01';
export const complaintText = 'Esperé nueve horas en emergencia y nadie me dijo el orden de atención.';

/** Files a case and gives its answer with the receipt code. */
export async function fileCase(
  house: ComplaintsHouse,
  actor: Actor | undefined,
  change: Record<string, unknown> = {},
): Promise<{ caseId: string; number: string; code: string; dueOn: string }> {
  const code = newReceiptCode();
  const answer = await house.call('POST', '/api/complaints/cases', {
    actor,
    body: {
      kind: 'complaint',
      subject: 'waiting',
      service: 'emergency',
      facility: hospital,
      text: complaintText,
      code,
      identity: 'account',
      ...change,
    },
  });
  if (answer.status !== 201) throw new Error(`${answer.status} ${answer.text}`);
  return { ...answer.body, code };
}

/** Acts as an official on the version that stands. */
export async function act(
  house: ComplaintsHouse,
  actor: Actor,
  caseId: string,
  action: Record<string, unknown>,
  version?: number,
): Promise<Answered> {
  const seen =
    version ??
    (await house.db.pool.query('select version from complaints.case_now where case_id = $1', [caseId]))
      .rows[0].version;
  return house.call('POST', `/api/complaints/cases/${caseId}/actions`, {
    actor,
    body: { version: seen, action },
  });
}
export const goodAnswer = {
  kind: 'answered',
  text: 'Comprobamos la espera en el registro de triaje y usted tiene razón; desde hoy se informa el orden en la pantalla.',
  norm: 'Constitución, art. 365',
};
export const classify = { kind: 'classified', caseKind: 'complaint', seriousness: 'ordinary' };
