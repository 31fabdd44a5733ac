import type { Finding } from './batch.ts';
import type { CheckName } from './checks.ts';
import { checkNames } from './checks.ts';
import { CheckFailure } from './codec.ts';
import type { QuestionResult } from './formats.ts';
import type { Question } from './questions.ts';

export interface CheckResult {
  readonly check: CheckName;
  /** `not-evaluated`: it does not apply to this election yet, or something it rests on failed. */
  readonly status: 'passed' | 'failed' | 'not-evaluated';
  /** How many times it failed. */
  readonly failures: number;
  /** The first failures, in words. */
  readonly details: readonly string[];
}

export interface ElectionReport {
  readonly verdict: 'accepted' | 'rejected';
  readonly checks: readonly CheckResult[];
  readonly stage: ElectionStage | undefined;
  readonly election:
    | {
        readonly uuid: string;
        readonly name: string;
        readonly description: string;
        readonly credentialAuthority?: string | undefined;
        /** As the archive spells it. */
        readonly publicKey: string;
        /** SHA-256 of the piece that names the trustees and their keys. */
        readonly trusteesHash: string;
        readonly group: string;
        readonly fingerprint: string;
        readonly questions: readonly Question[];
      }
    | undefined;
  /** Hash of the last event: the head that mirrors compare. */
  readonly head: string | undefined;
  readonly rollSize: number | undefined;
  readonly ballotsCast: number;
  readonly ballotsCounted: number;
  readonly totalWeight: number;
  /** What was published, if it was and everything held. */
  readonly result: readonly QuestionResult[] | undefined;
}

/** How far the archive has come: votes are taken; they are being tallied; the result is published. */
export type ElectionStage = 'voting' | 'tallying' | 'finished';

const detailsMax = 20;

/** Gathers what was checked and what failed. */
export class Findings {
  readonly #failures = new Map<CheckName, { count: number; details: string[] }>();
  readonly #reached = new Set<CheckName>();

  /** These checks were looked at; they pass unless something is noted. */
  reach(...checks: CheckName[]): void {
    for (const check of checks) this.#reached.add(check);
  }

  note({ check, detail }: Finding): void {
    const known = this.#failures.get(check) ?? { count: 0, details: [] };
    known.count++;
    if (known.details.length < detailsMax) known.details.push(detail);
    this.#failures.set(check, known);
  }

  get isClean(): boolean {
    return this.#failures.size === 0;
  }

  results(): CheckResult[] {
    return checkNames.map((check) => {
      const failed = this.#failures.get(check);
      if (failed) return { check, status: 'failed', failures: failed.count, details: failed.details };
      return {
        check,
        status: this.#reached.has(check) ? 'passed' : 'not-evaluated',
        failures: 0,
        details: [],
      };
    });
  }
}

/** Runs a reader and notes its failure. */
export function attempt<T>(findings: Findings, read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof CheckFailure)) throw error;
    findings.note({ check: error.check, detail: error.message });
    return undefined;
  }
}
