import type { ReactNode } from 'react';
import { Link, LoadedView, PageHead, useLoaded, useMessages } from '#design';
import type { ElectionAnswer } from '../api.ts';

const words = { es: { all: 'Ver todas las elecciones' }, en: { all: 'See all elections' } };

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
  const t = useMessages(words);
  const [loaded, again] = useLoaded<ElectionAnswer>(`/api/elections/${code}`);
  return (
    <>
      {loaded.state !== 'ready' && <PageHead title={title} />}
      <LoadedView loaded={loaded} again={again}>
        {(election) => children(election, again)}
      </LoadedView>
      {loaded.state === 'refused' && (
        <p>
          <Link href="/elecciones">{t.all}</Link>
        </p>
      )}
    </>
  );
}
