import type { Addressee } from './content.ts';

/**
 * The four types of an "aspecto susceptible de mejora" of Mexico's federal mechanism (from 2011 on; compiled from memory, unconfirmed), by who
 * must act: one unit, several units of one institution, several institutions, or another level of government.
 */
export const asmTypes = ['specific', 'institutional', 'interinstitutional', 'intergovernmental'] as const;
export type AsmType = (typeof asmTypes)[number];

/** Keys of addressees that are another level of government begin so. */
const otherLevel = 'gad-';

/** The type that the addressees give; null where nobody is addressed, so that nobody would work on it. */
export function asmTypeOf(addressees: readonly Addressee[]): AsmType | null {
  if (addressees.length === 0) return null;
  if (addressees.some((one) => one.key.startsWith(otherLevel))) return 'intergovernmental';
  if (addressees.length > 1) return 'interinstitutional';
  return (addressees[0]?.units.length ?? 0) > 1 ? 'institutional' : 'specific';
}
