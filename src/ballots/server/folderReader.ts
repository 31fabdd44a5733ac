import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { FolderReader } from '../sortition/verifySortition.ts';

/** Reads the files of a published draw from a folder of the disk. */
export function folderReader(folder: string): FolderReader {
  return {
    text: (name) => readFile(join(folder, name), 'utf8'),
    async *lines(name) {
      const path = join(folder, name);
      await stat(path);
      let rest = '';
      for await (const chunk of createReadStream(path, { encoding: 'utf8', highWaterMark: 1 << 20 })) {
        const lines = (rest + chunk).split('\n');
        rest = lines.pop() ?? '';
        yield lines;
      }
      if (rest !== '') yield [rest];
    },
  };
}
