import type { Assumption, Assumptions } from './assumptions.ts';
import type { CitedAwardLaw } from './awardLaw.ts';
import type { CaseTexts } from './caseTables.ts';
import type { CalibrationDocument } from './fitCase.ts';
import { type PensionCase, pensionCase, type Study } from './pensionCase.ts';

/** Where a figure comes from: a source gives it, we stand in for one, it was fitted, or it is a choice. */
export type Mark = 'published' | 'reconstructed' | 'calibrated' | 'policy';

/** An assumption with what a reader must know of it. */
export interface AssumptionEntry {
  readonly value: Assumption;
  readonly mark: Mark;
  /** Least and greatest that a laboratory offers. */
  readonly range: readonly [number, number];
  readonly title: { readonly es: string; readonly en: string };
  readonly source: { readonly es: string; readonly en: string };
}

export interface StudyEntry {
  readonly title: { readonly es: string; readonly en: string };
  readonly yearBase: number;
  readonly years: number;
  readonly persons: readonly [number, number, number, number];
  readonly meanPension: readonly [number, number, number, number];
  readonly assumptions: Assumptions;
}

/** A case's documents as parsed from its folder; plain JSON, so that a page can fetch it and a run can hash it. */
export interface CaseDocument {
  readonly id: string;
  readonly texts: CaseTexts;
  readonly assumptions: Readonly<Record<string, AssumptionEntry>>;
  readonly studies: Readonly<Record<string, StudyEntry>>;
  readonly calibration: CalibrationDocument;
}

/** The case ready to value: calibrated values over the assumptions, law in plain numbers. */
export function openCase(document: CaseDocument, cited: CitedAwardLaw): PensionCase {
  const assumptions: Record<string, Assumption> = {};
  for (const [name, entry] of Object.entries(document.assumptions)) assumptions[name] = entry.value;
  Object.assign(assumptions, document.calibration.values);
  const studies = Object.entries(document.studies).map(
    ([id, entry]): Study => ({
      id,
      yearBase: entry.yearBase,
      years: entry.years,
      stock: { persons: entry.persons, meanPension: entry.meanPension },
      assumptions: entry.assumptions,
    }),
  );
  return pensionCase(document.texts, {
    law: cited.law,
    thirteenthShare: cited.thirteenthShare,
    fourteenthSbu: cited.fourteenthSbu,
    assumptions,
    studies,
  });
}
