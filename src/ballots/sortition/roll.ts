import { canonicalJson } from '#kernel';
import { sha256Hex } from '../hash.ts';
import { isInTree } from './merkle.ts';

/** One affiliate of the frozen roll, as the institution knows her. */
export interface Affiliate {
  /** Public number in this roll, which says nothing of the person. */
  readonly number: string;
  /** Identity document; never published. */
  readonly identity: string;
  readonly province: string;
  readonly sector: string;
  readonly sex: string;
}

/** One line of the public roll. */
export interface PublicAffiliate {
  readonly number: string;
  readonly province: string;
  readonly sector: string;
  readonly sex: string;
  /** SHA-256(salt ‖ affiliate): only whoever knows the salt can tell who she is. */
  readonly commitment: string;
}

const fieldForm = /^[\p{L}\p{N} ._-]+$/u;

/** The commitment to an affiliate. @param salt 32 random bytes in hexadecimal, sent to her and to nobody else. */
export function commitmentOf(salt: string, affiliate: Affiliate): string {
  if (!/^[0-9a-f]{64}$/.test(salt)) throw new RangeError('a salt is 32 bytes in hexadecimal');
  const { number, identity, province, sector, sex } = affiliate;
  return sha256Hex(salt + canonicalJson({ identity, number, province, sector, sex }));
}

/** The line of the public roll. @throws RangeError when a field has a sign that the file does not allow. */
export function writeRollLine({ number, province, sector, sex, commitment }: PublicAffiliate): string {
  for (const field of [number, province, sector, sex])
    if (!fieldForm.test(field)) throw new RangeError(`«${field}» cannot stand in the roll`);
  return `${number},${province},${sector},${sex},${commitment}`;
}

/** A line of the public roll; nothing when it has not its form. */
export function parseRollLine(line: string): PublicAffiliate | undefined {
  const fields = line.split(',');
  const [number = '', province = '', sector = '', sex = '', commitment = ''] = fields;
  const formed =
    [number, province, sector, sex].every((field) => fieldForm.test(field)) &&
    /^[0-9a-f]{64}$/.test(commitment);
  return formed && fields.length === 5 ? { number, province, sector, sex, commitment } : undefined;
}

/** The stratum's name in quotas and in the list of those drawn. */
export function stratumName({
  province,
  sector,
  sex,
}: Pick<PublicAffiliate, 'province' | 'sector' | 'sex'>): string {
  return `${province},${sector},${sex}`;
}

/** What an affiliate is given to prove that she was in the roll before the seed existed. */
export interface MembershipProof {
  readonly salt: string;
  readonly affiliate: Affiliate;
  /** Place of her line in the roll, from 0. */
  readonly index: number;
  readonly rollSize: number;
  readonly path: readonly string[];
}

/** Whether the proof holds against the root that was published. */
export function isMember(root: string, { salt, affiliate, index, rollSize, path }: MembershipProof): boolean {
  const line = writeRollLine({ ...affiliate, commitment: commitmentOf(salt, affiliate) });
  return isInTree(root, rollSize, index, line, path);
}
