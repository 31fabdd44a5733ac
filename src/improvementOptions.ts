import {
  type ComplaintsRoomOptions,
  findCaseByReceipt,
  readCasesForGrouping,
  readWhomToTell,
  tellCases,
} from '#governance/complaints';
import type { ImprovementRoomOptions } from '#governance/improvement';
import type { Law } from '#law';

/** What the room of changes works with: the law, the clock, and the complaints that it groups and tells. */
export function improvementOptions(
  law: Law,
  complaints: ComplaintsRoomOptions,
  now: () => Date,
): ImprovementRoomOptions {
  return {
    law,
    now,
    cases: {
      read: readCasesForGrouping,
      whomToTell: readWhomToTell,
      tell: (trx, caseIds, telling, at) => tellCases(trx, complaints, caseIds, telling, at),
      findByReceipt: (db, code) => findCaseByReceipt(db, complaints, code),
    },
  };
}
