import type { Finding } from './batch.ts';
import { ceremonyText, readCertificate, verificationKeyAt } from './ceremony.ts';
import { CheckFailure, decodeText } from './codec.ts';
import type { OpenElection } from './election.ts';
import type { ThresholdParameters, Trustee } from './formats.ts';
import type { Element, Group } from './group.ts';
import { isSigned, isTrusteeKeyProven } from './keys.ts';

/** The part of the election's key that each item of the trustees holds; their product is the key. */
export function subKeys(
  open: Pick<OpenElection, 'group' | 'formats'>,
  trustees: readonly Trustee[],
): Element[] {
  const { group, formats } = open;
  return trustees.map((trustee) => {
    if (trustee.kind === 'Single') return trustee.key.public_key;
    const constants = trustee.parameters.coefexps.map(
      ({ message }) => decodeText(formats.coefficients, message, 'coefexps').coefexps[0]!,
    );
    return group.product(constants);
  });
}

/** What does not hold of the trustees: their keys' proofs, their ceremony, and that the election's key is theirs. */
export function findingsOfTrustees(open: OpenElection, trustees: readonly Trustee[]): Finding[] {
  const { group, base } = open;
  const findings: Finding[] = [];
  const note = (check: Finding['check'], detail: string) => findings.push({ check, detail });
  let readable = true;
  trustees.forEach((trustee, item) => {
    const where = `trustee ${item + 1}`;
    if (trustee.kind === 'Single') {
      if (!isTrusteeKeyProven(group, trustee.key))
        note('trustee-proof', `${where} does not prove that it knows its key`);
      return;
    }
    try {
      checkCeremony(open, trustee.parameters, where, note);
    } catch (error) {
      if (!(error instanceof CheckFailure)) throw error;
      note(error.check, `${where}: ${error.message}`);
      readable = false;
    }
  });
  if (!readable) return findings;
  const key = group.product(subKeys(open, trustees));
  if (trustees.length === 0 || group.equal(key, group.identity) || !group.equal(key, base.publicKey))
    note('public-key', 'the key of the election is not the product of its trustees’ keys');
  return findings;
}

type Note = (check: Finding['check'], detail: string) => void;

function checkCeremony(
  { group, formats }: OpenElection,
  parameters: ThresholdParameters,
  where: string,
  note: Note,
): void {
  const { threshold, certs, coefexps, signatures, verification_keys } = parameters;
  const size = certs.length;
  const counted = [coefexps, signatures, verification_keys].every(({ length }) => length === size);
  if (!counted || threshold < 1 || threshold > size)
    throw new CheckFailure(
      'certificate',
      `${where}: a ceremony of ${size} with threshold ${threshold} has not as many parts as trustees`,
    );

  const keys = certs.map((certificate, i) => readCertificate(formats, certificate, `${where}.certs[${i}]`));
  const coefficients = coefexps.map(
    ({ message }, i) => decodeText(formats.coefficients, message, `${where}.coefexps[${i}]`).coefexps,
  );
  if (coefficients.some(({ length }) => length !== threshold))
    throw new CheckFailure(
      'certificate',
      `${where}: a polynomial has not as many coefficients as the threshold`,
    );

  keys.forEach(({ context, verification }, i) => {
    const who = `${where}, member ${i + 1}`;
    const { message, signature } = certs[i]!;
    if (
      context.group !== group.name ||
      context.size !== size ||
      context.threshold !== threshold ||
      context.index !== i + 1
    )
      note('certificate', `${who}: the certificate is of another ceremony`);
    if (!isSigned(group, verification, message, signature))
      note('certificate-signature', `${who}: the certificate is not signed`);
    const { message: text, signature: coefficientSignature } = coefexps[i]!;
    if (!isSigned(group, verification, text, coefficientSignature))
      note('coefficient-signature', `${who}: its coefficients are not signed`);
    if (!isSigned(group, verification, ceremonyText(formats, certs, coefficients[i]!), signatures[i]!))
      note('ceremony-signature', `${who} did not sign the certificates of all`);
    checkKey(group, parameters, coefficients, verification, i, who, note);
  });
}

function checkKey(
  group: Group,
  { verification_keys }: ThresholdParameters,
  coefficients: readonly Element[][],
  verification: Element,
  i: number,
  who: string,
  note: Note,
): void {
  const key = verification_keys[i]!;
  if (!group.equal(key.public_key, verificationKeyAt(group, coefficients, i + 1)))
    note('verification-key', `${who}: its key does not follow from the coefficients`);
  if (!isTrusteeKeyProven(group, key)) note('trustee-proof', `${who} does not prove that it knows its share`);
  if (!key.signature || !isSigned(group, verification, key.public_key.text, key.signature))
    note('verification-key-signature', `${who}: its key is not signed`);
}
