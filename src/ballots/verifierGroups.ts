import type { Group, Groups } from './group.ts';
import { pureGroups } from './pureGroups.ts';
import { wasmEdwardsGroup } from './wasmEdwards.ts';

let ed25519: Group | undefined;

/**
 * The groups for verifying what is public, in browsers and servers alike: Ed25519 in WebAssembly, the others in JavaScript.
 * Where a page's policy forbids WebAssembly (`wasm-unsafe-eval`), the pure group does the same more slowly.
 */
export const verifierGroups: Groups = (name) => {
  if (name !== 'Ed25519') return pureGroups(name);
  ed25519 ??= webAssemblyGroup() ?? pureGroups(name);
  return ed25519;
};

function webAssemblyGroup(): Group | undefined {
  try {
    return wasmEdwardsGroup();
  } catch (error) {
    if (error instanceof WebAssembly.CompileError || error instanceof ReferenceError) return undefined;
    throw error;
  }
}
