import type { PageEntry } from './router.tsx';

export interface DeskPageEntry extends PageEntry {
  /** Shown in the desk's navigation to who holds it; the server checks again. */
  readonly permission: string | null;
}

export const deskPages: readonly DeskPageEntry[] = [
  {
    path: '/escritorio',
    title: { es: 'Inicio', en: 'Start' },
    permission: null,
    load: () => import('./pages/DeskHomePage.tsx'),
  },
  {
    path: '/escritorio/atenciones',
    title: { es: 'Atenciones', en: 'Attentions' },
    permission: 'quality.attentions.read',
    load: () => import('../governance/quality/pages/AttentionsPage.tsx'),
  },
  {
    path: '/escritorio/archivos',
    title: { es: 'Archivos', en: 'Files' },
    permission: 'quality.imports.write',
    load: () => import('../governance/quality/pages/ImportsPage.tsx'),
  },
  {
    path: '/escritorio/calidad',
    title: { es: 'Calidad', en: 'Quality' },
    permission: 'quality.results.staff',
    load: () => import('../governance/quality/pages/StaffResultsPage.tsx'),
  },
];
