import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Law } from '#law';
import { type Database, transaction } from '#platform/database';
import { receiveEvaluations } from './evaluate.ts';
import { insertAttentions } from './store.ts';

const dayMs = 86_400_000;

/**
 * An attention of a person at a place some months ago, which she rated from her account: the beginning of what the demonstration's
 * affiliate reads of where it led. Nothing where nobody was attended there.
 */
export async function loadRatingOf(
  db: Database,
  law: Law,
  {
    accountId,
    personId,
    facility,
    ratedAt,
  }: {
    readonly accountId: string;
    readonly personId: string;
    readonly facility: string;
    readonly ratedAt: Date;
  },
): Promise<void> {
  // The service that most are attended in there.
  const { rows } = await sql<{ service: string; insurance: string }>`
    select service, insurance from quality.attention where facility = ${facility}
    group by service, insurance order by count(*) desc, service, insurance limit 1
  `.execute(db.kysely);
  const [usual] = rows;
  if (!usual) return;
  const attentionId = randomUUID();
  const before = (days: number) => new Date(ratedAt.getTime() - days * dayMs).toISOString();
  await transaction(db, (trx) =>
    insertAttentions(
      trx,
      [
        {
          ...usual,
          ...{ attentionId, personId, facility },
          document: '',
          requestedAt: before(34),
          attendedAt: before(6),
          closedAt: null,
          reference: attentionId,
        },
      ],
      { source: 'staff', origin: 'demonstration' },
    ),
  );
  const [received] = await receiveEvaluations(
    db,
    law,
    [
      {
        actor: {
          ...{ kind: 'person', accountId, personId, signInId: null, offices: [], assisting: null },
        },
        key: attentionId,
        body: {
          secretHash: null,
          own: { attentionId, personId },
          answers: { treatment: 4, clarity: 3, waiting: 2, solution: 4, place: 4 },
          comment: 'Llamé tres mañanas para pedir la cita y nadie contestó el teléfono.',
          channel: 'account',
          answeredAt: null,
        },
      },
    ],
    ratedAt,
  );
  if (!received?.ok) throw new Error(`The demonstration was refused: ${JSON.stringify(received)}`);
}

/**
 * A person with attentions that she has not rated and still can, and the facility of the last one: whose account the demonstration
 * opens. Undefined where nobody has any.
 */
export async function findSomebodyToRate(
  db: Database,
  attendedSince: Date,
): Promise<{ readonly personId: string; readonly facility: string } | undefined> {
  const { rows } = await sql<{ personId: string; facility: string }>`
    select a.person_id as "personId", (array_agg(a.facility order by a.attended_at desc))[1] as facility
    from quality.attention a
    where a.attended_at >= ${attendedSince} and not exists (select from quality.evaluation e where e.attention_id = a.attention_id)
    group by a.person_id order by count(*) desc, a.person_id limit 1
  `.execute(db.kysely);
  return rows[0];
}
