import type { Group, Groups } from '../group.ts';
import { pureGroups } from '../pureGroups.ts';
import { sodiumGroup } from './sodiumGroup.ts';

let ed25519: Group | undefined;

/**
 * The groups for what is secret on the server: Ed25519 over libsodium, whose time does not depend on the secret, the others in
 * JavaScript. For verifying what is public `verifierGroups` are faster.
 */
export const nativeGroups: Groups = (name) => {
  if (name !== 'Ed25519') return pureGroups(name);
  ed25519 ??= sodiumGroup();
  return ed25519;
};
