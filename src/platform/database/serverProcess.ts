import { spawn } from 'node:child_process';
import { closeSync, fchownSync, openSync, statSync, truncateSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RunAs } from './dataFolder.ts';

export interface ServerProcessOptions {
  readonly executable: string;
  readonly arguments: readonly string[];
  readonly dataFolder: string;
  readonly logFile: string;
  readonly runAs: RunAs | undefined;
}

export interface ServerProcess {
  /** Settles when the server has ended, for whatever reason. */
  readonly ended: Promise<void>;
  /** Asks for a fast shutdown and waits for its end; again is harmless. */
  stop(): Promise<void>;
}

/**
 * The shell between Node and the server. It holds the reading end of a pipe whose other end is Node's alone: when Node
 * closes it, or dies of anything, the pipe ends and the server is told to shut down fast (its transactions are rolled
 * back), and after ten seconds at once.
 */
const watchdog = `
exec 3<&0 </dev/null
"$@" 3<&- &
server=$!
( while read -r _ <&3; do :; done
  kill -INT "$server"; sleep 10; kill -QUIT "$server" ) 2>/dev/null &
watcher=$!
trap '' INT TERM HUP
exec 3<&-
wait "$server"
status=$?
kill "$watcher" 2>/dev/null
exit "$status"
`;

const logBytesMax = 20_000_000;

/**
 * Starts a server and returns when it accepts connections.
 *
 * @throws Error with the end of its log when it ends before.
 */
export async function startServerProcess(options: ServerProcessOptions): Promise<ServerProcess> {
  const log = openLog(options.logFile, options.runAs);
  const logStart = statSync(options.logFile).size;
  const child = spawn(
    '/bin/sh',
    ['-c', watchdog, 'amparo-watchdog', options.executable, ...options.arguments],
    {
      cwd: '/',
      // Its own session: an interrupt typed in the terminal is for the program, which then stops its server in order.
      detached: true,
      stdio: ['pipe', log, log],
      env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
      ...options.runAs,
    },
  );
  closeSync(log);
  const { stdin } = child;
  if (!stdin) throw new Error('The pipe to the watchdog was not made');
  stdin.on('error', () => {});
  let running = true;
  const ended = new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', () => {
      running = false;
      stdin.destroy();
      resolve();
    });
  });

  const begun = Date.now();
  while (!(await readServerState(options.dataFolder))?.ready) {
    if (!running) {
      const text = (await readFile(options.logFile, 'utf8'))
        .slice(logStart)
        .trim()
        .split('\n')
        .slice(-12)
        .join('\n');
      throw new Error(`The database server did not start. Its log (${options.logFile}) ends:\n${text}`);
    }
    if (Date.now() - begun > 300_000) {
      stdin.end();
      throw new Error(`The database server is not ready after five minutes; its log: ${options.logFile}`);
    }
    await Promise.race([sleep(10), ended]);
  }
  return {
    ended,
    async stop() {
      stdin.end();
      await ended;
    },
  };
}

/**
 * What a server says of itself in the file that it keeps while it runs: the folder of its socket in the fifth line, its
 * state in the eighth.
 */
export async function readServerState(
  dataFolder: string,
): Promise<{ readonly socketFolder: string; readonly ready: boolean } | undefined> {
  const text = await readFile(`${dataFolder}/postmaster.pid`, 'utf8').catch(() => '');
  const lines = text.split('\n');
  const socketFolder = lines[4];
  return socketFolder ? { socketFolder, ready: lines[7]?.trim() === 'ready' } : undefined;
}

function openLog(file: string, runAs: RunAs | undefined): number {
  const log = openSync(file, 'a', 0o600);
  if (statSync(file).size > logBytesMax) truncateSync(file);
  if (runAs) fchownSync(log, runAs.uid, runAs.gid);
  return log;
}
