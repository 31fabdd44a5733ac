import { EmptyState, useLanguage, useMessages } from '#design';
import { formatDate, plainDate } from '#kernel';
import type { OverviewAnswer } from '../api.ts';

const words = {
  es: {
    none: 'La comisión todavía no está constituida',
    noneWhat:
      'El Consejo Directivo determina cuántas personas la integran, sus perfiles y sus competencias. Su resolución se leerá aquí.',
    resolution: (text: string, day: string) => `Constituida por ${text}, del ${day}.`,
    who: 'Quiénes la integran',
    until: (day: string) => `hasta el ${day}`,
    profiles: 'Perfiles que pide la resolución',
    seats: (held: number, seats: number) => `${held} de ${seats} asientos ocupados`,
    may: 'Qué le compete',
    directives: 'Directrices de su gestión',
    meetings: 'Sesiones y actas de la comisión',
  },
  en: {
    none: 'The commission is not constituted yet',
    noneWhat:
      'The Board determines how many sit in it, their profiles and its competences. Its resolution will be read here.',
    resolution: (text: string, day: string) => `Constituted by ${text}, of ${day}.`,
    who: 'Who sits in it',
    until: (day: string) => `until ${day}`,
    profiles: 'Profiles that the resolution asks for',
    seats: (held: number, seats: number) => `${held} of ${seats} seats held`,
    may: 'Its competences',
    directives: 'Directives for its work',
    meetings: 'Meetings and minutes of the commission',
  },
};

/** The resolution in force, who sits in the commission and what it may do. */
export function Commission({ view }: { view: OverviewAnswer }) {
  const t = useMessages(words);
  const [language] = useLanguage();
  const { constitution } = view;
  if (!constitution) return <EmptyState title={t.none}>{t.noneWhat}</EmptyState>;
  const day = (text: string) => formatDate(plainDate(text), language);
  return (
    <div className="flow">
      <p>{t.resolution(constitution.resolution, day(constitution.on))}</p>
      <h2>{t.who}</h2>
      <ul>
        {view.seats.map((one) => (
          <li key={one.seat}>
            {one.name}
            {one.profile && `, ${one.profile}`}
            {one.until && `, ${t.until(day(one.until))}`}
          </li>
        ))}
      </ul>
      <h2>{t.profiles}</h2>
      <ul>
        {constitution.profiles.map((one) => (
          <li key={one.title}>
            <strong>{one.title}</strong> ({t.seats(one.held, one.seats)}). {one.requirement}
          </li>
        ))}
      </ul>
      <h2>{t.may}</h2>
      <ul>
        {constitution.competences.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
      <h2>{t.directives}</h2>
      <p>{constitution.directives}</p>
      <p>
        <a href="/participacion/comision-supervision">{t.meetings}</a>
      </p>
    </div>
  );
}
