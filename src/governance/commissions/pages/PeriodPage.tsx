import { lazy, Suspense } from 'react';
import {
  Breadcrumb,
  EmptyState,
  LoadedView,
  Loading,
  PageHead,
  Tabs,
  useAct,
  useFilters,
  useLoaded,
  useMessages,
  useSeen,
} from '#design';
import type { PeriodAnswer } from '../api.ts';
import { Figures } from './Figures.tsx';
import { ReportView } from './ReportView.tsx';
import { supervisionWords } from './supervisionWords.ts';
import './supervision.css';

const Writing = lazy(() => import('./Writing.tsx'));

const words = {
  es: {
    lede: 'Lo que dicen de este trimestre la calidad, los reclamos, los comités, las veedurías, las auditorías y los estudios actuariales; lo que la comisión informa de ello y lo que se le contesta.',
    parts: 'Partes del trimestre',
    figures: 'Cifras',
    report: 'Informe',
    none: 'Todavía no hay informe de este trimestre',
    noneWhat: 'Cuando la comisión lo emita se leerá aquí, con sus firmas, sus disensos y las respuestas.',
  },
  en: {
    lede: 'What quality, complaints, committees, oversight groups, audits and actuarial studies say of this quarter; what the commission reports of it and what it is answered.',
    parts: 'Parts of the quarter',
    figures: 'Figures',
    report: 'Report',
    none: 'There is no report of this quarter yet',
    noneWhat:
      'Once the commission issues it, it will be read here with its signatures, dissents and answers.',
  },
};

/** A quarter of supervision: its figures, its report, the answers; and for who sits in the commission, how it is composed. */
export default function PeriodPage({ params }: { params: Readonly<Record<string, string>> }) {
  const t = useMessages(words);
  const w = useMessages(supervisionWords);
  const period = params.period ?? '';
  const [loaded, again] = useLoaded<PeriodAnswer>(`/api/supervision/${encodeURIComponent(period)}`);
  const acting = useAct(again);
  const sits = loaded.state === 'ready' && loaded.value.me.seat !== null;
  useSeen(sits ? `/api/supervision/${encodeURIComponent(period)}/seen` : null);
  const [filters, setFilters] = useFilters();
  return (
    <div className="flow">
      <Breadcrumb
        items={[
          { label: w.home, href: '/' },
          { label: w.supervision, href: '/supervision' },
        ]}
      />
      <PageHead title={w.quarter(period)} lede={t.lede} />
      <LoadedView loaded={loaded} again={again}>
        {(view) => (
          <Tabs
            label={t.parts}
            value={filters.get('ver') === 'informe' ? 'informe' : 'cifras'}
            onValue={(ver) => setFilters({ ver: ver === 'cifras' ? null : ver })}
            tabs={[
              { id: 'cifras', label: t.figures, panel: <Figures view={view} /> },
              {
                id: 'informe',
                label: t.report,
                panel: (
                  <div className="flow">
                    {view.me.seat !== null && !view.report?.issued && (
                      <Suspense fallback={<Loading />}>
                        <Writing view={view} acting={acting} again={again} />
                      </Suspense>
                    )}
                    {view.report && view.report.items.length > 0 ? (
                      <ReportView view={view} report={view.report} />
                    ) : (
                      view.me.seat === null && <EmptyState title={t.none}>{t.noneWhat}</EmptyState>
                    )}
                  </div>
                ),
              },
            ]}
          />
        )}
      </LoadedView>
    </div>
  );
}
