import { EmptyState, Link, StateChip, useLanguage, useMessages } from '#design';
import { formatDate, plainDate } from '#kernel';
import { checkpoints } from '../checklist.ts';
import { committeeWords } from './committeeWords.ts';
import type { CommitteePart } from './part.ts';

const words = {
  es: {
    none: 'Todavía no hay visitas',
    noneWhat: 'Los integrantes recorren el lugar con una lista y su teléfono, también sin conexión.',
    start: 'Anotar una visita',
    photograph: (n: number) => `Fotografía ${n} de la visita`,
  },
  en: {
    none: 'There are no visits yet',
    noneWhat: 'Members walk through the place with a list and their phone, also without connection.',
    start: 'Note a visit',
    photograph: (n: number) => `Photograph ${n} of the visit`,
  },
};

/** What members saw, visit by visit; photographs for those who may see them. */
export function Visits({ committee, api }: CommitteePart) {
  const t = useMessages(words);
  const w = useMessages(committeeWords);
  const [language] = useLanguage();
  return (
    <div className="flow">
      {committee.me.seat !== null && (
        <p>
          <Link href={`/comites/${committee.code}/visita`} look="button">
            {t.start}
          </Link>
        </p>
      )}
      {committee.visits.length === 0 && <EmptyState title={t.none}>{t.noneWhat}</EmptyState>}
      {committee.visits.toReversed().map((one) => (
        <article key={one.number} className="committee-exchange">
          <div className="committee-marks">
            <strong>{formatDate(plainDate(one.on), language)}</strong>
            <span>{one.by}</span>
          </div>
          <ul className="bare columns">
            {checkpoints.map((point) => {
              const seen = one.seen[point] ?? 'not-seen';
              return (
                <li key={point}>
                  <StateChip shape={seen === 'yes' ? 'done' : seen === 'no' ? 'refused' : 'waiting'}>
                    {w.seen[seen]}
                  </StateChip>{' '}
                  {w.checkpoint[point]}
                </li>
              );
            })}
          </ul>
          {one.note && <p>{one.note}</p>}
          {one.photographs.length > 0 && (
            <div className="visit-photographs">
              {one.photographs.map((id, i) => (
                <a key={id} href={`${api}/photographs/${id}`}>
                  <img src={`${api}/photographs/${id}`} alt={t.photograph(i + 1)} loading="lazy" />
                </a>
              ))}
            </div>
          )}
        </article>
      ))}
    </div>
  );
}
