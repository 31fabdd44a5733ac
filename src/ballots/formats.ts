import type { Codec, Decoded } from './codec.ts';
import {
  anyCodec,
  booleanCodec,
  CheckFailure,
  countCodec,
  elementCodec,
  hashCodec,
  listOf,
  nestedText,
  objectOf,
  optional,
  scalarCodec,
  textCodec,
  tupleOf,
} from './codec.ts';
import type { Element, Group } from './group.ts';
import type { Question } from './questions.ts';

// The structures of the archive, with their fields in the order of the Belenios specification (version 1 of the election,
// release 3.3.0). Codecs that hold group elements are made for a group.

export const headerCodec = objectOf({ version: countCodec, timestamp: textCodec });

export const eventTypes = [
  'Setup',
  'Ballot',
  'EndBallots',
  'EncryptedTally',
  'Shuffle',
  'EndShuffles',
  'PartialDecryption',
  'Result',
] as const;
export type EventType = (typeof eventTypes)[number];

const eventTypeCodec: Codec<EventType> = {
  read(json, where) {
    const type = eventTypes.find((one) => one === json);
    if (!type) throw new CheckFailure('format', `${where} is not a type of event`);
    return type;
  },
  write: (type) => type,
};

export const eventCodec = objectOf({
  parent: optional(hashCodec),
  height: countCodec,
  type: eventTypeCodec,
  payload: optional(hashCodec),
});
export type Event = Decoded<typeof eventCodec>;

export const setupCodec = objectOf({ election: hashCodec, trustees: hashCodec, credentials: hashCodec });

const homomorphicQuestion = objectOf({
  answers: listOf(textCodec),
  blank: optional(booleanCodec),
  min: countCodec,
  max: countCodec,
  question: textCodec,
});
const rankedQuestion = objectOf({ answers: listOf(textCodec), question: textCodec });
const listsQuestion = objectOf({ answers: listOf(listOf(textCodec)), question: textCodec });
const generalQuestion = objectOf({ type: textCodec, value: anyCodec, extra: optional(anyCodec) });

const questionCodec: Codec<Question> = {
  read(json, where) {
    if (typeof json !== 'object' || json === null || !('type' in json))
      return { type: 'Homomorphic', value: homomorphicQuestion.read(json, where) };
    const { type, value, extra } = generalQuestion.read(json, where);
    const rest = extra === undefined ? {} : { extra };
    if (type === 'NonHomomorphic')
      return { type, value: rankedQuestion.read(value, `${where}.value`), ...rest };
    if (type === 'Lists') return { type, value: listsQuestion.read(value, `${where}.value`), ...rest };
    throw new CheckFailure('format', `${where}.type is not a type of question: ${type}`);
  },
  write(question) {
    if (question.type === 'Homomorphic') return homomorphicQuestion.write(question.value);
    const value =
      question.type === 'Lists' ? listsQuestion.write(question.value) : rankedQuestion.write(question.value);
    return generalQuestion.write({ type: question.type, value, extra: question.extra });
  },
};

/** The election with its public key as written: the group that reads the key is named inside. */
export const electionCodec = objectOf({
  version: countCodec,
  description: textCodec,
  name: textCodec,
  group: textCodec,
  public_key: textCodec,
  questions: listOf(questionCodec),
  uuid: textCodec,
  administrator: optional(textCodec),
  credential_authority: optional(textCodec),
  language: optional(tupleOf<[string, string]>(textCodec, textCodec)),
});
export type Election = Decoded<typeof electionCodec>;

export const sizedTallyCodec = objectOf({
  num_tallied: countCodec,
  total_weight: countCodec,
  encrypted_tally: hashCodec,
});

export const ownedCodec = objectOf({ owner: countCodec, payload: hashCodec });

/** A list of numbers for a homomorphic question, a list of such lists for one of lists or a ranked one. */
export type QuestionResult = number[] | number[][];
export const resultCodec = objectOf({ result: listOf(anyCodec as Codec<QuestionResult>) });

export interface Proof {
  readonly challenge: bigint;
  readonly response: bigint;
}

export interface Ciphertext {
  readonly alpha: Element;
  readonly beta: Element;
}

export interface HomomorphicAnswer {
  readonly choices: Ciphertext[];
  readonly individual_proofs: Proof[][];
  readonly overall_proof: Proof[];
  readonly blank_proof?: Proof[] | undefined;
}

export interface ListsAnswer {
  readonly choices: Ciphertext[][];
  readonly individual_proofs: Proof[][][];
  readonly overall_proof: Proof;
  readonly list_proofs: Proof[][];
  readonly nonzero_proof: NonzeroProof;
}

export interface NonzeroProof {
  readonly commitment: Element;
  readonly challenge: bigint;
  readonly response: readonly [bigint, bigint];
}

export interface RankedAnswer {
  readonly choices: Ciphertext;
  readonly proof: Proof;
}

/** Everything whose reading needs the group. */
export function formatsFor(group: Group) {
  const element = elementCodec(group);
  const scalar = scalarCodec(group);
  const proof: Codec<Proof> = objectOf({ challenge: scalar, response: scalar });
  const oneByOne = objectOf({ alpha: element, beta: element });
  const asTexts = objectOf({ alpha: textCodec, beta: textCodec });
  const ciphertext: Codec<Ciphertext> = {
    read(json, where) {
      const { alpha, beta } = asTexts.read(json, where);
      const both = group.decodePair?.(alpha, beta);
      // One by one again where they are refused together, to say which.
      return both ? { alpha: both[0], beta: both[1] } : oneByOne.read(json, where);
    },
    write: (value) => oneByOne.write(value),
  };

  const homomorphicAnswer: Codec<HomomorphicAnswer> = objectOf({
    choices: listOf(ciphertext),
    individual_proofs: listOf(listOf(proof)),
    overall_proof: listOf(proof),
    blank_proof: optional(listOf(proof)),
  });
  const listsAnswer: Codec<ListsAnswer> = objectOf({
    choices: listOf(listOf(ciphertext)),
    individual_proofs: listOf(listOf(listOf(proof))),
    overall_proof: proof,
    list_proofs: listOf(listOf(proof)),
    nonzero_proof: objectOf({
      commitment: element,
      challenge: scalar,
      response: tupleOf<[bigint, bigint]>(scalar, scalar),
    }),
  });
  const rankedAnswer: Codec<RankedAnswer> = objectOf({ choices: ciphertext, proof });

  const ballot = objectOf({
    election_uuid: textCodec,
    election_hash: textCodec,
    credential: element,
    answers: listOf(anyCodec),
    signature: optional(objectOf({ hash: textCodec, proof })),
  });

  const signedText = objectOf({ message: textCodec, signature: proof });
  const trusteeKey = objectOf({
    pok: proof,
    public_key: element,
    signature: optional(proof),
    name: optional(textCodec),
  });
  const certificateKeys = objectOf({
    context: objectOf({ group: textCodec, size: countCodec, threshold: countCodec, index: countCodec }),
    verification: element,
    encryption: element,
  });
  const coefficients = objectOf({ coefexps: listOf(element) });
  const thresholdParameters = objectOf({
    threshold: countCodec,
    certs: listOf(signedText),
    coefexps: listOf(signedText),
    signatures: listOf(proof),
    verification_keys: listOf(trusteeKey),
  });
  const trustee: Codec<Trustee> = {
    read(json, where) {
      if (Array.isArray(json) && json.length === 2) {
        if (json[0] === 'Single') return { kind: 'Single', key: trusteeKey.read(json[1], where) };
        if (json[0] === 'Pedersen')
          return { kind: 'Pedersen', parameters: thresholdParameters.read(json[1], where) };
      }
      throw new CheckFailure('format', `${where} is not a trustee`);
    },
    write: (one) =>
      one.kind === 'Single'
        ? ['Single', trusteeKey.write(one.key)]
        : ['Pedersen', thresholdParameters.write(one.parameters)],
  };

  // A question of lists has a list of lists where the others have a list.
  const nestable = <T>(item: Codec<T>): Codec<NestedRows<T>> => ({
    read: (json, where) =>
      Array.isArray(json) && Array.isArray(json[0])
        ? { nested: true, rows: listOf(listOf(item)).read(json, where) }
        : { nested: false, rows: [listOf(item).read(json, where)] },
    write: ({ nested, rows }) =>
      nested ? listOf(listOf(item)).write(rows) : listOf(item).write(rows[0] ?? []),
  });

  const elements = listOf(element);
  const scalars = listOf(scalar);
  const shuffleProof: Codec<ShuffleProof> = tupleOf<
    [ShuffleProof[0], ShuffleProof[1], ShuffleProof[2], ShuffleProof[3]]
  >(
    tupleOf<ShuffleProof[0]>(
      element,
      element,
      element,
      tupleOf<[Element, Element]>(element, element),
      elements,
    ),
    tupleOf<ShuffleProof[1]>(scalar, scalar, scalar, scalar, scalars, scalars),
    elements,
    elements,
  );

  return {
    element,
    scalar,
    proof,
    ballot,
    homomorphicAnswer,
    listsAnswer,
    rankedAnswer,
    signedText,
    trusteeKey,
    certificate: nestedText(certificateKeys),
    certificateKeys,
    coefficients,
    trustees: listOf(trustee),
    publicCredentials: listOf(textCodec),
    encryptedTally: listOf(nestable(ciphertext)),
    partialDecryption: objectOf({
      decryption_factors: listOf(nestable(element)),
      decryption_proofs: listOf(nestable(proof)),
    }),
    shuffle: objectOf({ ciphertexts: listOf(listOf(ciphertext)), proofs: listOf(shuffleProof) }),
  };
}

export interface NestedRows<T> {
  /** Whether the archive writes a list of lists (questions of lists) or one list, held here as the only row. */
  readonly nested: boolean;
  readonly rows: T[][];
}
export type TallyOfQuestion = NestedRows<Ciphertext>;

export type ShuffleProof = readonly [
  commitments: readonly [
    t1: Element,
    t2: Element,
    t3: Element,
    t4: readonly [Element, Element],
    tHat: Element[],
  ],
  responses: readonly [s1: bigint, s2: bigint, s3: bigint, s4: bigint, sHat: bigint[], sPrime: bigint[]],
  permutation: Element[],
  chain: Element[],
];

export type Formats = ReturnType<typeof formatsFor>;
export type Ballot = Decoded<Formats['ballot']>;
export type SignedText = Decoded<Formats['signedText']>;
export type CertificateKeys = Decoded<Formats['certificateKeys']>;
export type PartialDecryption = Decoded<Formats['partialDecryption']>;
export type Shuffle = Decoded<Formats['shuffle']>;

export interface TrusteeKey {
  readonly pok: Proof;
  readonly public_key: Element;
  readonly signature?: Proof | undefined;
  readonly name?: string | undefined;
}

export interface ThresholdParameters {
  readonly threshold: number;
  readonly certs: SignedText[];
  readonly coefexps: SignedText[];
  readonly signatures: Proof[];
  readonly verification_keys: TrusteeKey[];
}

export type Trustee =
  | { readonly kind: 'Single'; readonly key: TrusteeKey }
  | { readonly kind: 'Pedersen'; readonly parameters: ThresholdParameters };
