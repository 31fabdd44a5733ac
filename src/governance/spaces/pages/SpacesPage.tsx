import {
  Badge,
  EmptyState,
  formatInstant,
  Link,
  LoadedView,
  PageHead,
  Select,
  StateChip,
  useFilters,
  useLanguage,
  useLoaded,
  useMessages,
} from '#design';
import type { MySpacesAnswer, SpacesAnswer } from '../api.ts';
import { MyNews } from './MyNews.tsx';
import { spaceWords } from './spaceWords.ts';
import './spaces.css';

const words = {
  es: {
    title: 'Participe en cómo se gobierna la seguridad social',
    lede: 'Cada espacio dice qué nivel tiene, qué se puede hacer en él y qué pasó con lo que se dijo.',
    committees: 'Ver los comités de usuarios de hospitales y agencias',
    map: 'Ver en el mapa dónde se participa',
    stages: 'Ver qué se prometió y qué se cumple, por etapas',
    level: 'Nivel',
    all: 'Todos los niveles',
    members: (n: number) => (n === 1 ? '1 integrante' : `${n} integrantes`),
    next: (when: string) => `Próxima sesión: ${when}`,
    replied: (n: number) => (n === 1 ? '1 aporte contestado' : `${n} aportes contestados`),
    owed: (n: number) => (n === 1 ? '1 espera respuesta' : `${n} esperan respuesta`),
    overdue: (n: number) => (n === 1 ? '1 respuesta atrasada' : `${n} respuestas atrasadas`),
    closed: 'Terminado',
    free: 'Puede unirse usted',
    none: 'No hay espacios de ese nivel',
    noneWhat: 'Cuando la institución abra uno, aparecerá aquí.',
  },
  en: {
    title: 'Take part in how social security is governed',
    lede: 'Each space says what level it has, what can be done in it and what became of what was said.',
    committees: 'See the user committees of hospitals and offices',
    map: 'See on the map where people take part',
    stages: 'See what was promised and what holds, by stages',
    level: 'Level',
    all: 'Every level',
    members: (n: number) => (n === 1 ? '1 member' : `${n} members`),
    next: (when: string) => `Next meeting: ${when}`,
    replied: (n: number) => (n === 1 ? '1 contribution answered' : `${n} contributions answered`),
    owed: (n: number) => (n === 1 ? '1 awaits a reply' : `${n} await a reply`),
    overdue: (n: number) => (n === 1 ? '1 reply overdue' : `${n} replies overdue`),
    closed: 'Over',
    free: 'You can join',
    none: 'There are no spaces of that level',
    noneWhat: 'When the institution opens one it will appear here.',
  },
};

/** Every space there is, what it is for, and what is owed to it. */
export default function SpacesPage() {
  const t = useMessages(words);
  const w = useMessages(spaceWords);
  const [language] = useLanguage();
  const [filters, setFilters] = useFilters();
  const [loaded, again] = useLoaded<SpacesAnswer>('/api/spaces');
  const [me] = useLoaded<{ signedIn: boolean }>('/api/me');
  const signedIn = me.state === 'ready' && me.value.signedIn;
  const [mine] = useLoaded<MySpacesAnswer>(signedIn ? '/api/my-spaces' : null);
  const level = filters.get('nivel') ?? '';
  return (
    <div className="flow">
      <PageHead title={t.title} lede={t.lede} />
      {signedIn && mine.state === 'ready' && mine.value.items.length > 0 && <MyNews mine={mine.value} />}
      <p>
        <Link href="/comites" look="action">
          {t.committees}
        </Link>
      </p>
      <p className="cluster">
        <a href="/mapa">{t.map}</a>
        <a href="/etapas">{t.stages}</a>
      </p>
      <Select
        name="nivel"
        label={t.level}
        value={level}
        onValue={(value) => setFilters({ nivel: value })}
        options={[
          { value: '', label: t.all },
          ...Object.entries(w.level).map(([value, label]) => ({ value, label })),
        ]}
      />
      <LoadedView loaded={loaded} again={again}>
        {({ items }) => {
          const shown = items.filter((one) => level === '' || one.level === level);
          if (shown.length === 0) return <EmptyState title={t.none}>{t.noneWhat}</EmptyState>;
          return (
            <ul className="bare space-list">
              {shown.map((one) => (
                <li key={one.code}>
                  <h2>
                    <a href={`/participacion/${one.code}`}>{one.title}</a>
                  </h2>
                  <p>{one.purpose}</p>
                  <div className="space-marks">
                    <Badge>{w.level[one.level]}</Badge>
                    {one.closed ? (
                      <StateChip shape="closed">{t.closed}</StateChip>
                    ) : (
                      one.admission === 'free' && <StateChip shape="active">{t.free}</StateChip>
                    )}
                    <span>{t.members(one.members)}</span>
                    {one.nextMeeting && <span>{t.next(formatInstant(one.nextMeeting, language))}</span>}
                    {one.replied > 0 && <StateChip shape="done">{t.replied(one.replied)}</StateChip>}
                    {one.owed - one.overdue > 0 && (
                      <StateChip shape="waiting">{t.owed(one.owed - one.overdue)}</StateChip>
                    )}
                    {one.overdue > 0 && <StateChip shape="attention">{t.overdue(one.overdue)}</StateChip>}
                  </div>
                </li>
              ))}
            </ul>
          );
        }}
      </LoadedView>
    </div>
  );
}
