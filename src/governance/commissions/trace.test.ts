import { expect, it } from 'vitest';
import { plainDate } from '#kernel';
import { graphOf, keyOf, type TraceNode, walk } from './trace.ts';

const node = (kind: TraceNode['kind'], id: string): TraceNode => ({
  kind,
  id,
  title: `${kind} ${id}`,
  on: plainDate('2026-01-05'),
  href: '/',
});
const nodes = [
  node('ratings', 'H1'),
  node('indicator', 'c.1'),
  node('observation', 'c.2'),
  node('voices', 'cambio'),
  node('change', 'cambio'),
  node('item', '2026-T3.1'),
  node('answer', '2026-T3.1'),
];
const graph = graphOf(nodes, [
  [keyOf('ratings', 'H1'), keyOf('indicator', 'c.1')],
  [keyOf('indicator', 'c.1'), keyOf('observation', 'c.2')],
  [keyOf('observation', 'c.2'), keyOf('item', '2026-T3.1')],
  [keyOf('voices', 'cambio'), keyOf('change', 'cambio')],
  [keyOf('change', 'cambio'), keyOf('item', '2026-T3.1')],
  [keyOf('item', '2026-T3.1'), keyOf('answer', '2026-T3.1')],
  [keyOf('answer', '2026-T3.1'), keyOf('commitment', '2026-T3.1')],
]);
const named = (some: readonly TraceNode[] | undefined) => some?.map((one) => one.kind);

it('is walked from a rating to the answer, the nearest first', () => {
  expect(named(walk(graph, 'ratings', 'H1')?.after)).toEqual(['indicator', 'observation', 'item', 'answer']);
});

it('is walked back from the answer to every beginning, the farthest first', () => {
  expect(named(walk(graph, 'answer', '2026-T3.1')?.before)).toEqual([
    'ratings',
    'indicator',
    'voices',
    'observation',
    'change',
    'item',
  ]);
});

it('leaves out a link to a record that is not there, and knows no other record', () => {
  expect(walk(graph, 'answer', '2026-T3.1')?.after).toEqual([]);
  expect(walk(graph, 'finding', 'x.1')).toBeUndefined();
});
