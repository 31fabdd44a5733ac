import { ticketOf, ticketPrefix } from '#ballots';
import { type AgreedCandidate, agreedCandidates, listCalls } from '#governance/candidacies';
import { findCollege, findCollegeSize } from '#governance/sortitions';
import { ok, type PlainDate, type Result, refuse } from '#kernel';
import { getReading, type Law, numberAt } from '#law';
import type { Db } from '#platform/database';
import type { RollDivision } from './command.ts';
import type { CallOrigin, Contest } from './election.ts';

// A vote takes its candidates and its roll from the call that agreed them and from the draw that anyone verifies: nobody types them again.

const commissionTitles = {
  substantiation: 'Comisión de sustanciación',
  supervision: 'Comisión de supervisión',
} as const;
type Commission = keyof typeof commissionTitles;

/** What a call with its college gives to a vote. */
export interface CallMaterial {
  readonly origin: CallOrigin;
  readonly contests: readonly Contest[];
  readonly voters: readonly string[];
  /** Of each person, as the draw names it. */
  readonly strata: ReadonlyMap<string, string>;
  /** How its roll would be divided among boxes: by the seed of the same draw. */
  readonly division: RollDivision;
}

export async function readCallMaterial(
  db: Db,
  law: Law,
  code: string,
  on: PlainDate,
): Promise<Result<CallMaterial>> {
  const agreed = await agreedCandidates(db, code);
  if (!agreed) return refuse({ refusal: 'candidates-not-agreed' });
  const college = await findCollege(db, code);
  if (!college) return refuse({ refusal: 'college-not-drawn' });
  const { rollRoot, drawnSha256, seed, voters } = college;
  const prefix = ticketPrefix(seed);
  return ok({
    origin: { code, rollRoot, drawnSha256 },
    contests: (Object.keys(commissionTitles) as Commission[]).flatMap((commission) => {
      const candidates = agreed.filter((one) => one.commission === commission);
      return candidates.length === 0 ? [] : [contestOf(commission, candidates, prefix, law, on)];
    }),
    voters: voters.map((one) => one.personId),
    strata: new Map(voters.map((one) => [one.personId, `${one.province},${one.sector},${one.sex}`])),
    division: { seed, numbers: new Map(voters.map((one) => [one.personId, one.number])) },
  });
}

/** The candidates stand on the ballot in the order of their tickets in the public draw, so that nobody chose who comes first. */
function contestOf(
  commission: Commission,
  candidates: readonly AgreedCandidate[],
  prefix: string,
  law: Law,
  on: PlainDate,
): Contest {
  const read = (id: string, key: string) => getReading(numberAt(law, `candidacies.${id}`, on, key)).value;
  const sideMost = {
    workers: read('seats', `${commission}-workers`),
    employers: read('seats', `${commission}-employers`),
  };
  const seats = sideMost.workers + sideMost.employers;
  return {
    title: commissionTitles[commission],
    marksMost: seats,
    rule: {
      seats,
      sideMost,
      // As many of one sex as the greatest difference between both allows.
      sameSexMost: Math.floor((seats + read('shortlist', 'sex-difference')) / 2),
    },
    candidates: candidates
      .map((one) => ({ one, ticket: ticketOf(prefix, `candidatura-${one.candidate}`) }))
      .sort((a, b) => (a.ticket < b.ticket ? -1 : 1))
      .map(({ one: { candidate, name, side, sex, organisation, alternate } }) => ({
        id: `c-${candidate}`,
        ...{ name, side, sex, organisation, alternate },
      })),
  };
}

export interface CallOffered {
  readonly code: string;
  readonly title: string;
  readonly voteFrom: PlainDate;
  readonly voteUntil: PlainDate;
  readonly candidates: number;
  readonly voters: number;
}

/** Calls whose candidates are agreed and whose college is drawn. */
export async function listReadyCalls(db: Db): Promise<CallOffered[]> {
  const offered: CallOffered[] = [];
  for (const { facts, agreed } of await listCalls(db)) {
    const voters = agreed && (await findCollegeSize(db, facts.code));
    if (!agreed || !voters) continue;
    const { code, title, timetable } = facts;
    const { voteFrom, voteUntil } = timetable;
    offered.push({ code, title, voteFrom, voteUntil, candidates: agreed.candidates.length, voters });
  }
  return offered;
}
