import { ok, type Result, refuse } from '#kernel';
import type { AuditEntry } from '#platform/audit';
import type { Trx } from '#platform/database';
import { type RouteContext, runCommand } from '#platform/http';
import { appendDeed, lockEvents } from './store.ts';
import { foldValuation, type ValuationDeed, type ValuationNow } from './valuation.ts';

export interface ChangeScope {
  readonly trx: Trx;
  readonly now: ValuationNow;
  /** The account that asks. */
  readonly account: string;
  readonly at: Date;
  /** For what the command does besides its deed. */
  readonly audit: (entry: AuditEntry) => void;
}

/** What a change answers: where the valuation stands after it. */
export interface ChangeDone {
  readonly valuationId: string;
  readonly state: ValuationNow['state'];
}

/**
 * One command on one valuation: takes its turn, folds its events, lets `decide` say what happens, writes that down with an audit entry that
 * has its figures and hashes and nothing that a person wrote.
 */
export function change(
  context: RouteContext,
  command: { readonly name: string; readonly key: string; readonly body: unknown },
  valuationId: string,
  decide: (scope: ChangeScope) => Promise<Result<ValuationDeed>>,
): Promise<Result<ChangeDone>> {
  const { db, actor, now } = context;
  return runCommand<Record<never, never>, ChangeDone>(
    db,
    actor,
    { ...command, body: { valuationId, body: command.body } },
    async ({ trx, audit }) => {
      const events = await lockEvents(trx, valuationId);
      if (events.length === 0) return refuse({ refusal: 'valuation-unknown' });
      const at = now();
      const account = actor.accountId ?? '';
      const decided = await decide({ trx, now: foldValuation(events), account, at, audit });
      if (!decided.ok) return decided;
      const deed = decided.value;
      await appendDeed(trx, valuationId, events.length + 1, deed, actor.accountId, at);
      audit({
        action: `valuations.${deed.kind}`,
        subject: { kind: 'valuation', id: valuationId },
        detail: { seq: events.length + 1, ...auditedOf(deed) },
      });
      const after = foldValuation([
        ...events,
        { ...deed, at: at.toISOString(), actor: actor.accountId } as (typeof events)[number],
      ]);
      return ok({ valuationId, state: after.state });
    },
  );
}

/** Of a deed what the audit keeps: identifiers, versions, hashes; never texts or names. */
function auditedOf(deed: ValuationDeed): Record<string, unknown> {
  switch (deed.kind) {
    case 'package-received':
      return { packageId: deed.packageId, version: deed.version, sha256: deed.sha256, verdict: deed.verdict };
    case 'opinion-signed':
      return { packageId: deed.packageId };
    case 'run-asked':
    case 'run-chosen':
      return { runId: deed.runId };
    case 'published':
      return { number: deed.number };
    case 'replaced':
      return { by: deed.by };
    case 'opened':
      return { study: deed.study, years: deed.years };
    default:
      return {};
  }
}
