import { join } from 'node:path';
import {
  enterEmbedded,
  type ServerEvent,
  singleClient,
  startEmbedded,
  withoutCredentials,
} from '#platform/database';
import { Unreachable } from './explain.ts';
import { currentWords } from './words.ts';

export interface Installation {
  readonly ownerUrl: string;
  /** Ends the embedded server if this process started it. */
  stop(): Promise<void>;
}

/** The folder of the embedded database's data: AMPARO_DATA, or `.amparo/database` in the project. */
export function dataFolder(): string {
  return process.env.AMPARO_DATA ?? join(import.meta.dirname, '..', '..', '..', '.amparo', 'database');
}

/**
 * The database that this command works on: the one of DATABASE_URL, else the embedded one.
 *
 * @param how `own`: this process serves from it and nobody else may; `share`: beside one that serves.
 */
export async function openInstallation(
  how: 'own' | 'share',
  tell?: (line: string) => void,
): Promise<Installation> {
  const url = process.env.DATABASE_URL;
  if (url) {
    await knock(url);
    return { ownerUrl: url, stop: async () => {} };
  }
  const log = (event: ServerEvent): void => tell?.(currentWords().serverEvent[event.happened](event.where));
  const options = { dataFolder: dataFolder(), log, systemFolder: process.env.AMPARO_SYSTEM_FOLDER };
  return how === 'own' ? startEmbedded(options) : enterEmbedded(options);
}

async function knock(url: string): Promise<void> {
  const client = singleClient(url);
  try {
    await client.connect();
  } catch (error) {
    // A refusal on several addresses at once comes as one error whose own message is empty.
    const reasons = error instanceof AggregateError ? error.errors : [error];
    throw new Unreachable(withoutCredentials(url), reasons.map((one) => one.message).join('; '), error);
  }
  await client.end();
}
