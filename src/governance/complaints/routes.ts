import type { Room } from '#platform/http';
import { deskRoutes } from './deskRoutes.ts';
import { reportRoutes } from './figures/reportRoutes.ts';
import { figureRoutes } from './figures/routes.ts';
import { importRoutes } from './importRoutes.ts';
import type { ComplaintsRoomOptions } from './options.ts';
import { publicRoutes } from './publicRoutes.ts';
import { complaintsRefusals } from './refusals.ts';

export function complaintsRoom(options: ComplaintsRoomOptions): Room {
  return {
    name: 'complaints',
    refusals: complaintsRefusals,
    routes: [
      ...publicRoutes(options),
      ...deskRoutes(options),
      ...importRoutes(options),
      ...figureRoutes(),
      ...reportRoutes(),
    ],
  };
}
