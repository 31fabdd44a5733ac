import type { RunInputs } from '#actuarial';
import type { Language } from '#platform/http';
import type { ResultAnswer } from './api.ts';
import type { ReferenceCase } from './referenceCase.ts';
import type { RunRow } from './runStore.ts';
import type { PackageRow } from './store.ts';
import type { ValuationNow } from './valuation.ts';

/** What a report or a workbook is about. */
export interface ReportSubject {
  readonly on: ReferenceCase;
  readonly now: ValuationNow;
  readonly run: RunRow;
  readonly result: ResultAnswer;
  readonly language: Language;
}

/** With what lies behind it, read for the report alone. */
export interface WholeSubject extends ReportSubject {
  readonly inputs: RunInputs;
  readonly data: PackageRow | undefined;
  /** The moment that the document gives for its making: that of the publication, or of what was asked. */
  readonly madeAt: Date;
}
