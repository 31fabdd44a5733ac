import type { PlainDate } from '#kernel';

/** The space whose seats are the commission's. */
export const spaceCode = 'comision-supervision';

/** What the Board resolved of the commission: how many sit in it, with which profiles, and what it may do (source 003 §3.1.3). */
export interface Constitution {
  /** "C.D. 701". */
  readonly resolution: string;
  readonly on: PlainDate;
  readonly profiles: readonly {
    readonly title: string;
    readonly requirement: string;
    readonly seats: number;
  }[];
  readonly competences: readonly string[];
  /** The Board's directives for its work. */
  readonly directives: string;
  readonly termMonths: number;
}

export type CommissionAction =
  | ({ readonly kind: 'constituted' } & Constitution)
  /** A seat of the space, and the profile of the resolution that who holds it has. */
  | { readonly kind: 'profiled'; readonly seat: number; readonly profile: number; readonly ground: string };

export interface CommissionState {
  /** The resolution in force and those before it, the first first. */
  readonly constitutions: readonly Constitution[];
  /** The profile as the resolution that was in force then calls it: a later one may count its profiles otherwise. */
  readonly profiles: readonly {
    readonly seat: number;
    readonly title: string | null;
    readonly ground: string;
  }[];
}

export function foldCommission(actions: readonly { readonly action: CommissionAction }[]): CommissionState {
  const constitutions: Constitution[] = [];
  const profiles: CommissionState['profiles'][number][] = [];
  for (const { action } of actions) {
    if (action.kind === 'constituted') {
      const { kind: _kind, ...constitution } = action;
      constitutions.push(constitution);
    } else {
      const title = constitutions.at(-1)?.profiles[action.profile - 1]?.title ?? null;
      profiles.push({ seat: action.seat, title, ground: action.ground });
    }
  }
  return { constitutions, profiles };
}

export const inForce = (state: CommissionState): Constitution | undefined => state.constitutions.at(-1);
