import { describe, expect, it } from 'vitest';
import type { Recorded } from '#platform/actions';
import { keep, type StateAt, stateAfter } from './keptStates.ts';
import type { ProgrammeAction } from './programme.ts';

const recorded = (seq: number, action: ProgrammeAction, at = `2026-01-0${seq}T00:00:00.000Z`) =>
  ({ seq, at, by: null, action }) satisfies Recorded<ProgrammeAction>;
const created = recorded(1, { kind: 'created', slug: 'uno', name: 'Uno', origin: 'desk' });
const approved = recorded(2, { kind: 'approved', version: 1, on: '2026-01-02' as never });
const reopened = recorded(3, { kind: 'reopened', reason: 'Otro riesgo', on: '2026-01-03' as never });

describe('what a list added up to', () => {
  it('goes on from where it was read, without what came before', () => {
    const first = stateAfter(undefined, [created, approved]);
    expect(first).toMatchObject({
      seq: 2,
      at: '2026-01-02T00:00:00.000Z',
      state: { version: 1, isOpen: false },
    });
    const second = stateAfter(first as StateAt, [approved, reopened]);
    expect(second).toMatchObject({ seq: 3, state: { version: 1, isOpen: true, name: 'Uno' } });
    // Nothing came: the same state, not one like it.
    expect(stateAfter(second as StateAt, [reopened])?.state).toBe(second?.state);
  });

  it('is not gone on with where the list is another one', () => {
    const known = stateAfter(undefined, [created, approved]) as StateAt;
    expect(stateAfter(known, [])).toBeNull();
    expect(stateAfter(known, [recorded(2, approved.action, '2026-02-02T00:00:00.000Z')])).toBeNull();
    expect(stateAfter(known, [reopened])).toBeNull();
  });

  it('is let go of, the one kept first, when there are too many', () => {
    const kept = new Map<string, StateAt>();
    const known = stateAfter(undefined, [created]) as StateAt;
    for (let i = 0; i < 301; i += 1) keep(kept, `p${i}`, known);
    expect(kept.size).toBe(300);
    expect([kept.has('p0'), kept.has('p1'), kept.has('p300')]).toEqual([false, true, true]);
  });
});
