import type { Room } from '#platform/http';
import { evaluationReceiver } from './evaluate.ts';
import { importRoutes } from './importRoutes.ts';
import type { QualityRoomOptions } from './options.ts';
import { publicRoutes } from './publicRoutes.ts';
import { qualityRefusals } from './refusals.ts';
import { resultRoutes } from './resultRoutes.ts';
import { staffRoutes } from './staffRoutes.ts';

export function qualityRoom(options: QualityRoomOptions): Room {
  return {
    name: 'quality',
    refusals: qualityRefusals,
    routes: [
      ...publicRoutes(options, evaluationReceiver(options.law, options.now)),
      ...resultRoutes(),
      ...staffRoutes(options),
      ...importRoutes(options),
    ],
  };
}
