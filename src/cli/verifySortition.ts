import { type SortitionCheck, type SortitionReport, UnusableFolder, verifySortition } from '#ballots';
import { folderReader } from '#ballots/server';

const usage = `amparo verify sortition <carpeta> [--json]

Verifica un sorteo con sus archivos públicos y nada más: announcement.json, roll.csv, dice.json, beacon.json, drawn.csv.
Sale con 0 si se acepta, 1 si se rechaza, 2 si no se puede usar.`;

const sentences: Record<SortitionCheck, string> = {
  announcement: 'El anuncio está en su única forma de escritura',
  'roll-format': 'Cada línea del padrón tiene su forma',
  'roll-order': 'Los números del padrón no se repiten',
  'roll-size': 'El padrón tiene el tamaño anunciado',
  'roll-root': 'El padrón es el anunciado',
  quotas: 'Los cupos son los proporcionales',
  dice: 'La ceremonia de los dados es válida',
  'time-order': 'El anuncio, los dados y el faro ocurrieron en ese orden',
  beacon: 'El faro público firmó la ronda anunciada',
  draw: 'Los sorteados son los que la semilla señala',
};

/** `amparo verify sortition <folder>`: prints every check with its result. Returns 0 accepted, 1 rejected, 2 unusable. */
export async function run(args: string[]): Promise<number> {
  const json = args.includes('--json');
  const [folder, ...rest] = args.filter((arg) => arg !== '--json');
  if (!folder || rest.length > 0 || folder.startsWith('-')) {
    console.error(usage);
    return 2;
  }
  try {
    const report = await verifySortition(folderReader(folder), (lines) => {
      if (process.stderr.isTTY) process.stderr.write(`\r${lines} líneas del padrón leídas `);
    });
    if (process.stderr.isTTY) process.stderr.write('\n');
    console.log(json ? JSON.stringify(report, undefined, 2) : describe(report));
    return report.verdict === 'accepted' ? 0 : 1;
  } catch (error) {
    if (!(error instanceof UnusableFolder)) throw error;
    console.error(`${folder} no es un sorteo que se pueda verificar: ${error.message}`);
    return 2;
  }
}

function describe(report: SortitionReport): string {
  const failed = report.checks.filter(({ passed }) => !passed);
  return [
    `Sorteo «${report.title}»`,
    `Padrón de ${report.rollSize} en ${report.strata} estratos, raíz ${report.rollRoot}`,
    `Se sortean ${report.seats} con la semilla ${report.seed}`,
    '',
    ...report.checks.map(
      ({ check, passed, detail }) =>
        `${passed ? '✓' : '✗'} ${sentences[check]} [${check}]${detail ? `: ${detail}` : ''}`,
    ),
    '',
    failed.length === 0 ? 'ACEPTADO' : `RECHAZADO por: ${failed.map(({ check }) => check).join(', ')}`,
  ].join('\n');
}
