import { parseArgs } from 'node:util';
import { migrate } from '#platform/database';
import { loadDemonstration } from '../demonstration.ts';
import { openInstallation } from './support/installation.ts';

const usage = `Uso: amparo load [--scale N] [--seed N]

Carga la institución de referencia, sintética, en una base de datos que no tiene ninguna.
  --scale N   cada persona sintética representa a N afiliados: de 1 (3,1 millones de personas) a 100000; 200 si no se dice
  --seed N    la misma semilla da los mismos datos
`;

/** `amparo load`: exit 0 loaded or there already, 2 misuse. */
export async function run(args: string[]): Promise<number> {
  let scale: number | undefined;
  let seed: number | undefined;
  try {
    const { values } = parseArgs({ args, options: { scale: { type: 'string' }, seed: { type: 'string' } } });
    scale = readWhole(values.scale, 1, 100_000);
    seed = readWhole(values.seed, 0, 2 ** 31 - 1);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
    return 2;
  }
  const installation = await openInstallation('share');
  try {
    const { appUrl } = await migrate(installation.ownerUrl);
    const begun = performance.now();
    const loaded = await loadDemonstration({
      appUrl,
      scale,
      seed,
      onProgress: ({ part }) => {
        const filled = Math.round(part * 40);
        if (process.stdout.isTTY)
          process.stdout.write(
            `\r[${'█'.repeat(filled)}${'·'.repeat(40 - filled)}] ${Math.round(part * 100)} % `,
          );
      },
    });
    process.stdout.write(
      loaded
        ? `\nCargado en ${((performance.now() - begun) / 1000).toFixed(1)} s: ${loaded.persons} personas, ${loaded.attentions} atenciones, ${loaded.evaluations} calificaciones.\n`
        : 'Ya había una institución en esta base de datos; no se cambió nada.\n',
    );
    return 0;
  } finally {
    await installation.stop();
  }
}

function readWhole(text: string | undefined, least: number, most: number): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!Number.isInteger(value) || value < least || value > most)
    throw new RangeError(`Se esperaba un número entero de ${least} a ${most}; se recibió «${text}».`);
  return value;
}
