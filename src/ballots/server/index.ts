// The part of the room that only a server can have: native arithmetic and worker threads. A browser never imports this.
export { nativeGroups } from './nativeGroups.ts';
export { type WorkerVerifier, workerVerifier } from './workerVerifier.ts';
