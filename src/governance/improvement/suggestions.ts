import { readCommentsForGrouping } from '#governance/quality';
import { addMonths, dateAt } from '#kernel';
import type { Database } from '#platform/database';
import { foldChange, type VoiceRef } from './change.ts';
import { LikenessIndex, type VoiceGroup } from './likeness.ts';
import type { ImprovementRoomOptions } from './options.ts';
import { listChanges, readActions } from './store.ts';

/** A suggestion needs so many voices. */
const GROUP_MIN = 3;
const VOICES_MAX = 10_000;
const PAGE = 2_000;
const monthsBack = 12;

interface Kept {
  index: LikenessIndex;
  /** Where the reading of comments stopped. */
  after: Date;
  afterId: string | null;
  running: Promise<void>;
}
const keptByDatabase = new WeakMap<Database, Kept>();

const keyOf = (one: VoiceRef) => `${one.kind} ${one.id}`;

/** Voices that belong to a change already, and those that a person took out of one. */
async function placedVoices(db: Database): Promise<Set<string>> {
  const rows = await listChanges(db.kysely);
  const actions = await readActions(
    db.kysely,
    rows.map((row) => row.changeId),
  );
  return new Set(
    [...actions.values()].flatMap((some) => {
      const state = foldChange(some);
      return [...state.voices, ...state.splitOff].map(keyOf);
    }),
  );
}

/**
 * Groups of alike voices that no change answers yet, the largest first. What was read before is kept in memory and only what is
 * new is added, so that asking again costs what came since.
 */
export async function suggestGroups(
  db: Database,
  options: ImprovementRoomOptions,
  now: Date,
): Promise<{ readonly voices: number; readonly groups: readonly VoiceGroup[] }> {
  const today = dateAt(now.getTime());
  const from = addMonths(today, -monthsBack);
  let kept = keptByDatabase.get(db);
  if (!kept) {
    kept = {
      index: new LikenessIndex(),
      after: new Date(`${from}T00:00:00-05:00`),
      afterId: null,
      running: Promise.resolve(),
    };
    keptByDatabase.set(db, kept);
  }
  const one = kept;
  // Two who ask at once share one reading.
  one.running = one.running.catch(() => {}).then(() => readMore(one));
  await one.running;

  async function readMore(known: Kept): Promise<void> {
    const { index } = known;
    for (const row of await options.cases.read(db.kysely, { from, to: today, limit: VOICES_MAX }))
      index.add({
        kind: 'case',
        id: row.caseId,
        service: row.service,
        facility: row.facility,
        subject: row.subject,
        on: row.receivedOn,
        text: row.text,
      });
    while (index.size < 2 * VOICES_MAX) {
      const page = await readCommentsForGrouping(db.kysely, {
        after: known.after,
        afterId: known.afterId,
        limit: PAGE,
      });
      for (const row of page)
        index.add({
          kind: 'rating',
          id: row.attentionId,
          service: row.service,
          facility: row.facility,
          subject: null,
          on: row.receivedOn,
          text: row.text,
        });
      const last = page.at(-1);
      if (!last) return;
      known.after = last.receivedAt;
      known.afterId = last.attentionId;
      if (page.length < PAGE) return;
    }
  }

  const placed = await placedVoices(db);
  const groups = one.index
    .groups(GROUP_MIN)
    .map((group) => ({
      ...group,
      members: group.members.filter((member) => !placed.has(keyOf(member.voice))),
    }))
    .filter((group) => !placed.has(keyOf(group.leader)) && group.members.length + 1 >= GROUP_MIN);
  return { voices: one.index.size, groups };
}
