import type { Result } from '#kernel';
import type { Law } from '#law';
import { type AuditEntry, recordEntries } from '#platform/audit';
import { type Database, transaction } from '#platform/database';
import { type StepAct, takeStep } from './run.ts';

// Round 657413 of quicknet, which drand published on 15 September 2023: a genuine one, so that the demonstration's draw can be verified.
const beacon = {
  round: 657_413,
  signature:
    'b713718a38ae728dfd477991af2822e08d2f305e47718cef9f7848ce4050e7be41076862b98fad56e91a6b85b89cd97b',
  randomness: 'fc1873a13f3545aeade8401532ef5519920652eee6b0d2b19ca12643b87b3587',
};

const story: readonly (readonly [at: string, act: StepAct])[] = [
  ['2023-08-31T22:00:00Z', { act: 'freeze' }],
  ['2023-09-15T10:00:00Z', { act: 'announce', roundAt: '2023-09-15T11:00:03Z' }],
  [
    '2023-09-15T10:30:00Z',
    {
      act: 'throw-dice',
      throws: [...'3154266123541625431265431'].map(Number),
      place: 'Salón de la Ciudad, Quito (ceremonia sintética)',
      witnesses: [
        'Notaría sintética primera de Quito',
        'Federación Sintética de Trabajadores del Austro',
        'Cámara Sintética de la Pequeña Empresa',
      ],
    },
  ],
  ['2023-09-15T11:05:00Z', { act: 'record-beacon', beacon }],
  ['2023-09-15T11:06:00Z', { act: 'draw' }],
];

/** The draw of the past call, taken step by step through the rules at the hours of its beacon's round. */
export async function loadDemonstrationSortition(
  db: Database,
  law: Law,
  code: string,
  by: string,
): Promise<void> {
  await transaction(db, async (trx) => {
    const entries: AuditEntry[] = [];
    for (const [at, act] of story) {
      const done: Result<unknown> = await takeStep(trx, code, act, {
        law,
        by,
        now: new Date(at),
        audit: (entry) => void entries.push(entry),
      });
      if (!done.ok) throw new Error(`The demonstration was refused: ${JSON.stringify(done.refusal)}`);
    }
    await recordEntries(trx, { kind: 'system', id: null, onBehalfOf: null }, entries);
  });
}
