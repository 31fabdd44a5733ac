import { randomUUID } from 'node:crypto';
import { dateAt, ok, type PlainDate, refuse } from '#kernel';
import { getReading, type Law, numberAt } from '#law';
import { actOn } from '#platform/actions';
import type { Trx } from '#platform/database';
import { type Actor, defineRoute, type Room, type RouteContext, runCommand } from '#platform/http';
import {
  applicationBody,
  doneAnswer,
  idAnswer,
  idParams,
  type OrganisationsAnswer,
  officeBody,
  organisationAnswer,
  organisationsAnswer,
  ownBody,
} from './api.ts';
import { decideApplication, decideOffice, decideOwn, type Scene, speaksFor } from './decide.ts';
import {
  foldOrganisation,
  type OrganisationAction,
  representativesOn,
  sitsInCommittee,
} from './organisation.ts';
import { organisationsRefusals } from './refusals.ts';
import {
  findOrganisation,
  findPersonByDocument,
  listOrganisations,
  namesOf,
  type Registered,
  room,
} from './store.ts';

const tag = 'Social organisations';
const everywhere = '*';

export interface OrganisationsOptions {
  readonly law: Law;
}

export function sceneOn(law: Law, personId: string, now: Date): Scene {
  const today = dateAt(now.getTime());
  const representativeMonths = getReading(numberAt(law, 'organisations.representative-months', today)).value;
  return { personId, today, representativeMonths };
}

const personOf = (actor: Actor) => (actor.assisting === null ? actor.personId : null);

function itemOf(
  { id, state }: Registered,
  personId: string | null,
  today: PlainDate,
): OrganisationsAnswer['items'][number] {
  const { name, kind, side, sector, territory, members } = state.facts;
  return {
    ...{ id, name, kind, side, sector, territory, members },
    status: state.status,
    since: state.since,
    ground: state.ground,
    inCommittee: sitsInCommittee(state),
    mine: personId !== null && speaksFor(state, personId, today),
  };
}

/** Everybody sees what was decided; what still waits, who applied and who decides. */
const isSeen = (status: string, mine: boolean, mayAccredit: boolean) =>
  mine || mayAccredit || !['applied', 'evidence'].includes(status);

export function organisationsRoom({ law }: OrganisationsOptions): Room {
  const mayAccredit = (context: RouteContext) => context.may('organisations.accredit', everywhere);
  return {
    name: room,
    refusals: organisationsRefusals,
    routes: [
      defineRoute({
        method: 'GET',
        url: '/api/organisations',
        permission: 'public',
        tag,
        summary: 'The public register of organisations, and which of them sit in the consultative committee',
        answer: organisationsAnswer,
        handle: async (_input, context) => {
          const { db, actor, now } = context;
          const [personId, today] = [personOf(actor), dateAt(now().getTime())];
          const items = (await listOrganisations(db.kysely)).map((one) => itemOf(one, personId, today));
          return ok({
            items: items.filter((one) => isSeen(one.status, one.mine, mayAccredit(context))),
            signedIn: personId !== null,
            mayAccredit: mayAccredit(context),
          });
        },
      }),
      defineRoute({
        method: 'GET',
        url: '/api/organisations/:id',
        permission: 'public',
        tag,
        summary:
          'One organisation: legal person, statutes, representatives by dates, conflicts declared, and how it was accredited',
        params: idParams,
        answer: organisationAnswer,
        handle: async ({ params }, context) => {
          const { db, actor, now } = context;
          const [personId, today] = [personOf(actor), dateAt(now().getTime())];
          const state = await findOrganisation(db.kysely, params.id);
          if (!state) return refuse({ refusal: 'organisation-unknown' });
          const item = itemOf({ id: params.id, state }, personId, today);
          if (!isSeen(item.status, item.mine, mayAccredit(context)))
            return refuse({ refusal: 'organisation-unknown' });
          const names = await namesOf(
            db.kysely,
            [...state.representatives, ...state.conflicts].map((one) => one.personId),
          );
          const nameOf = (id: string) => names.get(id) ?? '';
          const current = representativesOn(state, today);
          return ok({
            ...item,
            ruc: state.facts.ruc,
            legalAct: state.facts.legalAct,
            statutes: state.facts.statutes,
            norm: state.norm,
            // What is asked and given to be accredited is between both.
            evidence: item.mine || mayAccredit(context) ? [...state.evidence] : [],
            representatives: state.representatives.map((one) => ({
              number: one.number,
              name: nameOf(one.personId),
              from: one.from,
              until: one.until,
              now: current.includes(one),
            })),
            conflicts: state.conflicts.map(({ personId: id, ...one }) => ({ name: nameOf(id), ...one })),
            committee: state.committee,
            mayAccredit: mayAccredit(context),
          });
        },
      }),
      defineRoute({
        method: 'POST',
        url: '/api/organisations',
        permission: 'signed-in',
        tag,
        summary: 'Asks for an organisation to be accredited; who asks speaks for it meanwhile',
        body: applicationBody,
        answer: idAnswer,
        status: 201,
        handle: ({ body, key }, { db, actor, now }) =>
          runCommand(db, actor, { name: 'organisations.apply', key, body }, async ({ trx: scope, audit }) => {
            const trx = scope as Trx;
            const personId = personOf(actor);
            if (!personId) return refuse({ refusal: 'person-needed' });
            const id = randomUUID();
            const others = (await listOrganisations(trx)).map((one) => one.state);
            const done = await actOn<OrganisationAction>(
              trx,
              { room, id },
              {
                by: personId,
                at: now(),
                audit,
                decide: () => decideApplication(body, others, sceneOn(law, personId, now())),
              },
            );
            return done.ok ? ok({ id }) : done;
          }),
      }),
      defineRoute({
        method: 'POST',
        url: '/api/organisations/:id/acts',
        permission: 'signed-in',
        tag,
        summary:
          'What an organisation does by who speaks for it: evidence, representatives, conflicts, members',
        params: idParams,
        body: ownBody,
        answer: doneAnswer,
        handle: ({ params, body, key }, { db, actor, now }) =>
          runCommand(
            db,
            actor,
            { name: 'organisations.act', key, body: { ...params, ...body } },
            async ({ trx: scope, audit }) => {
              const trx = scope as Trx;
              const personId = personOf(actor);
              if (!personId) return refuse({ refusal: 'person-needed' });
              let act: Parameters<typeof decideOwn>[1];
              if (body.act === 'name-representative') {
                const named = await findPersonByDocument(trx, body.document);
                act = { act: body.act, personId: named ?? null };
              } else act = body;
              return actOn<OrganisationAction>(
                trx,
                { room, id: params.id },
                {
                  by: personId,
                  at: now(),
                  audit,
                  decide: (known) =>
                    known.length === 0
                      ? refuse({ refusal: 'organisation-unknown' })
                      : decideOwn(foldOrganisation(known), act, sceneOn(law, personId, now())),
                },
              );
            },
          ),
      }),
      defineRoute({
        method: 'POST',
        url: '/api/organisations/:id/accreditation',
        permission: 'organisations.accredit',
        tag,
        summary:
          'Accredits with evidence, refuses with reasons, suspends, seats in the consultative committee',
        params: idParams,
        body: officeBody,
        answer: doneAnswer,
        handle: ({ params, body, key }, { db, actor, now }) =>
          runCommand(
            db,
            actor,
            { name: 'organisations.accredit', key, body: { ...params, ...body } },
            async ({ trx, audit }) => {
              const personId = personOf(actor);
              if (!personId) return refuse({ refusal: 'person-needed' });
              return actOn<OrganisationAction>(
                trx as Trx,
                { room, id: params.id },
                {
                  by: personId,
                  at: now(),
                  audit,
                  decide: (known) =>
                    known.length === 0
                      ? refuse({ refusal: 'organisation-unknown' })
                      : decideOffice(foldOrganisation(known), body, sceneOn(law, personId, now())),
                },
              );
            },
          ),
      }),
    ],
  };
}
