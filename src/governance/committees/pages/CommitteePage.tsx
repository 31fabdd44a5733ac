import {
  Breadcrumb,
  Link,
  LoadedView,
  PageHead,
  ProblemNotice,
  StateChip,
  Tabs,
  useAct,
  useFilters,
  useLanguage,
  useLoaded,
  useMessages,
  useSeen,
} from '#design';
import { formatDate, plainDate } from '#kernel';
import type { CommitteeAnswer } from '../api.ts';
import { BoardElection } from './BoardElection.tsx';
import { committeeWords } from './committeeWords.ts';
import { Indicators } from './Indicators.tsx';
import { Managing } from './Managing.tsx';
import { Observations } from './Observations.tsx';
import type { CommitteePart } from './part.ts';
import { Registering } from './Registering.tsx';
import { Reports } from './Reports.tsx';
import { Visits } from './Visits.tsx';
import './committees.css';

const words = {
  es: {
    indicators: 'Indicadores',
    observations: 'Observaciones',
    visits: 'Visitas',
    reports: 'Informes',
    parts: 'Lo que hace el comité',
    lede: 'Observa la calidad del servicio con quienes lo usan. Sus integrantes no cobran y nadie los designa.',
    members: (n: number) => (n === 1 ? '1 integrante' : `${n} integrantes`),
    board: (chair: string, secretary: string, until: string) =>
      `Preside ${chair}; secretaría, ${secretary}. La directiva sirve hasta el ${until}.`,
    over: 'El período de la directiva terminó: hay que renovarla.',
    noBoard: 'Todavía no elige su directiva.',
    space: 'Sesiones, actas e integrantes',
    results: 'Cómo se atiende ahí',
    supervision: 'Qué dice la supervisión',
    yours: (n: number) => `Usted integra este comité, en el puesto ${n}.`,
    registered: (n: number, min: number) => `Se han inscrito ${n}; para instalarse hacen falta ${min}.`,
  },
  en: {
    indicators: 'Indicators',
    observations: 'Observations',
    visits: 'Visits',
    reports: 'Reports',
    parts: 'What the committee does',
    lede: 'It observes the quality of the service with those who use it. Its members are not paid and nobody appoints them.',
    members: (n: number) => (n === 1 ? '1 member' : `${n} members`),
    board: (chair: string, secretary: string, until: string) =>
      `${chair} chairs; ${secretary} is secretary. The board serves until ${until}.`,
    over: 'The term of the board is over: it must be renewed.',
    noBoard: 'It has not elected its board yet.',
    space: 'Meetings, minutes and members',
    results: 'How people are attended there',
    supervision: 'What supervision says',
    yours: (n: number) => `You are a member of this committee, in seat ${n}.`,
    registered: (n: number, min: number) => `${n} have registered; ${min} are needed to install it.`,
  },
};

/** A committee as anyone sees it, and what one may do in it. */
export default function CommitteePage({ params }: { params: Readonly<Record<string, string>> }) {
  const w = useMessages(committeeWords);
  const api = `/api/committees/${encodeURIComponent(params.code ?? '')}`;
  const [loaded, again] = useLoaded<CommitteeAnswer>(api);
  const acting = useAct(again);
  useSeen(loaded.state === 'ready' && loaded.value.me.seat !== null ? `${api}/seen` : null);
  return (
    <LoadedView loaded={loaded} again={again}>
      {(committee) => (
        <div className="flow">
          <Breadcrumb
            items={[
              { label: w.home, href: '/' },
              { label: w.committees, href: '/comites' },
              { label: committee.title },
            ]}
          />
          <Committee committee={committee} api={api} acting={acting} />
        </div>
      )}
    </LoadedView>
  );
}

function Committee({ committee, api, acting }: CommitteePart) {
  const t = useMessages(words);
  const w = useMessages(committeeWords);
  const [language] = useLanguage();
  const [filters, setFilters] = useFilters();
  const { board, me } = committee;
  const part = { committee, api, acting };
  return (
    <>
      <PageHead kicker={w.committees} title={committee.title} lede={t.lede} />
      <p className="cluster">
        <StateChip
          shape={
            committee.state === 'installed'
              ? 'done'
              : committee.state === 'registering'
                ? 'active'
                : 'waiting'
          }
        >
          {w.state[committee.state]}
        </StateChip>
        <span>{t.members(committee.members)}</span>
        <Link href={`/participacion/${committee.code}`}>{t.space}</Link>
        <Link href={`/resultados/facility/${committee.facility}`}>{t.results}</Link>
        <Link href="/supervision">{t.supervision}</Link>
      </p>
      {committee.state !== 'installed' && <p>{t.registered(committee.registered, committee.membersMin)}</p>}
      {committee.state === 'installed' && (
        <p>
          {board
            ? t.board(board.chair, board.secretary, formatDate(plainDate(board.until), language))
            : t.noBoard}{' '}
          {board?.over && <strong>{t.over}</strong>}
        </p>
      )}
      {me.seat !== null && <p>{t.yours(me.seat)}</p>}
      {acting.problem !== undefined && <ProblemNotice problem={acting.problem} />}
      <Registering {...part} />
      <BoardElection {...part} />
      <Managing {...part} />
      {committee.state === 'installed' && (
        <Tabs
          label={t.parts}
          value={filters.get('ver') ?? 'indicadores'}
          onValue={(id) => setFilters({ ver: id })}
          tabs={[
            {
              id: 'indicadores',
              label: t.indicators,
              count: committee.indicators.length,
              panel: <Indicators {...part} />,
            },
            {
              id: 'observaciones',
              label: t.observations,
              count: committee.observations.length,
              panel: <Observations {...part} />,
            },
            { id: 'visitas', label: t.visits, count: committee.visits.length, panel: <Visits {...part} /> },
            {
              id: 'informes',
              label: t.reports,
              count: committee.reports.length,
              panel: <Reports {...part} />,
            },
          ]}
        />
      )}
    </>
  );
}
