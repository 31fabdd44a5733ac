import type { ReactNode } from 'react';
import { LoadedView, PageHead, useLoaded } from '#design';
import type { ElectionAnswer } from '../api.ts';

/** Reads an election for a page. While it is read, or when it cannot be, the page has its title already. */
export function ElectionRead({
  code,
  title,
  children,
}: {
  code: string | undefined;
  title: string;
  children: (election: ElectionAnswer, again: () => void) => ReactNode;
}) {
  const [loaded, again] = useLoaded<ElectionAnswer>(`/api/elections/${code}`);
  return (
    <>
      {loaded.state !== 'ready' && <PageHead title={title} />}
      <LoadedView loaded={loaded} again={again}>
        {(election) => children(election, again)}
      </LoadedView>
    </>
  );
}
