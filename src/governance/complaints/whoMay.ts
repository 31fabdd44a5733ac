import type { CaseKind, Party } from './case.ts';

/** No unit is called so: only an office held for every unit permits it. */
export const everywhere = '*';

type May = (permission: string, unit?: string) => boolean;

/**
 * As whom an official acts on a case, or null when it is not open to her. Reports of irregularity are for who handles them in the
 * whole institution: never for the unit that they are about, nor for the ombudsman, who receives what people bring her herself.
 */
export function partyOn(
  may: May,
  item: { readonly kind: CaseKind; readonly unit: string | null },
): Party | null {
  if (item.kind === 'irregularity') {
    if (may('complaints.irregularities.handle', everywhere)) return 'official';
    return may('complaints.identity.open', everywhere) ? 'custodian' : null;
  }
  if (may('complaints.cases.handle', item.unit ?? everywhere)) return 'official';
  return may('complaints.ombudsman', everywhere) ? 'ombudsman' : null;
}

/** Whether she may see it, though perhaps not act on it. */
export function mayRead(may: May, item: { readonly kind: CaseKind; readonly unit: string | null }): boolean {
  if (partyOn(may, item) !== null) return true;
  return item.kind !== 'irregularity' && may('complaints.cases.read', item.unit ?? everywhere);
}

/** Which rows a list may show: all units or some, with or without reports of irregularity. */
export interface ReadingScope {
  /** Null for every unit. */
  readonly units: readonly string[] | null;
  readonly ordinary: boolean;
  readonly irregularities: boolean;
}

export function readingScope(may: May, officeUnits: readonly (string | null)[]): ReadingScope {
  const reads = (unit: string) =>
    may('complaints.cases.read', unit) ||
    may('complaints.cases.handle', unit) ||
    may('complaints.ombudsman', unit);
  const irregularities =
    may('complaints.irregularities.handle', everywhere) || may('complaints.identity.open', everywhere);
  if (reads(everywhere)) return { units: null, ordinary: true, irregularities };
  const units = [...new Set(officeUnits.filter((unit) => unit !== null))].filter(reads);
  return { units, ordinary: units.length > 0, irregularities };
}
