import { formatDateShort, useLanguage, useMessages } from '#design';
import { plainDate } from '#kernel';
import type { ProgrammeAnswer } from '../api.ts';
import { periodicWords } from '../periodic/words.ts';

const words = {
  es: {
    title: 'Informes del programa',
    lede: 'Cada cuatrimestre, semestre y año, escritos con lo que se aprobó.',
    facts: (on: string, reached: number, parties: number): string =>
      parties === 0 ? `emitido el ${on}` : `emitido el ${on}; llegó a ${reached} de ${parties} destinatarios`,
  },
  en: {
    title: 'Reports of the programme',
    lede: 'Every four months, semester and year, written from what was approved.',
    facts: (on: string, reached: number, parties: number): string =>
      parties === 0 ? `issued on ${on}` : `issued on ${on}; it reached ${reached} of ${parties} parties`,
  },
};

/** The reports of periods that a programme issued, the latest first. */
export function IssuedReports({ programme }: { programme: Pick<ProgrammeAnswer, 'slug' | 'issued'> }) {
  const t = useMessages(words);
  const w = useMessages(periodicWords);
  const [language] = useLanguage();
  if (programme.issued.length === 0) return null;
  return (
    <section className="flow" aria-labelledby="informes">
      <h2 id="informes">{t.title}</h2>
      <p className="soft">{t.lede}</p>
      <ul>
        {programme.issued.map((one) => (
          <li key={one.period}>
            <a href={`/programas/${programme.slug}/informes/${one.period}`}>{w.title(one.period)}</a>,{' '}
            {t.facts(formatDateShort(plainDate(one.on), language), one.reached, one.parties)}.
          </li>
        ))}
      </ul>
    </section>
  );
}
