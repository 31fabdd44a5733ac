import { type DeskDuty, deskDuties } from './deskDuties.ts';
import type { PageEntry } from './router.tsx';

export interface DeskPageEntry extends PageEntry {
  readonly permission: DeskDuty['permission'] | null;
}

export const deskPages: readonly DeskPageEntry[] = [
  {
    path: '/escritorio',
    title: { es: 'Inicio', en: 'Start' },
    permission: null,
    load: () => import('./pages/DeskHomePage.tsx'),
  },
  { ...deskDuties.persons, load: () => import('../operations/registry/pages/PersonsPage.tsx') },
  { ...deskDuties.attentions, load: () => import('../governance/quality/pages/AttentionsPage.tsx') },
  { ...deskDuties.cases, load: () => import('../governance/complaints/pages/CasesPage.tsx') },
  { ...deskDuties.pastCases, load: () => import('../governance/complaints/pages/HistoryPage.tsx') },
  { ...deskDuties.ombudsman, load: () => import('../governance/complaints/pages/OmbudsmanPage.tsx') },
  { ...deskDuties.files, load: () => import('../governance/quality/pages/ImportsPage.tsx') },
  { ...deskDuties.quality, load: () => import('../governance/quality/pages/StaffResultsPage.tsx') },
  { ...deskDuties.committees, load: () => import('../governance/committees/pages/AnswersPage.tsx') },
  { ...deskDuties.changes, load: () => import('../governance/improvement/pages/DeskChangesPage.tsx') },
  { ...deskDuties.spaces, load: () => import('../governance/spaces/pages/SpacesDeskPage.tsx') },
  { ...deskDuties.calls, load: () => import('../governance/committees/pages/CallDeskPage.tsx') },
  { ...deskDuties.replies, load: () => import('../governance/spaces/pages/RepliesPage.tsx') },
  {
    ...deskDuties.oversightGroups,
    load: () => import('../governance/oversightGroups/pages/WaitingPage.tsx'),
  },
  { ...deskDuties.supervision, load: () => import('../governance/commissions/pages/DeskPage.tsx') },
  { ...deskDuties.duplicates, load: () => import('../operations/registry/pages/DuplicatesPage.tsx') },
  { ...deskDuties.disputes, load: () => import('../governance/elections/pages/ElectionsDeskPage.tsx') },
  { ...deskDuties.elections, load: () => import('../governance/elections/pages/ElectionsDeskPage.tsx') },
  { ...deskDuties.access, load: () => import('./pages/AccessPage.tsx') },
  { ...deskDuties.keys, load: () => import('./pages/KeysPage.tsx') },
  { ...deskDuties.mail, load: () => import('./pages/MailDeskPage.tsx') },
  {
    ...deskDuties.valuations,
    load: () => import('../insight/valuations/pages/DeskValuationsPage.tsx'),
  },
  {
    ...deskDuties.evaluations,
    load: () => import('../insight/evaluations/pages/DeskEvaluationsPage.tsx'),
  },
  {
    ...deskDuties.recommendations,
    load: () => import('../insight/evaluations/pages/DeskRecommendationsPage.tsx'),
  },
  { ...deskDuties.programmes, load: () => import('../insight/programmes/pages/DeskProgrammesPage.tsx') },
  { ...deskDuties.releases, load: () => import('../governance/oversight/pages/ReleasesDeskPage.tsx') },
];
