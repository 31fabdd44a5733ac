import type { PlainDate } from '#kernel';

/** The kinds of record that stand in the chain, with how each is written in addresses. */
export const kindSlugs = {
  voices: 'voces',
  ratings: 'calificaciones',
  change: 'cambio',
  indicator: 'indicador',
  observation: 'observacion',
  reply: 'respuesta-del-prestador',
  process: 'compra',
  finding: 'hallazgo',
  audit: 'auditoria',
  goal: 'meta',
  item: 'punto',
  answer: 'respuesta',
  commitment: 'compromiso',
  evidence: 'evidencia',
} as const;
export type TraceKind = keyof typeof kindSlugs;

/** A record of some room as everybody may read it. */
export interface TraceNode {
  readonly kind: TraceKind;
  readonly id: string;
  readonly title: string;
  /** When it happened; null where it is a state and not an event. */
  readonly on: PlainDate | null;
  /** Where the record itself is read. */
  readonly href: string;
  /** How many persons stand behind it; null where too few to say, absent where it is no count of persons. */
  readonly persons?: number | null;
  /** By when, for what was promised and has not come. */
  readonly due?: PlainDate;
  /** No record yet: it is awaited within its term (`ahead`), or its term is over and it did not come (`gap`). Its title is empty. */
  readonly pending?: 'ahead' | 'gap';
}

export interface TraceGraph {
  readonly nodes: ReadonlyMap<string, TraceNode>;
  /** From a record to those that rest on it. */
  readonly after: ReadonlyMap<string, readonly string[]>;
  readonly before: ReadonlyMap<string, readonly string[]>;
}

export const keyOf = (kind: TraceKind, id: string): string => `${kind} ${id}`;
export const tracePath = (kind: TraceKind, id: string): string =>
  `/rastro/${kindSlugs[kind]}/${encodeURIComponent(id)}`;

/** Records and links gathered from the rooms; a link to a record that is not there is left out. */
export function graphOf(
  nodes: readonly TraceNode[],
  links: readonly (readonly [from: string, to: string])[],
): TraceGraph {
  const byKey = new Map(nodes.map((one) => [keyOf(one.kind, one.id), one]));
  const [after, before] = [new Map<string, string[]>(), new Map<string, string[]>()];
  const add = (map: Map<string, string[]>, key: string, value: string) => {
    const known = map.get(key);
    if (!known) map.set(key, [value]);
    else if (!known.includes(value)) known.push(value);
  };
  for (const [from, to] of links)
    if (byKey.has(from) && byKey.has(to)) {
      add(after, from, to);
      add(before, to, from);
    }
  return { nodes: byKey, after, before };
}

/** The records that are reached from one by following links one way, the nearest first, each once with its distance. */
function reached(
  graph: TraceGraph,
  key: string,
  way: 'after' | 'before',
): { readonly node: TraceNode; readonly distance: number }[] {
  const seen = new Map<string, number>([[key, 0]]);
  const queue = [key];
  for (let next = queue.shift(); next !== undefined; next = queue.shift())
    for (const other of graph[way].get(next) ?? [])
      if (!seen.has(other)) {
        seen.set(other, (seen.get(next) ?? 0) + 1);
        queue.push(other);
      }
  seen.delete(key);
  return [...seen].map(([other, distance]) => ({ node: graph.nodes.get(other)!, distance }));
}

export interface Walked {
  readonly here: TraceNode;
  /** What it rests on, the beginning first. */
  readonly before: readonly TraceNode[];
  /** What rests on it, the nearest first. */
  readonly after: readonly TraceNode[];
}

/** The chain through a record, both ways; undefined where there is no such record. */
export function walk(graph: TraceGraph, kind: TraceKind, id: string): Walked | undefined {
  const key = keyOf(kind, id);
  const here = graph.nodes.get(key);
  return (
    here && {
      here,
      before: reached(graph, key, 'before')
        .sort((a, b) => b.distance - a.distance)
        .map((one) => one.node),
      after: reached(graph, key, 'after').map((one) => one.node),
    }
  );
}
