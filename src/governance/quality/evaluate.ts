import { createHash } from 'node:crypto';
import { dateAt, ok, type Result, refuse } from '#kernel';
import type { Law } from '#law';
import type { Database } from '#platform/database';
import { type BatchedCommand, gathered, runCommands } from '#platform/http';
import { qualityPolicyOn } from './policy.ts';
import { type Answers, type Channel, decideRating } from './rating.ts';
import {
  findByIds,
  findBySecrets,
  insertEvaluations,
  type NewEvaluation,
  type RatableAttention,
} from './store.ts';

/** An evaluation as it arrives: opened by an invitation's secret, or by who is signed in as the person herself. */
export interface EvaluationRequest {
  /** Hex of the secret's hash. */
  readonly secretHash: string | null;
  readonly own: { readonly attentionId: string; readonly personId: string } | null;
  readonly answers: Answers;
  readonly comment: string | null;
  /** Set where the way is not the invitation's own. */
  readonly channel: Extract<Channel, 'assisted' | 'account'> | null;
  /** Milliseconds since 1970 by the device's clock, when the answers were kept without connection and sent later. */
  readonly answeredAt: number | null;
}

export interface EvaluationReceipt {
  readonly receipt: string;
  readonly receivedAt: string;
}

export type EvaluationCommand = BatchedCommand<EvaluationRequest>;

/** A code by which the person can show that her evaluation was received; it opens nothing. */
export function receiptOf(attentionId: string): string {
  const hex = createHash('sha256')
    .update('amparo-quality-receipt\n')
    .update(attentionId)
    .digest('hex')
    .toUpperCase();
  return `${hex.slice(0, 4)}-${hex.slice(4, 8)}-${hex.slice(8, 12)}`;
}

const dayMs = 86_400_000;
const commandName = 'quality.evaluation.submit';

/**
 * Receives evaluations: those that come while others are being written travel with the next transaction, so that the disk is
 * waited for once for many. Each keeps its own key, its own audit entry and its own answer.
 */
export function evaluationReceiver(law: Law, now: () => Date) {
  const byDatabase = new WeakMap<
    Database,
    (command: EvaluationCommand) => Promise<Result<EvaluationReceipt>>
  >();
  return (db: Database, command: EvaluationCommand): Promise<Result<EvaluationReceipt>> => {
    let receive = byDatabase.get(db);
    if (!receive) {
      receive = gathered({
        run: (commands) => receiveEvaluations(db, law, commands, now()),
        lanes: 2,
        sizeMax: 200,
      });
      byDatabase.set(db, receive);
    }
    return receive(command);
  };
}

/** Receives a batch of evaluations in one transaction. */
export function receiveEvaluations(
  db: Database,
  law: Law,
  commands: readonly EvaluationCommand[],
  now: Date,
): Promise<Result<EvaluationReceipt>[]> {
  const policy = qualityPolicyOn(law, dateAt(now.getTime()));
  return runCommands<EvaluationRequest, EvaluationReceipt>(
    db,
    commandName,
    commands,
    async ({ trx, audit }, fresh) => {
      const withSecret = fresh.flatMap((command, i) =>
        command.body.secretHash ? [{ i, hash: Buffer.from(command.body.secretHash, 'hex') }] : [],
      );
      const bySecret =
        withSecret.length > 0
          ? await findBySecrets(
              trx,
              withSecret.map((one) => one.hash),
            )
          : new Map<number, RatableAttention>();
      const foundByCommand = new Map(withSecret.map(({ i }, at) => [i, bySecret.get(at)]));
      const ownIds = fresh.flatMap((command) => command.body.own?.attentionId ?? []);
      const byId =
        ownIds.length > 0
          ? await findByIds(trx, ownIds, policy.invitationDays * dayMs)
          : new Map<string, RatableAttention>();

      const decided = fresh.map((command, i) => {
        const { own } = command.body;
        const mine = own ? byId.get(own.attentionId) : undefined;
        // Another's attention is as unknown as one that is not: the answer must not tell them apart.
        const found = own ? (mine?.personId === own.personId ? mine : undefined) : foundByCommand.get(i);
        const decision = decideRating(
          found,
          { key: command.key, answeredAt: command.body.answeredAt, now: now.getTime() },
          policy,
        );
        return { command, found, decision };
      });

      const toWrite = new Map<string, NewEvaluation>();
      for (const { command, found, decision } of decided) {
        if (!found || !decision.ok || decision.value.again || toWrite.has(found.attentionId)) continue;
        toWrite.set(found.attentionId, {
          attentionId: found.attentionId,
          service: found.service,
          facility: found.facility,
          insurance: found.insurance,
          answers: command.body.answers,
          comment: command.body.comment,
          channel: command.body.channel ?? found.invitedBy ?? 'account',
          offline: cameLater(decision.value.answeredAt, now),
          answeredAt: new Date(decision.value.answeredAt),
          receivedAt: now,
          clientKey: command.key,
        });
      }
      const written = await insertEvaluations(trx, [...toWrite.values()]);

      return decided.map(({ command, found, decision }): Result<EvaluationReceipt> => {
        if (!found || !decision.ok) return decision.ok ? refuse({ refusal: 'invitation-unknown' }) : decision;
        const receipt = receiptOf(found.attentionId);
        if (decision.value.again) return ok({ receipt, receivedAt: new Date(found.ratedAt!).toISOString() });
        const mine =
          toWrite.get(found.attentionId)?.clientKey === command.key && written.has(found.attentionId);
        if (!mine) return refuse({ refusal: 'already-rated', ratedAt: now.toISOString() });
        audit(command, {
          action: 'quality.evaluation.received',
          subject: { kind: 'attention', id: found.attentionId },
          personId: found.personId,
          purpose: 'evaluation-of-quality',
          detail: {
            channel: command.body.channel ?? found.invitedBy ?? 'account',
            offline: cameLater(decision.value.answeredAt, now),
          },
        });
        return ok({ receipt, receivedAt: now.toISOString() });
      });
    },
  );
}

/** An answer that took longer than a slow connection does was kept on the device meanwhile. */
function cameLater(answeredAt: number, now: Date): boolean {
  return now.getTime() - answeredAt > 120_000;
}
