import type { Evidence } from './content.ts';
import type { SourceKind } from './lists.ts';

/** Kinds of sources that fail for like reasons count as one family: triangulation wants several families. */
const families = ['documents', 'figures', 'voices', 'sight'] as const;
export type Family = (typeof families)[number];

export const familyOf: Readonly<Record<SourceKind, Family>> = {
  document: 'documents',
  record: 'figures',
  interview: 'voices',
  group: 'voices',
  survey: 'voices',
  observation: 'sight',
};

export interface StrengthPolicy {
  /** Independent sources that a strong finding needs. */
  readonly strongSourcesMin: number;
  readonly strongFamiliesMin: number;
}

export type Strength = 'none' | 'single' | 'limited' | 'moderate' | 'strong';

export interface StrengthReading {
  readonly strength: Strength;
  readonly sources: number;
  readonly families: readonly Family[];
  /** Whether nothing but what persons said stands behind it. */
  readonly voicesOnly: boolean;
}

/**
 * How strong the evidence of a finding is, by triangulation (Denzin 1978: of sources and of methods): how many independent sources, of how
 * many families. One category of informants in one kind of asking is one source, however many persons spoke: they share a stake. A document
 * or a record is one source by what it is.
 *
 * none: nothing; single: one source; limited: several of one family; moderate: several families but fewer sources than the policy asks; strong:
 * both minima met.
 */
export function strengthOf(evidence: readonly Evidence[], policy: StrengthPolicy): StrengthReading {
  const keys = new Set(
    evidence.map((one) => {
      const voice = familyOf[one.kind] === 'voices';
      return `${one.kind}/${voice ? (one.category ?? 'unsaid') : one.what.trim().toLowerCase()}`;
    }),
  );
  const met = families.filter((family) => evidence.some((one) => familyOf[one.kind] === family));
  const strength: Strength =
    keys.size === 0
      ? 'none'
      : keys.size === 1
        ? 'single'
        : met.length === 1
          ? 'limited'
          : keys.size >= policy.strongSourcesMin && met.length >= policy.strongFamiliesMin
            ? 'strong'
            : 'moderate';
  return { strength, sources: keys.size, families: met, voicesOnly: met.length === 1 && met[0] === 'voices' };
}
