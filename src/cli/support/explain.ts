import { DataInUse, NoServerForPlatform } from '#platform/database';
import { type Language, words } from './words.ts';

/** What a person who typed a command is told of an error: what happened and what to do, without the program's insides. */
export function explain(error: unknown, language: Language): string {
  const say = words[language];
  if (process.env.AMPARO_DEBUG && error instanceof Error) return `${error.stack}\n`;
  if (error instanceof DataInUse) return say.dataInUse(error.folder, error.holder);
  if (error instanceof NoServerForPlatform) return say.noServerForPlatform(error.platform);
  if (error instanceof Unreachable) return say.databaseUnreachable(error.where, error.reason);
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE' && 'port' in error)
    return say.portTaken(Number(error.port));
  return `${say.failed(error instanceof Error ? error.message : String(error))}${say.debugHint}`;
}

/** The database that DATABASE_URL names does not let us in. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
  readonly where: string;
  readonly reason: string;

  constructor(where: string, reason: string, cause: unknown) {
    super(`The database ${where} could not be entered: ${reason}`, { cause });
    this.where = where;
    this.reason = reason;
  }
}
