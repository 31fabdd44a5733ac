import { EmptyState, PageHead, StateChip, useLanguage, useLoaded, useMessages } from '#design';
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
    waits: (n: number) => (n === 1 ? '1 espera respuesta' : `${n} esperan respuesta`),
    late: (n: number) => (n === 1 ? '1 fuera de plazo' : `${n} fuera de plazo`),
    noneWhat: 'Quien administra los accesos puede asignarle una, con fecha de inicio y de fin.',
  },
  en: {
    title: 'Desk',
    lede: 'What you can do today with the offices you hold.',
    offices: 'Your offices',
    everywhere: 'the whole institution',
    none: 'You hold no office today',
    waits: (n: number) => (n === 1 ? '1 awaits an answer' : `${n} await an answer`),
    late: (n: number) => (n === 1 ? '1 past its term' : `${n} past their term`),
    noneWhat: 'Whoever manages access can give you one, with its first and last day.',
  },
};

/** Where what waits for an answer of each duty is read. */
const waitingAt: Readonly<Record<string, string>> = {
  [deskDuties.replies.path]: '/api/spaces-owed',
  [deskDuties.committees.path]: '/api/committees-waiting',
  [deskDuties.oversightGroups.path]: '/api/oversight-groups-waiting',
  [deskDuties.supervision.path]: '/api/supervision-waiting',
};
interface Waiting {
  readonly items: readonly { readonly workingDaysLeft: number | null }[];
}

/** How many wait for an answer and how many are late: one line for each duty, however many they are. */
function HowMany({ url }: { url: string }) {
  const t = useMessages(words);
  const [waiting] = useLoaded<Waiting>(url);
  if (waiting.state !== 'ready' || waiting.value.items.length === 0) return null;
  const late = waiting.value.items.filter((one) => (one.workingDaysLeft ?? 0) < 0).length;
  return (
    <span className="cluster">
      <span>{t.waits(waiting.value.items.length)}</span>
      {late > 0 && <StateChip shape="attention">{t.late(late)}</StateChip>}
    </span>
  );
}

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
                {waitingAt[page.path] && <HowMany url={waitingAt[page.path] ?? ''} />}
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
