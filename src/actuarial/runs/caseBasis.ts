import { reducedClasses } from '../analysis/stochastic.ts';
import type { Assumptions, Change } from '../case/assumptions.ts';
import { openCase } from '../case/caseDocument.ts';
import {
  buildValuation,
  type PensionCase,
  type Study,
  studyOf,
  type ValuationInputs,
} from '../case/pensionCase.ts';
import {
  type Valuation,
  type ValuationWithDebt,
  valueInputs,
  valueInputsWithDebt,
} from '../case/valuation.ts';
import type { PackageParts } from '../case/valuePackage.ts';
import { citedLaw, type RunInputs, type RunRequest } from './runInputs.ts';

/** A run taken apart: what each of its numbers comes from, so that it can be valued, or moved part by part to another. */
export interface RunBasis {
  readonly from: PensionCase;
  /** With the package's macro paths and reserve, where there is one. */
  readonly study: Study;
  readonly parts: PackageParts;
  /**
   * Puts the parts in place of the case's. A run of the case alone does without, so that who only runs the case (a reader's browser)
   * need not have what reads data packages.
   */
  readonly withParts?: (base: ValuationInputs, parts: PackageParts) => ValuationInputs;
  readonly changes: readonly Change[];
  readonly years: number;
}

/** The basis of a run without a data package. @throws RangeError on an unknown study. */
export function caseBasis(inputs: Omit<RunInputs, 'package'>, request: RunRequest): RunBasis {
  const from = openCase(inputs.document, citedLaw(inputs.law));
  return {
    from,
    study: studyOf(from, request.study),
    parts: { members: undefined, decrements: undefined, families: undefined },
    changes: request.scenario.changes,
    years: request.years,
  };
}

/** `reduced`: fewer pay classes, which is all that the reserve does not need. */
export function inputsOf(basis: RunBasis, model: 'full' | 'reduced' = 'full'): ValuationInputs {
  const base = buildValuation(basis.from, basis.study, basis.changes, {
    years: basis.years,
    ...(model === 'reduced' ? { classes: reducedClasses } : {}),
  });
  return basis.withParts?.(base, basis.parts) ?? base;
}

export function valueBasis(basis: RunBasis, model: 'full' | 'reduced' = 'full'): Valuation {
  return valueInputs(inputsOf(basis, model));
}

export function valueBasisWithDebt(basis: RunBasis): ValuationWithDebt {
  return valueInputsWithDebt(inputsOf(basis));
}

/** Every assumption of a basis: the case's, and over them the study's. */
export function assumptionsOf(basis: RunBasis): Assumptions {
  return { ...basis.from.assumptions, ...basis.study.assumptions };
}
