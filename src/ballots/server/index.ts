// The part of the room that only a server can have: native arithmetic and worker threads. A browser never imports this.
import './nativeHash.ts';

export { folderReader } from './folderReader.ts';
export { nativeGroups } from './nativeGroups.ts';
export { type WorkerVerifier, workerVerifier } from './workerVerifier.ts';
