import { Readable } from 'node:stream';
import { type Announcement, ticketPrefix, timeOfRound } from '#ballots';
import { findCall } from '#governance/candidacies';
import { dateAt, ok, refuse } from '#kernel';
import type { Law } from '#law';
import type { Trx } from '#platform/database';
import {
  type Actor,
  defineRoute,
  HttpProblem,
  problemOf,
  type Room,
  type RouteContext,
  runCommand,
} from '#platform/http';
import { codeParams, doneAnswer, fileParams, ownAnswer, sortitionAnswer, stepBody } from './api.ts';
import { sortitionsPolicyOn } from './policy.ts';
import { sortitionsRefusals } from './refusals.ts';
import { drawnFile, findProof, rollFile, stratumResults } from './roll.ts';
import { room, takeStep } from './run.ts';
import { nextStep, quicknet } from './sortition.ts';
import { findSortition } from './store.ts';

const tag = 'Sortition';
/** Twenty-five throws of a die carry 64 bits; `#ballots` refuses fewer. */
const diceThrowsMin = 25;

export interface SortitionsOptions {
  readonly law: Law;
}

const personOf = (actor: Actor) => (actor.assisting === null ? actor.personId : null);

export function sortitionsRoom({ law }: SortitionsOptions): Room {
  return {
    name: room,
    refusals: sortitionsRefusals,
    routes: [
      defineRoute({
        method: 'GET',
        url: '/api/sortitions/:code',
        permission: 'public',
        tag,
        summary: 'The draw of a call, step by step: roll, announcement, dice, beacon, draw',
        params: codeParams,
        answer: sortitionAnswer,
        handle: async ({ params }, context) => {
          const { db, actor, now } = context;
          const call = await findCall(db.kysely, params.code);
          if (!call) return refuse({ refusal: 'call-unknown' });
          const state = await findSortition(db.kysely, params.code);
          const { roll, announcement, dice, beacon, drawn } = state;
          const policy = sortitionsPolicyOn(law, dateAt(now().getTime()));
          const quotas = announcement && (JSON.parse(announcement.text) as Announcement).quotas;
          const results = drawn ? await stratumResults(db.kysely, params.code, ticketPrefix(drawn.seed)) : [];
          const lastTickets = new Map(results.map((one) => [one.stratum, one.lastTicket]));
          return ok({
            code: params.code,
            title: call.facts.title,
            next: nextStep(state),
            percent: policy.collegePpm / 10_000,
            leadMinutes: policy.leadMinutes,
            diceThrowsMin,
            roll: roll && {
              rollDate: roll.rollDate,
              size: roll.size,
              root: roll.root,
              at: roll.at,
              strata: Object.keys(roll.strata).length,
            },
            announcement: announcement && {
              sha256: announcement.sha256,
              seats: announcement.seats,
              round: announcement.round,
              at: announcement.at,
              roundAt: new Date(timeOfRound(quicknet, announcement.round) * 1000).toISOString(),
            },
            dice: dice && {
              thrownAt: dice.dice.thrownAt,
              throws: [...dice.dice.throws],
              place: dice.place,
              witnesses: [...dice.witnesses],
            },
            beacon: beacon && {
              round: beacon.round,
              signature: beacon.signature,
              randomness: beacon.randomness,
              at: beacon.at,
            },
            drawn,
            strata: Object.entries(roll?.strata ?? {})
              .sort(([a], [b]) => (a < b ? -1 : 1))
              .map(([stratum, size]) => ({
                stratum,
                size,
                quota: quotas?.[stratum] ?? null,
                lastTicket: lastTickets.get(stratum) ?? null,
              })),
            signedIn: personOf(actor) !== null,
            mayRun: context.may('sortitions.run', '*'),
          });
        },
      }),
      defineRoute({
        method: 'GET',
        url: '/api/sortitions/:code/files/:name',
        permission: 'public',
        tag,
        summary:
          'A published file of the draw; the five in one folder are what `amparo verify sortition` takes',
        params: fileParams,
        answer: 'stream',
        perMinute: 60,
        handle: async ({ params }, context) => {
          const { db, reply } = context;
          const { code, name } = params;
          const { roll, announcement, dice, beacon, drawn } = await findSortition(db.kysely, code);
          const whole = {
            'announcement.json': announcement?.text,
            'dice.json': dice && `${JSON.stringify(dice.dice)}\n`,
            'beacon.json':
              beacon &&
              `${JSON.stringify({ round: beacon.round, signature: beacon.signature, randomness: beacon.randomness })}\n`,
          };
          reply.header('content-disposition', `attachment; filename="${name}"`);
          if (name === 'roll.csv' || name === 'drawn.csv') {
            // The roll comes out with the announcement that binds it, not before.
            const ready = name === 'roll.csv' ? roll && announcement : drawn;
            if (!ready) throw notYet(context);
            reply.type('text/csv; charset=utf-8');
            const lines =
              name === 'roll.csv'
                ? rollFile(db.kysely, code)
                : drawnFile(db.kysely, code, ticketPrefix(drawn!.seed));
            return reply.send(Readable.from(lines));
          }
          const text = whole[name];
          if (!text) throw notYet(context);
          reply.type('application/json; charset=utf-8');
          return text;
        },
      }),
      defineRoute({
        method: 'GET',
        url: '/api/sortitions/:code/mine',
        permission: 'signed-in',
        tag,
        summary:
          'What the person signed in needs to prove to herself that she was in the roll: her salt and her path',
        params: codeParams,
        answer: ownAnswer,
        handle: async ({ params }, { db, actor }) => {
          const personId = personOf(actor);
          if (!personId) return refuse({ refusal: 'person-needed' });
          const { roll } = await findSortition(db.kysely, params.code);
          const proof = roll && (await findProof(db.kysely, params.code, personId, roll));
          return ok({ proof: proof ? { ...proof, path: [...proof.path] } : null });
        },
      }),
      defineRoute({
        method: 'POST',
        url: '/api/sortitions/:code/steps',
        permission: 'sortitions.run',
        tag,
        summary: 'Takes the next step of the draw; a step out of order is refused',
        params: codeParams,
        body: stepBody,
        answer: doneAnswer,
        handle: ({ params, body, key }, { db, actor, now }) =>
          runCommand(
            db,
            actor,
            { name: 'sortitions.step', key, body: { ...params, ...body } },
            async ({ trx, audit }) => {
              const by = personOf(actor);
              if (!by) return refuse({ refusal: 'person-needed' });
              return takeStep(trx as Trx, params.code, body, { law, by, now: now(), audit });
            },
          ),
      }),
    ],
  };
}

const notYet = ({ language }: RouteContext) =>
  new HttpProblem(problemOf({ refusal: 'file-not-yet' }, sortitionsRefusals, language));
