import { ok, type Result, refuse } from '#kernel';
import type { Trx } from '#platform/database';
import { defineRoute, type Route } from '#platform/http';
import { approveBody, doneAnswer, publishBody, reasonBody, signBody, valuationParams } from './api.ts';
import { change } from './change.ts';
import type { ReferenceCase } from './referenceCase.ts';
import { findRun } from './runStore.ts';
import { appendDeed, findByNumber, findPackage, lockEvents, nextNumber } from './store.ts';
import {
  foldValuation,
  mayPublish,
  mayReview,
  maySubmit,
  mayWithdraw,
  type ValuationDeed,
  type ValuationNow,
} from './valuation.ts';

const tag = 'Valuations: review and publication';
const desk = '/api/valuations/desk';

/** From the author's signature to the publication and after: what a second person does. */
export function reviewRoutes(on: ReferenceCase): Route[] {
  return [
    defineRoute({
      method: 'POST',
      url: `${desk}/:valuationId/submit`,
      permission: 'valuations.prepare',
      tag,
      summary: 'Signs the valuation and sends it to review',
      params: valuationParams,
      body: signBody,
      answer: doneAnswer,
      handle: ({ params, body, key }, context) =>
        change(
          context,
          { name: 'valuations.submit', key, body },
          params.valuationId,
          async ({ trx, now }) => {
            const allowed = maySubmit(now);
            if (!allowed.ok) return allowed;
            const run = now.chosen && (await findRun(trx, now.chosen.runId));
            if (run?.state !== 'done') return refuse({ refusal: 'run-not-done' });
            const safe = await publishable(on, trx, now);
            if (!safe.ok) return safe;
            return ok<ValuationDeed>({ kind: 'submitted', ...body });
          },
        ),
    }),
    defineRoute({
      method: 'POST',
      url: `${desk}/:valuationId/return`,
      permission: 'valuations.review',
      tag,
      summary: 'Returns a submitted valuation to its author, with the reason',
      params: valuationParams,
      body: reasonBody,
      answer: doneAnswer,
      handle: ({ params, body, key }, context) =>
        change(
          context,
          { name: 'valuations.return', key, body },
          params.valuationId,
          async ({ now, account }) => {
            const allowed = mayReview(now, account);
            return allowed.ok ? ok<ValuationDeed>({ kind: 'returned', reason: body.reason }) : allowed;
          },
        ),
    }),
    defineRoute({
      method: 'POST',
      url: `${desk}/:valuationId/approve`,
      permission: 'valuations.review',
      tag,
      summary: 'Approves a submitted valuation as a second actuary',
      params: valuationParams,
      body: approveBody,
      answer: doneAnswer,
      handle: ({ params, body, key }, context) =>
        change(
          context,
          { name: 'valuations.approve', key, body },
          params.valuationId,
          async ({ now, account }) => {
            const allowed = mayReview(now, account);
            return allowed.ok ? ok<ValuationDeed>({ kind: 'approved', ...body }) : allowed;
          },
        ),
    }),
    defineRoute({
      method: 'POST',
      url: `${desk}/:valuationId/publish`,
      permission: 'valuations.publish',
      tag,
      summary: 'Publishes an approved valuation of which one is no author; it may replace a published one',
      params: valuationParams,
      body: publishBody,
      answer: doneAnswer,
      handle: ({ params, body, key }, context) =>
        change(context, { name: 'valuations.publish', key, body }, params.valuationId, async (scope) => {
          const { trx, now, account, at } = scope;
          const allowed = mayPublish(now, account);
          if (!allowed.ok) return allowed;
          const safe = await publishable(on, trx, now);
          if (!safe.ok) return safe;
          const number = await nextNumber(trx);
          if (body.replaces !== null) {
            const other = await findByNumber(trx, body.replaces);
            const events = other === undefined ? [] : await lockEvents(trx, other);
            const state = foldValuation(events).state;
            if (other === undefined || state !== 'published')
              return refuse({ refusal: 'valuation-not-published', state });
            await appendDeed(trx, other, events.length + 1, { kind: 'replaced', by: number }, account, at);
            scope.audit({
              action: 'valuations.replaced',
              subject: { kind: 'valuation', id: other },
              detail: { by: number },
            });
          }
          return ok<ValuationDeed>({ kind: 'published', number });
        }),
    }),
    defineRoute({
      method: 'POST',
      url: `${desk}/:valuationId/withdraw`,
      permission: 'valuations.publish',
      tag,
      summary: 'Withdraws a published valuation, with the reason; it stays visible as withdrawn',
      params: valuationParams,
      body: reasonBody,
      answer: doneAnswer,
      handle: ({ params, body, key }, context) =>
        change(
          context,
          { name: 'valuations.withdraw', key, body },
          params.valuationId,
          async ({ now, account }) => {
            const allowed = mayWithdraw(now, account);
            return allowed.ok ? ok<ValuationDeed>({ kind: 'withdrawn', reason: body.reason }) : allowed;
          },
        ),
    }),
  ];
}

/** What is published is published whole, so that anyone re-runs it: nobody may be known by a cell of it. */
async function publishable(on: ReferenceCase, trx: Trx, now: ValuationNow): Promise<Result<true>> {
  const chosen = now.chosen?.packageId ? await findPackage(trx, now.chosen.packageId) : undefined;
  const cells = chosen?.opinion.smallCells ?? 0;
  return cells === 0
    ? ok(true)
    : refuse({ refusal: 'package-with-small-cells', cells, smallest: on.smallestCell });
}
