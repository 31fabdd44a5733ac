import { join } from 'node:path';
import { qualityRoom, startFolder, startPublisher } from '#governance/quality';
import { normsRoom } from '#insight/norms';
import { loadLaw } from '#law/folder';
import { servicesRoom } from '#operations/services';
import { signingKeyAt, startSequencer } from '#platform/audit';
import { openDatabase } from '#platform/database';
import { anonymous, buildHttp } from '#platform/http';
import packageFile from '../package.json' with { type: 'json' };
import { buildPages, servePages } from './web/server/index.ts';

const project = join(import.meta.dirname, '..');

export interface ServerOptions {
  /** The application role's address: with it the program can do what it must and no more. */
  readonly appUrl: string;
  readonly port: number;
  readonly host: string;
  readonly now?: () => Date;
  readonly logLevel?: 'info' | 'warn' | 'error' | 'silent';
  /** Requests per minute and address; tests of load set it high. */
  readonly perMinute?: number;
  /** Without the duties that go on by themselves (chain, counters, editions), when a worker does them. */
  readonly withoutWorker?: boolean;
  /** Without pages, for tests of the API. */
  readonly withoutPages?: boolean;
}

/** Which rooms are open, and what goes on by itself. */
export async function startServer(
  options: ServerOptions,
): Promise<{ readonly address: string; close(): Promise<void> }> {
  const now = options.now ?? (() => new Date());
  const pages = options.withoutPages ? null : await buildPages();
  const law = loadLaw(join(project, 'law'));
  const db = openDatabase({ url: options.appUrl, max: 10 });
  const app = await buildHttp({
    db,
    now,
    version: packageFile.version,
    roles: {},
    actorOf: async () => anonymous,
    logLevel: options.logLevel,
    perMinute: options.perMinute,
    trustProxy: process.env.TRUST_PROXY ? process.env.TRUST_PROXY.split(',') : false,
    rooms: [
      servicesRoom,
      normsRoom({ law, zone: 'America/Guayaquil' }),
      qualityRoom({ law, now, followUps: [], persons: { relation: 'registry.person_by_document' } }),
    ],
    extend: async (bare) => {
      if (pages) await servePages(bare, pages);
    },
  });
  const onError = (error: unknown) =>
    app.log.error({ err: error }, 'a duty that goes on by itself failed and will try again');
  const duties = options.withoutWorker
    ? []
    : [
        startSequencer({ db, now, onError, key: signingKeyAt(signingKeyPath()) }),
        startFolder({ db, onError }),
        startPublisher({ db, law, now, onError }),
      ];
  await app.listen({ port: options.port, host: options.host });
  const bound = app.server.address();
  const port = typeof bound === 'object' && bound ? bound.port : options.port;
  return {
    address: `http://localhost:${port}`,
    async close() {
      await app.close();
      await Promise.all(duties.map((duty) => duty.stop()));
      await db.close();
    },
  };
}

/** The key that signs the audit's checkpoints: AMPARO_SIGNING_KEY names its file, which only the program's user may read. */
function signingKeyPath(): string {
  return process.env.AMPARO_SIGNING_KEY ?? join(project, '.amparo', 'checkpoint-key.pem');
}
