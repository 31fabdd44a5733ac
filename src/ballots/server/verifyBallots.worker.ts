import { parentPort } from 'node:worker_threads';
import './nativeHash.ts';
import { verifyBatch } from '../batch.ts';
import type { OpenElection } from '../election.ts';
import { openElection } from '../election.ts';
import { verifierGroups } from '../verifierGroups.ts';
import type { WorkerAnswer, WorkerTask } from './workerVerifier.ts';

let opened: OpenElection | undefined;

parentPort?.on('message', ({ electionText, index, batch }: WorkerTask) => {
  let answer: WorkerAnswer;
  try {
    if (opened?.text !== electionText) opened = openElection(electionText, verifierGroups);
    answer = { index, outcome: verifyBatch(opened, batch) };
  } catch (error) {
    answer = { index, error: error instanceof Error ? error.message : String(error) };
  }
  parentPort?.postMessage(answer);
});
