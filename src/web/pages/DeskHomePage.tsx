import { EmptyState, PageHead, useLanguage, useLoaded, useMessages } from '#design';
import { deskDuties } from '../deskDuties.ts';
import { useFacilities } from '../facilities.ts';
import type { Me } from '../me.ts';

const words = {
  es: {
    title: 'Escritorio',
    lede: 'Lo que puede hacer hoy con las funciones que tiene.',
    offices: 'Sus funciones',
    everywhere: 'toda la institución',
    none: 'No tiene una función vigente',
    noneWhat: 'Quien administra los accesos puede asignarle una, con fecha de inicio y de fin.',
  },
  en: {
    title: 'Desk',
    lede: 'What you can do today with the offices you hold.',
    offices: 'Your offices',
    everywhere: 'the whole institution',
    none: 'You hold no office today',
    noneWhat: 'Whoever manages access can give you one, with its first and last day.',
  },
};

export default function DeskHomePage() {
  const t = useMessages(words);
  const [language] = useLanguage();
  const [me] = useLoaded<Me>('/api/me');
  const facilities = useFacilities();
  if (me.state !== 'ready') return null;
  const open = Object.values(deskDuties).filter((duty) => me.value.permissions.includes(duty.permission));
  return (
    <>
      <PageHead title={t.title} lede={t.lede} />
      {open.length === 0 ? (
        <EmptyState title={t.none}>{t.noneWhat}</EmptyState>
      ) : (
        <ul className="bare home-doors">
          {open.map((page) => (
            <li key={page.path} className="home-door">
              <a href={page.path}>
                <span className="home-door__title">{page.title[language]}</span>
                <span className="home-door__how">{page.about[language]}</span>
              </a>
            </li>
          ))}
        </ul>
      )}
      <h2 className="home-doors__title">{t.offices}</h2>
      <ul>
        {me.value.offices.map((office) => (
          <li key={`${office.role}${office.unit}`}>
            {office.title?.[language] ?? office.role}:{' '}
            {office.unit ? facilities.nameOf(office.unit) : t.everywhere}
          </li>
        ))}
      </ul>
    </>
  );
}
