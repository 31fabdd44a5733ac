import { flushCompileCache } from 'node:module';
import { join } from 'node:path';
import { complaintsKeysAt, complaintsRoom } from '#governance/complaints';
import { electionsRoom } from '#governance/elections';
import { qualityRoom } from '#governance/quality';
import { workingCalendar } from '#law';
import { loadLaw } from '#law/folder';
import { servicesRoom } from '#operations/services';
import { signingKeyAt, startSequencer } from '#platform/audit';
import { migrate, openDatabase, startEmbedded } from '#platform/database';
import { anonymous, buildHttp } from '#platform/http';
import { roles } from '../../src/roles.ts';

/**
 * A whole server in a process that a test can kill: embedded database on a data folder, migrations, rooms, HTTP. It says its
 * address in one line of JSON. Arguments: data folder, system folder.
 */
const [dataFolder = '', systemFolder] = process.argv.slice(2);
const root = join(import.meta.dirname, '..', '..');
const embedded = await startEmbedded({ dataFolder, systemFolder });
const { appUrl } = await migrate(embedded.ownerUrl);
const db = openDatabase({ url: appUrl, max: 8 });
const now = () => new Date();
const sequencer = startSequencer({
  db,
  key: signingKeyAt(`${dataFolder}.key.pem`),
  now,
  onError: (error) => process.stderr.write(`${String(error)}\n`),
});
const law = loadLaw(join(root, 'law'));
const keys = complaintsKeysAt(`${dataFolder}.complaints-key`);
const app = await buildHttp({
  db,
  rooms: [
    servicesRoom,
    electionsRoom({ law }),
    complaintsRoom({
      law,
      calendar: workingCalendar(law),
      keys,
      shelf: { folder: `${dataFolder}.files`, keys },
      perMinute: 1_000_000,
    }),
    qualityRoom({
      law,
      persons: { relation: 'nowhere' },
      followUps: [],
      now,
      evaluationsPerMinute: 1_000_000,
    }),
  ],
  roles,
  // Who says that she is an official is one here: this process stands only while a test asks it.
  actorOf: async ({ headers }) => {
    const accountId = headers['x-test-official'];
    if (typeof accountId !== 'string') return anonymous;
    const offices = [{ role: 'complaints-officer', unit: null }];
    return { ...anonymous, kind: 'person', accountId, personId: accountId, offices };
  },
  version: 'test',
  perMinute: 1_000_000,
});
await app.listen({ port: 0, host: '127.0.0.1' });
const { port } = app.server.address() as { port: number };
process.stdout.write(`${JSON.stringify({ port, appUrl })}\n`);
// Who is killed says no farewell: what was compiled is kept now, for the next one.
flushCompileCache();
process.on('SIGTERM', async () => {
  await app.close();
  await sequencer.stop();
  await db.close();
  await embedded.stop();
  process.exit(0);
});
