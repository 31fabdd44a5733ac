import {
  EmptyState,
  Link,
  LoadedView,
  PageHead,
  StateChip,
  Table,
  useFilters,
  useLoaded,
  useMessages,
} from '#design';
import type { SpacesAnswer } from '../api.ts';
import { FoundSpace } from './FoundSpace.tsx';
import { foundWords } from './foundWords.ts';
import { ManageSpace } from './ManageSpace.tsx';
import { spaceWords } from './spaceWords.ts';
import './spaces.css';

/** The desk of who manages spaces: the list, the founding of another, and what each still needs. */
export default function SpacesDeskPage() {
  const t = useMessages(foundWords);
  const w = useMessages(spaceWords);
  const [filters, setFilters] = useFilters();
  const [loaded, again] = useLoaded<SpacesAnswer>('/api/spaces');
  const chosen = filters.get('espacio');
  return (
    <div className="flow">
      <PageHead title={t.title} lede={filters.has('fundar') || chosen ? undefined : t.lede} />
      {filters.has('fundar') ? (
        <FoundSpace
          onFounded={(code) => {
            setFilters({ fundar: null, paso: null, espacio: code, nuevo: '1' });
            again();
          }}
        />
      ) : chosen ? (
        <ManageSpace key={chosen} code={chosen} isNew={filters.has('nuevo')} />
      ) : (
        <>
          <p>
            <Link href="/escritorio/espacios?fundar=1" look="action">
              {t.found}
            </Link>
          </p>
          <LoadedView loaded={loaded} again={again}>
            {({ items }) => (
              <Table
                caption={t.list}
                stack
                rows={items}
                rowKey={(row) => row.code}
                onOpen={(row) => setFilters({ espacio: row.code })}
                openLabel={(row) => `${t.open} ${row.title}`}
                empty={<EmptyState title={t.none}>{t.noneWhat}</EmptyState>}
                columns={[
                  { key: 'name', header: t.name, cell: (row) => row.title },
                  { key: 'level', header: t.level, cell: (row) => w.level[row.level] },
                  { key: 'phase', header: t.phase, cell: (row) => w.phase[row.phase] },
                  { key: 'members', header: t.members, numeric: true, cell: (row) => row.members },
                  {
                    key: 'state',
                    header: t.state,
                    cell: (row) =>
                      row.closed ? (
                        <StateChip shape="closed">{t.closed}</StateChip>
                      ) : row.secretary ? (
                        <StateChip shape="active">{t.secretary}</StateChip>
                      ) : (
                        <StateChip shape="attention">{t.noSecretary}</StateChip>
                      ),
                  },
                ]}
              />
            )}
          </LoadedView>
        </>
      )}
    </div>
  );
}
