import type { PlainDate } from '#kernel';
import type { Law } from '#law';
import type { Db, Trx } from '#platform/database';

/** A complaint as this room may know it: its words with what points at persons taken out. */
export interface CaseToGroup {
  readonly caseId: string;
  readonly service: string | null;
  readonly facility: string | null;
  readonly subject: string;
  readonly receivedOn: PlainDate;
  readonly text: string;
}

/** What this room asks of the room of complaints; the composition of the server brings them together. */
export interface CaseSource {
  read(
    db: Db,
    filter: {
      readonly from: PlainDate;
      readonly to: PlainDate;
      readonly caseIds?: readonly string[];
      readonly limit: number;
    },
  ): Promise<readonly CaseToGroup[]>;
  whomToTell(
    db: Db,
    caseIds: readonly string[],
  ): Promise<readonly { readonly caseId: string; readonly personId: string | null }[]>;
  /** Tells in each case, once for each change. */
  tell(
    trx: Trx,
    caseIds: readonly string[],
    telling: { readonly changeId: string; readonly text: string; readonly path: string | null },
    now: Date,
  ): Promise<readonly string[]>;
  /** The case that a receipt code opens, where there is one. */
  findByReceipt(db: Db, code: string): Promise<string | undefined>;
}

export interface ImprovementRoomOptions {
  readonly law: Law;
  readonly now: () => Date;
  readonly cases: CaseSource;
}
