import type { RouteContext } from '#platform/http';

/** Who asks for herself; nobody while an official acts for her. */
export const personIn = ({ actor }: Pick<RouteContext, 'actor'>) =>
  actor.assisting === null ? actor.personId : null;
