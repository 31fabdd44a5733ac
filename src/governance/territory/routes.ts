import { readCommittees } from '#governance/committees';
import { countByRegion, listBuyersByRegion } from '#governance/oversight';
import { listGroupPlaces } from '#governance/oversightGroups';
import { listSpaceStates } from '#governance/spaces';
import { dateAt, ok, plainDate } from '#kernel';
import { readCatalogue } from '#operations/services';
import { defineRoute, type Room } from '#platform/http';
import { byProvinceAnswer } from './api.ts';
import { byProvince, type Placed } from './byProvince.ts';

/** Buyers told for each region: those with most processes; the rest are found by name. */
const buyersPerRegion = 5;

export const territoryRoom: Room = {
  name: 'territory',
  refusals: {},
  routes: [
    defineRoute({
      method: 'GET',
      url: '/api/territory',
      permission: 'public',
      tag: 'Territory',
      summary:
        'Participation and supervision by province: spaces, committees, oversight groups, purchases and flags',
      answer: byProvinceAnswer,
      handle: async (_input, { db, now }) => {
        const today = plainDate(dateAt(now().getTime()));
        const committees = await readCommittees(db, today);
        const isCommittee = new Set(committees.map((one) => one.code));
        const placed: Placed[] = [
          // A committee is a space too, and is shown once.
          ...(await listSpaceStates(db.kysely))
            .filter(({ facts }) => !isCommittee.has(facts.code))
            .map(
              ({ facts, closed }): Placed => ({
                kind: 'space',
                title: facts.title,
                href: `/participacion/${facts.code}`,
                facility: facts.oversees.facility,
                active: closed === null && (facts.until === null || facts.until >= today),
              }),
            ),
          ...committees.map(
            (one): Placed => ({
              kind: 'committee',
              title: one.title,
              href: `/comites/${one.code}`,
              facility: one.facility,
              active: one.installedOn !== null,
            }),
          ),
          ...(await listGroupPlaces(db.kysely, today)).map(
            (one): Placed => ({
              kind: 'group',
              title: one.title,
              href: `/veedurias/${one.code}`,
              facility: one.facility,
              active: one.running,
            }),
          ),
        ];
        const found = byProvince(
          await readCatalogue(db.kysely),
          placed,
          await countByRegion(db.kysely),
          await listBuyersByRegion(db.kysely, buyersPerRegion),
        );
        return ok({
          on: today,
          provinces: found.provinces.map((one) => ({
            ...one,
            things: [...one.things],
            buyers: [...one.buyers],
          })),
          elsewhere: [...found.elsewhere],
          unplaced: found.unplaced,
        });
      },
    }),
  ],
};
