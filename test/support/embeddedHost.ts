// A program of its own around the embedded server, for tests that kill it:
// node embeddedHost.ts <data folder> <system folder> [insert]
// Prints one JSON line when it is up; with `insert` it writes numbers from as many connections as it has and prints each one
// after the server has answered that it is kept.
import { openDatabase, startEmbedded } from '#platform/database';

const [dataFolder = '', systemFolder, work] = process.argv.slice(2);
try {
  const embedded = await startEmbedded({ dataFolder, systemFolder });
  const database = openDatabase({ url: embedded.ownerUrl, max: 4 });
  await database.pool.query('create table if not exists number (run text, n int)');
  // Before the line that says it is up: whoever reads that line may send the signal at once.
  process.on('SIGTERM', async () => {
    await database.close();
    await embedded.stop();
    process.exit(0);
  });
  process.stdout.write(
    `${JSON.stringify({ ownerUrl: embedded.ownerUrl, dataFolder: embedded.dataFolder })}\n`,
  );
  let n = 0;
  const insert = async (): Promise<void> => {
    for (;;) {
      const mine = n++;
      await database.pool.query('insert into number values ($1, $2)', [process.pid, mine]);
      process.stdout.write(`${mine}\n`);
    }
  };
  if (work === 'insert') await Promise.all([insert(), insert(), insert(), insert()]);
  else setInterval(() => {}, 1000);
} catch (error) {
  process.stdout.write(
    `${JSON.stringify({ error: String(error), name: error instanceof Error && error.name })}\n`,
  );
  process.exit(1);
}
