import type { Design } from './design.ts';
import { sharedTerritory, type TerritoryCode } from './scope.ts';

/** Duplication and coincidence: the same for the same people, together or apart. Complementarity: one can send to the other. */
export type OverlapKind = 'duplication' | 'coincidence' | 'complementarity';

export interface Overlap {
  readonly kind: OverlapKind;
  readonly populations: readonly string[];
  readonly goods: readonly string[];
  readonly territories: readonly string[];
  /** Whether both run in some same month; a programme without end goes on. */
  readonly isAtOnce: boolean;
}

type Compared = Pick<Design, 'identity' | 'scope'>;

/**
 * How two programmes overlap, or null. The same good for the same population is duplication where and when they meet, and coincidence
 * where they do not. The same population with other goods, or the same good for others, is complementarity where they meet.
 *
 * After the annex of complementarities and coincidences of the design evaluation (CONEVAL), in our own words; territory and time are
 * the house's addition, without which two programmes in two countries would count as duplicated.
 */
export function overlapOf(one: Compared, other: Compared): Overlap | null {
  const shared = (a: readonly { code: string }[], b: readonly { code: string }[]) =>
    a.map(({ code }) => code).filter((code) => b.some((known) => known.code === code));
  const populations = shared(one.scope.populations, other.scope.populations);
  const goods = shared(one.scope.goods, other.scope.goods);
  const territories = [
    ...new Set(
      one.scope.territories.flatMap((a) =>
        other.scope.territories.flatMap((b) => {
          const both = sharedTerritory(a.code as TerritoryCode, b.code as TerritoryCode);
          return both === null ? [] : [both];
        }),
      ),
    ),
  ];
  const isAtOnce = runTogether(one.identity, other.identity);
  const facts = { populations, goods, territories, isAtOnce };
  if (populations.length > 0 && goods.length > 0)
    return { kind: territories.length > 0 && isAtOnce ? 'duplication' : 'coincidence', ...facts };
  if (territories.length === 0 || (populations.length === 0 && goods.length === 0)) return null;
  return { kind: 'complementarity', ...facts };
}

function runTogether(one: Design['identity'], other: Design['identity']): boolean {
  if (!one.starts || !other.starts) return false;
  return (other.ends === null || one.starts <= other.ends) && (one.ends === null || other.starts <= one.ends);
}

export interface OverlapPair extends Overlap {
  readonly one: string;
  readonly other: string;
}

const gravity: readonly OverlapKind[] = ['duplication', 'coincidence', 'complementarity'];

/** Every pair of programmes that overlap, the gravest first; each pair once, in the order of the programmes. */
export function overlapsAmong(
  programmes: readonly { readonly slug: string; readonly design: Compared }[],
): OverlapPair[] {
  return programmes
    .flatMap((one, i) =>
      programmes.slice(i + 1).flatMap((other) => {
        const overlap = overlapOf(one.design, other.design);
        return overlap ? [{ one: one.slug, other: other.slug, ...overlap }] : [];
      }),
    )
    .sort((a, b) => gravity.indexOf(a.kind) - gravity.indexOf(b.kind));
}
