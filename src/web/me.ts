import { type Loaded, useLoaded } from '#design';

/** Who is signed in, as `/api/me` says. */
export interface Me {
  readonly signedIn: boolean;
  readonly personId: string | null;
  readonly offices: readonly {
    readonly role: string;
    readonly unit: string | null;
    readonly title?: { readonly es: string; readonly en: string };
  }[];
  readonly permissions: readonly string[];
  readonly assisting: { readonly personId: string; readonly reason: string } | null;
}

export function useMe(): readonly [Loaded<Me>, () => void] {
  return useLoaded<Me>('/api/me');
}

export interface InstitutionState {
  readonly loaded: boolean;
  readonly synthetic: boolean;
  readonly scale: number | null;
}

export function useInstitution(): Loaded<InstitutionState> {
  return useLoaded<InstitutionState>('/api/institution')[0];
}
