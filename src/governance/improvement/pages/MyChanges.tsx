import { formatInstant, useLanguage, useLoaded, useMessages } from '#design';
import type { MyChangesAnswer } from '../api.ts';
import { changeWords } from './changeWords.ts';
import './improvement.css';

const words = {
  es: {
    title: 'Qué cambió por lo que usted dijo',
    rating: 'Usted calificó una atención aquí',
    case: 'Usted presentó un reclamo por esto',
    ask: 'Diga si funcionó',
  },
  en: {
    title: 'What changed because of what you said',
    rating: 'You rated an attention here',
    case: 'You complained about this',
    ask: 'Say whether it worked',
  },
};

/** In the account: each change that came from what she said, told once. Nothing where there is none. */
export function MyChanges() {
  const t = useMessages(words);
  const w = useMessages(changeWords);
  const [language] = useLanguage();
  const [loaded] = useLoaded<MyChangesAnswer>('/api/improvement/my-changes');
  if (loaded.state !== 'ready' || loaded.value.items.length === 0) return null;
  return (
    <section aria-labelledby="mis-cambios" className="change-panel">
      <h2 id="mis-cambios">{t.title}</h2>
      <ul className="bare flow">
        {loaded.value.items.map((one) => (
          <li key={one.code} className="flow">
            <p>
              <a href={`/que-cambio/${one.code}`}>{one.title}</a>
            </p>
            <p className="measure">{one.summary}</p>
            <p className="soft">
              {one.where[language]} · {t[one.because]} · {formatInstant(one.toldAt, language)}
            </p>
            <p>
              {one.answer ? (
                w.answered(w.verdict[one.answer] ?? one.answer)
              ) : (
                <a href={`/que-cambio/${one.code}#dicen`} aria-label={`${t.ask}: ${one.title}`}>
                  {t.ask}
                </a>
              )}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
