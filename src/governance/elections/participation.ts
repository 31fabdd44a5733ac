// Live participation by group: how many of each group asked for their right to cast. What is cast says nothing of groups.

export interface StratumCount {
  /** As the draw names it: province, sector, sex. */
  readonly stratum: string;
  readonly voters: number;
  readonly authorized: number;
}

export const groupKinds = ['province', 'sector', 'sex'] as const;
export interface GroupParticipation {
  readonly kind: (typeof groupKinds)[number];
  readonly group: string;
  readonly voters: number;
  /** Between which figures it is, a step apart; null where the group is too small to say. */
  readonly authorized: { readonly least: number; readonly most: number } | null;
}

/**
 * Participation by province, by sector and by sex.
 *
 * @param rule below `groupLeast` persons nothing is said of a group; what is said goes by steps, so that nobody sees one person more.
 */
export function participationOf(
  counts: readonly StratumCount[],
  { groupLeast, step }: { readonly groupLeast: number; readonly step: number },
): GroupParticipation[] {
  return groupKinds.flatMap((kind, part) => {
    const groups = new Map<string, { voters: number; authorized: number }>();
    for (const { stratum, voters, authorized } of counts) {
      const group = stratum.split(',')[part] ?? '';
      const so = groups.get(group) ?? { voters: 0, authorized: 0 };
      groups.set(group, { voters: so.voters + voters, authorized: so.authorized + authorized });
    }
    return [...groups]
      .sort(([a], [b]) => a.localeCompare(b, 'es'))
      .map(([group, { voters, authorized }]) => ({
        kind,
        group,
        voters,
        authorized: voters < groupLeast ? null : stepOf(authorized, voters, step),
      }));
  });
}

function stepOf(authorized: number, voters: number, step: number): { least: number; most: number } {
  const least = authorized - (authorized % step);
  return { least, most: Math.min(least + step - 1, voters) };
}
