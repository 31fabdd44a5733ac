export {
  type Actor,
  anonymous,
  auditActor,
  type Office,
  type Permission,
  permits,
  type RoleTable,
} from './actor.ts';
export { type Command, type CommandScope, runCommand } from './command.ts';
export { type BatchedCommand, type BatchScope, gathered, runCommands } from './commandBatch.ts';
export { decodeCursor, encodeCursor, pageOf, pageQuery } from './cursor.ts';
export { networkOf } from './network.ts';
export {
  HttpProblem,
  type Language,
  type Problem,
  problemOf,
  type RefusalText,
  type RefusalTexts,
} from './problem.ts';
export {
  defineRoute,
  type Room,
  type Route,
  type RouteContext,
  type RouteInput,
  type RouteSpec,
} from './route.ts';
export { buildHttp, type HttpOptions, languageOf } from './server.ts';
