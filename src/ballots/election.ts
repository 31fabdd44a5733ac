import { CheckFailure, decodeText, encodeText } from './codec.ts';
import type { Election, Formats } from './formats.ts';
import { electionCodec, formatsFor } from './formats.ts';
import type { Element, Group, Groups } from './group.ts';
import { sha256Base64 } from './hash.ts';
import type { EncryptionBase } from './proofs.ts';
import { encryptionBase } from './proofs.ts';
import type { Question } from './questions.ts';
import { findQuestionFlaw } from './questions.ts';

/** An election ready for use: its parameters, its group, and what every proof of its ballots starts from. */
export interface OpenElection {
  readonly election: Election;
  /** The one serialization, which the fingerprint is of. */
  readonly text: string;
  /** Base64 of the SHA-256 of the text, without padding: the φ of the specification. */
  readonly fingerprint: string;
  readonly group: Group;
  readonly formats: Formats;
  readonly base: EncryptionBase;
}

/** What an election says about itself, before its key exists. */
export interface ElectionDraft {
  readonly uuid: string;
  readonly name: string;
  readonly description: string;
  readonly group: Election['group'];
  readonly questions: Question[];
  readonly administrator?: string | undefined;
  readonly credentialAuthority?: string | undefined;
}

/** The text of an election whose trustees hold the secret of `publicKey`. @throws RangeError naming a question that is not well posed. */
export function writeElection(draft: ElectionDraft, publicKey: Element): string {
  draft.questions.forEach((question, i) => {
    const flaw = findQuestionFlaw(question);
    if (flaw) throw new RangeError(`question ${i + 1}: ${flaw}`);
  });
  return encodeText(electionCodec, {
    version: 1,
    description: draft.description,
    name: draft.name,
    group: draft.group,
    public_key: publicKey.text,
    questions: draft.questions,
    uuid: draft.uuid,
    administrator: draft.administrator,
    credential_authority: draft.credentialAuthority,
  });
}

/** The greatest sum that a proof of the election speaks of, whatever a question that is not well posed asks for. */
function messageMax(questions: readonly Question[]): number {
  return Math.max(
    1,
    ...questions.map((question) =>
      question.type === 'Homomorphic' ? Math.min(question.value.max, question.value.answers.length) : 1,
    ),
  );
}

/**
 * Reads an election from its one serialization.
 *
 * @throws CheckFailure `canonical-json`, `format` (also for another version or an unknown group), `group-membership`.
 */
export function openElection(text: string, groups: Groups): OpenElection {
  const election = decodeText(electionCodec, text, 'election');
  if (election.version !== 1)
    throw new CheckFailure('format', `election.version is ${election.version}; only 1 is known`);
  const group = groups(election.group);
  if (!group) throw new CheckFailure('format', `election.group is ${election.group}, which is not known`);
  const formats = formatsFor(group);
  const publicKey = formats.element.read(election.public_key, 'election.public_key');
  return {
    election,
    text,
    fingerprint: sha256Base64(text),
    group,
    formats,
    base: encryptionBase(group, publicKey, messageMax(election.questions)),
  };
}
