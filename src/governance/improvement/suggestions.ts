import { readCommentsForGrouping } from '#governance/quality';
import { addMonths, dateAt } from '#kernel';
import type { Database } from '#platform/database';
import { foldChange, type VoiceRef } from './change.ts';
import { LikenessIndex, type Voice, type VoiceGroup } from './likeness.ts';
import type { ImprovementRoomOptions } from './options.ts';
import { listChanges, readActions } from './store.ts';

/** A suggestion needs so many voices. */
const GROUP_MIN = 3;
const VOICES_MAX = 10_000;
const PAGE = 2_000;
const monthsBack = 12;

interface Kept {
  index: LikenessIndex;
  /** Voices that a change answers, or that a person took out of one: they begin no group and stand in none. */
  placed: Set<string>;
  /** Where the reading of comments stopped. */
  after: Date;
  afterId: string | null;
  running: Promise<void>;
}
const keptByDatabase = new WeakMap<Database, Kept>();

const keyOf = (one: VoiceRef) => `${one.kind} ${one.id}`;

/** Voices that belong to a change already, and those that a person took out of one. */
async function placedVoices(db: Database): Promise<VoiceRef[]> {
  const rows = await listChanges(db.kysely);
  const actions = await readActions(
    db.kysely,
    rows.map((row) => row.changeId),
  );
  return [...actions.values()].flatMap((some) => {
    const state = foldChange(some);
    return [...state.voices, ...state.splitOff];
  });
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
      placed: new Set(),
      after: new Date(`${from}T00:00:00-05:00`),
      afterId: null,
      running: Promise.resolve(),
    };
    keptByDatabase.set(db, kept);
  }
  const one = kept;
  // Two who ask at once share one reading.
  one.running = one.running
    .catch(() => {})
    .then(() => readMore(one))
    .then(() => takePlacedOut(one));
  await one.running;

  // A voice that came after a change to those alike it is new: it must not vanish behind a group that was answered.
  async function takePlacedOut({ index, placed }: Kept): Promise<void> {
    for (const ref of await placedVoices(db)) {
      const key = keyOf(ref);
      if (placed.has(key)) continue;
      index.remove(ref);
      placed.add(key);
    }
  }

  async function readMore(known: Kept): Promise<void> {
    const { index, placed } = known;
    const take = (voice: Voice) => {
      if (!placed.has(keyOf(voice))) index.add(voice);
    };
    for (const row of await options.cases.read(db.kysely, { from, to: today, limit: VOICES_MAX }))
      take({
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
        take({
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

  return { voices: one.index.size + one.placed.size, groups: one.index.groups(GROUP_MIN) };
}
