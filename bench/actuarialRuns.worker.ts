import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { reducedInputs, simulate, studyOf } from '#actuarial';
import { openCaseFolder, readStochasticModel } from '#actuarial/folder';

const root = join(import.meta.dirname, '..');
const { case: ecuador } = openCaseFolder(join(root, 'cases', 'ecuador'), join(root, 'law'));
const { first, count } = workerData as { first: number; count: number };
const results = simulate(
  reducedInputs(ecuador, studyOf(ecuador, 'ivm-2020')),
  readStochasticModel(join(root, 'cases', 'ecuador')),
  first,
  count,
);
parentPort?.postMessage({ deficit: results.deficit });
