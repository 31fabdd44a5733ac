import {
  EmptyState,
  Link,
  LoadedView,
  PageHead,
  StateChip,
  Table,
  useFilters,
  useLanguage,
  useLoaded,
  useMessages,
} from '#design';
import { formatDate, plainDate } from '#kernel';
import type { CommitteesAnswer } from '../api.ts';
import { CallCommittee } from './CallCommittee.tsx';
import { callWords } from './callWords.ts';
import { committeeWords } from './committeeWords.ts';
import './committees.css';

type Row = CommitteesAnswer['items'][number];

/** The desk of who calls committees: each with what comes next, and the calling of another. */
export default function CallDeskPage() {
  const t = useMessages(callWords);
  const w = useMessages(committeeWords);
  const [language] = useLanguage();
  const [filters] = useFilters();
  const [loaded, again] = useLoaded<CommitteesAnswer>('/api/committees');
  const next = (row: Row): string => {
    if (row.state === 'installed') return row.board ? t.todos.installed : t.todos.board;
    if (row.members >= row.membersMin) return t.todos.ready;
    return row.state === 'registering'
      ? t.todos.registering(formatDate(plainDate(row.registrationUntil), language))
      : t.todos.waiting;
  };
  return (
    <div className="flow">
      <PageHead title={t.title} lede={filters.has('convocar') ? undefined : t.lede} />
      {filters.has('convocar') ? (
        <CallCommittee onCalled={(code) => location.assign(`/comites/${code}`)} />
      ) : (
        <>
          <p>
            <Link href="/escritorio/convocatorias?convocar=1" look="action">
              {t.call}
            </Link>
          </p>
          <LoadedView loaded={loaded} again={again}>
            {({ items }) => (
              <Table
                caption={t.list}
                stack
                rows={items}
                rowKey={(row) => row.code}
                empty={<EmptyState title={t.none}>{t.noneWhat}</EmptyState>}
                columns={[
                  {
                    key: 'name',
                    header: t.committee,
                    cell: (row) => <a href={`/comites/${row.code}`}>{row.title}</a>,
                  },
                  {
                    key: 'state',
                    header: t.state,
                    cell: (row) => (
                      <StateChip
                        shape={
                          row.state === 'installed'
                            ? 'done'
                            : row.state === 'registering'
                              ? 'active'
                              : 'waiting'
                        }
                      >
                        {w.state[row.state]}
                      </StateChip>
                    ),
                  },
                  { key: 'members', header: t.members, numeric: true, cell: (row) => row.members },
                  { key: 'next', header: t.todo, cell: next },
                ]}
              />
            )}
          </LoadedView>
        </>
      )}
    </div>
  );
}
