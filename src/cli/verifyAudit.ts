import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { createGunzip } from 'node:zlib';
import { type AuditBreak, type AuditExportLine, exportAudit, verifyAuditExport } from '#platform/audit';
import { migrate, openDatabase } from '#platform/database';
import { openInstallation } from './support/installation.ts';

const why: Record<AuditBreak, string> = {
  'sequence-has-a-gap': 'falta un registro',
  'entry-was-changed': 'el registro cambió después de escribirse',
  'chain-does-not-follow': 'su huella no sigue a la anterior',
  'checkpoint-differs-from-chain': 'el corte firmado no coincide con la cadena',
  'checkpoint-key-unknown': 'el corte está firmado con una llave desconocida',
  'checkpoint-signature-wrong': 'la firma del corte no es válida',
  'last-entries-not-signed': 'los últimos registros no están firmados',
};

const usage = `Uso: amparo verify audit [archivo.jsonl] [--key IDENTIFICADOR]…

Recalcula la cadena de registros de un archivo exportado (JSON por líneas, o .gz) y dice cuál es el primer eslabón roto.
Sin archivo revisa la base de datos de esta instalación. --key acepta solo cortes firmados con esas llaves.
Sale con 0 si la cadena está entera, 1 si está rota, 2 si no se pudo leer.
`;

/** `amparo verify audit`: exit 0 sound, 1 broken, 2 unusable. */
export async function run(args: string[]): Promise<number> {
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
    process.stderr.write(usage);
    return 2;
  }
  try {
    const trusted = keys && new Set(keys);
    const verdict = file
      ? await verifyAuditExport(readLines(file), trusted)
      : await verifyInstallation(trusted);
    if (verdict.sound) {
      process.stdout.write(
        `La cadena está entera: ${verdict.entries} registros, ${verdict.checkpoints} cortes firmados.\nCabeza: ${verdict.head}\n`,
      );
      return 0;
    }
    process.stdout.write(
      `La cadena está rota en el eslabón ${verdict.brokenSeq}: ${why[verdict.why]} (${verdict.why}). Antes de él hay ${verdict.entries} registros correctos.\n`,
    );
    return 1;
  } catch (error) {
    process.stderr.write(`No se pudo leer: ${error instanceof Error ? error.message : String(error)}\n`);
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
      throw new Error(`la línea ${number} no es JSON`);
    }
    const kind = (read as { kind?: unknown } | null)?.kind;
    if (kind !== 'key' && kind !== 'entry' && kind !== 'checkpoint')
      throw new Error(`la línea ${number} no es de un registro exportado`);
    yield read as AuditExportLine;
  }
}
