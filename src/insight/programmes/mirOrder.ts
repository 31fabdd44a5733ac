import type { Objective } from './design.ts';

/** Fin, Propósito, then each component followed by its activities; what belongs to no component comes last. */
export function inMirOrder(objectives: readonly Objective[]): readonly Objective[] {
  const at = (level: Objective['level']) => objectives.filter((one) => one.level === level);
  const ordered = [
    ...at('end'),
    ...at('purpose'),
    ...at('component').flatMap((one) => [one, ...at('activity').filter((each) => each.parent === one.id)]),
  ];
  const known = new Set(ordered);
  return [...ordered, ...objectives.filter((one) => !known.has(one))];
}
