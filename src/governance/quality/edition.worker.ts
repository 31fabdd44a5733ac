import { createHash } from 'node:crypto';
import { parentPort } from 'node:worker_threads';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { AnswerCount, WaitCount } from './counters.ts';
import { type Edition, type EditionReleases, makeEdition } from './edition.ts';
import type { EditionAnswer, EditionTask } from './editionThread.ts';

const answers: AnswerCount[] = [];
const waits: WaitCount[] = [];
const past: { throughMonth: string; releases: EditionReleases }[] = [];

const read = (packed: Uint8Array): unknown => JSON.parse(gunzipSync(packed).toString('utf8'));

function make(facts: Extract<EditionTask, { kind: 'make' }>['facts']): EditionAnswer {
  const made = makeEdition({ ...facts, answers, waits, past });
  if (!made.ok) return made;
  const json = JSON.stringify(made.value.edition);
  return {
    ok: true,
    value: {
      content: gzipSync(json),
      releases: gzipSync(JSON.stringify(made.value.releases)),
      sha256: createHash('sha256').update(json).digest(),
      cells: made.value.edition.cells.length,
    },
  };
}

parentPort?.on('message', (task: EditionTask) => {
  switch (task.kind) {
    case 'answers':
      answers.push(...task.rows);
      return;
    case 'waits':
      waits.push(...task.rows);
      return;
    case 'past':
      past.push({
        throughMonth: (read(task.content) as Edition).throughMonth,
        releases: read(task.releases) as EditionReleases,
      });
      return;
    case 'make':
      parentPort?.postMessage(make(task.facts));
  }
});
