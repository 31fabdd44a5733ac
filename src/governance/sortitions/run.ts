import { createHash } from 'node:crypto';
import {
  type Announcement,
  announceSortition,
  type BeaconRound,
  drawByStrata,
  drawnLines,
  type RollColumns,
  seedOf,
  writeAnnouncement,
} from '#ballots';
import { findCall } from '#governance/candidacies';
import { dateAt, ok, type Result, refuse } from '#kernel';
import type { Law } from '#law';
import { actOn } from '#platform/actions';
import type { AuditEntry } from '#platform/audit';
import type { Trx } from '#platform/database';
import { seatsOf, sortitionsPolicyOn } from './policy.ts';
import { freezeRoll, insertDrawn, readColumns } from './roll.ts';
import {
  decideBeacon,
  decideDice,
  decideRound,
  foldSortition,
  inOrder,
  quicknet,
  type SortitionAction,
} from './sortition.ts';

export const room = 'sortitions';

export type StepAct =
  | { readonly act: 'freeze' }
  | { readonly act: 'announce'; readonly roundAt: string }
  | {
      readonly act: 'throw-dice';
      readonly throws: readonly number[];
      readonly place: string;
      readonly witnesses: readonly string[];
    }
  | { readonly act: 'record-beacon'; readonly beacon: BeaconRound }
  | { readonly act: 'draw' };

/** Takes one step of the draw of a call, in its order, and leaves its hash in the audit. */
export async function takeStep(
  trx: Trx,
  code: string,
  act: StepAct,
  about: { readonly law: Law; readonly by: string; readonly now: Date; audit(entry: AuditEntry): void },
): Promise<Result<{ seq: number }>> {
  const call = await findCall(trx, code);
  if (!call) return refuse({ refusal: 'call-unknown' });
  const { now, law } = about;
  const today = dateAt(now.getTime());
  return actOn<SortitionAction>(
    trx,
    { room, id: code },
    {
      by: about.by,
      at: now,
      audit: about.audit,
      decide: async (known): Promise<Result<readonly SortitionAction[]>> => {
        const state = foldSortition(known);
        switch (act.act) {
          case 'freeze': {
            const turn = inOrder(state, 'roll');
            if (!turn.ok) return turn;
            const roll = await freezeRoll(trx, code);
            if (roll.size === 0) return refuse({ refusal: 'nobody-in-the-roll' });
            return ok([{ kind: 'roll-frozen', rollDate: today, ...roll }]);
          }
          case 'announce': {
            const turn = inOrder(state, 'announcement');
            if (!turn.ok) return turn;
            const policy = sortitionsPolicyOn(law, today);
            const round = decideRound(new Date(act.roundAt), now, policy.leadMinutes);
            if (!round.ok) return round;
            const { size, root, rollDate, strata } = state.roll!;
            const announcement: Announcement = announceSortition(
              {
                title: call.facts.title,
                rollDate,
                publishedAt: now.toISOString(),
                beacon: { chain: quicknet.hash, round: round.value },
              },
              columnsOf(strata, size),
              root,
              seatsOf(size, policy),
            );
            const text = writeAnnouncement(announcement);
            return ok([
              {
                kind: 'announced',
                text,
                sha256: createHash('sha256').update(text).digest('hex'),
                seats: announcement.seats,
                round: round.value,
                at: announcement.publishedAt,
              },
            ]);
          }
          case 'throw-dice':
            return decideDice(state, act.throws, { place: act.place, witnesses: act.witnesses }, now);
          case 'record-beacon':
            return decideBeacon(state, act.beacon, now);
          case 'draw': {
            const turn = inOrder(state, 'draw');
            if (!turn.ok) return turn;
            const announcement = JSON.parse(state.announcement!.text) as Announcement;
            const seed = seedOf(announcement, state.beacon!, state.dice!.dice);
            const roll = await readColumns(trx, code, state.roll!.size);
            const draw = drawByStrata(roll, new Map(Object.entries(announcement.quotas)), seed);
            await insertDrawn(trx, code, draw.drawn);
            const hash = createHash('sha256');
            const lines = drawnLines(roll, {
              ...draw,
              drawn: new Map([...draw.drawn].sort(([a], [b]) => (a < b ? -1 : 1))),
            });
            for (const line of lines) hash.update(`${line}\n`);
            return ok([{ kind: 'drawn', seed, count: lines.length, sha256: hash.digest('hex') }]);
          }
        }
      },
    },
  );
}

/** Columns with only what quotas are made of: how many there are in each stratum. */
function columnsOf(sizes: Readonly<Record<string, number>>, size: number): RollColumns {
  const strata = Object.keys(sizes);
  const stratumOf = new Uint32Array(size);
  let from = 0;
  strata.forEach((name, i) => {
    stratumOf.fill(i, from, from + sizes[name]!);
    from += sizes[name]!;
  });
  return { numbers: Array.from({ length: size }, () => ''), strata, stratumOf };
}
