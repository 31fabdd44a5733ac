import { EmptyState, LoadedView, PageHead, StateChip, useLanguage, useLoaded, useMessages } from '#design';
import { formatDate, plainDate } from '#kernel';
import type { CallsAnswer } from '../api.ts';
import { callWords } from './callWords.ts';
import './candidacies.css';

const words = {
  es: {
    title: 'Elección de delegados',
    lede: 'Las organizaciones proponen ternas, el comité consultivo acuerda las candidaturas y vota un colegio de personas afiliadas sacadas por sorteo.',
    candidates: (n: number) => `${n} candidaturas`,
    open: (n: number) => (n === 1 ? '1 por resolver' : `${n} por resolver`),
    agreed: (n: number) => `${n} acordadas`,
    until: (day: string) => `Ternas hasta el ${day}`,
    vote: (a: string, b: string) => `Votación del ${a} al ${b}`,
    draw: 'Ver el sorteo del colegio electoral',
    register: 'Ver el registro de organizaciones',
    votes: 'Ver las votaciones y sus resultados',
    none: 'Todavía no hay convocatorias',
    noneWhat: 'Cuando el Consejo Directivo resuelva una, aparecerá aquí con sus requisitos y fechas.',
  },
  en: {
    title: 'Election of delegates',
    lede: 'Organisations propose shortlists, the consultative committee agrees the candidates, and a college of affiliates drawn by lot votes.',
    candidates: (n: number) => `${n} candidates`,
    open: (n: number) => `${n} to be decided`,
    agreed: (n: number) => `${n} agreed`,
    until: (day: string) => `Shortlists until ${day}`,
    vote: (a: string, b: string) => `Vote from ${a} to ${b}`,
    draw: 'See the draw of the electoral college',
    register: 'See the register of organisations',
    votes: 'See the votes and their results',
    none: 'There are no calls yet',
    noneWhat: 'When the Board resolves one, it will appear here with its requirements and dates.',
  },
};

/** The calls for delegates, the newest first. */
export default function CallsPage() {
  const t = useMessages(words);
  const w = useMessages(callWords);
  const [language] = useLanguage();
  const [loaded, again] = useLoaded<CallsAnswer>('/api/calls');
  const day = (text: string) => formatDate(plainDate(text), language);
  return (
    <div className="flow">
      <PageHead title={t.title} lede={t.lede} />
      <p className="cluster">
        <a href="/organizaciones">{t.register}</a>
        <a href="/elecciones">{t.votes}</a>
      </p>
      <LoadedView loaded={loaded} again={again}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t.none}>{t.noneWhat}</EmptyState>
          ) : (
            <ul className="bare call-list">
              {items.map((one) => (
                <li key={one.code}>
                  <h2>
                    <a href={`/candidaturas/${one.code}`}>{one.title}</a>
                  </h2>
                  <div className="call-marks">
                    <StateChip shape={one.phase === 'agreed' ? 'done' : 'active'}>
                      {w.phase[one.phase]}
                    </StateChip>
                    <span>{one.resolution}</span>
                    <span>{t.candidates(one.candidates)}</span>
                    {one.open > 0 && <span>{t.open(one.open)}</span>}
                    {one.agreed > 0 && <span>{t.agreed(one.agreed)}</span>}
                  </div>
                  <p>
                    {t.until(day(one.timetable.shortlistsUntil))}.{' '}
                    {t.vote(day(one.timetable.voteFrom), day(one.timetable.voteUntil))}.
                  </p>
                  <p>
                    <a href={`/sorteos/${one.code}`}>{t.draw}</a>
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
