import { type Design, emptyDesign, type Indicator, type Objective } from './design.ts';

// A whole design in which the check finds nothing: the demonstration opens with it, and each rule is tried against it.
// The programme and its figures are invented.

const base = emptyDesign('Afiliación de personas trabajadoras independientes');

const objective = (one: Pick<Objective, 'id' | 'level' | 'text'> & Partial<Objective>): Objective => ({
  title: null,
  parent: null,
  unit: null,
  assumptions: [],
  starts: null,
  ends: null,
  at: null,
  ...one,
});
const others = (text: string) => [{ text, control: 'others' as const }];

const indicator = (
  one: Pick<Indicator, 'id' | 'objective' | 'name' | 'definition' | 'formula' | 'variables' | 'unit'> &
    Partial<Indicator>,
): Indicator => ({
  kind: 'management',
  dimension: 'efficacy',
  relation: 'absolute',
  frequency: 'quarterly',
  aggregation: 'sum',
  direction: 'ascending',
  thresholds: { green: 0.95, yellow: 0.8 },
  baseline: { value: 0, period: '2025' },
  baselineWhyNot: null,
  disaggregations: [],
  means: [
    {
      name: 'Registro de afiliación',
      owner: 'Dirección de Afiliación y Cobertura',
      frequency: 'monthly',
      where: 'Datos abiertos de la institución, tabla de afiliación',
      isPublic: true,
    },
  ],
  responsible: 'Dirección de Afiliación y Cobertura',
  at: null,
  ...one,
});
const bySex = { by: 'sexo', groups: ['mujeres', 'hombres'] };
const persons = (symbol: string, name: string) => ({ symbol, name, unit: 'personas' });

export const soundDesign: Design = {
  ...base,
  identity: {
    ...base.identity,
    objective: 'Que quienes trabajan por su cuenta coticen y reciban prestaciones.',
    code: 'PR-2026-01',
    executor: 'Dirección Nacional de Afiliación y Cobertura (DNAC)',
    donor: 'Presupuesto institucional',
    beneficiary: 'Personas que trabajan por su cuenta, sin afiliación',
    starts: '2026-01',
    ends: '2027-12',
    modality: 'Programa institucional',
  },
  situation: {
    problem: 'Cuatro de cada cinco personas que trabajan por su cuenta no cotizan a la seguridad social',
    causes:
      'El aporte no sigue los ingresos, que varían; afiliarse exige varios trámites; se desconoce el beneficio.',
    effects: 'Envejecen sin pensión y enfrentan la enfermedad con gasto propio.',
    territory: 'Sobre todo en Guayas, Manabí y Pichincha; más en el campo que en la ciudad.',
    reviewMonths: 24,
    at: null,
  },
  populations: {
    potential: {
      definition: 'Personas que trabajan por su cuenta, de 18 a 64 años',
      unit: 'personas',
      quantity: 2_000_000,
      whyNot: null,
      method: 'Encuesta de empleo, categoría de ocupación',
      source: 'Encuesta nacional de empleo',
      reviewMonths: 12,
      at: null,
    },
    target: {
      definition:
        'Personas trabajadoras independientes con ingresos sobre el salario básico y sin afiliación',
      unit: 'personas',
      quantity: 400_000,
      whyNot: null,
      method: 'Encuesta de empleo cruzada con el registro de afiliación',
      source: 'Encuesta nacional de empleo y registro de afiliación',
      reviewMonths: 12,
      at: null,
    },
    served: {
      definition: 'Personas trabajadoras independientes afiliadas con el programa',
      unit: 'personas',
      quantity: 31_250,
      whyNot: null,
      method: 'Conteo de afiliaciones',
      source: 'Registro de afiliación',
      reviewMonths: 3,
      at: null,
    },
    unitsUsed: [],
  },
  equity: {
    genderDiagnosis:
      'Entre quienes trabajan por su cuenta cotiza el 17 % de los hombres y el 11 % de las mujeres, que además interrumpen más su trabajo por los cuidados.',
    vulnerableGroups: ['mujeres con trabajo de cuidados', 'población rural', 'personas con discapacidad'],
    measures:
      'Horarios de atención con cuidado infantil, brigadas rurales y formularios accesibles, con línea propia en el presupuesto.',
    at: null,
  },
  scope: {
    populations: [{ code: 'independent-workers', at: null }],
    goods: [{ code: 'affiliation', at: null }],
    territories: [{ code: 'EC', at: null }],
  },
  evidence: [
    {
      text: 'El aporte unificado y simple aumentó la afiliación de pequeños negocios donde se evaluó.',
      source: 'Evaluaciones de regímenes simplificados en la región',
      shows: 'works',
    },
  ],
  objectives: [
    objective({
      id: 'fin',
      level: 'end',
      text: 'Contribuir a reducir la pobreza en la vejez mediante la afiliación de quienes trabajan por su cuenta',
    }),
    objective({
      id: 'proposito',
      level: 'purpose',
      text: 'Las personas trabajadoras independientes cotizan de forma continua a la seguridad social',
      assumptions: others('Los ingresos del trabajo por cuenta propia se mantienen'),
    }),
    objective({
      id: 'c1',
      level: 'component',
      text: 'Esquema simple de afiliación aplicado en todas las provincias',
      unit: 'personas',
      assumptions: others('La Asamblea no cambia la base de aportación durante el programa'),
    }),
    objective({
      id: 'a1',
      level: 'activity',
      parent: 'c1',
      text: 'Visita de brigadas de afiliación a mercados y ferias',
      assumptions: others('Los municipios permiten las brigadas en los mercados'),
      starts: '2026-02-01',
      ends: '2027-11-30',
    }),
    objective({
      id: 'a2',
      level: 'activity',
      parent: 'c1',
      text: 'Capacitación del personal de ventanilla',
      assumptions: others('El sistema de formación pública acepta los cursos'),
      starts: '2026-03-01',
      ends: '2026-09-30',
    }),
    objective({
      id: 'c2',
      level: 'component',
      text: 'Solicitudes de afiliación resueltas en cinco días',
      unit: 'personas',
      assumptions: others('El Registro Civil mantiene el servicio de consulta de identidad'),
    }),
    objective({
      id: 'a3',
      level: 'activity',
      parent: 'c2',
      text: 'Validación de solicitudes en línea',
      assumptions: others('La conexión con el Registro Civil está disponible'),
      starts: '2026-02-01',
      ends: '2027-12-31',
    }),
  ],
  indicators: [
    indicator({
      id: 'i-fin',
      objective: 'fin',
      name: 'Personas mayores en pobreza',
      definition: 'Parte de las personas de 65 años y más cuyo ingreso está bajo la línea de pobreza.',
      formula: 'pobres / mayores * 100',
      variables: [
        persons('pobres', 'Personas de 65 y más en pobreza'),
        persons('mayores', 'Personas de 65 y más'),
      ],
      unit: '%',
      kind: 'strategic',
      relation: 'percentage',
      frequency: 'annual',
      aggregation: 'ratio',
      direction: 'descending',
      baseline: { value: 21.4, period: '2025' },
      disaggregations: [bySex, { by: 'área', groups: ['urbana', 'rural'] }],
      means: [
        {
          name: 'Encuesta nacional de empleo, pobreza por ingresos',
          owner: 'Instituto de estadística',
          frequency: 'semestral',
          where: 'Sitio del instituto de estadística',
          isPublic: true,
        },
      ],
      responsible: 'Dirección de Planificación',
    }),
    indicator({
      id: 'i-proposito',
      objective: 'proposito',
      name: 'Independientes que cotizan nueve meses o más',
      definition: 'Parte de la población objetivo que cotizó al menos nueve de los últimos doce meses.',
      formula: 'continuas / objetivo * 100',
      variables: [
        persons('continuas', 'Personas con nueve meses o más'),
        persons('objetivo', 'Población objetivo'),
      ],
      unit: '%',
      kind: 'strategic',
      relation: 'percentage',
      frequency: 'semestral',
      aggregation: 'last',
      baseline: { value: 2.1, period: '2025-S2' },
      disaggregations: [bySex],
    }),
    indicator({
      id: 'i-c1',
      objective: 'c1',
      name: 'Personas independientes afiliadas',
      definition: 'Afiliaciones nuevas por el esquema simple en el período.',
      formula: 'nuevas',
      variables: [persons('nuevas', 'Afiliaciones nuevas')],
      unit: 'personas',
      disaggregations: [bySex],
    }),
    indicator({
      id: 'i-c2',
      objective: 'c2',
      name: 'Solicitudes resueltas en cinco días',
      definition: 'Parte de las solicitudes que se resolvieron en cinco días laborables o menos.',
      formula: 'a_tiempo / solicitudes * 100',
      variables: [
        { symbol: 'a_tiempo', name: 'Resueltas en cinco días', unit: 'solicitudes' },
        { symbol: 'solicitudes', name: 'Solicitudes recibidas', unit: 'solicitudes' },
      ],
      unit: '%',
      dimension: 'quality',
      relation: 'percentage',
      frequency: 'quarterly',
      aggregation: 'ratio',
      baseline: { value: 48, period: '2025-T4' },
    }),
    indicator({
      id: 'i-a1',
      objective: 'a1',
      name: 'Visitas de brigadas',
      definition: 'Visitas hechas a mercados y ferias en el trimestre.',
      formula: 'visitas',
      variables: [{ symbol: 'visitas', name: 'Visitas hechas', unit: 'visitas' }],
      unit: 'visitas',
    }),
    indicator({
      id: 'i-a2',
      objective: 'a2',
      name: 'Funcionarios capacitados',
      definition: 'Funcionarios de ventanilla que aprobaron el curso en el trimestre.',
      formula: 'aprobaron',
      variables: [{ symbol: 'aprobaron', name: 'Aprobaron el curso', unit: 'funcionarios' }],
      unit: 'funcionarios',
    }),
    indicator({
      id: 'i-a3',
      objective: 'a3',
      name: 'Costo por solicitud validada',
      definition: 'Gasto de la validación dividido para las solicitudes validadas.',
      formula: 'gasto / validadas',
      variables: [
        { symbol: 'gasto', name: 'Gasto de validación', unit: 'dólares' },
        { symbol: 'validadas', name: 'Solicitudes validadas', unit: 'solicitudes' },
      ],
      unit: 'dólares por solicitud',
      dimension: 'economy',
      relation: 'average',
      aggregation: 'ratio',
      direction: 'descending',
      baseline: { value: 3.9, period: '2025-T4' },
    }),
  ],
  risks: [
    {
      id: 'r1',
      text: 'Cambian las autoridades y el programa pierde prioridad',
      probability: 'medium',
      impact: 'high',
      mitigation: 'Acuerdo del Consejo Directivo con metas por semestre y un responsable técnico estable',
      owner: 'Dirección de Planificación',
      at: null,
    },
  ],
  stakeholders: [
    {
      name: 'Asociaciones de comerciantes y artesanos',
      interest: 'Aporte que siga sus ingresos',
      role: 'Consulta del esquema y difusión',
    },
  ],
  roles: [
    {
      who: 'Dirección de Planificación',
      does: 'Diseña, aprueba lo reportado y publica cada semestre',
      at: null,
    },
    {
      who: 'Dirección de Afiliación y Cobertura',
      does: 'Ejecuta los componentes y reporta cada trimestre',
      at: null,
    },
  ],
  budget: [
    {
      id: 'b1',
      component: 'c1',
      source: 'Presupuesto institucional',
      name: 'Brigadas y capacitación',
      cents: 48_000_000,
      at: null,
    },
    {
      id: 'b2',
      component: 'c2',
      source: 'Presupuesto institucional',
      name: 'Validación en línea',
      cents: 21_500_000,
      at: null,
    },
    {
      id: 'b3',
      component: null,
      source: 'Presupuesto institucional',
      name: 'Gestión y evaluación',
      cents: 6_500_000,
      at: null,
    },
  ],
  products: [
    {
      id: 'p1',
      component: 'c1',
      code: 'P1',
      name: 'Reglamento del esquema simple',
      due: '2026-03-31',
      at: null,
    },
    { id: 'p2', component: 'c1', code: 'P2', name: 'Brigadas en 24 provincias', due: '2026-09-30', at: null },
    {
      id: 'p3',
      component: 'c2',
      code: 'P3',
      name: 'Formulario en línea accesible',
      due: '2026-06-30',
      at: null,
    },
  ],
  sustainability: {
    exitPlan:
      'Desde 2028 la afiliación simple es trámite ordinario de la Dirección de Afiliación, con su presupuesto.',
    continues: [{ what: 'Brigadas rurales', who: 'Direcciones provinciales', by: '2028-01-01' }],
  },
  alignment: [
    {
      plan: 'Plan nacional de desarrollo',
      goal: 'Aumentar la cobertura de la seguridad social contributiva',
      how: 'Las afiliaciones nuevas suman a la meta de cobertura.',
    },
  ],
  reports: [
    {
      what: 'Informe semestral',
      who: 'Dirección de Planificación',
      every: 'semestre',
      due: '30 días después del cierre',
      at: null,
    },
  ],
  problemTree: {
    nodes: [
      { id: 'n1', kind: 'cause', text: 'El aporte no sigue los ingresos, que varían', x: 20, y: 20 },
      { id: 'n2', kind: 'cause', text: 'Afiliarse exige varios trámites', x: 20, y: 130 },
      { id: 'n3', kind: 'problem', text: 'Quienes trabajan por su cuenta no cotizan', x: 270, y: 20 },
      { id: 'n4', kind: 'effect', text: 'Envejecen sin pensión', x: 520, y: 20 },
    ],
    links: [
      { from: 'n1', to: 'n3', why: 'Un aporte fijo no se puede pagar en un mes malo' },
      { from: 'n2', to: 'n3', why: 'Cada visita cuesta un día de trabajo' },
      { from: 'n3', to: 'n4', why: 'Sin aportes no hay derecho a pensión' },
    ],
  },
  objectiveTree: {
    nodes: [
      { id: 'n1', kind: 'means', text: 'El aporte sigue los ingresos', x: 20, y: 20 },
      { id: 'n2', kind: 'means', text: 'Afiliarse es un solo trámite', x: 20, y: 130 },
      {
        id: 'n3',
        kind: 'objective',
        text: 'Quienes trabajan por su cuenta cotizan de forma continua',
        x: 270,
        y: 20,
      },
      { id: 'n4', kind: 'effect', text: 'Llegan a la vejez con pensión', x: 520, y: 20 },
    ],
    links: [
      { from: 'n1', to: 'n3', why: 'Lo que sigue al ingreso se puede sostener' },
      { from: 'n2', to: 'n3', why: 'Lo que se hace de una vez se hace' },
      { from: 'n3', to: 'n4', why: 'Los aportes dan derecho a pensión' },
    ],
  },
  theory: {
    nodes: [
      { id: 'n1', kind: 'activity', text: 'Brigadas visitan mercados y ferias', x: 40, y: 60 },
      { id: 'n2', kind: 'output', text: 'Esquema simple aplicado en las provincias', x: 320, y: 60 },
      { id: 'n3', kind: 'outcome', text: 'Independientes cotizan de forma continua', x: 600, y: 120 },
      { id: 'n4', kind: 'impact', text: 'Menos pobreza en la vejez', x: 880, y: 120 },
    ],
    links: [
      { from: 'n1', to: 'n2', why: 'La visita resuelve el trámite en el lugar de trabajo' },
      { from: 'n2', to: 'n3', why: 'Un aporte que sigue el ingreso se puede sostener' },
      { from: 'n3', to: 'n4', why: 'Quien cotiza llega a la vejez con pensión' },
    ],
  },
};

/** The goals of the sound design, by indicator and period. */
export function soundGoals(id: string): Readonly<Record<string, number>> {
  return goals[id] ?? {};
}
const goals: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'i-fin': { '2026': 21, '2027': 20 },
  'i-proposito': { '2026-S1': 3, '2026-S2': 5, '2027-S1': 8, '2027-S2': 12 },
  'i-c1': { '2026-T1': 5_000, '2026-T2': 10_000, '2026-T3': 15_000, '2026-T4': 20_000 },
  'i-c2': { '2026-T1': 55, '2026-T2': 65, '2026-T3': 75, '2026-T4': 85 },
  'i-a1': { '2026-T1': 60, '2026-T2': 90, '2026-T3': 90, '2026-T4': 90 },
  'i-a2': { '2026-T1': 100, '2026-T2': 150, '2026-T3': 150, '2026-T4': 0 },
  'i-a3': { '2026-T1': 3.8, '2026-T2': 3.6, '2026-T3': 3.4, '2026-T4': 3.2 },
};
