import { flushCompileCache } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';
import { migrate, withoutCredentials } from '#platform/database';
import { openInstallation } from './support/installation.ts';
import type { SignIn, Words } from './support/words.es.ts';
import { currentLanguage, currentWords } from './support/words.ts';

/** What `src/server.ts` composes; the rest of the start knows no room. */
export interface Composition {
  startServer(options: {
    readonly appUrl: string;
    readonly ownerUrl: string;
    readonly port: number;
    readonly host: string;
  }): Promise<{ readonly address: string; close(): Promise<void> }>;
  /** Loads the reference institution into a database that has none; reports on a line of its own. */
  loadReference?(options: {
    readonly appUrl: string;
    readonly ownerUrl: string;
    readonly report: (line: string) => void;
    readonly say: Pick<Words, 'loaded' | 'loadedRest' | 'preparingRooms'>;
  }): Promise<void>;
  readonly demonstrationSignIns?: readonly SignIn[];
}

/** The single place where the command meets the composition of the rooms. */
async function composition(): Promise<Composition> {
  return import(new URL('../server.ts', import.meta.url).href);
}

/** `amparo start`: returns when a signal has stopped it and everything is closed. */
export async function run(_args: string[]): Promise<number> {
  const say = currentWords();
  const begun = performance.now();
  const seconds = () => ((performance.now() - begun) / 1000).toFixed(1);
  const tell = (line: string) => void process.stdout.write(`${line}\n`);
  const port = readPort(process.env.PORT);
  if (port === undefined) {
    process.stderr.write(say.badPort(process.env.PORT ?? ''));
    return 2;
  }
  const signalled = firstSignal();

  tell(
    process.env.DATABASE_URL
      ? say.usingOwnDatabase(withoutCredentials(process.env.DATABASE_URL))
      : say.startingEmbedded,
  );
  const installation = await openInstallation('own', tell);
  let server: Awaited<ReturnType<Composition['startServer']>> | undefined;
  const serve = async (): Promise<void> => {
    const { ownerUrl } = installation;
    const { appUrl } = await migrate(ownerUrl, { onStep: (name) => tell(say.applying(name)) });
    tell(say.databaseReady(seconds()));
    const composed = await composition();
    await composed.loadReference?.({ appUrl, ownerUrl, report: tell, say });
    server = await composed.startServer({ appUrl, ownerUrl, port, host: process.env.HOST ?? 'localhost' });
    tell(say.serving(server.address, seconds()));
    if (composed.demonstrationSignIns) {
      tell(say.signIns);
      const widest = Math.max(...composed.demonstrationSignIns.map((one) => one.identifier.length));
      for (const one of composed.demonstrationSignIns)
        tell(`  ${one.title[currentLanguage()].padEnd(36)} ${one.identifier.padEnd(widest)} ${one.password}`);
      tell('');
    }
    tell(say.howToStop);
    // Now, since who is killed keeps nothing.
    flushCompileCache();
    await signalled;
  };
  try {
    // A signal may come while the load is still going on; what was begun then fails on a database that has gone.
    const serving = serve();
    await Promise.race([serving, signalled]);
    serving.catch(() => {});
    tell(say.stopping);
  } finally {
    // A request that never ends must not keep the program: what it had not been answered is rolled back.
    if (server) await Promise.race([server.close(), sleep(10_000, undefined, { ref: false })]);
    await installation.stop();
  }
  return 0;
}

/** Whole, from 0 (any free port) to 65535; 3000 when nothing is set. */
function readPort(text: string | undefined): number | undefined {
  if (text === undefined || text === '') return 3000;
  const port = Number(text);
  return Number.isInteger(port) && port >= 0 && port <= 65_535 ? port : undefined;
}

/** Settles at the first signal to stop; a second one ends the process at once, and the watchdog its server. */
function firstSignal(): Promise<void> {
  return new Promise((resolve) => {
    let heard = false;
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.on(signal, () => {
        if (heard) process.exit(1);
        heard = true;
        resolve();
      });
  });
}
