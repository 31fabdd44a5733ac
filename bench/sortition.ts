// Draws 20 % of 3.5 million affiliates by strata. The limit: tickets and selection in under 15 s, the roll and its Merkle
// root timed apart. Run: node bench/sortition.ts [affiliates]
import {
  commitmentOf,
  drawByStrata,
  drawnLines,
  largestRemainderQuotas,
  MerkleLeaves,
  type RollColumns,
  stratumSizes,
  writeRollLine,
} from '#ballots';
import '#ballots/server';

const size = Number(process.argv[2] ?? 3_500_000);
const salt = '5a'.repeat(32);

function timed<T>(what: string, run: () => T): T {
  const [start, cpu] = [performance.now(), process.cpuUsage()];
  const value = run();
  const spent = process.cpuUsage(cpu);
  const cpuSeconds = ((spent.user + spent.system) / 1e6).toFixed(2);
  console.log(`${what}: ${((performance.now() - start) / 1000).toFixed(2)} s (${cpuSeconds} s of processor)`);
  return value;
}

const provinces = Array.from({ length: 24 }, (_, i) => `Provincia ${i + 1}`);
const sectors = ['privado', 'público', 'campesino', 'voluntario', 'jubilado', 'independiente'];
const strata = provinces.flatMap((province) =>
  sectors.flatMap((sector) => ['M', 'H'].map((sex) => `${province},${sector},${sex}`)),
);

const stratumOf = new Uint32Array(size);
const numbers: string[] = [];
const leaves = new MerkleLeaves(size);
timed(`roll of ${size}: salted commitments and leaves`, () => {
  for (let i = 0; i < size; i++) {
    const stratum = (i * 2654435761) % strata.length;
    const [province, sector, sex] = strata[stratum]!.split(',') as [string, string, string];
    const number = `AF-${String(i + 1).padStart(7, '0')}`;
    stratumOf[i] = stratum;
    numbers.push(number);
    const affiliate = { number, identity: String(1_700_000_000 + i), province, sector, sex };
    leaves.add(writeRollLine({ ...affiliate, commitment: commitmentOf(salt, affiliate) }));
  }
});
const tree = timed('Merkle tree', () => leaves.tree());
console.log(`root ${tree.root}`);

const roll: RollColumns = { numbers, strata, stratumOf };
const quotas = largestRemainderQuotas(stratumSizes(roll), Math.round(size / 5));
const start = performance.now();
const draw = timed('tickets and selection', () => drawByStrata(roll, quotas, `bench|${tree.root}`));
const seconds = (performance.now() - start) / 1000;
timed('list of those drawn', () => drawnLines(roll, draw).length);
console.log(`limit of 15 s ${seconds < 15 ? 'kept' : 'EXCEEDED'}: ratio ${(seconds / 15).toFixed(2)}`);
process.exitCode = seconds < 15 ? 0 : 1;
