import type { Room } from '#platform/http';
import { deskRoutes } from './deskRoutes.ts';
import type { ImprovementRoomOptions } from './options.ts';
import { publicRoutes } from './publicRoutes.ts';
import { improvementRefusals } from './refusals.ts';

export function improvementRoom(options: ImprovementRoomOptions): Room {
  return {
    name: 'improvement',
    refusals: improvementRefusals,
    routes: [...publicRoutes(options), ...deskRoutes(options)],
  };
}
