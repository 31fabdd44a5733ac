import type { RouteContext } from '#platform/http';
import { type Level, levels } from './groupActions.ts';

export const everywhere = '*';
const levelPermissions = {
  office: 'oversightGroups.answer',
  direction: 'oversightGroups.direct',
  board: 'oversightGroups.board',
} as const satisfies Record<Level, string>;

export const personIn = ({ actor }: Pick<RouteContext, 'actor'>) =>
  actor.assisting === null ? actor.personId : null;

/** The levels for which who asks answers, in a group of one facility or of the whole institution. */
export const speaksForIn =
  (context: Pick<RouteContext, 'may'>) =>
  (facility: string | null): readonly Level[] =>
    levels.filter((level) => context.may(levelPermissions[level], facility ?? everywhere));
