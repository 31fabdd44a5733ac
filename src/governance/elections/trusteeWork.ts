import {
  decodeText,
  encodeText,
  formatsFor,
  type Groups,
  keyringOf,
  makeCertificate,
  makeContribution,
  makePartialDecryption,
  makeThresholdKey,
  makeTrusteeKey,
  openElection,
  openThresholdKey,
  type RandomSource,
  signatureOf,
} from '#ballots';
import type { LinkAnswer } from './api.ts';
import {
  readCertificate,
  readContribution,
  readShare,
  writeCertificate,
  writeContribution,
  writeKey,
  writeShare,
} from './pieces.ts';

const groupName = 'Ed25519';

/**
 * The piece that a trustee gives at this step, made from its seed alone: the same seed on another device goes on.
 *
 * @throws Error naming the trustee whose piece is not good.
 */
export async function makePiece(
  groups: Groups,
  random: RandomSource,
  seed: string,
  told: Pick<LinkAnswer, 'step' | 'index' | 'size' | 'threshold' | 'certificates' | 'contributions'>,
): Promise<string> {
  const group = groups(groupName)!;
  const formats = formatsFor(group);
  const certificates = () => told.certificates.map((text) => readCertificate(formats, text));
  switch (told.step) {
    case 'key':
      return writeKey(formats, makeTrusteeKey(group, random, keyringOf(group, seed).decryption));
    case 'certificate':
      return writeCertificate(formats, makeCertificate(group, formats, random, seed, told));
    case 'contribution':
      return writeContribution(formats, await makeContribution(group, formats, random, seed, certificates()));
    case 'share': {
      const contributions = told.contributions.map((text) => readContribution(formats, text));
      return writeShare(
        formats,
        await makeThresholdKey(group, formats, random, seed, certificates(), contributions),
      );
    }
    default:
      throw new Error(`there is no piece to make at ${told.step}`);
  }
}

/**
 * A trustee's signature of a text, as its certificate was signed; of a mandatory trustee, which has no certificate, with its one key.
 */
export function signStatement(
  groups: Groups,
  random: RandomSource,
  seed: string,
  one: { readonly mandatory: boolean; readonly statement: string },
): string {
  const group = groups(groupName)!;
  const keyring = keyringOf(group, seed);
  const key = one.mandatory ? keyring.decryption : keyring.signing;
  return encodeText(formatsFor(group).proof, signatureOf(group, random, key, one.statement));
}

/** A trustee's decryption of the tally with its proofs. @param share what it gave in the ceremony; null for a mandatory trustee. */
export async function makeDecryption(
  groups: Groups,
  random: RandomSource,
  seed: string,
  told: { readonly electionText: string; readonly tallyText: string; readonly share: string | null },
): Promise<string> {
  const open = openElection(told.electionText, groups);
  const { group, formats } = open;
  const tally = decodeText(formats.encryptedTally, told.tallyText, 'tally');
  const secret =
    told.share === null
      ? keyringOf(group, seed).decryption
      : await openThresholdKey(group, formats, seed, readShare(formats, told.share));
  return encodeText(formats.partialDecryption, makePartialDecryption(open, random, secret, tally));
}
