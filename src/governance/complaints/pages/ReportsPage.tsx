import {
  EmptyState,
  formatDateShort,
  LoadedView,
  PageHead,
  useLanguage,
  useLoaded,
  useMessages,
} from '#design';
import { plainDate } from '#kernel';
import type { ReportsAnswer } from '../figures/api.ts';
import { reportWords } from './reportWords.ts';

/** The reports of each year. */
export default function ReportsPage() {
  const t = useMessages(reportWords);
  const [language] = useLanguage();
  const [loaded, again] = useLoaded<ReportsAnswer>('/api/complaints/reports');
  return (
    <div className="flow">
      <PageHead title={t.title} lede={t.lede} />
      <LoadedView loaded={loaded} again={again}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t.none}>{t.noneWhat}</EmptyState>
          ) : (
            <ul className="bare flow">
              {items.map((one) => (
                <li key={one.year}>
                  <h2>
                    <a href={`/reclamos/informes/${one.year}`}>{t.report(one.year)}</a>
                  </h2>
                  <p className="soft">
                    {t.through(one.throughQuarter)} ·{' '}
                    {t.published(formatDateShort(plainDate(one.madeOn), language), one.version)}
                  </p>
                </li>
              ))}
            </ul>
          )
        }
      </LoadedView>
    </div>
  );
}
