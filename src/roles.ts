import type { TitledRoleTable } from '#platform/identity';

/**
 * What each office of the institution may do. A permission is named by the room that asks for it; an office bound to a unit
 * grants it there only. `test/security/permissions.json` is the reviewed table of who reaches which route.
 */
export const roles = {
  counter: {
    title: { es: 'Atención en ventanilla', en: 'Counter official' },
    permissions: [
      'improvement.read',
      'identity.assist',
      'identity.accounts.find',
      'identity.accounts.open',
      'identity.accounts.unlock',
      'registry.persons.search',
      'registry.persons.read',
      'registry.persons.write',
      'quality.attentions.read',
      'quality.attentions.write',
      'quality.invitations.issue',
      'complaints.cases.enter',
    ],
  },
  director: {
    title: { es: 'Dirección', en: 'Director' },
    permissions: [
      'improvement.read',
      'improvement.manage',
      'quality.results.staff',
      'quality.comments.read',
      'quality.editions.publish',
      'spaces.reply',
      'complaints.desk',
      'complaints.cases.read',
      'complaints.cases.handle',
      'committees.answer',
      'oversightGroups.desk',
      'oversightGroups.answer',
      'oversightGroups.direct',
      'commissions.desk',
      'commissions.answer',
      'recommendations.follow',
      'recommendations.answer',
    ],
  },
  'quality-officer': {
    title: { es: 'Gestión de calidad', en: 'Quality officer' },
    permissions: [
      'improvement.read',
      'improvement.manage',
      'quality.attentions.read',
      'quality.attentions.write',
      'quality.invitations.issue',
      'quality.imports.write',
      'quality.comments.read',
      'quality.results.staff',
    ],
  },
  auditor: {
    title: { es: 'Auditoría', en: 'Auditor' },
    permissions: [
      'improvement.read',
      'audit.export',
      'programmes.read',
      'quality.results.staff',
      'complaints.desk',
      'complaints.irregularities.handle',
      'commissions.desk',
      'commissions.audits',
      'valuations.read',
      'complaints.export',
      'recommendations.follow',
      'recommendations.verify',
    ],
  },
  ombudsman: {
    title: { es: 'Defensoría del afiliado', en: 'Ombudsman' },
    permissions: [
      'improvement.read',
      'improvement.comment',
      'quality.comments.read',
      'quality.results.staff',
      'complaints.desk',
      'complaints.cases.read',
      'complaints.ombudsman',
      'elections.disputes',
      'spaces.manage',
      'committees.manage',
      'complaints.cases.enter',
      'complaints.export',
      'identity.assist',
      'registry.persons.search',
      'registry.persons.read',
      'oversightGroups.desk',
      'oversightGroups.manage',
    ],
  },
  'complaints-officer': {
    title: { es: 'Gestión de reclamos', en: 'Complaints officer' },
    permissions: [
      'complaints.desk',
      'complaints.cases.read',
      'complaints.cases.handle',
      'complaints.cases.enter',
      'complaints.imports.write',
      'complaints.export',
    ],
  },
  'identity-custodian': {
    title: { es: 'Custodia de identidades reservadas', en: 'Custodian of sealed identities' },
    permissions: ['complaints.desk', 'complaints.identity.open'],
  },
  'procurement-officer': {
    title: { es: 'Contratación pública', en: 'Procurement officer' },
    permissions: ['oversight.imports.write', 'oversightGroups.desk', 'oversightGroups.answer'],
  },
  'board-secretary': {
    title: { es: 'Secretaría del Consejo Directivo', en: 'Secretary of the board' },
    permissions: [
      'quality.results.staff',
      'spaces.manage',
      'candidacies.call',
      'oversightGroups.desk',
      'oversightGroups.manage',
      'oversightGroups.board',
      'commissions.desk',
      'commissions.constitute',
      'stages.open',
      'recommendations.follow',
    ],
  },
  evaluator: {
    title: { es: 'Evaluación', en: 'Evaluator' },
    // Verifying is refused to whoever answered, planned or reported, whatever her role.
    permissions: [
      'evaluations.prepare',
      'evaluations.publish',
      'recommendations.follow',
      'recommendations.verify',
    ],
  },
  'electoral-officer': {
    title: { es: 'Secretaría electoral', en: 'Electoral officer' },
    permissions: ['organisations.accredit', 'candidacies.qualify', 'sortitions.run', 'elections.manage'],
  },
  'access-manager': {
    title: { es: 'Administración de accesos', en: 'Access manager' },
    permissions: [
      'identity.accounts.find',
      'identity.accounts.open',
      'identity.accounts.unlock',
      'identity.offices.manage',
      'identity.services.manage',
      'mail.manage',
    ],
  },
  'data-protection-officer': {
    title: { es: 'Delegación de protección de datos', en: 'Data protection officer' },
    permissions: [
      'registry.persons.search',
      'registry.persons.read',
      'registry.duplicates.manage',
      'audit.export',
    ],
  },
  supervisor: {
    title: { es: 'Comisión de supervisión', en: 'Commission of supervision' },
    // What she does there she does by her seat.
    permissions: ['commissions.desk'],
  },
  actuary: {
    title: { es: 'Dirección Actuarial', en: 'Actuary' },
    // Reviewing and publishing are refused to the author of each valuation, whatever her role.
    permissions: [
      'quality.results.staff',
      'valuations.read',
      'valuations.prepare',
      'valuations.review',
      'valuations.publish',
    ],
  },
  'actuarial-reviewer': {
    title: { es: 'Revisión actuarial', en: 'Actuarial reviewer' },
    permissions: ['valuations.read', 'valuations.review', 'valuations.publish'],
  },
  planner: {
    title: { es: 'Planificación', en: 'Planner' },
    permissions: ['programmes.read', 'programmes.design', 'programmes.review'],
  },
  'programme-officer': {
    title: { es: 'Responsable de componente', en: 'Programme officer' },
    permissions: ['programmes.read', 'programmes.report'],
  },
  inspector: {
    title: { es: 'Inspección', en: 'Inspector' },
    permissions: ['registry.persons.search', 'registry.persons.read'],
  },
  accountant: {
    title: { es: 'Contabilidad', en: 'Accountant' },
    permissions: [],
  },
  monitoring: {
    title: { es: 'Vigilancia del funcionamiento', en: 'Monitoring' },
    // Figures of the program itself, for the service that watches over it: no person and no place stands in them.
    ofServices: true,
    permissions: ['metrics.read'],
  },
  integration: {
    title: { es: 'Sistema de otra institución o área', en: 'Connected system' },
    ofServices: true,
    permissions: ['quality.attentions.write', 'quality.imports.write'],
  },
} as const satisfies TitledRoleTable;
