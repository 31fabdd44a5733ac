import { expect } from 'vitest';
import { nativeGroups } from '#ballots/server';
import { ceremonyText } from '../ceremony.ts';
import { encodeText } from '../codec.ts';
import { findCurvePoint, reverseHex } from '../edwards.ts';
import { openElection } from '../election.ts';
import type { ThresholdParameters, Trustee } from '../formats.ts';
import { isSigned, makeTrusteeKey, signatureOf, signText } from '../keys.ts';
import { setupStep } from '../making.ts';
import { subKeys } from '../trusteeChecks.ts';
import {
  caseList,
  changedBallot,
  changedCeremony,
  election,
  failingSteps,
  firstChanged,
  random,
  rankedElection,
  replaceStep,
  withAnswer,
  withRoll,
  withTrustees,
} from './support.ts';

const { cases, only } = caseList();

// A point of order 8: what the last check of Ed25519 libraries forgets.
const torsion = 'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a';
const firstChoice = (change: (choice: { alpha: string }) => object) =>
  withAnswer(0, (answer) => ({
    ...answer,
    choices: firstChanged(answer.choices as { alpha: string }[], change as never),
  }));

only('group-membership', 'an element has a component of order 8', () => {
  const text = changedBallot(
    election,
    firstChoice((choice) => {
      const point = findCurvePoint(choice.alpha)!.add(findCurvePoint(reverseHex(torsion))!);
      return { ...choice, alpha: reverseHex(point.toHex()) };
    }),
  );
  return failingSteps(replaceStep(election.steps, 1, { type: 'Ballot', data: [text] }));
});
only('group-membership', 'an element is not on the curve', () => {
  const text = changedBallot(
    election,
    firstChoice((choice) => ({ ...choice, alpha: `${'0'.repeat(63)}2` })),
  );
  return failingSteps(replaceStep(election.steps, 1, { type: 'Ballot', data: [text] }));
});
only('group-membership', 'an element is spelt in capitals', () => {
  const text = changedBallot(
    election,
    firstChoice((choice) => ({ ...choice, alpha: choice.alpha.toUpperCase() })),
  );
  return failingSteps(replaceStep(election.steps, 1, { type: 'Ballot', data: [text] }));
});
only('scalar-range', 'a response is its own plus the order', () => {
  const text = changedBallot(
    election,
    withAnswer(0, (answer) => {
      const proofs = answer.individual_proofs as { challenge: string; response: string }[][];
      const raised = {
        ...proofs[0]![0]!,
        response: String(BigInt(proofs[0]![0]!.response) + election.open.group.q),
      };
      return { ...answer, individual_proofs: [[raised, proofs[0]![1]], ...proofs.slice(1)] };
    }),
  );
  return failingSteps(replaceStep(election.steps, 1, { type: 'Ballot', data: [text] }));
});

only('questions', 'the maximum is above the number of answers', () => {
  const { open, trustees, roll } = election;
  const question = { answers: ['A'], min: 0, max: 2, question: '¿Cuántos?' };
  const other = openElection(
    JSON.stringify({ ...JSON.parse(open.text), questions: [question] }),
    nativeGroups,
  );
  return failingSteps([setupStep(other, trustees, roll)]);
});
only('credentials', 'one is twice in the roll', () =>
  failingSteps(withRoll(election, [...election.roll, election.roll[0]!])),
);
only('credentials', 'one is the identity', () =>
  failingSteps(withRoll(election, [...election.roll, `${'0'.repeat(63)}1,1`])),
);
only('weights', 'one is zero', () =>
  failingSteps(
    withRoll(
      election,
      firstChanged(election.roll.toReversed(), (line) => line.replace(/,.*/, ',0')).toReversed(),
    ),
  ),
);
only('weights', 'one has leading zeros', () =>
  failingSteps(
    withRoll(
      election,
      firstChanged(election.roll, (line) => line.replace(',2', ',02')),
    ),
  ),
);
only('weights', 'a voter of a ranked election weighs two', () => {
  const [first, ...rest] = rankedElection.roll as [string, ...string[]];
  return failingSteps([
    setupStep(rankedElection.open, rankedElection.trustees, [
      `${first},2`,
      ...rest.map((line) => `${line},1`),
    ]),
  ]);
});
only('trustee-proof', 'the mandatory trustee does not prove its key', () =>
  failingSteps(
    withTrustees(
      election,
      firstChanged(election.trustees, (trustee) =>
        trustee.kind === 'Single'
          ? { ...trustee, key: { ...trustee.key, pok: { ...trustee.key.pok, response: 1n } } }
          : trustee,
      ),
    ),
  ),
);
only('certificate', 'a certificate is of a larger ceremony', () => {
  const { trustees, open } = ownCeremony({ size: 2 });
  return failingSteps([setupStep(open, trustees, [])]);
});
only('certificate-signature', 'a certificate is not signed', () => {
  // All members sign the certificates, so here is a ceremony whose secrets are known.
  const { trustees, open } = ownCeremony({ breakCertificate: true });
  return failingSteps([setupStep(open, trustees, [])]);
});
only('coefficient-signature', 'the coefficients of a member are not signed', () =>
  failingSteps(
    withTrustees(
      election,
      changedCeremony((parameters) => ({
        ...parameters,
        coefexps: firstChanged(parameters.coefexps, ({ message, signature }) => ({
          message,
          signature: { ...signature, response: 1n },
        })),
      })),
    ),
  ),
);
only('ceremony-signature', 'a member did not sign the certificates', () =>
  failingSteps(
    withTrustees(
      election,
      changedCeremony((parameters) => ({
        ...parameters,
        signatures: firstChanged(parameters.signatures, (signature) => ({ ...signature, response: 1n })),
      })),
    ),
  ),
);
only('verification-key', 'a member published another key, proved and signed', () => {
  const { trustees, open } = ownCeremony({ otherKey: true });
  return failingSteps([setupStep(open, trustees, [])]);
});
only('verification-key-signature', 'a key of a member is not signed', () =>
  failingSteps(
    withTrustees(
      election,
      changedCeremony((parameters) => ({
        ...parameters,
        verification_keys: firstChanged(parameters.verification_keys, (key) => ({
          ...key,
          signature: { challenge: 1n, response: 1n },
        })),
      })),
    ),
  ),
);
only('public-key', 'a trustee is in the list whose key is not in the election’s', () => {
  const { group } = election.open;
  const stranger: Trustee = { kind: 'Single', key: makeTrusteeKey(group, random, 5n) };
  return failingSteps([
    setupStep(election.open, [...election.trustees, stranger], election.roll),
    ...election.steps.slice(1, 4),
  ]);
});

/** A ceremony of one member whose secrets are known here, with one thing wrong. */
function ownCeremony({ breakCertificate = false, otherKey = false, size = 1 }) {
  const { group, formats } = election.open;
  const [signing, secret] = [12345n, 678n];
  const power = (exponent: bigint) => group.power(group.generator, exponent);
  const context = { group: 'Ed25519', size, threshold: 1, index: 1 };
  const message = encodeText(formats.certificateKeys, {
    context,
    verification: power(signing),
    encryption: power(9n),
  });
  const certificate = signText(group, random, breakCertificate ? signing + 1n : signing, message);
  const coefficients = [power(secret)];
  const key = makeTrusteeKey(group, random, otherKey ? secret + 1n : secret);
  const parameters: ThresholdParameters = {
    threshold: 1,
    certs: [certificate],
    coefexps: [
      signText(group, random, signing, encodeText(formats.coefficients, { coefexps: coefficients })),
    ],
    signatures: [signatureOf(group, random, signing, ceremonyText(formats, [certificate], coefficients))],
    verification_keys: [{ ...key, signature: signatureOf(group, random, signing, key.public_key.text) }],
  };
  expect(isSigned(group, power(signing), certificate.message, certificate.signature)).toBe(!breakCertificate);
  const trustees: Trustee[] = [{ kind: 'Pedersen', parameters }];
  const [publicKey] = subKeys(election.open, trustees);
  const text = JSON.stringify({ ...JSON.parse(election.open.text), public_key: publicKey!.text });
  return { trustees, open: openElection(text, nativeGroups) };
}

export const setupCases = cases;
