import {
  EmptyState,
  formatDateShort,
  formatNumber,
  formatPercent,
  goTo,
  Link,
  LoadedView,
  PageHead,
  StateChip,
  Table,
  useLanguage,
  useLoaded,
  useMessages,
} from '#design';
import { plainDate } from '#kernel';
import type { PublicSummary } from '../api.ts';
import { stateShapes, words } from './words.ts';

/** Every valuation that was ever published, latest first. */
export default function ValuationsPage() {
  const t = useMessages(words);
  const [language] = useLanguage();
  const [loaded, again] = useLoaded<{ items: PublicSummary[] }>('/api/valuations');
  return (
    <div className="flow">
      <PageHead title={t.title} lede={t.lede} />
      <LoadedView loaded={loaded} again={again}>
        {({ items }) => (
          <Table
            caption={t.title}
            captionHidden
            stack
            rows={items}
            rowKey={(row) => String(row.number)}
            onOpen={(row) => goTo(`/valuaciones/${row.number}`)}
            openLabel={() => t.open}
            exportName="valuaciones"
            empty={<EmptyState title={t.none}>{t.noneWhat}</EmptyState>}
            columns={[
              { key: 'name', header: t.name, cell: (row) => row.title, plain: (row) => row.title },
              {
                key: 'state',
                header: t.state,
                cell: (row) => <StateChip shape={stateShapes[row.state]}>{t.states[row.state]}</StateChip>,
                plain: (row) => row.state,
              },
              {
                key: 'cutoff',
                header: t.cutoff,
                numeric: true,
                cell: (row) => row.yearBase,
                sortBy: (row) => row.yearBase,
              },
              {
                key: 'data',
                header: t.data,
                cell: (row) => (row.onPackage ? t.onPackage : t.onCase),
                plain: (row) => (row.onPackage ? t.onPackage : t.onCase),
              },
              {
                key: 'deficit',
                header: t.deficit,
                unit: t.million,
                numeric: true,
                cell: (row) => (row.deficit === null ? '–' : formatNumber(row.deficit / 1e6, { language })),
                sortBy: (row) => row.deficit,
              },
              {
                key: 'rate',
                header: t.levelRate,
                numeric: true,
                cell: (row) =>
                  row.levelRate === null ? '–' : formatPercent(row.levelRate, { language, decimals: 2 }),
                sortBy: (row) => row.levelRate,
              },
              {
                key: 'ends',
                header: t.ends,
                numeric: true,
                cell: (row) => row.firstNegativeYear ?? t.neverEnds,
                sortBy: (row) => row.firstNegativeYear,
              },
              {
                key: 'published',
                header: t.publishedOn,
                cell: (row) => formatDateShort(plainDate(row.publishedAt.slice(0, 10)), language),
                sortBy: (row) => row.publishedAt,
              },
            ]}
          />
        )}
      </LoadedView>
      <p>
        <Link href="/valuaciones/publicado-y-calculado" look="action">
          {t.besideLink}
        </Link>
      </p>
    </div>
  );
}
