import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { createGunzip } from 'node:zlib';
import { type AuditExportLine, exportAudit, verifyAuditExport } from '#platform/audit';
import { migrate, openDatabase } from '#platform/database';
import { openInstallation } from './support/installation.ts';
import { currentWords } from './support/words.ts';

/** `amparo verify audit`: exit 0 sound, 1 broken, 2 unusable. */
export async function run(args: string[]): Promise<number> {
  const say = currentWords();
  let file: string | undefined;
  let keys: string[] | undefined;
  try {
    const parsed = parseArgs({
      args,
      allowPositionals: true,
      options: { key: { type: 'string', multiple: true } },
    });
    [file] = parsed.positionals;
    keys = parsed.values.key;
  } catch {
    process.stderr.write(say.verifyAuditUsage);
    return 2;
  }
  try {
    const trusted = keys && new Set(keys);
    const verdict = file
      ? await verifyAuditExport(readLines(file), trusted)
      : await verifyInstallation(trusted);
    if (verdict.sound) {
      process.stdout.write(say.chainSound(verdict.entries, verdict.checkpoints, verdict.head));
      return 0;
    }
    process.stdout.write(say.chainBroken(String(verdict.brokenSeq), verdict.why, verdict.entries));
    return 1;
  } catch (error) {
    process.stderr.write(say.notRead(error instanceof Error ? error.message : String(error)));
    return 2;
  }
}

async function verifyInstallation(trusted: ReadonlySet<string> | undefined) {
  const installation = await openInstallation('share');
  try {
    const { appUrl } = await migrate(installation.ownerUrl);
    const db = openDatabase({ url: appUrl, statementTimeoutMs: 0 });
    try {
      return await verifyAuditExport(exportAudit(db), trusted);
    } finally {
      await db.close();
    }
  } finally {
    await installation.stop();
  }
}

async function* readLines(file: string): AsyncGenerator<AuditExportLine> {
  const raw = createReadStream(file);
  const input = file.endsWith('.gz') ? raw.pipe(createGunzip()) : raw;
  raw.on('error', (error) => input.destroy(error));
  let number = 0;
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1;
    if (line.trim() === '') continue;
    let read: unknown;
    try {
      read = JSON.parse(line.replace(/^\uFEFF/, ''));
    } catch {
      throw new Error(currentWords().lineNotJson(number));
    }
    const kind = (read as { kind?: unknown } | null)?.kind;
    if (kind !== 'key' && kind !== 'entry' && kind !== 'checkpoint')
      throw new Error(currentWords().lineNotOfAudit(number));
    yield read as AuditExportLine;
  }
}
