import { readCommissionStanding } from '#governance/commissions';
import { readCommittees } from '#governance/committees';
import { listOrganisations, sitsInCommittee } from '#governance/organisations';
import { countFlagged } from '#governance/oversight';
import { oversightFigures } from '#governance/oversightGroups';
import { readInstitutionMonths } from '#governance/quality';
import { listSpaceStates } from '#governance/spaces';
import { type PlainDate, plainDate } from '#kernel';
import type { Database } from '#platform/database';
import type { Measures } from './standing.ts';

const everSince = plainDate('2000-01-01');

/** Counts what the stages promise, from the records of the rooms that keep them, as they stand on a day. */
export async function measureAll(db: Database, today: PlainDate, stagesOpen: number): Promise<Measures> {
  const committees = await readCommittees(db, today);
  const seated = (await listOrganisations(db.kysely)).filter(({ state }) => sitsInCommittee(state));
  const commission = await readCommissionStanding(db.kysely, today);
  const spaces = await listSpaceStates(db.kysely);
  const months = (await readInstitutionMonths(db))?.months ?? [];
  const counted = (value: number) => ({ value, of: null });
  return {
    'published-months': counted(months.filter((one) => one.answers !== null).length),
    committees: counted(committees.filter((one) => one.installedOn !== null).length),
    indicators: counted(
      committees.flatMap((one) => one.indicators).filter((one) => one.agreedOn !== null).length,
    ),
    processes: counted((await countFlagged(db.kysely)).processes),
    groups: counted((await oversightFigures(db.kysely, { from: everSince, until: today }, today)).accredited),
    organisations: counted(seated.length),
    sides: counted(new Set(seated.map(({ state }) => state.facts.side)).size),
    'formulation-spaces': counted(
      spaces.filter(
        ({ facts, closed }) =>
          facts.phase === 'formulation' && closed === null && (facts.until === null || facts.until >= today),
      ).length,
    ),
    'commission-resolutions': counted(commission.resolution === null ? 0 : 1),
    // The resolution itself says how many; before it there is nothing to hold.
    'commission-seats': { value: commission.held, of: commission.seats },
    'commission-reports': counted(commission.issued),
    'stages-open': counted(stagesOpen),
  };
}
