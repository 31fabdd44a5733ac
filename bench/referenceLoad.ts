/**
 * The default load of the reference institution: seconds by step (at most 30 on two cores). The registry is a stand-in that
 * keeps document and identifier. Run: node bench/referenceLoad.ts [scale]
 */
import { loadReferenceInstitution } from '../src/reference.ts';
import { openBench } from './support.ts';

const scale = Number(process.argv[2] ?? 200);
const bench = await openBench();
const started = performance.now();
let step = '';
const loaded = await loadReferenceInstitution({
  appUrl: bench.appUrl,
  scale,
  registry: {
    async insertPersons(db, persons) {
      let some: { document: string; personId: string }[] = [];
      const write = async () => {
        await db.pool.query(
          'insert into bench.person_by_document select * from unnest($1::text[], $2::uuid[])',
          [some.map((one) => one.document), some.map((one) => one.personId)],
        );
        some = [];
      };
      for (const one of persons) {
        some.push(one);
        if (some.length === 10_000) await write();
      }
      await write();
    },
    async insertEmployers(_db, employers) {
      for (const one of employers) if (one.ruc.length !== 13) throw new Error(one.ruc);
    },
  },
  onProgress(progress) {
    if (progress.step === step) return;
    step = progress.step;
    console.log(`${((performance.now() - started) / 1000).toFixed(1)} s: ${step}`);
  },
});
console.log(`scale 1:${scale}`, loaded, `${Math.round(process.memoryUsage().rss / 1e6)} MB`);
await bench.close();
