import {
  Breadcrumb,
  LoadedView,
  Notice,
  PageHead,
  ProblemNotice,
  type Tab,
  Tabs,
  useAct,
  useFilters,
  useLanguage,
  useLoaded,
  useMessages,
  useSeen,
} from '#design';
import { formatDate, plainDate } from '#kernel';
import type { GroupAnswer } from '../api.ts';
import { Cases } from './Cases.tsx';
import { Findings } from './Findings.tsx';
import { groupWords } from './groupWords.ts';
import { Members } from './Members.tsx';
import { AllNorms } from './Norm.tsx';
import { PhaseChip } from './PhaseChip.tsx';
import { Plan } from './Plan.tsx';
import type { GroupPart } from './part.ts';
import { Reports } from './Reports.tsx';
import { Requests } from './Requests.tsx';
import './groups.css';

const words = {
  es: {
    parts: 'Lo que hace la veeduría',
    members: 'Integrantes',
    plan: 'Plan',
    cases: 'Casos',
    requests: 'Documentos pedidos',
    findings: 'Hallazgos',
    reports: 'Informes',
    technical: 'participación técnica',
    direct: 'participación directa',
    whole: 'Toda la institución',
    scope: 'Alcance',
    term: 'Plazo',
    registration: 'Inscripción',
    termSaid: (until: string) => `hasta el ${until}`,
    resolution: 'Resolución',
    proposal: 'Por qué se propuso',
    refused: 'Por qué no se admitió',
    ended: (day: string) => `Terminó el ${day}`,
    yours: 'Usted integra esta veeduría.',
    yoursWaiting: 'Usted está en esta veeduría; todavía no actúa en ella.',
  },
  en: {
    parts: 'What the group does',
    members: 'Members',
    plan: 'Plan',
    cases: 'Cases',
    requests: 'Documents asked for',
    findings: 'Findings',
    reports: 'Reports',
    technical: 'technical participation',
    direct: 'direct participation',
    whole: 'The whole institution',
    scope: 'Scope',
    term: 'Term',
    registration: 'Registration',
    termSaid: (until: string) => `until ${until}`,
    resolution: 'Resolution',
    proposal: 'Why it was proposed',
    refused: 'Why it was not admitted',
    ended: (day: string) => `It ended on ${day}`,
    yours: 'You are a member of this group.',
    yoursWaiting: 'You are in this group; you do not act in it yet.',
  },
};

/** A group as anyone sees it, and what one may do in it. */
export default function GroupPage({ params }: { params: Readonly<Record<string, string>> }) {
  const w = useMessages(groupWords);
  const api = `/api/oversight-groups/${encodeURIComponent(params.code ?? '')}`;
  const [loaded, again] = useLoaded<GroupAnswer>(api);
  const acting = useAct(again);
  useSeen(loaded.state === 'ready' && loaded.value.me.member !== null ? `${api}/seen` : null);
  return (
    <LoadedView loaded={loaded} again={again}>
      {(group) => (
        <div className="flow">
          <Breadcrumb
            items={[
              { label: w.home, href: '/' },
              { label: w.groups, href: '/veedurias' },
              { label: group.title },
            ]}
          />
          <Group group={group} api={api} acting={acting} />
        </div>
      )}
    </LoadedView>
  );
}

/** Each part has its name as a heading too, so that who reads by headings finds its entries under it. */
const named = (tabs: readonly Tab[]): readonly Tab[] =>
  tabs.map((tab) => ({
    ...tab,
    panel: (
      <>
        <h2 className="visually-hidden">{tab.label}</h2>
        {tab.panel}
      </>
    ),
  }));

function Group({ group, api, acting }: GroupPart) {
  const t = useMessages(words);
  const w = useMessages(groupWords);
  const [language] = useLanguage();
  const [filters, setFilters] = useFilters();
  const part = { group, api, acting };
  const day = (date: string) => formatDate(plainDate(date), language);
  const formed = group.accreditedOn !== null;
  return (
    <>
      <PageHead kicker={`${w.groups} · ${w.kind[group.kind]}`} title={group.title} lede={group.object} />
      <p className="group-marks">
        <PhaseChip phase={group.phase} />
        <span>{group.technical ? t.technical : t.direct}</span>
        {group.me.member !== null && <strong>{group.me.active ? t.yours : t.yoursWaiting}</strong>}
      </p>
      <dl className="facts">
        <div>
          <dt>{t.scope}</dt>
          <dd>{group.facility ?? t.whole}</dd>
        </div>
        <div>
          <dt>{t.term}</dt>
          <dd>{t.termSaid(day(group.until))}</dd>
        </div>
        {['proposed', 'registering'].includes(group.phase) && (
          <div>
            <dt>{t.registration}</dt>
            <dd>{t.termSaid(day(group.registrationUntil))}</dd>
          </div>
        )}
        {group.resolution && (
          <div>
            <dt>{t.resolution}</dt>
            <dd>{group.resolution}</dd>
          </div>
        )}
        {group.proposal && (
          <div>
            <dt>{t.proposal}</dt>
            <dd>{group.proposal}</dd>
          </div>
        )}
        {group.refused && (
          <div>
            <dt>{t.refused}</dt>
            <dd>{group.refused}</dd>
          </div>
        )}
      </dl>
      {group.ended && <Notice title={t.ended(day(group.ended.on))}>{group.ended.text}</Notice>}
      {acting.problem !== undefined && <ProblemNotice problem={acting.problem} />}
      <Tabs
        label={t.parts}
        value={filters.get('ver') ?? (formed ? 'casos' : 'integrantes')}
        onValue={(id) => setFilters({ ver: id })}
        tabs={named([
          { id: 'integrantes', label: t.members, panel: <Members {...part} /> },
          ...(formed
            ? [
                { id: 'plan', label: t.plan, panel: <Plan {...part} /> },
                { id: 'casos', label: t.cases, count: group.cases.length, panel: <Cases {...part} /> },
                {
                  id: 'documentos',
                  label: t.requests,
                  count: group.requests.length,
                  panel: <Requests {...part} />,
                },
                {
                  id: 'hallazgos',
                  label: t.findings,
                  count: group.findings.length,
                  panel: <Findings {...part} />,
                },
                {
                  id: 'informes',
                  label: t.reports,
                  count: group.reports.length,
                  panel: <Reports {...part} />,
                },
              ]
            : []),
        ])}
      />
      <AllNorms norms={group.norms} />
    </>
  );
}
