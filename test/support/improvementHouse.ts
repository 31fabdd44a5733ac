import { randomUUID } from 'node:crypto';
import { type CaseSource, improvementRoom } from '#governance/improvement';
import { qualityRoom } from '#governance/quality';
import { cedulaFromStem } from '#kernel';
import { singleClient } from '#platform/database';
import { improvementOptions } from '../../src/improvementOptions.ts';
import { type ComplaintsHouse, hospital, officer, openComplaintsHouse, person } from './complaintsHouse.ts';

export interface ImprovementHouse extends ComplaintsHouse {
  /** Somebody attended at the hospital's emergency who rated it at the house's present hour. */
  rater(): Promise<{ personId: string; token: string }>;
  /** Rates once more for somebody who rated before. */
  rateAgain(personId: string): Promise<void>;
}

/**
 * Complaints, ratings and changes on one real database, with a stand-in for the registry of persons.
 *
 * @param between what a test puts between the rooms, to break what goes from one to the other.
 */
export async function openImprovementHouse(
  between: (source: CaseSource) => CaseSource = (source) => source,
): Promise<ImprovementHouse> {
  const house = await openComplaintsHouse(new Date('2026-03-02T15:00:00Z'), (room, now) => {
    const options = improvementOptions(room.law, room, now);
    return [
      qualityRoom({
        law: room.law,
        persons: { relation: 'stand_in.person_by_document' },
        followUps: [],
        now,
        evaluationsPerMinute: 100_000,
      }),
      improvementRoom({ ...options, cases: between(options.cases) }),
    ];
  });
  const owner = singleClient(house.ownerUrl);
  await owner.connect();
  await owner.query(`
    create schema stand_in; grant usage on schema stand_in to public;
    create table stand_in.person_by_document (document text primary key, person_id uuid not null);
    grant select, insert on stand_in.person_by_document to public`);
  await owner.end();

  const documents = new Map<string, string>();
  const rate = async (personId: string): Promise<string> => {
    const document = documents.get(personId)!;
    const at = (hoursAgo: number) => new Date(house.clock.getTime() - hoursAgo * 3_600_000).toISOString();
    const reported = await house.call('POST', '/api/quality/attentions', {
      actor: officer('integration'),
      body: {
        origin: 'test',
        attentions: [
          {
            document,
            service: 'emergency',
            facility: hospital,
            requested: at(30),
            attended: at(26),
            reference: randomUUID(),
          },
        ],
      },
    });
    const { attentionId } = reported.body.items[0];
    const invited = await house.call('POST', `/api/quality/attentions/${attentionId}/invitations`, {
      actor: officer('counter'),
      body: { kind: 'link' },
    });
    const rated = await house.call('POST', '/api/quality/evaluations', {
      body: { token: invited.body.token, answers: { waiting: 2 } },
    });
    if (rated.status !== 201) throw new Error(`${rated.status} ${rated.text}`);
    return invited.body.token;
  };
  return Object.assign(house, {
    async rater() {
      const { personId } = person();
      const document = cedulaFromStem(`17${String(documents.size).padStart(7, '0')}`);
      documents.set(personId!, document);
      await house.db.pool.query('insert into stand_in.person_by_document values ($1, $2)', [
        document,
        personId,
      ]);
      return { personId: personId!, token: await rate(personId!) };
    },
    async rateAgain(personId: string) {
      await rate(personId);
    },
  });
}
