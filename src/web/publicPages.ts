import type { PageEntry } from './router.tsx';

/** Every public and account page with its address. One list, so that the tests can visit them all. */
export const publicPages: readonly PageEntry[] = [
  { path: '/', title: { es: 'Inicio', en: 'Home' }, load: () => import('./pages/HomePage.tsx') },
  {
    path: '/calificar',
    title: { es: 'Calificar una atención', en: 'Rate an attention' },
    load: () => import('../governance/quality/pages/RatePage.tsx'),
  },
  {
    path: '/quiosco',
    title: { es: 'Calificar con un código', en: 'Rate with a code' },
    load: () => import('../governance/quality/pages/KioskPage.tsx'),
  },
  {
    path: '/resultados',
    title: { es: 'Resultados de calidad', en: 'Quality results' },
    load: () => import('../governance/quality/pages/ResultsPage.tsx'),
  },
  {
    path: '/resultados/:dimension/:member',
    title: { es: 'Resultados de calidad', en: 'Quality results' },
    load: () => import('../governance/quality/pages/SeriesPage.tsx'),
  },
  {
    path: '/que-cambio',
    title: { es: 'Qué cambió', en: 'What changed' },
    load: () => import('../governance/improvement/pages/ChangesPage.tsx'),
  },
  {
    path: '/que-cambio/:code',
    title: { es: 'Qué cambió', en: 'What changed' },
    load: () => import('../governance/improvement/pages/ChangePage.tsx'),
  },
  {
    path: '/participacion',
    title: { es: 'Participación', en: 'Participation' },
    load: () => import('../governance/spaces/pages/SpacesPage.tsx'),
  },
  {
    path: '/participacion/:code',
    title: { es: 'Espacio de participación', en: 'Participation space' },
    load: () => import('../governance/spaces/pages/SpacePage.tsx'),
  },
  {
    path: '/participacion/:code/sesiones/:number',
    title: { es: 'Sesión y acta', en: 'Meeting and minutes' },
    load: () => import('../governance/spaces/pages/MeetingPage.tsx'),
  },
  {
    path: '/valuaciones',
    title: { es: 'Valuaciones actuariales', en: 'Actuarial valuations' },
    load: () => import('../insight/valuations/pages/ValuationsPage.tsx'),
  },
  {
    path: '/valuaciones/publicado-y-calculado',
    title: { es: 'Publicado y calculado', en: 'Published and computed' },
    load: () => import('../insight/valuations/pages/BesidePage.tsx'),
  },
  {
    path: '/valuaciones/:number',
    title: { es: 'Valuación actuarial', en: 'Actuarial valuation' },
    load: () => import('../insight/valuations/pages/ValuationPage.tsx'),
  },
  {
    path: '/evaluaciones',
    title: { es: 'Evaluaciones de programas', en: 'Evaluations of programmes' },
    load: () => import('../insight/evaluations/pages/EvaluationsPage.tsx'),
  },
  {
    path: '/evaluaciones/:slug',
    title: { es: 'Evaluación', en: 'Evaluation' },
    load: () => import('../insight/evaluations/pages/EvaluationPage.tsx'),
  },
  {
    path: '/recomendaciones',
    title: { es: 'En qué quedó cada recomendación', en: 'What came of each recommendation' },
    load: () => import('../insight/evaluations/pages/RecommendationsPage.tsx'),
  },
  {
    path: '/recomendaciones/:id',
    title: { es: 'En qué quedó una recomendación', en: 'What came of a recommendation' },
    load: () => import('../insight/evaluations/pages/RecommendationPage.tsx'),
  },
  {
    path: '/reclamos',
    title: { es: 'Reclamar, sugerir, preguntar o denunciar', en: 'Complain, suggest, ask or report' },
    load: () => import('../governance/complaints/pages/FilePage.tsx'),
  },
  {
    path: '/reclamos/seguir',
    title: { es: 'Seguir un caso', en: 'Follow a case' },
    load: () => import('../governance/complaints/pages/FollowPage.tsx'),
  },
  {
    path: '/reclamos/vencidos',
    title: { es: 'Casos vencidos', en: 'Overdue cases' },
    load: () => import('../governance/complaints/pages/OverduePage.tsx'),
  },
  {
    path: '/reclamos/cifras',
    title: { es: 'Cómo se responde', en: 'How cases are answered' },
    load: () => import('../governance/complaints/pages/FiguresPage.tsx'),
  },
  {
    path: '/reclamos/informes',
    title: { es: 'Informes de la Defensoría', en: 'The ombudsman’s reports' },
    load: () => import('../governance/complaints/pages/ReportsPage.tsx'),
  },
  {
    path: '/reclamos/informes/:year',
    title: { es: 'Informe de la Defensoría', en: 'The ombudsman’s report' },
    load: () => import('../governance/complaints/pages/ReportPage.tsx'),
  },
  {
    path: '/comites',
    title: { es: 'Comités de usuarios', en: 'User committees' },
    load: () => import('../governance/committees/pages/CommitteesPage.tsx'),
  },
  {
    path: '/comites/:code',
    title: { es: 'Comité de usuarios', en: 'User committee' },
    load: () => import('../governance/committees/pages/CommitteePage.tsx'),
  },
  {
    path: '/comites/:code/visita',
    title: { es: 'Anotar una visita', en: 'Note a visit' },
    load: () => import('../governance/committees/pages/VisitPage.tsx'),
  },
  {
    path: '/organizaciones',
    title: { es: 'Organizaciones', en: 'Organisations' },
    load: () => import('../governance/organisations/pages/OrganisationsPage.tsx'),
  },
  {
    path: '/organizaciones/:id',
    title: { es: 'Organización', en: 'Organisation' },
    load: () => import('../governance/organisations/pages/OrganisationPage.tsx'),
  },
  {
    path: '/candidaturas',
    title: { es: 'Elección de delegados', en: 'Election of delegates' },
    load: () => import('../governance/candidacies/pages/CallsPage.tsx'),
  },
  {
    path: '/candidaturas/:code',
    title: { es: 'Convocatoria y candidaturas', en: 'Call and candidates' },
    load: () => import('../governance/candidacies/pages/CallPage.tsx'),
  },
  {
    path: '/sorteos/:code',
    title: { es: 'Sorteo del colegio electoral', en: 'Draw of the electoral college' },
    load: () => import('../governance/sortitions/pages/SortitionPage.tsx'),
  },
  {
    path: '/elecciones',
    title: { es: 'Elecciones', en: 'Elections' },
    load: () => import('../governance/elections/pages/ElectionsPage.tsx'),
  },
  {
    path: '/elecciones/verificar',
    title: { es: 'Verificar una elección', en: 'Verify an election' },
    load: () => import('../governance/elections/pages/VerifyElectionPage.tsx'),
  },
  {
    path: '/elecciones/limites',
    title: { es: 'Lo que no protege', en: 'What it does not protect from' },
    load: () => import('../governance/elections/pages/LimitsPage.tsx'),
  },
  {
    path: '/elecciones/:code',
    title: { es: 'Elección', en: 'Election' },
    load: () => import('../governance/elections/pages/ElectionPage.tsx'),
  },
  {
    path: '/elecciones/:code/votar',
    title: { es: 'Cabina de votación', en: 'Voting booth' },
    load: () => import('../governance/elections/pages/BoothPage.tsx'),
  },
  {
    path: '/elecciones/:code/urna',
    title: { es: 'La urna pública', en: 'The public ballot box' },
    load: () => import('../governance/elections/pages/BoardPage.tsx'),
  },
  {
    path: '/elecciones/:code/acta',
    title: { es: 'Acta de la elección', en: 'Act of the election' },
    load: () => import('../governance/elections/pages/ActPage.tsx'),
  },
  {
    path: '/elecciones/:code/custodia',
    title: { es: 'Custodia de la clave', en: 'Keeping the key' },
    load: () => import('../governance/elections/pages/TrusteePage.tsx'),
  },
  {
    path: '/elecciones/:code/credenciales',
    title: { es: 'Autoridad de credenciales', en: 'Credential authority' },
    load: () => import('../governance/elections/pages/AuthorityPage.tsx'),
  },
  {
    path: '/ley',
    title: { es: 'La ley en cualquier fecha', en: 'The law on any date' },
    load: () => import('../insight/norms/pages/LawPage.tsx'),
  },
  {
    path: '/ley/:id',
    title: { es: 'Historia de un valor legal', en: 'History of a legal value' },
    load: () => import('../insight/norms/pages/ParameterPage.tsx'),
  },
  {
    path: '/compras',
    title: { es: 'Compras a la vista', en: 'Procurement in plain sight' },
    load: () => import('../governance/oversight/pages/ProcessesPage.tsx'),
  },
  {
    path: '/compras/entidades',
    title: { es: 'Entidades que compran', en: 'Entities that buy' },
    load: () => import('../governance/oversight/pages/parties/PartiesPage.tsx'),
  },
  {
    path: '/compras/proveedores',
    title: { es: 'Proveedores', en: 'Suppliers' },
    load: () => import('../governance/oversight/pages/parties/PartiesPage.tsx'),
  },
  {
    path: '/compras/entidades/:party',
    title: { es: 'Una entidad que compra', en: 'An entity that buys' },
    load: () => import('../governance/oversight/pages/parties/BuyerPage.tsx'),
  },
  {
    path: '/compras/proveedores/:party',
    title: { es: 'Un proveedor', en: 'A supplier' },
    load: () => import('../governance/oversight/pages/parties/SupplierPage.tsx'),
  },
  {
    path: '/compras/:ocid',
    title: { es: 'Una compra', en: 'A purchase' },
    load: () => import('../governance/oversight/pages/ProcessPage.tsx'),
  },
  {
    path: '/veedurias',
    title: { es: 'Veedurías', en: 'Oversight groups' },
    load: () => import('../governance/oversightGroups/pages/GroupsPage.tsx'),
  },
  {
    path: '/veedurias/proponer',
    title: { es: 'Proponer una veeduría', en: 'Propose an oversight group' },
    load: () => import('../governance/oversightGroups/pages/ProposePage.tsx'),
  },
  {
    path: '/veedurias/abrir-caso',
    title: { es: 'Abrir un caso', en: 'Open a case' },
    load: () => import('../governance/oversightGroups/pages/OpenCasePage.tsx'),
  },
  {
    path: '/veedurias/credencial/:card',
    title: { es: 'Credencial de veeduría', en: 'Card of an oversight group' },
    load: () => import('../governance/oversightGroups/pages/CardPage.tsx'),
  },
  {
    path: '/veedurias/:code',
    title: { es: 'Veeduría', en: 'Oversight group' },
    load: () => import('../governance/oversightGroups/pages/GroupPage.tsx'),
  },
  {
    path: '/supervision',
    title: { es: 'Comisión de supervisión', en: 'Commission of supervision' },
    load: () => import('../governance/commissions/pages/SupervisionPage.tsx'),
  },
  {
    path: '/supervision/:period',
    title: { es: 'Un trimestre de supervisión', en: 'A quarter of supervision' },
    load: () => import('../governance/commissions/pages/PeriodPage.tsx'),
  },
  {
    path: '/etapas',
    title: { es: 'Las etapas', en: 'The stages' },
    load: () => import('../governance/stages/pages/StagesPage.tsx'),
  },
  {
    path: '/mapa',
    title: { es: 'Dónde se participa y se vigila', en: 'Where people take part and watch' },
    load: () => import('../governance/territory/pages/MapPage.tsx'),
  },
  {
    path: '/rastro/:slug/:id',
    title: { es: 'De dónde viene y adónde va', en: 'Where it comes from and where it goes' },
    load: () => import('../governance/commissions/pages/TracePage.tsx'),
  },
  {
    path: '/laboratorio',
    title: { es: 'Laboratorio de pensiones', en: 'Pension laboratory' },
    load: () => import('../insight/laboratory/pages/LaboratoryPage.tsx'),
  },
  {
    path: '/verificar',
    title: { es: 'Cómo verificar', en: 'How to verify' },
    load: () => import('./pages/VerifyPage.tsx'),
  },
  {
    path: '/programas',
    title: { es: 'Programas', en: 'Programmes' },
    load: () => import('../insight/programmes/pages/ProgrammesPage.tsx'),
  },
  {
    path: '/programas/:slug',
    title: { es: 'Programa', en: 'Programme' },
    load: () => import('../insight/programmes/pages/ProgrammePage.tsx'),
  },
  {
    path: '/programas/:slug/diseno',
    title: { es: 'Evaluación del diseño', en: 'Evaluation of the design' },
    load: () => import('../insight/programmes/pages/DesignEvaluationPage.tsx'),
  },
  {
    path: '/programas/:slug/informes/:period',
    title: { es: 'Informe de un programa', en: 'Report of a programme' },
    load: () => import('../insight/programmes/pages/PeriodicReportPage.tsx'),
  },
  {
    path: '/superposiciones',
    title: { es: 'Programas que se superponen', en: 'Programmes that overlap' },
    load: () => import('../insight/programmes/pages/OverlapsPage.tsx'),
  },
  {
    path: '/interfaz',
    title: { es: 'API para programas', en: 'API for programs' },
    load: () => import('./pages/ApiPage.tsx'),
  },
  {
    path: '/accesibilidad',
    title: { es: 'Accesibilidad', en: 'Accessibility' },
    load: () => import('./pages/AccessibilityPage.tsx'),
  },
  {
    path: '/sus-datos',
    title: { es: 'Sus datos', en: 'Your data' },
    load: () => import('./pages/DataPage.tsx'),
  },
  {
    path: '/ingresar',
    title: { es: 'Iniciar sesión', en: 'Sign in' },
    load: () => import('./pages/SignInPage.tsx'),
  },
  {
    path: '/recuperar',
    title: { es: 'Recuperar la contraseña', en: 'Recover the password' },
    load: () => import('./pages/RecoverPage.tsx'),
  },
  {
    path: '/avisos/baja',
    title: { es: 'Dejar de recibir novedades', en: 'No more news by e-mail' },
    load: () => import('../governance/digest/pages/WayOutPage.tsx'),
  },
  {
    path: '/confirmar-correo',
    title: { es: 'Confirmar su correo', en: 'Confirm your e-mail' },
    load: () => import('./pages/ConfirmEmailPage.tsx'),
  },
  {
    path: '/activar',
    title: { es: 'Activar la cuenta', en: 'Activate the account' },
    load: () => import('./pages/ActivatePage.tsx'),
  },
  {
    path: '/mi-cuenta',
    title: { es: 'Mi cuenta', en: 'My account' },
    load: () => import('./pages/AccountPage.tsx'),
  },
];
