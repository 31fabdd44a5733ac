import type { AuditActor } from '#platform/audit';

/** A role held by office: where it holds, and until when is checked at each request. `unit` null means everywhere. */
export interface Office {
  readonly role: string;
  readonly unit: string | null;
}

/** Who is asking. Made by the identity room from the request's sign-in; never from anything the page says of itself. */
export interface Actor {
  readonly kind: 'anonymous' | 'person' | 'service';
  readonly accountId: string | null;
  readonly personId: string | null;
  readonly signInId: string | null;
  readonly offices: readonly Office[];
  /** The person served at the counter, and why; set while an official assists. */
  readonly assisting: { readonly personId: string; readonly reason: string } | null;
}

export const anonymous: Actor = {
  kind: 'anonymous',
  accountId: null,
  personId: null,
  signInId: null,
  offices: [],
  assisting: null,
};

/** `public`: anyone. `signed-in`: any person. Anything else is a permission that a role must grant. */
export type Permission = 'public' | 'signed-in' | (string & {});

/** Which permissions each role grants. Declared once, in the composition of the server. */
export type RoleTable = Readonly<Record<string, { readonly permissions: readonly string[] }>>;

/** Whether the actor may, optionally in one unit: an office bound to a unit grants nothing in another. */
export function permits(roles: RoleTable, actor: Actor, permission: Permission, unit?: string): boolean {
  if (permission === 'public') return true;
  if (actor.kind === 'anonymous') return false;
  if (permission === 'signed-in') return actor.kind === 'person';
  return actor.offices.some(
    (office) =>
      roles[office.role]?.permissions.includes(permission) &&
      (unit === undefined || office.unit === null || office.unit === unit),
  );
}

export function auditActor(actor: Actor): AuditActor {
  return {
    kind: actor.kind === 'anonymous' ? 'anonymous' : actor.kind,
    id: actor.accountId,
    onBehalfOf: actor.assisting?.personId ?? null,
  };
}
