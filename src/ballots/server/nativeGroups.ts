import type { Group, Groups } from '../group.ts';
import { pureGroups } from '../pureGroups.ts';
import { sodiumGroup } from './sodiumGroup.ts';

let ed25519: Group | undefined;

/** The groups as the server has them: Ed25519 over libsodium, the others in JavaScript. */
export const nativeGroups: Groups = (name) => {
  if (name !== 'Ed25519') return pureGroups(name);
  ed25519 ??= sodiumGroup();
  return ed25519;
};
