import { formatInstant, useLanguage, useMessages } from '#design';
import type { MySpacesAnswer } from '../api.ts';
import { spaceWords } from './spaceWords.ts';

type Counted = (n: number) => string;
const words: Record<
  'es' | 'en',
  { title: string; nothing: string; next: (when: string) => string; kinds: Record<string, Counted> }
> = {
  es: {
    title: 'Sus espacios',
    nothing: 'Sin novedades desde su última visita.',
    next: (when) => `Próxima sesión: ${when}.`,
    kinds: {
      contributed: (n) => (n === 1 ? '1 aporte nuevo' : `${n} aportes nuevos`),
      replied: (n) => (n === 1 ? '1 respuesta de la institución' : `${n} respuestas de la institución`),
      'reply-overdue': (n) =>
        n === 1 ? '1 respuesta que no llegó a tiempo' : `${n} respuestas que no llegaron a tiempo`,
      'document-published': (n) => (n === 1 ? '1 documento nuevo' : `${n} documentos nuevos`),
      commented: (n) => (n === 1 ? '1 comentario' : `${n} comentarios`),
      'task-assigned': (n) => (n === 1 ? '1 tarea asignada' : `${n} tareas asignadas`),
      'meeting-convened': (n) => (n === 1 ? '1 sesión convocada' : `${n} sesiones convocadas`),
      'minutes-signed': (n) => (n === 1 ? '1 acta firmada' : `${n} actas firmadas`),
      'outcome-told': (n) => (n === 1 ? '1 novedad de un acuerdo' : `${n} novedades de acuerdos`),
      'space-closed': () => 'el espacio terminó',
    },
  },
  en: {
    title: 'Your spaces',
    nothing: 'Nothing new since your last visit.',
    next: (when) => `Next meeting: ${when}.`,
    kinds: {
      contributed: (n) => (n === 1 ? '1 new contribution' : `${n} new contributions`),
      replied: (n) => (n === 1 ? '1 reply of the institution' : `${n} replies of the institution`),
      'reply-overdue': (n) =>
        n === 1 ? '1 reply that did not come in time' : `${n} replies that did not come in time`,
      'document-published': (n) => (n === 1 ? '1 new document' : `${n} new documents`),
      commented: (n) => (n === 1 ? '1 comment' : `${n} comments`),
      'task-assigned': (n) => (n === 1 ? '1 task given' : `${n} tasks given`),
      'meeting-convened': (n) => (n === 1 ? '1 meeting convened' : `${n} meetings convened`),
      'minutes-signed': (n) => (n === 1 ? '1 signed minutes' : `${n} signed minutes`),
      'outcome-told': (n) => (n === 1 ? '1 news of an agreement' : `${n} news of agreements`),
      'space-closed': () => 'the space is over',
    },
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
              : `${one.news.map((news) => t.kinds[news.kind]?.(news.count) ?? news.kind).join(', ')}.`}{' '}
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
