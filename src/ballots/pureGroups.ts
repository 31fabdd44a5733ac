import { edwardsGroup } from './edwards.ts';
import type { Group, GroupName, Groups } from './group.ts';
import { belenios2048Group, rfc3526Group } from './modular.ts';

const makers: Record<GroupName, () => Group> = {
  Ed25519: () => edwardsGroup(),
  'BELENIOS-2048': () => belenios2048Group(),
  'RFC-3526-2048': () => rfc3526Group(),
};
const made = new Map<string, Group>();

/** The groups in pure JavaScript: what a browser uses, and what the native ones are compared with. */
export const pureGroups: Groups = (name) => {
  const known = made.get(name);
  if (known || !Object.hasOwn(makers, name)) return known;
  const group = makers[name as GroupName]();
  made.set(name, group);
  return group;
};
