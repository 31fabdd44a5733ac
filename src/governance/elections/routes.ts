import type { Room } from '#platform/http';
import { actRoutes } from './actRoutes.ts';
import { boxRoutes } from './boxRoutes.ts';
import { invitationRoutes } from './invitationRoutes.ts';
import { officeRoutes } from './officeRoutes.ts';
import type { ElectionsRoomOptions } from './options.ts';
import { publicRoutes } from './publicRoutes.ts';
import { electionsRefusals } from './refusals.ts';

export function electionsRoom(options: ElectionsRoomOptions): Room {
  return {
    name: 'elections',
    refusals: electionsRefusals,
    routes: [
      ...publicRoutes(options),
      ...officeRoutes(options),
      ...actRoutes(options),
      ...boxRoutes(),
      ...(options.outbox ? invitationRoutes(options.outbox) : []),
    ],
  };
}
