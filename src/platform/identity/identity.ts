import type { FastifyRequest } from 'fastify';
import type { QueryExecutorProvider } from 'kysely';
import type { Database } from '#platform/database';
import type { Actor, Room } from '#platform/http';
import { accountRoutes } from './accountRoutes.ts';
import { activationRoutes } from './activation.ts';
import { actorFinder } from './actorOf.ts';
import { assistanceRoutes } from './assistance.ts';
import { identityCookies } from './cookies.ts';
import { meRoutes } from './meRoutes.ts';
import { officeRoutes } from './offices.ts';
import { oidcRoutes } from './oidcRoutes.ts';
import type { IdentityParts, OidcProvider, TitledRoleTable } from './parts.ts';
import { identityRefusals } from './refusals.ts';
import { serviceKeyRoutes } from './serviceKeys.ts';
import { signInRoutes } from './signInRoutes.ts';
import { forgetWhatIsOver } from './signInStore.ts';

export interface IdentityOptions {
  readonly db: Database;
  readonly now: () => Date;
  /** True where people reach the house by https: cookies are then bound to it. */
  readonly secureCookies: boolean;
  readonly roles: TitledRoleTable;
  readonly oidc?: readonly OidcProvider[];
  /** Where people reach the house (`https://…`), for the way back from a provider; the request's host without it. */
  readonly publicUrl?: string;
  /** Whether the registry knows such a person, asked before an assistance begins. */
  readonly knowsPerson?: (db: QueryExecutorProvider, personId: string) => Promise<boolean>;
}

export interface Identity {
  readonly actorOf: (request: FastifyRequest) => Promise<Actor>;
  readonly room: Room;
}

export function createIdentity(options: IdentityOptions): Identity {
  const { db, now, roles } = options;
  const cookies = identityCookies(options.secureCookies);
  const parts: IdentityParts = {
    db,
    now,
    roles,
    cookies,
    oidc: options.oidc ?? [],
    publicUrl: options.publicUrl,
    knowsPerson: options.knowsPerson,
  };
  return {
    actorOf: actorFinder({ db, now, roles, cookies }),
    room: {
      name: 'identity',
      refusals: identityRefusals,
      routes: [
        ...signInRoutes(parts),
        ...oidcRoutes(parts),
        ...meRoutes(parts),
        ...assistanceRoutes(parts),
        ...officeRoutes(parts),
        ...accountRoutes(parts),
        ...activationRoutes(parts),
        ...serviceKeyRoutes(parts),
      ],
    },
  };
}

/** Forgets what is over; to be called once an hour or so, by whichever process keeps the house. */
export function tidyIdentity(db: Database, now: Date): Promise<void> {
  return forgetWhatIsOver(db.kysely, now);
}
