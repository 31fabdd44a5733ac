import { EmptyState, LoadedView, PageHead, StateChip, useLanguage, useLoaded, useMessages } from '#design';
import { formatDate, plainDate } from '#kernel';
import type { CommitteesAnswer } from '../api.ts';
import { committeeWords } from './committeeWords.ts';
import './committees.css';

const words = {
  es: {
    title: 'Comités de usuarios',
    lede: 'Quienes usan un hospital o una agencia acuerdan con él qué se mide y a qué meta, lo vigilan y reciben respuesta.',
    members: (n: number) => (n === 1 ? '1 integrante' : `${n} integrantes`),
    until: (day: string) => `Inscripción hasta el ${day}`,
    signals: (n: number) => (n === 1 ? '1 señal de alarma' : `${n} señales de alarma`),
    waiting: (n: number) =>
      n === 1 ? '1 observación espera respuesta' : `${n} observaciones esperan respuesta`,
    late: (n: number) => (n === 1 ? '1 respuesta atrasada' : `${n} respuestas atrasadas`),
    none: 'Todavía no hay comités',
    noneWhat: 'Cuando la Defensoría convoque uno, podrá inscribirse aquí.',
  },
  en: {
    title: 'User committees',
    lede: 'Those who use a hospital or an office agree with it what is measured and to what goal, watch it and are answered.',
    members: (n: number) => (n === 1 ? '1 member' : `${n} members`),
    until: (day: string) => `Registration until ${day}`,
    signals: (n: number) => (n === 1 ? '1 signal of concern' : `${n} signals of concern`),
    waiting: (n: number) =>
      n === 1 ? '1 observation awaits an answer' : `${n} observations await an answer`,
    late: (n: number) => (n === 1 ? '1 answer overdue' : `${n} answers overdue`),
    none: 'There are no committees yet',
    noneWhat: 'When the Ombudsman calls one you can register here.',
  },
};

/** Every committee, with what it sees and what it is owed. */
export default function CommitteesPage() {
  const t = useMessages(words);
  const w = useMessages(committeeWords);
  const [language] = useLanguage();
  const [loaded, again] = useLoaded<CommitteesAnswer>('/api/committees');
  return (
    <div className="flow">
      <PageHead title={t.title} lede={t.lede} />
      <LoadedView loaded={loaded} again={again}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t.none}>{t.noneWhat}</EmptyState>
          ) : (
            <ul className="bare committee-list">
              {items.map((one) => (
                <li key={one.code}>
                  <h2>
                    <a href={`/comites/${one.code}`}>{one.title}</a>
                  </h2>
                  <div className="committee-marks">
                    <StateChip
                      shape={
                        one.state === 'installed'
                          ? 'done'
                          : one.state === 'registering'
                            ? 'active'
                            : 'waiting'
                      }
                    >
                      {w.state[one.state]}
                    </StateChip>
                    <span>{t.members(one.members)}</span>
                    {one.state === 'registering' && (
                      <span>{t.until(formatDate(plainDate(one.registrationUntil), language))}</span>
                    )}
                    {one.signals > 0 && <StateChip shape="attention">{t.signals(one.signals)}</StateChip>}
                    {one.waiting > 0 && <StateChip shape="waiting">{t.waiting(one.waiting)}</StateChip>}
                    {one.late > 0 && <StateChip shape="attention">{t.late(one.late)}</StateChip>}
                  </div>
                </li>
              ))}
            </ul>
          )
        }
      </LoadedView>
    </div>
  );
}
