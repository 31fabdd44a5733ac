import type { FastifyRequest } from 'fastify';
import type { QueryExecutorProvider } from 'kysely';
import type { Database } from '#platform/database';
import type { Actor, Room } from '#platform/http';
import type { Outbox } from '#platform/mail';
import { accountRoutes } from './accountRoutes.ts';
import { activationRoutes } from './activation.ts';
import { actorFinder } from './actorOf.ts';
import { assistanceRoutes } from './assistance.ts';
import { identityCookies } from './cookies.ts';
import { meRoutes } from './meRoutes.ts';
import { officeRoutes } from './offices.ts';
import { oidcRoutes } from './oidcRoutes.ts';
import type { IdentityParts, OidcProvider, TitledRoleTable } from './parts.ts';
import { recoveryRoutes } from './recovery.ts';
import { identityRefusals } from './refusals.ts';
import type { SeedLock } from './seedLock.ts';
import { serviceKeyRoutes } from './serviceKeys.ts';
import { signInRoutes } from './signInRoutes.ts';
import { forgetWhatIsOver } from './signInStore.ts';
import { sealSeeds } from './totp.ts';

export interface IdentityOptions {
  readonly db: Database;
  readonly now: () => Date;
  /** True where people reach the house by https: cookies are then bound to it. */
  readonly secureCookies: boolean;
  readonly roles: TitledRoleTable;
  /** What the seeds of authenticators are sealed with. */
  readonly seedLock: SeedLock;
  readonly oidc?: readonly OidcProvider[];
  /** Where people reach the house (`https://…`), for the way back from a provider; the request's host without it. */
  readonly publicUrl?: string;
  /** Where letters are left; without it there is no way back by e-mail. */
  readonly outbox?: Outbox;
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
    seedLock: options.seedLock,
    oidc: options.oidc ?? [],
    publicUrl: options.publicUrl,
    outbox: options.outbox,
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
        ...recoveryRoutes(parts),
        ...serviceKeyRoutes(parts),
      ],
    },
  };
}

/**
 * Seals the seeds of authenticators that lie open or under an older key, and forgets what is over; to be called at the start and
 * once an hour or so, by whichever process keeps the house.
 */
export async function tidyIdentity(db: Database, lock: SeedLock, now: Date): Promise<void> {
  await sealSeeds(db, lock);
  await forgetWhatIsOver(db.kysely, now);
}
