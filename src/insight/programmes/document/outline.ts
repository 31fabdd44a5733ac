import type { Canvas } from '../design.ts';
import type { Outline } from './blocks.ts';

type Node = Canvas['nodes'][number];

/** A drawing as nested lists: what hangs from each root, and the boxes that no line reaches from there. */
export interface Outlined {
  readonly items: readonly Outline[];
  readonly apart: readonly Outline[];
}

/**
 * A canvas read from some boxes along its lines. A box that several lines reach is told where it is met first and named, without what
 * hangs from it, where it is met again: a drawing that turns back on itself ends too.
 *
 * @param roots the boxes to begin with, in the order of the drawing.
 * @param along `causes`: from each box to those that lead to it; `effects`: to those that it leads to.
 * @param kindOf the name of a kind of box in the reader's language.
 */
export function outlineOf(
  canvas: Canvas,
  roots: (node: Node) => boolean,
  along: 'causes' | 'effects',
  kindOf: (kind: Node['kind']) => string,
  met: Set<string> = new Set(),
): readonly Outline[] {
  const byId = new Map(canvas.nodes.map((one) => [one.id, one]));
  const follow = (node: Node, why: string): Outline => {
    const isNew = !met.has(node.id);
    met.add(node.id);
    const next = isNew
      ? canvas.links
          .filter((one) => (along === 'causes' ? one.to : one.from) === node.id)
          .flatMap((one) => {
            const other = byId.get(along === 'causes' ? one.from : one.to);
            return other ? [follow(other, one.why)] : [];
          })
      : [];
    return {
      kind: kindOf(node.kind),
      text: { es: node.text },
      why: why.trim() ? { es: why.trim() } : null,
      items: next,
    };
  };
  return inOrder(canvas.nodes.filter(roots)).map((one) => follow(one, ''));
}

/** A tree of problems or of objectives: what hangs under its middle, what follows from it, and what is joined to neither. */
export function treeOf(
  canvas: Canvas,
  middle: 'problem' | 'objective',
  kindOf: (kind: Node['kind']) => string,
): { readonly under: Outlined; readonly over: readonly Outline[] } {
  const met = new Set<string>();
  const isMiddle = (one: Node) => one.kind === middle;
  const items = outlineOf(canvas, isMiddle, 'causes', kindOf, met);
  // The middle is met again on the way up: its effects are told without it.
  const over = outlineOf(canvas, isMiddle, 'effects', kindOf, new Set()).flatMap((one) => one.items);
  for (const one of reached(canvas, isMiddle, 'effects')) met.add(one);
  return { under: { items, apart: apartFrom(canvas, met, kindOf) }, over };
}

/** A theory of change from what it ends in, each box with what leads to it. */
export function theoryOf(canvas: Canvas, kindOf: (kind: Node['kind']) => string): Outlined {
  const met = new Set<string>();
  const leads = new Set(canvas.links.map((one) => one.from));
  const joined = new Set(canvas.links.flatMap((one) => [one.from, one.to]));
  const items = outlineOf(canvas, (one) => joined.has(one.id) && !leads.has(one.id), 'causes', kindOf, met);
  return { items, apart: apartFrom(canvas, met, kindOf) };
}

function reached(canvas: Canvas, roots: (node: Node) => boolean, along: 'causes' | 'effects'): Set<string> {
  const found = new Set<string>();
  const waiting = canvas.nodes.filter(roots).map((one) => one.id);
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    for (const { from, to } of canvas.links) {
      if (along === 'effects' && from === id) waiting.push(to);
      if (along === 'causes' && to === id) waiting.push(from);
    }
  }
  return found;
}

const apartFrom = (
  canvas: Canvas,
  met: ReadonlySet<string>,
  kindOf: (kind: Node['kind']) => string,
): readonly Outline[] =>
  inOrder(canvas.nodes.filter((one) => !met.has(one.id))).map((one) => ({
    kind: kindOf(one.kind),
    text: { es: one.text },
    why: null,
    items: [],
  }));

/** As a person reads the drawing: from above, and from left to right. */
const inOrder = (nodes: readonly Node[]): readonly Node[] => nodes.toSorted((a, b) => a.y - b.y || a.x - b.x);
