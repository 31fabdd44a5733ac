import type { AsmType } from './asm.ts';
import type { GapKind } from './checks.ts';
import type {
  Criterion,
  EvaluationKind,
  InformantCategory,
  Method,
  Priority,
  SourceKind,
  Term,
} from './lists.ts';
import type { Standing } from './recommendation.ts';
import type { Family, Strength } from './strength.ts';

type Words<Name extends string> = Readonly<Record<Name, string>>;
interface EvaluationWords {
  readonly criterion: Words<Criterion>;
  readonly source: Words<SourceKind>;
  readonly method: Words<Method>;
  readonly category: Words<InformantCategory>;
  readonly priority: Words<Priority>;
  readonly term: Words<Term>;
  readonly resources: Words<'low' | 'medium' | 'high'>;
  readonly kind: Words<EvaluationKind>;
  readonly strength: Words<Strength>;
  readonly family: Words<Family>;
  readonly standing: Words<Standing>;
  readonly decision: Words<'accepted' | 'partly' | 'rejected'>;
  readonly asm: Words<AsmType>;
  readonly owed: Words<'answer' | 'plan' | 'action' | 'verdict'>;
  readonly level: Words<'director' | 'board'>;
  readonly actionState: Words<'planned' | 'reported' | 'returned' | 'verified'>;
  readonly gap: Words<GapKind>;
}

/** The closed lists of an evaluation in words, for pages and for the report. */
export const evaluationWords: Readonly<Record<'es' | 'en', EvaluationWords>> = {
  es: {
    criterion: {
      relevance: 'Relevancia',
      coherence: 'Coherencia (validez del diseño)',
      effectiveness: 'Efectividad',
      efficiency: 'Eficiencia',
      management: 'Eficacia de la gestión',
      'impact-sustainability': 'Impacto y sostenibilidad',
      design: 'Diseño',
    },
    source: {
      document: 'Documentos',
      record: 'Registros y cifras',
      interview: 'Entrevistas',
      group: 'Grupos focales',
      survey: 'Encuesta',
      observation: 'Observación',
    },
    method: {
      'document-review': 'Análisis documental',
      interviews: 'Entrevistas',
      'group-interviews': 'Entrevistas grupales',
      survey: 'Encuesta',
      observation: 'Observación',
      'financial-analysis': 'Análisis financiero',
      'outcome-harvesting': 'Cosecha de alcances',
    },
    category: {
      'implementing-agency': 'Personal de la agencia que ejecuta',
      institution: 'Representantes de la institución',
      workers: 'Organizaciones de trabajadores',
      employers: 'Organizaciones de empleadores',
      'united-nations': 'Naciones Unidas',
      state: 'Otras entidades del Estado',
      beneficiaries: 'Personas beneficiarias',
      experts: 'Especialistas',
      'civil-society': 'Sociedad civil',
    },
    priority: { high: 'Alta', medium: 'Media', low: 'Baja' },
    term: { short: 'Corto', medium: 'Mediano', long: 'Largo' },
    resources: { low: 'Pocos', medium: 'Medianos', high: 'Muchos' },
    kind: {
      'final-independent': 'Evaluación final independiente',
      'mid-term': 'Evaluación intermedia',
      design: 'Evaluación de diseño',
      plan: 'Lo que se prevé evaluar',
    },
    strength: {
      none: 'Sin evidencia',
      single: 'Una sola fuente',
      limited: 'Limitada',
      moderate: 'Moderada',
      strong: 'Fuerte',
    },
    family: { documents: 'documentos', figures: 'cifras', voices: 'voces', sight: 'observación' },
    standing: {
      unanswered: 'Sin respuesta',
      rejected: 'Rechazada con razones',
      accepted: 'Aceptada, sin plan',
      planned: 'Planificada',
      'in-progress': 'En marcha',
      'to-verify': 'Por verificar',
      verified: 'Verificada, por cerrar',
      'carried-out': 'Cumplida',
    },
    decision: { accepted: 'Se acepta', partly: 'Se acepta en parte', rejected: 'Se rechaza' },
    asm: {
      specific: 'Específico: una unidad',
      institutional: 'Institucional: varias unidades',
      interinstitutional: 'Interinstitucional: varias instituciones',
      intergovernmental: 'Intergubernamental: varios niveles de gobierno',
    },
    owed: { answer: 'Respuesta', plan: 'Plan de acciones', action: 'Acción', verdict: 'Verificación' },
    level: { director: 'Dirección General', board: 'Consejo Directivo' },
    actionState: {
      planned: 'Planificada',
      reported: 'Reportada, por verificar',
      returned: 'Devuelta: no basta',
      verified: 'Verificada',
    },
    gap: {
      'terms-missing': 'No hay términos de referencia',
      'no-questions': 'No hay preguntas de evaluación',
      'no-informants': 'No se cuenta a quién se preguntó',
      'no-conclusions': 'No hay conclusiones',
      'no-recommendations': 'No hay recomendaciones',
      'question-without-indicator': 'Preguntas sin indicador',
      'question-without-source': 'Preguntas sin fuentes',
      'question-without-method': 'Preguntas sin método',
      'question-without-finding': 'Preguntas que ningún hallazgo contesta',
      'finding-without-question': 'Hallazgos que no contestan ninguna pregunta',
      'finding-without-evidence': 'Hallazgos sin evidencia',
      'conclusion-without-finding': 'Conclusiones sin hallazgo',
      'conclusion-without-recommendation': 'Conclusiones de las que no sale ninguna recomendación',
      'recommendation-without-conclusion': 'Recomendaciones sin conclusión que las sostenga',
      'recommendation-without-addressee': 'Recomendaciones que no dicen a quién van',
      'recommendation-without-priority': 'Recomendaciones sin prioridad',
      'recommendation-without-term': 'Recomendaciones sin plazo',
    },
  },
  en: {
    criterion: {
      relevance: 'Relevance',
      coherence: 'Coherence (validity of design)',
      effectiveness: 'Effectiveness',
      efficiency: 'Efficiency',
      management: 'Effectiveness of management',
      'impact-sustainability': 'Impact and sustainability',
      design: 'Design',
    },
    source: {
      document: 'Documents',
      record: 'Records and figures',
      interview: 'Interviews',
      group: 'Focus groups',
      survey: 'Survey',
      observation: 'Observation',
    },
    method: {
      'document-review': 'Review of documents',
      interviews: 'Interviews',
      'group-interviews': 'Group interviews',
      survey: 'Survey',
      observation: 'Observation',
      'financial-analysis': 'Financial analysis',
      'outcome-harvesting': 'Outcome harvesting',
    },
    category: {
      'implementing-agency': 'Staff of the implementing agency',
      institution: 'Representatives of the institution',
      workers: 'Workers’ organisations',
      employers: 'Employers’ organisations',
      'united-nations': 'United Nations',
      state: 'Other State bodies',
      beneficiaries: 'Beneficiaries',
      experts: 'Experts',
      'civil-society': 'Civil society',
    },
    priority: { high: 'High', medium: 'Medium', low: 'Low' },
    term: { short: 'Short', medium: 'Medium', long: 'Long' },
    resources: { low: 'Few', medium: 'Medium', high: 'Many' },
    kind: {
      'final-independent': 'Independent final evaluation',
      'mid-term': 'Mid-term evaluation',
      design: 'Design evaluation',
      plan: 'What is planned to be evaluated',
    },
    strength: {
      none: 'No evidence',
      single: 'A single source',
      limited: 'Limited',
      moderate: 'Moderate',
      strong: 'Strong',
    },
    family: { documents: 'documents', figures: 'figures', voices: 'voices', sight: 'observation' },
    standing: {
      unanswered: 'Never answered',
      rejected: 'Rejected with reasons',
      accepted: 'Accepted, no plan',
      planned: 'Planned',
      'in-progress': 'Under way',
      'to-verify': 'To be verified',
      verified: 'Verified, to be closed',
      'carried-out': 'Carried out',
    },
    decision: { accepted: 'Accepted', partly: 'Accepted in part', rejected: 'Rejected' },
    asm: {
      specific: 'Specific: one unit',
      institutional: 'Institutional: several units',
      interinstitutional: 'Interinstitutional: several institutions',
      intergovernmental: 'Intergovernmental: several levels of government',
    },
    owed: { answer: 'Answer', plan: 'Plan of actions', action: 'Action', verdict: 'Verification' },
    level: { director: 'Director General', board: 'Board' },
    actionState: {
      planned: 'Planned',
      reported: 'Reported, to be verified',
      returned: 'Returned: not enough',
      verified: 'Verified',
    },
    gap: {
      'terms-missing': 'There are no terms of reference',
      'no-questions': 'There are no evaluation questions',
      'no-informants': 'Who was asked is not counted',
      'no-conclusions': 'There are no conclusions',
      'no-recommendations': 'There are no recommendations',
      'question-without-indicator': 'Questions without an indicator',
      'question-without-source': 'Questions without sources',
      'question-without-method': 'Questions without a method',
      'question-without-finding': 'Questions that no finding answers',
      'finding-without-question': 'Findings that answer no question',
      'finding-without-evidence': 'Findings without evidence',
      'conclusion-without-finding': 'Conclusions without a finding',
      'conclusion-without-recommendation': 'Conclusions from which no recommendation follows',
      'recommendation-without-conclusion': 'Recommendations with no conclusion behind them',
      'recommendation-without-addressee': 'Recommendations that do not say to whom',
      'recommendation-without-priority': 'Recommendations without priority',
      'recommendation-without-term': 'Recommendations without a term',
    },
  },
};
