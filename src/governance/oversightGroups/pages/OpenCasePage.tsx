import {
  Breadcrumb,
  EmptyState,
  Link,
  LoadedView,
  PageHead,
  useFilters,
  useLoaded,
  useMessages,
} from '#design';
import type { MineAnswer } from '../api.ts';
import { groupWords } from './groupWords.ts';
import './groups.css';

const words = {
  es: {
    title: 'Abrir un caso en su veeduría',
    lede: 'Elija en cuál de sus veedurías se lleva el caso.',
    none: 'Hoy no actúa en ninguna veeduría',
    noneWhat: 'Un caso lo abre quien tiene credencial vigente. Puede sumarse a una veeduría o proponer otra.',
    signIn: 'Iniciar sesión',
    signInFirst: 'Inicie sesión para abrir un caso',
    see: 'Ver las veedurías',
  },
  en: {
    title: 'Open a case in your group',
    lede: 'Choose in which of your groups the case is taken.',
    none: 'You act in no oversight group today',
    noneWhat: 'A case is opened by who has a valid card. You can join a group or propose another.',
    signIn: 'Sign in',
    signInFirst: 'Sign in to open a case',
    see: 'See the groups',
  },
};

/** From a purchase, a flag, a buyer or a supplier to the group that takes it. */
export default function OpenCasePage() {
  const t = useMessages(words);
  const w = useMessages(groupWords);
  const [filters] = useFilters();
  const [mine, again] = useLoaded<MineAnswer>('/api/oversight-groups-mine');
  const origin = new URLSearchParams(
    ['compra', 'alerta', 'parte'].flatMap((name) => {
      const value = filters.get(name);
      return value ? [[name, value]] : [];
    }),
  ).toString();
  return (
    <div className="flow">
      <Breadcrumb
        items={[{ label: w.home, href: '/' }, { label: w.groups, href: '/veedurias' }, { label: t.title }]}
      />
      <PageHead title={t.title} lede={t.lede} />
      {mine.state === 'refused' && (mine.problem.status === 401 || mine.problem.status === 403) ? (
        <EmptyState
          title={t.signInFirst}
          action={
            <Link
              look="button"
              href={`/ingresar?despues=${encodeURIComponent(`/veedurias/abrir-caso?${origin}`)}`}
            >
              {t.signIn}
            </Link>
          }
        />
      ) : (
        <LoadedView loaded={mine} again={again}>
          {({ items }) => {
            const open = items.filter((one) => one.active && one.phase === 'working');
            return open.length === 0 ? (
              <EmptyState
                title={t.none}
                action={
                  <Link look="button" href="/veedurias">
                    {t.see}
                  </Link>
                }
              >
                {t.noneWhat}
              </EmptyState>
            ) : (
              <ul className="bare group-list">
                {open.map((one) => (
                  <li key={one.code}>
                    <Link href={`/veedurias/${one.code}?ver=casos&${origin}`} look="action">
                      {one.title}
                    </Link>
                  </li>
                ))}
              </ul>
            );
          }}
        </LoadedView>
      )}
    </div>
  );
}
