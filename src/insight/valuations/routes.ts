import type { Room } from '#platform/http';
import { deskRoutes } from './deskRoutes.ts';
import { publicRoutes } from './publicRoutes.ts';
import type { ReferenceCase } from './referenceCase.ts';
import { valuationsRefusals } from './refusals.ts';
import { reviewRoutes } from './reviewRoutes.ts';
import { runRoutes } from './runRoutes.ts';

export function valuationsRoom(options: { readonly case: ReferenceCase }): Room {
  return {
    name: 'valuations',
    refusals: valuationsRefusals,
    routes: [
      ...publicRoutes(options.case),
      ...deskRoutes(options.case),
      ...reviewRoutes(options.case),
      ...runRoutes(options.case),
    ],
  };
}
