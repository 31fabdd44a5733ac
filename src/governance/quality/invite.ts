import { randomBytes } from 'node:crypto';
import { uuidv7Source } from '#kernel';
import { recordEntries } from '#platform/audit';
import { transaction } from '#platform/database';
import { auditActor, type RouteContext } from '#platform/http';
import { kioskCodeHash, newKioskCode, newToken, tokenHash } from './secret.ts';
import { insertInvitation } from './store.ts';

const newId = uuidv7Source(Date.now, (length) => randomBytes(length));

export interface Issue {
  readonly attentionId: string;
  readonly personId: string;
  readonly facility: string;
  /** `kiosk` is the short code; `kiosk-token` what a kiosk gets for it. */
  readonly kind: 'link' | 'qr' | 'kiosk' | 'kiosk-token';
  readonly validMs: number;
}

/**
 * Gives leave to rate an attention. Repeating it does no harm: several invitations open the same single evaluation. The secret
 * is told once and kept as a hash, which is why it cannot be a command whose answer is stored.
 */
export async function issueInvitation(
  { db, actor, now }: RouteContext,
  issue: Issue,
): Promise<{ readonly secret: string; readonly expiresAt: Date }> {
  const issuedAt = now();
  const expiresAt = new Date(issuedAt.getTime() + issue.validMs);
  const kind = issue.kind === 'kiosk-token' ? 'kiosk' : issue.kind;
  return transaction(db, async (trx) => {
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      const secret = issue.kind === 'kiosk' ? newKioskCode() : newToken();
      const secretHash = issue.kind === 'kiosk' ? kioskCodeHash(issue.facility, secret) : tokenHash(secret);
      const isNew = await insertInvitation(trx, {
        invitationId: newId(),
        attentionId: issue.attentionId,
        kind,
        secretHash,
        issuedAt,
        expiresAt,
        issuedBy: actor.accountId,
      });
      if (!isNew) continue;
      await recordEntries(trx, auditActor(actor), [
        {
          action: 'quality.invitation.issued',
          subject: { kind: 'attention', id: issue.attentionId },
          personId: issue.personId,
          purpose: 'evaluation-of-quality',
          detail: { kind: issue.kind, expiresAt: expiresAt.toISOString() },
        },
      ]);
      return { secret, expiresAt };
    }
    throw new Error('Five kiosk codes in a row were taken: the source of chance is broken.');
  });
}
