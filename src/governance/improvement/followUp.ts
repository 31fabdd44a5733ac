import type { FollowUp } from '#governance/quality';
import { foldChange } from './change.ts';
import { changePath } from './command.ts';
import { readActions, readToldTo } from './store.ts';

/** Tells who comes back to her rating what changed at that place or in that service since. */
export const changesFollowUp: FollowUp = async (db, rated) => {
  const told = await readToldTo(db.kysely, rated.personId);
  const streams = await readActions(
    db.kysely,
    told.map((one) => one.changeId),
  );
  return told.flatMap((one) => {
    const { facts } = foldChange(streams.get(one.changeId)!);
    if (facts.member !== (facts.dimension === 'facility' ? rated.facility : rated.service)) return [];
    return [
      {
        at: one.toldAt.toISOString(),
        kind: `change ${facts.code}`,
        title: { es: `Qué cambió: ${facts.title}`, en: `What changed: ${facts.title}` },
        link: changePath(facts.code),
      },
    ];
  });
};
