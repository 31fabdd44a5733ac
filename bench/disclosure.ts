/**
 * Disclosure control of a table of province × month × insurance with all its totals (3 750 cells), and of a monthly release that
 * grows ten times. Run: node bench/disclosure.ts
 */
import { type CountTable, protect, type Release } from '#statistics';

let state = 7;
const random = (): number => {
  state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
  return state / 0x7fffffff;
};
const names = (prefix: string, count: number): string[] =>
  Array.from({ length: count }, (_, i) => `${prefix} ${i + 1}`);
const weights = (count: number): number[] => Array.from({ length: count }, () => 3 * random() ** 2);

function report(label: string, run: () => ReturnType<typeof protect>): ReturnType<typeof protect> {
  const started = performance.now();
  const result = run();
  const count = (status: string): number => result.cells.filter((cell) => cell.status === status).length;
  console.log(
    `${label}: ${result.cells.length} cells, ${count('primary')} primary, ${count('complementary')} complementary, ` +
      `${result.exposed.length} exposed, ${Math.round(performance.now() - started)} ms`,
  );
  return result;
}

const dimensions = [
  { name: 'province', categories: names('province', 24) },
  { name: 'month', categories: names('month', 24) },
  { name: 'insurance', categories: names('insurance', 5) },
];
const byProvince = weights(24);
const byInsurance = weights(5);
for (const mean of [2, 10, 40]) {
  const counts = dimensions[0]!.categories.flatMap((province, p) =>
    dimensions[1]!.categories.flatMap((month) =>
      dimensions[2]!.categories.map((insurance, i) => ({
        at: [province, month, insurance],
        count: Math.floor(2 * mean * byProvince[p]! * byInsurance[i]! * random()),
      })),
    ),
  );
  for (const protectZeros of [true, false])
    report(`mean ${mean}, zeros ${protectZeros ? 'protected' : 'shown'}`, () =>
      protect({ dimensions, counts }, { threshold: 10, protectZeros }),
    );
}

const growing = [dimensions[0]!, { name: 'subject', categories: names('subject', 20) }];
const bySubject = weights(20);
let counts: CountTable['counts'] = growing[0]!.categories.flatMap((province) =>
  growing[1]!.categories.map((subject) => ({ at: [province, subject], count: 0 })),
);
const alreadyPublished: Release[] = [];
for (let release = 1; release <= 10; release += 1) {
  counts = counts.map(({ at, count }, i) => ({
    at,
    count: count + Math.floor(20 * byProvince[Math.floor(i / 20)]! * bySubject[i % 20]! * random()),
  }));
  const table = { dimensions: growing, counts };
  alreadyPublished.push(
    report(`release ${release}`, () =>
      protect(table, { threshold: 5, protectZeros: false }, { alreadyPublished }),
    ).release,
  );
}
