import { type Loaded, useFilters, useLoaded } from '#design';
import type { FollowUpAnswer } from '../../api.ts';

export const reportsAtOnce = 25;
export type ReportsPage = readonly [Loaded<FollowUpAnswer>, () => void];

/** The page of reports that the address asks for: which ones (`muestra`), and from which on (`desde`). */
export function useReports(slug: string, isWanted: boolean): ReportsPage {
  const [filters] = useFilters();
  const only = filters.get('muestra') ?? '';
  const query = new URLSearchParams({
    from: String(firstOf(filters)),
    count: String(reportsAtOnce),
    ...(only && { state: only }),
  });
  return useLoaded<FollowUpAnswer>(
    isWanted ? `/api/programmes-desk/${encodeURIComponent(slug)}/follow-up?${query}` : null,
  );
}

export const firstOf = (filters: URLSearchParams): number => Math.max(0, Number(filters.get('desde')) || 0);
