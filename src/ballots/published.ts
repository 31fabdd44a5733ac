import type { QuestionResult } from './formats.ts';

// What an institution published of an election of several boxes, as the sum of the boxes is held against it. Which document said it is
// for who reads it to know.

export interface PublishedBox {
  readonly uuid: string;
  readonly fingerprint: string;
  /** Hash of the last event of its board. */
  readonly head: string;
  readonly roll: number;
  /** SHA-256 of its public credentials in ascending order, one a line. */
  readonly credentialsSha256: string;
  readonly ballots: number;
  readonly voters: number;
  readonly result?: readonly QuestionResult[] | undefined;
}

export interface PublishedElection {
  /** The fingerprint of the document as it is worked out, and as it stands beside it. */
  readonly sha256: string;
  readonly saidSha256: string;
  /** How many voters the whole roll has. */
  readonly voters: number;
  readonly ballots: number;
  /** How many ballots count: one for each voter who voted. */
  readonly counted: number;
  readonly boxes: readonly PublishedBox[];
  readonly contests: readonly {
    readonly question: string;
    readonly blank: number;
    readonly answers: readonly { readonly answer: string; readonly votes: number }[];
  }[];
  /** SHA-256 of the list that a public draw gave; null where the roll was not drawn. */
  readonly drawnSha256: string | null;
  /** The seed by which the drawn numbers were divided among the boxes; null where chance that is not published did it. */
  readonly divisionSeed: string | null;
}

/** Texts of published files, as far as whoever verifies has them. */
export interface PublishedTexts {
  /** `acta.json`: the act with its fingerprint and its signatures. */
  readonly act?: string | undefined;
  /** `drawn.csv`, the list that a public draw gave. */
  readonly drawn?: string | undefined;
  /** `division.csv`: the box of each number of that list. */
  readonly division?: string | undefined;
}
