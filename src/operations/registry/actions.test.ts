import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { actionWords, purposeWords } from './actions.ts';

const source = join(import.meta.dirname, '..', '..');

it('has words in both languages for every action of the rooms that touches a person', () => {
  const actions = new Set<string>();
  const duties = new Set<string>();
  for (const entry of readdirSync(source, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.ts') || entry.name.endsWith('.test.ts')) continue;
    const text = readFileSync(join(entry.parentPath, entry.name), 'utf8');
    for (const [, action] of text.matchAll(/action: '((?:identity|registry|quality|complaints)\.[a-z.-]+)'/g))
      actions.add(action!);
    for (const [, duty] of text.matchAll(/purpose: '([a-z-]+)'/g)) duties.add(duty!);
    // What a person does with her own account is named in two pieces.
    for (const [, what] of text.matchAll(/\bown\(actor, '([a-z.-]+)'/g)) actions.add(`identity.${what}`);
  }
  // What touches nobody's data: offices' keys, files and editions.
  const ofNobody = [
    'complaints.answer.published',
    'complaints.comment.published',
    'complaints.confidential.day',
    'complaints.figures.published',
    'complaints.history.loaded',
    'complaints.identity.opened',
    'complaints.report.published',
    'identity.seeds.sealed',
    'identity.service-key.make',
    'identity.service-key.revoke',
    'quality.edition.published',
    'quality.import.discarded',
    'quality.import.loaded',
  ];
  const wordless = [...actions].filter(
    (action) => !ofNobody.includes(action) && !actionWords[action]?.es && !actionWords[action]?.en,
  );
  expect(actions.size).toBeGreaterThan(20);
  expect(wordless).toEqual([]);
  expect([...duties].filter((duty) => !purposeWords[duty]?.es || !purposeWords[duty]?.en)).toEqual([]);
});
