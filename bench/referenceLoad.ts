/**
 * The default load of the reference institution into the real rooms: seconds by step (at most 30 on two cores).
 * Run: node bench/referenceLoad.ts [scale]
 */
import { insertEmployers, insertPersons } from '#operations/registry';
import { loadReferenceInstitution } from '../src/reference.ts';
import { openBench } from './support.ts';

const scale = Number(process.argv[2] ?? 200);
const bench = await openBench();
const started = performance.now();
let step = '';
const loaded = await loadReferenceInstitution({
  appUrl: bench.appUrl,
  scale,
  registry: { insertPersons, insertEmployers },
  onProgress(progress) {
    if (progress.step === step) return;
    step = progress.step;
    console.log(`${((performance.now() - started) / 1000).toFixed(1)} s: ${step}`);
  },
});
console.log(`scale 1:${scale}`, loaded, `${Math.round(process.memoryUsage().rss / 1e6)} MB`);
await bench.close();
