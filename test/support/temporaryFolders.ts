import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

/**
 * A maker of empty folders that go when the tests are over. Called where tests are described, not inside a hook:
 * `const temporaryFolder = temporaryFolders();`
 */
export function temporaryFolders(): () => Promise<string> {
  const made: string[] = [];
  afterAll(async () => {
    for (const folder of made) await rm(folder, { recursive: true, force: true });
  });
  return async () => {
    const folder = await mkdtemp(join(tmpdir(), 'amparo-test-'));
    made.push(folder);
    return folder;
  };
}
