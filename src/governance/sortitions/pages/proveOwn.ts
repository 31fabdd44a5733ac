import type { Announcement, BeaconRound, DiceCeremony } from '#ballots';
import { ask } from '#design';
import type { OwnAnswer, SortitionAnswer } from '../api.ts';

export interface OwnProof {
  /** Her line is in the tree whose root was announced. */
  readonly inRoll: boolean;
  readonly beaconGenuine: boolean;
  readonly number: string;
  readonly stratum: string;
  readonly ticket: string;
  readonly lastTicket: string | null;
  readonly quota: number;
  readonly stratumSize: number;
  readonly drawn: boolean;
}

/**
 * Works out in this browser, from the published files and what only she was given, whether she was in the roll and whether she was
 * drawn. The server is asked for data, never for the answer. @returns null when she was not in the roll.
 */
export async function proveOwn(sortition: SortitionAnswer): Promise<OwnProof | null> {
  const api = `/api/sortitions/${sortition.code}`;
  const [{ proof }, announcement, dice, beacon, ballots] = await Promise.all([
    ask<OwnAnswer>(`${api}/mine`),
    ask<Announcement>(`${api}/files/announcement.json`),
    ask<DiceCeremony>(`${api}/files/dice.json`),
    ask<BeaconRound>(`${api}/files/beacon.json`),
    import('#ballots'),
  ]);
  if (!proof) return null;
  const { affiliate } = proof;
  const stratum = ballots.stratumName(affiliate);
  const chain = ballots.findBeaconChain(announcement.beacon.chain);
  const ticket = ballots.ticketOf(
    ballots.ticketPrefix(ballots.seedOf(announcement, beacon, dice)),
    affiliate.number,
  );
  const own = sortition.strata.find((one) => one.stratum === stratum);
  const lastTicket = own?.lastTicket ?? null;
  return {
    inRoll: proof.rollSize === announcement.rollSize && ballots.isMember(announcement.rollRoot, proof),
    beaconGenuine:
      chain !== undefined &&
      beacon.round === announcement.beacon.round &&
      ballots.isBeaconRoundGenuine(chain, beacon),
    number: affiliate.number,
    stratum,
    ticket,
    lastTicket,
    quota: announcement.quotas[stratum] ?? 0,
    stratumSize: own?.size ?? 0,
    drawn: lastTicket !== null && ticket <= lastTicket,
  };
}

/** Reads the published folder over the network, a block at a time, as the verifier of the command line reads it from a disk. */
export async function verifyHere(code: string, onLines: (lines: number) => void) {
  const { verifySortition } = await import('#ballots');
  const open = async (name: string) => {
    const response = await fetch(`/api/sortitions/${code}/files/${name}`);
    if (!response.ok || !response.body) throw new Error(`${name}: ${response.status}`);
    return response;
  };
  return verifySortition(
    {
      text: async (name) => (await open(name)).text(),
      async *lines(name) {
        const reader = (await open(name)).body!.pipeThrough(new TextDecoderStream()).getReader();
        let rest = '';
        for (;;) {
          const { value, done } = await reader.read();
          if (done) break;
          const lines = (rest + value).split('\n');
          rest = lines.pop() ?? '';
          if (lines.length > 0) yield lines;
        }
        if (rest !== '') yield [rest];
      },
    },
    onLines,
  );
}
