/** What can be done at the desk: its address, its name, and the permission without which it is not shown. The server checks again. */
export interface DeskDuty {
  readonly path: string;
  readonly title: { readonly es: string; readonly en: string };
  readonly permission: string;
}

export const deskDuties = {
  attentions: {
    path: '/escritorio/atenciones',
    title: { es: 'Atenciones', en: 'Attentions' },
    permission: 'quality.attentions.read',
  },
  cases: {
    path: '/escritorio/casos',
    title: { es: 'Casos', en: 'Cases' },
    permission: 'complaints.desk',
  },
  pastCases: {
    path: '/escritorio/pasados',
    title: { es: 'Casos del pasado', en: 'Cases of the past' },
    permission: 'complaints.imports.write',
  },
  ombudsman: {
    path: '/escritorio/defensoria',
    title: { es: 'Defensoría', en: 'Ombudsman' },
    permission: 'complaints.ombudsman',
  },
  files: {
    path: '/escritorio/archivos',
    title: { es: 'Archivos', en: 'Files' },
    permission: 'quality.imports.write',
  },
  quality: {
    path: '/escritorio/calidad',
    title: { es: 'Calidad', en: 'Quality' },
    permission: 'quality.results.staff',
  },
  committees: {
    path: '/escritorio/comites',
    title: { es: 'Comités', en: 'Committees' },
    permission: 'committees.answer',
  },
  changes: {
    path: '/escritorio/mejoras',
    title: { es: 'Mejoras', en: 'Improvements' },
    permission: 'improvement.read',
  },
  replies: {
    path: '/escritorio/respuestas',
    title: { es: 'Respuestas', en: 'Replies' },
    permission: 'spaces.reply',
  },
  oversightGroups: {
    path: '/escritorio/veedurias',
    title: { es: 'Veedurías', en: 'Oversight groups' },
    permission: 'oversightGroups.desk',
  },
  persons: {
    path: '/escritorio/personas',
    title: { es: 'Personas', en: 'Persons' },
    permission: 'registry.persons.search',
  },
  duplicates: {
    path: '/escritorio/duplicados',
    title: { es: 'Duplicados', en: 'Duplicates' },
    permission: 'registry.duplicates.manage',
  },
  disputes: {
    path: '/escritorio/impugnaciones',
    title: { es: 'Impugnaciones', en: 'Disputes' },
    permission: 'elections.disputes',
  },
  elections: {
    path: '/escritorio/elecciones',
    title: { es: 'Elecciones', en: 'Elections' },
    permission: 'elections.manage',
  },
  access: {
    path: '/escritorio/accesos',
    title: { es: 'Accesos', en: 'Access' },
    permission: 'identity.offices.manage',
  },
  valuations: {
    path: '/escritorio/valuaciones',
    title: { es: 'Valuaciones', en: 'Valuations' },
    permission: 'valuations.read',
  },
  evaluations: {
    path: '/escritorio/evaluaciones',
    title: { es: 'Evaluaciones', en: 'Evaluations' },
    permission: 'evaluations.prepare',
  },
  recommendations: {
    path: '/escritorio/recomendaciones',
    title: { es: 'Recomendaciones', en: 'Recommendations' },
    permission: 'recommendations.follow',
  },
  releases: {
    path: '/escritorio/compras',
    title: { es: 'Compras', en: 'Procurement' },
    permission: 'oversight.imports.write',
  },
} as const satisfies Record<string, DeskDuty>;
