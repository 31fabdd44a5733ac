import { recordEntries } from '#platform/audit';
import { type Database, transaction } from '#platform/database';
import type { Outbox } from '#platform/mail';
import { inviteVoters } from './invitations.ts';
import { type Audit, holdAndRead } from './opened.ts';

/** Invites the voters of the demonstration's open election, as its officer would. @returns how many have an address. */
export async function inviteInDemonstration(db: Database, outbox: Outbox, now: Date): Promise<number> {
  return transaction(db, async (trx) => {
    const entries: Parameters<Audit>[0][] = [];
    const opened = await holdAndRead(trx, 'comisiones-consultivas');
    if (!opened.ok) throw new Error('the demonstration has no open election');
    const invited = await inviteVoters(trx, opened.value, outbox, { now, audit: (one) => entries.push(one) });
    if (!invited.ok) throw new Error(`the demonstration was refused: ${JSON.stringify(invited)}`);
    await recordEntries(trx, { kind: 'system', id: null, onBehalfOf: null }, entries);
    return invited.value.withAddress;
  });
}
