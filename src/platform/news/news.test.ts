import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { openDatabase } from '#platform/database';
import { testDatabase } from '../../../test/support/database.ts';
import { markSeen, newsIn, readSeen } from './index.ts';

const [ana, luis] = [randomUUID(), randomUUID()];
const listed = (seq: number, kind: string, by: string | null) => ({
  seq,
  at: `2026-11-${String(seq).padStart(2, '0')}T10:00:00.000Z`,
  by,
  action: { kind },
});

it('tells each kind once, with how many and when the last was; not what she did, nor what tells nothing', () => {
  const actions = [
    listed(1, 'answered', luis),
    listed(2, 'answered', luis),
    listed(3, 'joined', luis),
    listed(4, 'overdue', null),
    listed(5, 'answered', ana),
    listed(6, 'answered', luis),
  ];
  const told = ['overdue', 'answered'];
  expect(newsIn(actions, { personId: ana, seen: 0 }, told)).toEqual([
    { kind: 'overdue', count: 1, lastAt: '2026-11-04T10:00:00.000Z' },
    { kind: 'answered', count: 3, lastAt: '2026-11-06T10:00:00.000Z' },
  ]);
  expect(newsIn(actions, { personId: luis, seen: 4 }, told)).toEqual([
    { kind: 'answered', count: 1, lastAt: '2026-11-05T10:00:00.000Z' },
  ]);
  expect(newsIn(actions, { personId: ana, seen: 6 }, told)).toEqual([]);
});

it('remembers how far each has read each list, and never less than before', async () => {
  const db = openDatabase({ url: (await testDatabase()).appUrl });
  try {
    await markSeen(db.kysely, ana, { room: 'committees', id: 'uno' }, 4);
    await markSeen(db.kysely, ana, { room: 'committees', id: 'uno' }, 2);
    await markSeen(db.kysely, ana, { room: 'groups', id: 'uno' }, 9);
    await markSeen(db.kysely, luis, { room: 'committees', id: 'uno' }, 1);
    expect(await readSeen(db.kysely, ana, 'committees')).toEqual(new Map([['uno', 4]]));
    expect(await readSeen(db.kysely, luis, 'groups')).toEqual(new Map());
  } finally {
    await db.close();
  }
});
