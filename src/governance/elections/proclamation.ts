import type { PublishedElection } from '#ballots';
import { type ActDocument, actSha256 } from './act.ts';

/**
 * What the act says of an election, for whoever holds the boxes against it: pure, so that it runs in a browser and without the server.
 *
 * @param text of `acta.json` as it is published, with the fingerprint beside the act.
 * @returns undefined where the text is not an act.
 */
export function readProclamation(text: string): PublishedElection | undefined {
  try {
    const { act, sha256 } = JSON.parse(text) as { act: ActDocument; sha256: string };
    return act.format === 'amparo-election-act-1' ? proclamationOf(act, sha256) : undefined;
  } catch {
    return undefined;
  }
}

/** @param saidSha256 the fingerprint that stands beside the act. */
export function proclamationOf(act: ActDocument, saidSha256: string): PublishedElection {
  const { election, roll, box } = act;
  return {
    sha256: actSha256(act),
    saidSha256,
    voters: roll.voters,
    ballots: box.ballots,
    counted: box.voters,
    boxes: act.boxes
      ? act.boxes.map((one) => ({ ...one, result: one.result.map((marks) => [...marks]) }))
      : [
          {
            uuid: election.uuid,
            fingerprint: election.fingerprint,
            head: box.head,
            roll: roll.voters,
            credentialsSha256: roll.credentialsSha256,
            ballots: box.ballots,
            voters: box.voters,
          },
        ],
    contests: act.contests.map(({ title, blank, candidates }) => ({
      question: title,
      blank,
      answers: candidates.map((one) => ({ answer: answerOf(one), votes: one.votes })),
    })),
    drawnSha256: act.origin?.drawnSha256 ?? null,
    divisionSeed: act.division?.seed ?? null,
  };
}

/** How a candidate stands on the ballot. */
export const answerOf = ({
  name,
  organisation,
}: {
  readonly name: string;
  readonly organisation: string;
}): string => `${name} (${organisation})`;
