import type { FastifyRequest } from 'fastify';
import type { QueryExecutorProvider } from 'kysely';
import type { AuditActor } from '#platform/audit';
import type { Database } from '#platform/database';
import type { RoleTable } from '#platform/http';
import type { Outbox } from '#platform/mail';
import type { Cookies } from './cookies.ts';
import type { SeedLock } from './seedLock.ts';

/** The roles that offices can give, with what people call them. */
export type TitledRoleTable = RoleTable &
  Readonly<
    Record<
      string,
      {
        readonly title: { readonly es: string; readonly en: string };
        readonly permissions: readonly string[];
        /** Keys of services are made for these roles alone: with any other, who makes a key would give herself that office. */
        readonly ofServices?: true;
      }
    >
  >;

/** An institution's OpenID Connect provider. */
export interface OidcProvider {
  /** Small letters and digits; part of its addresses. */
  readonly id: string;
  readonly title: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scope: string;
  /** How a person who comes for the first time is matched to her account: by a document the provider vouches for, or a verified e-mail. */
  readonly linkBy: 'document' | 'email';
  /** The claim that holds the document. */
  readonly documentClaim: string;
  /** `provider`: it has checked a second factor itself, so that ours is not asked. */
  readonly secondFactor: 'ours' | 'provider';
}

/** What the room's routes are made with. */
export interface IdentityParts {
  readonly db: Database;
  readonly now: () => Date;
  readonly roles: TitledRoleTable;
  readonly cookies: Cookies;
  readonly seedLock: SeedLock;
  readonly oidc: readonly OidcProvider[];
  /** The address under which people reach the house; without it the request's own host. */
  readonly publicUrl?: string;
  /** Where letters are left; without it there is no way back by e-mail. */
  readonly outbox?: Outbox;
  /** Whether the registry knows such a person; without it every identifier is taken. */
  readonly knowsPerson?: (db: QueryExecutorProvider, personId: string) => Promise<boolean>;
}

/** The entry's actor while somebody is signing in: she is not yet who asks, but it is she who does it. */
export function accountItself(accountId: string): AuditActor {
  return { kind: 'person', id: accountId, onBehalfOf: null };
}

export function publicAddress(parts: IdentityParts, request: FastifyRequest): string {
  return parts.publicUrl?.replace(/\/$/, '') ?? `${request.protocol}://${request.host}`;
}
