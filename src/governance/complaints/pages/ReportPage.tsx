import {
  Breadcrumb,
  EmptyState,
  formatDateShort,
  Link,
  LoadedView,
  PageHead,
  useLanguage,
  useLoaded,
  useMessages,
} from '#design';
import { plainDate } from '#kernel';
import type { ReportAnswer } from '../figures/api.ts';
import { ReportSheet } from './ReportSheet.tsx';
import { reportWords } from './reportWords.ts';

/** The ombudsman's report of a year, as it was published. */
export default function ReportPage({ params }: { params: Readonly<Record<string, string>> }) {
  const t = useMessages(reportWords);
  const [language] = useLanguage();
  const year = params.year ?? '';
  const url = `/api/complaints/reports/${encodeURIComponent(year)}`;
  const [loaded, again] = useLoaded<ReportAnswer>(url);
  return (
    <>
      <Breadcrumb
        items={[
          { label: t.home, href: '/' },
          { label: t.title, href: '/reclamos/informes' },
        ]}
      />
      {loaded.state === 'refused' && loaded.problem.status === 404 ? (
        <>
          <PageHead title={t.title} />
          <EmptyState title={t.none}>{t.noneWhat}</EmptyState>
        </>
      ) : (
        <LoadedView loaded={loaded} again={again}>
          {(report) => (
            <div className="flow">
              <PageHead
                title={t.report(report.year)}
                lede={t.through(report.figures.throughQuarter)}
                kicker={
                  report.madeOn
                    ? t.published(formatDateShort(plainDate(report.madeOn), language), report.version)
                    : undefined
                }
              />
              <p>
                <a href={`${url}/report.pdf`} download>
                  {t.pdf}
                </a>
              </p>
              <ReportSheet report={report} />
              <p className="soft">
                {t.sum}: <code style={{ overflowWrap: 'anywhere' }}>{report.sha256}</code>
              </p>
              <p className="cluster">
                <Link href="/reclamos/cifras" look="action">
                  {t.see}
                </Link>
                <Link href="/que-cambio" look="action">
                  {t.changes}
                </Link>
              </p>
            </div>
          )}
        </LoadedView>
      )}
    </>
  );
}
