import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { commandFile, findCommand } from './support/commands.ts';
import { explain } from './support/explain.ts';
import { chooseLanguage, words } from './support/words.ts';

// What Node made of the program is kept for the next start, which then takes half the time to read it; where nothing can be kept, none is.
enableCompileCache(join(import.meta.dirname, '..', '..', 'dist', 'compiled'));

/**
 * The `amparo` command: finds the command's file and runs it. Exit status: 0 done, 1 refused or failed, 2 not understood.
 */
async function main(given: string[]): Promise<number> {
  const { language, rest } = chooseLanguage(given, process.env);
  const say = words[language];
  const [first] = rest;
  if (first === undefined || first === 'help' || first === '--help' || first === '-h') {
    process.stdout.write(say.help());
    return first === undefined ? 2 : 0;
  }
  const found = findCommand(rest);
  if ('unknown' in found) {
    process.stderr.write(say.unknownCommand(found.unknown, found.nearest));
    return 2;
  }
  const file = commandFile(found.command);
  if (!file) {
    process.stderr.write(say.commandAbsent(found.command.name));
    return 1;
  }
  const { run }: { run: (args: string[]) => Promise<number> } = await import(file.href);
  process.env.AMPARO_LANGUAGE = language;
  try {
    return await run(found.args);
  } catch (error) {
    process.stderr.write(explain(error, language));
    return 1;
  }
}

process.exitCode = await main(process.argv.slice(2));
// Nothing that a command forgot to close keeps the process.
setTimeout(() => process.exit(), 3000).unref();
