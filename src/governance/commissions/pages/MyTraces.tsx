import { Trace, useLanguage, useLoaded, useMessages } from '#design';
import { formatDate, plainDate } from '#kernel';
import type { MineAnswer } from '../api.ts';
import { stepOf } from './TracePage.tsx';
import { traceWords } from './traceWords.ts';

/** In the account: where what she rated or complained of led. Nothing where it has not led anywhere yet. */
export function MyTraces() {
  const t = useMessages(traceWords);
  const [language] = useLanguage();
  const [loaded] = useLoaded<MineAnswer>('/api/traces/mine');
  if (loaded.state !== 'ready' || loaded.value.items.length === 0) return null;
  return (
    <section aria-labelledby="mi-rastro" className="flow">
      <h2 id="mi-rastro">{t.title}</h2>
      <p className="soft measure">{t.lede}</p>
      {loaded.value.items.map((one) => (
        <article key={one.trace} className="flow">
          <h3>{one.title}</h3>
          <p>
            {one.ratings !== null && one.since !== null
              ? t.rated(one.ratings, formatDate(plainDate(one.since), language))
              : t.told[one.because]}
          </p>
          <Trace
            label={`${t.title}: ${one.title}`}
            steps={one.after.map((node) => stepOf(node, language, t))}
          />
          <p>
            <a href={one.trace}>
              {t.see}
              <span className="visually-hidden">: {one.title}</span>
            </a>
          </p>
        </article>
      ))}
    </section>
  );
}
