import type { PlainDate } from '#kernel';
import { keyOf, type TraceGraph, type TraceKind, type TraceNode } from './trace.ts';

/** What somebody said: her ratings of a place since a day, or a change that she was told of. */
export interface Voices {
  readonly places: readonly {
    readonly facility: string;
    readonly since: PlainDate;
    readonly ratings: number;
  }[];
  readonly changes: readonly { readonly code: string; readonly because: 'rating' | 'case' }[];
}

/** Where one of those led: each record is told once, under the first of them that led to it. */
export interface Led {
  readonly because: 'rating' | 'case';
  readonly begin: TraceNode;
  readonly since: PlainDate | null;
  readonly ratings: number | null;
  readonly after: readonly TraceNode[];
}

/** What stands and is no event: an indicator agreed before her rating counts it all the same. */
const states: readonly TraceKind[] = ['ratings', 'voices', 'indicator'];

/** The records reached from one, the nearest first, without those that are older than a day and what only they led to. */
function reachedSince(graph: TraceGraph, key: string, since: PlainDate | null): TraceNode[] {
  const seen = new Set([key]);
  const found: TraceNode[] = [];
  const queue = [key];
  for (let next = queue.shift(); next !== undefined; next = queue.shift())
    for (const other of graph.after.get(next) ?? []) {
      const node = graph.nodes.get(other);
      if (!node || seen.has(other)) continue;
      if (since !== null && !states.includes(node.kind) && node.on !== null && node.on < since) continue;
      seen.add(other);
      found.push(node);
      queue.push(other);
    }
  return found;
}

/** Where what a person said led, grouped by where it began; nothing that happened before she said it, and no record twice. */
export function ledFrom(graph: TraceGraph, { places, changes }: Voices): Led[] {
  const told = new Set<string>();
  const take = (begin: TraceNode | undefined, led: Omit<Led, 'begin' | 'after'>): Led[] => {
    if (!begin) return [];
    const key = keyOf(begin.kind, begin.id);
    if (told.has(key)) return [];
    const after = reachedSince(graph, key, led.since).filter((one) => !told.has(keyOf(one.kind, one.id)));
    if (after.length === 0) return [];
    for (const one of [begin, ...after]) told.add(keyOf(one.kind, one.id));
    return [{ ...led, begin, after }];
  };
  return [
    ...places.flatMap(({ facility, since, ratings }) =>
      take(graph.nodes.get(keyOf('ratings', facility)), { because: 'rating', since, ratings }),
    ),
    ...changes.flatMap(({ code, because }) =>
      take(graph.nodes.get(keyOf('change', code)), { because, since: null, ratings: null }),
    ),
  ];
}
