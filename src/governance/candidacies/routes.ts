import { listOrganisations, representedBy } from '#governance/organisations';
import { dateAt, ok, type Result, refuse } from '#kernel';
import { type Law, workingCalendar } from '#law';
import { actOn } from '#platform/actions';
import type { AuditEntry } from '#platform/audit';
import type { Db, Trx } from '#platform/database';
import { type Actor, type CommandScope, defineRoute, type Room, runCommand } from '#platform/http';
import {
  callAnswer,
  callBody,
  callsAnswer,
  candidateBody,
  codeParams,
  doneAnswer,
  qualifyBody,
  resolveBody,
  shortlistBody,
} from './api.ts';
import { type CallAction, type CallState, foldCall } from './call.ts';
import {
  decideCall,
  decideCandidate,
  decideQualification,
  decideResolution,
  decideShortlist,
  type Scene,
} from './decide.ts';
import { candidaciesPolicyOn, sceneOn } from './policy.ts';
import { candidaciesRefusals } from './refusals.ts';
import { findCall, findPersonsByDocuments, listCalls, readPersons, room } from './store.ts';
import { callItem, callView } from './views.ts';

const tag = 'Candidacies';
const everywhere = '*';

export interface CandidaciesOptions {
  readonly law: Law;
}

const personOf = (actor: Actor) => (actor.assisting === null ? actor.personId : null);

/** Plays what is decided on a call that exists. */
export function actOnCall(
  trx: Trx,
  code: string,
  scene: Scene,
  at: Date,
  audit: (entry: AuditEntry) => void,
  decide: (call: CallState) => Result<readonly CallAction[]>,
): Promise<Result<{ seq: number }>> {
  return actOn<CallAction>(
    trx,
    { room, id: code },
    {
      by: scene.personId,
      at,
      audit,
      decide: (known) => (known.length === 0 ? refuse({ refusal: 'call-unknown' }) : decide(foldCall(known))),
    },
  );
}

/** Opens a call. */
export function openCall(
  trx: Trx,
  facts: ReturnType<typeof callBody.parse>,
  by: string | null,
  at: Date,
  audit: (entry: AuditEntry) => void,
): Promise<Result<{ seq: number }>> {
  return actOn<CallAction>(
    trx,
    { room, id: facts.code },
    {
      by,
      at,
      audit,
      decide: (known) => (known.length > 0 ? refuse({ refusal: 'code-taken' }) : decideCall(facts)),
    },
  );
}

const idsRepresented = async (db: Db, scene: Scene) =>
  (await representedBy(db, scene.personId, scene.today)).map((one) => one.id);

export function candidaciesRoom({ law }: CandidaciesOptions): Room {
  const calendar = workingCalendar(law);
  const command = (
    context: {
      readonly db: Parameters<typeof runCommand>[0];
      readonly actor: Actor;
      readonly now: () => Date;
    },
    named: { readonly name: string; readonly key: string; readonly body: unknown },
    work: (
      trx: Trx,
      scene: Scene,
      at: Date,
      audit: CommandScope<never>['audit'],
    ) => Promise<Result<{ seq: number }>>,
  ) =>
    runCommand(context.db, context.actor, named, async ({ trx, audit }) => {
      const personId = personOf(context.actor);
      if (!personId) return refuse({ refusal: 'person-needed' });
      const at = context.now();
      return work(trx as Trx, sceneOn(law, personId, at), at, audit);
    });
  return {
    name: room,
    refusals: candidaciesRefusals,
    routes: [
      defineRoute({
        method: 'GET',
        url: '/api/calls',
        permission: 'public',
        tag,
        summary: 'The calls for candidates, and where each stands',
        answer: callsAnswer,
        handle: async (_input, { db, now }) => {
          const today = dateAt(now().getTime());
          return ok({ items: (await listCalls(db.kysely)).map((call) => callItem(call, today)).reverse() });
        },
      }),
      defineRoute({
        method: 'GET',
        url: '/api/calls/:code',
        permission: 'public',
        tag,
        summary:
          'A call: profile, requirements, timetable, and every candidate with equal space and each decision with its reason',
        params: codeParams,
        answer: callAnswer,
        handle: async ({ params }, context) => {
          const { db, actor, now } = context;
          const call = await findCall(db.kysely, params.code);
          if (!call) return refuse({ refusal: 'call-unknown' });
          const [personId, today] = [personOf(actor), dateAt(now().getTime())];
          const organisations = await listOrganisations(db.kysely);
          const mine = personId ? await representedBy(db.kysely, personId, today) : [];
          return ok(
            callView(
              call,
              {
                personId,
                mayQualify: context.may('candidacies.qualify', everywhere),
                mayResolve: context.may('candidacies.call', everywhere),
                represents: mine.map(({ id, state }) => ({
                  id,
                  name: state.facts.name,
                  side: state.facts.side,
                })),
              },
              {
                today,
                calendar,
                policy: candidaciesPolicyOn(law, today),
                persons: await readPersons(
                  db.kysely,
                  call.candidates.flatMap((one) => [one.personId, one.alternateId]),
                ),
                organisationNames: new Map(organisations.map(({ id, state }) => [id, state.facts.name])),
              },
            ),
          );
        },
      }),
      defineRoute({
        method: 'POST',
        url: '/api/calls',
        permission: 'candidacies.call',
        tag,
        summary: 'Opens a call in execution of a resolution of the Board',
        body: callBody,
        answer: doneAnswer,
        status: 201,
        handle: ({ body, key }, context) =>
          command(context, { name: 'candidacies.call', key, body }, (trx, scene, at, audit) =>
            openCall(trx, body, scene.personId, at, audit),
          ),
      }),
      defineRoute({
        method: 'POST',
        url: '/api/calls/:code/shortlists',
        permission: 'signed-in',
        tag,
        summary:
          'An accredited representative presents a shortlist of three with their alternates, for one commission',
        params: codeParams,
        body: shortlistBody,
        answer: doneAnswer,
        status: 201,
        handle: ({ params, body, key }, context) =>
          command(
            context,
            { name: 'candidacies.shortlist', key, body: { ...params, ...body } },
            async (trx, scene, at, audit) => {
              const mine = await representedBy(trx, scene.personId, scene.today);
              const proposer = mine.find((one) => one.id === body.organisationId);
              // Before anybody is looked for: whether the institution knows a document is not for everybody who asks.
              if (!proposer) return refuse({ refusal: 'not-a-representative' });
              const found = await findPersonsByDocuments(
                trx,
                body.candidates.flatMap((one) => [one.document, one.alternate]),
              );
              const candidates = body.candidates.map(({ document, alternate }) => [
                found.get(document),
                found.get(alternate),
              ]);
              const named = candidates.flatMap(([person, other]) =>
                person && other
                  ? [
                      {
                        personId: person.personId,
                        sex: person.sex,
                        alternateId: other.personId,
                        alternateSex: other.sex,
                      },
                    ]
                  : [],
              );
              if (named.length < candidates.length) return refuse({ refusal: 'person-unknown' });
              return actOnCall(trx, params.code, scene, at, audit, (call) =>
                decideShortlist(
                  call,
                  { commission: body.commission, candidates: named },
                  { organisationId: proposer.id, side: proposer.state.facts.side },
                  scene,
                ),
              );
            },
          ),
      }),
      defineRoute({
        method: 'POST',
        url: '/api/calls/:code/acts',
        permission: 'signed-in',
        tag,
        summary:
          'What a candidate does: writes in her space, gives the evidence asked for, appeals a refusal',
        params: codeParams,
        body: candidateBody,
        answer: doneAnswer,
        handle: ({ params, body, key }, context) =>
          command(
            context,
            { name: 'candidacies.act', key, body: { ...params, ...body } },
            async (trx, scene, at, audit) => {
              const ids = await idsRepresented(trx, scene);
              return actOnCall(trx, params.code, scene, at, audit, (call) =>
                decideCandidate(call, body, ids, scene),
              );
            },
          ),
      }),
      defineRoute({
        method: 'POST',
        url: '/api/calls/:code/qualification',
        permission: 'candidacies.qualify',
        tag,
        summary:
          'Qualifies a candidacy, asks for evidence with its term, or refuses it with the reason and the term to appeal',
        params: codeParams,
        body: qualifyBody,
        answer: doneAnswer,
        handle: ({ params, body, key }, context) =>
          command(
            context,
            { name: 'candidacies.qualify', key, body: { ...params, ...body } },
            async (trx, scene, at, audit) => {
              const ids = await idsRepresented(trx, scene);
              return actOnCall(trx, params.code, scene, at, audit, (call) =>
                decideQualification(call, body, ids, scene),
              );
            },
          ),
      }),
      defineRoute({
        method: 'POST',
        url: '/api/calls/:code/resolutions',
        permission: 'candidacies.call',
        tag,
        summary:
          'Decides an appeal, or records the meeting of the participatory body that agrees the candidates',
        params: codeParams,
        body: resolveBody,
        answer: doneAnswer,
        handle: ({ params, body, key }, context) =>
          command(
            context,
            { name: 'candidacies.resolve', key, body: { ...params, ...body } },
            async (trx, scene, at, audit) => {
              const ids = await idsRepresented(trx, scene);
              return actOnCall(trx, params.code, scene, at, audit, (call) =>
                decideResolution(call, body, ids, scene),
              );
            },
          ),
      }),
    ],
  };
}
