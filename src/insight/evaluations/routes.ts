import type { Room } from '#platform/http';
import { deskRoutes } from './deskRoutes.ts';
import type { EvaluationsRoomOptions } from './options.ts';
import { publicRoutes } from './publicRoutes.ts';
import { evaluationsRefusals } from './refusals.ts';

export function evaluationsRoom(options: EvaluationsRoomOptions): Room {
  return {
    name: 'evaluations',
    refusals: evaluationsRefusals,
    routes: [...publicRoutes(options), ...deskRoutes(options)],
  };
}
