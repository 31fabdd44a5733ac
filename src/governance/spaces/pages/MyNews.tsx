import { formatInstant, useLanguage, useMessages } from '#design';
import type { MySpacesAnswer } from '../api.ts';
import { spaceNews } from './newsWords.ts';
import { spaceWords } from './spaceWords.ts';

const words = {
  es: {
    title: 'Sus espacios',
    nothing: 'Sin novedades desde su última visita.',
  },
  en: {
    title: 'Your spaces',
    nothing: 'Nothing new since your last visit.',
  },
};

/** What is new in each of one's spaces, in one sentence each. */
export function MyNews({ mine }: { mine: MySpacesAnswer }) {
  const t = useMessages(words);
  const w = useMessages(spaceWords);
  const [language] = useLanguage();
  return (
    <section aria-labelledby="mis-espacios" className="space-panel">
      <h2 id="mis-espacios">{t.title}</h2>
      <ul className="bare flow">
        {mine.items.map((one) => (
          <li key={one.code}>
            <a href={`/participacion/${one.code}`}>{one.title}</a>:{' '}
            {one.news.length === 0
              ? t.nothing
              : `${one.news.map((news) => spaceNews[language][news.kind]?.(news.count) ?? news.kind).join(', ')}.`}{' '}
            {one.nextMeeting && (
              <a href={`/participacion/${one.code}/sesiones/${one.nextMeeting.meeting}`}>
                {w.meeting(one.nextMeeting.meeting)}: {formatInstant(one.nextMeeting.startsAt, language)}
              </a>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
