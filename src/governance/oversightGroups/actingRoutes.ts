import { type Result, refuse } from '#kernel';
import type { Trx } from '#platform/database';
import { defineRoute, type Route, type RouteContext, runCommand } from '#platform/http';
import {
  callBody,
  challengeBody,
  declarationBody,
  doneAnswer,
  groupParams,
  institutionBody,
  managingBody,
  memberBody,
  proposalBody,
  registrationBody,
} from './api.ts';
import {
  actAsMember,
  answerAsInstitution,
  answerChallenge,
  callGroup,
  challenge,
  type Doing,
  declareInterests,
  manage,
  proposeGroup,
  register,
} from './groupCommand.ts';
import type { OversightGroupsOptions } from './options.ts';
import { personIn, speaksForIn } from './whoActs.ts';

const tag = 'Oversight groups';

export function actingRoutes({ law }: OversightGroupsOptions): Route[] {
  /** Runs a command of this room as the person herself: nobody oversees for another at the counter. */
  const command = (
    context: RouteContext,
    name: string,
    key: string,
    body: unknown,
    work: (doing: Doing) => Promise<Result<{ seq: number }>>,
  ) =>
    runCommand(
      context.db,
      context.actor,
      { name: `oversightGroups.${name}`, key, body },
      async ({ trx, audit }): Promise<Result<{ seq: number }>> => {
        const personId = personIn(context);
        if (personId === null) return refuse({ refusal: 'person-needed' });
        return work({ trx: trx as Trx, law, now: context.now(), personId, audit });
      },
    );
  return [
    defineRoute({
      method: 'POST',
      url: '/api/oversight-groups',
      permission: 'oversightGroups.manage',
      tag,
      summary: 'Calls an oversight group; registration is free, or of those whom the Board designates',
      body: callBody,
      answer: doneAnswer,
      status: 201,
      handle: ({ body, key }, context) =>
        command(context, 'call', key, body, (doing) => callGroup(body, doing)),
    }),
    defineRoute({
      method: 'POST',
      url: '/api/oversight-groups-initiatives',
      permission: 'signed-in',
      tag,
      summary: 'A person proposes an oversight group; it waits to be admitted',
      body: proposalBody,
      answer: doneAnswer,
      status: 201,
      handle: ({ body, key }, context) => {
        const { reason, ...facts } = body;
        return command(context, 'propose', key, body, (doing) =>
          proposeGroup({ ...facts, resolution: null }, reason, doing),
        );
      },
    }),
    defineRoute({
      method: 'POST',
      url: '/api/oversight-interests',
      permission: 'signed-in',
      tag,
      summary:
        'Declares an interest or a kinship: it keeps its holder from overseeing that, in every group, from now on',
      body: declarationBody,
      answer: doneAnswer,
      status: 201,
      handle: ({ body, key }, context) =>
        command(context, 'declare', key, body, (doing) => declareInterests(body.interests, doing)),
    }),
    defineRoute({
      method: 'POST',
      url: '/api/oversight-groups/:code/registrations',
      permission: 'signed-in',
      tag,
      summary:
        'Registers in a group; whoever may not oversee what it does is refused by the name of the reason',
      params: groupParams,
      body: registrationBody,
      answer: doneAnswer,
      handle: async ({ params, body, key }, context) => {
        const { interests, statement } = body;
        // What she declares stays declared whether or not she is taken: refused here, it must not be left out there.
        const declared = await command(context, 'declare', `${key}:declared`, { interests }, (doing) =>
          declareInterests(interests, doing),
        );
        if (!declared.ok) return declared;
        return command(context, 'register', key, { ...params, ...body }, (doing) =>
          register(params.code, { statement }, doing),
        );
      },
    }),
    defineRoute({
      method: 'POST',
      url: '/api/oversight-groups/:code/challenges',
      permission: 'signed-in',
      tag,
      summary: 'Challenges a member with its ground, or answers the challenge made to oneself',
      params: groupParams,
      body: challengeBody,
      answer: doneAnswer,
      handle: ({ params, body, key }, context) =>
        command(context, 'challenge', key, { ...params, ...body }, (doing) => {
          if (body.act === 'challenge') {
            const { act: _act, ...said } = body;
            return challenge(params.code, said, doing);
          }
          const { act: _act, ...said } = body;
          return answerChallenge(params.code, said, doing);
        }),
    }),
    defineRoute({
      method: 'POST',
      url: '/api/oversight-groups/:code/management',
      permission: 'oversightGroups.manage',
      tag,
      summary:
        'Admits, qualifies, notifies and decides challenges, inducts, accredits, extends, ends membership, closes',
      params: groupParams,
      body: managingBody,
      answer: doneAnswer,
      handle: ({ params, body, key }, context) =>
        command(context, 'manage', key, { ...params, ...body }, (doing) => manage(params.code, body, doing)),
    }),
    defineRoute({
      method: 'POST',
      url: '/api/oversight-groups/:code/acts',
      permission: 'signed-in',
      tag,
      summary:
        'What accredited members do: plan, open cases, ask for documents, escalate, find, disagree, report, follow',
      params: groupParams,
      body: memberBody,
      answer: doneAnswer,
      handle: ({ params, body, key }, context) =>
        command(context, 'act', key, { ...params, ...body }, (doing) =>
          actAsMember(params.code, body, doing),
        ),
    }),
    defineRoute({
      method: 'POST',
      url: '/api/oversight-groups/:code/answers',
      permission: 'oversightGroups.desk',
      tag,
      summary:
        'The institution hands over, extends with reasons, answers findings and reports, tells how recommendations go; each at its level',
      params: groupParams,
      body: institutionBody,
      answer: doneAnswer,
      handle: ({ params, body, key }, context) =>
        command(context, 'answer', key, { ...params, ...body }, (doing) =>
          answerAsInstitution(params.code, body, speaksForIn(context), doing),
        ),
    }),
  ];
}
