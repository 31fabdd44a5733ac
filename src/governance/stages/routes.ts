import { personOf } from '#governance/spaces';
import { ok } from '#kernel';
import type { Trx } from '#platform/database';
import { defineRoute, type Room, runCommand } from '#platform/http';
import { stageAct, stageDone, stageParams, stagesAnswer } from './api.ts';
import type { StagesOptions } from './options.ts';
import { stagesRefusals } from './refusals.ts';
import { actOnStage, dayOf, findStage, readStages } from './stageCommand.ts';
import { stateOf } from './standing.ts';

const tag = 'Stages';
const everywhere = '*';

export function stagesRoom(options: StagesOptions): Room {
  return {
    name: 'stages',
    refusals: stagesRefusals,
    routes: [
      defineRoute({
        method: 'GET',
        url: '/api/stages',
        permission: 'public',
        tag,
        summary: 'The stages of the implementation: what each promises, and what of it holds here today',
        answer: stagesAnswer,
        handle: async (_input, context) => {
          const today = dayOf(context.now());
          const stages = await readStages(context.db, options, today);
          return ok({
            on: today,
            source: options.plan.source,
            stages: stages.map(({ stage, history, promises }) => {
              const { number, section, horizon, title, aim, decides } = stage;
              return {
                ...{ number, section, horizon, title, aim, decides },
                state: stateOf(history, promises),
                promises: stage.promises.map(({ text, measure, href }, i) => ({
                  ...promises[i]!,
                  text,
                  measure,
                  href,
                })),
                opened: history.opened && { ...history.opened, evidence: [...history.opened.evidence] },
                suspended: history.suspended,
              };
            }),
            me: { mayOpen: context.may('stages.open', everywhere) },
          });
        },
      }),
      defineRoute({
        method: 'POST',
        url: '/api/stages/:number/acts',
        permission: 'stages.open',
        tag,
        summary:
          'Records the resolution by which the Board opens a stage, where nothing is lacking, or suspends it',
        params: stageParams,
        body: stageAct,
        answer: stageDone,
        handle: async ({ params, body, key }, context) => {
          const { db, actor, now } = context;
          const standing = await findStage(db, options, params.number, dayOf(now()));
          if (!standing.ok) return standing;
          return runCommand(
            db,
            actor,
            { name: 'stages.act', key, body: { ...params, ...body } },
            async ({ trx, audit }) => {
              const person = personOf(actor);
              if (!person.ok) return person;
              return actOnStage(trx as Trx, standing.value, body, {
                personId: person.value,
                now: now(),
                audit,
              });
            },
          );
        },
      }),
    ],
  };
}
