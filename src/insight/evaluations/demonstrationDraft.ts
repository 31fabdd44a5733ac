import type { EvaluationFacts } from './content.ts';
import type { EvaluationAct } from './decideEvaluation.ts';

/** An evaluation that the synthetic institution is writing: everything in it is invented. */
export const draftFacts: EvaluationFacts = {
  slug: 'acompanamiento-familiar',
  programme: 'ec-t1241',
  programmeTitle: 'Cooperación técnica EC-T1241, apoyo al Sistema Nacional de Equidad e Inclusión Social',
  title: 'Evaluación intermedia del acompañamiento familiar (ejercicio sintético)',
  kind: 'mid-term',
  commissionedBy: 'Institución de referencia (sintética)',
};

export const draftActs: readonly EvaluationAct[] = [
  {
    act: 'write-terms',
    terms: {
      purpose:
        'Saber si el acompañamiento cambia algo en las familias antes de extenderlo a otros distritos.',
      scope: 'Tres distritos piloto, del primer al cuarto trimestre.',
      users: ['Dirección de la familia', 'Distritos piloto', 'Familias acompañadas'],
      limitations: [
        { text: 'El piloto lleva ocho meses: los cambios lentos no se verán todavía.', place: null },
      ],
    },
  },
  {
    act: 'put',
    part: 'questions',
    item: {
      number: null,
      criterion: 'effectiveness',
      text: '¿Reciben las familias las visitas que su plan prevé?',
      indicators: ['Visitas hechas sobre visitas previstas', 'Familias con plan acordado'],
      sources: ['record', 'interview'],
      methods: ['document-review', 'interviews'],
      place: null,
    },
  },
  {
    act: 'put',
    part: 'questions',
    item: {
      number: null,
      criterion: 'relevance',
      text: '¿Responde el plan a lo que la familia dice que necesita?',
      indicators: ['Necesidades que la familia nombra y el plan recoge'],
      sources: ['interview', 'document'],
      methods: ['interviews', 'document-review'],
      place: null,
    },
  },
  { act: 'count-informants', category: 'beneficiaries', women: 19, men: 7 },
  { act: 'count-informants', category: 'institution', women: 5, men: 4 },
  {
    act: 'put',
    part: 'findings',
    item: {
      number: null,
      criterion: 'effectiveness',
      questions: [1],
      text: 'Se hacen siete de cada diez visitas previstas; faltan sobre todo las de zonas rurales alejadas.',
      evidence: [
        { kind: 'record', category: null, what: 'Registro de visitas del piloto' },
        { kind: 'interview', category: 'beneficiaries', what: 'Familias de los tres distritos' },
        { kind: 'interview', category: 'institution', what: 'Personal de acompañamiento' },
      ],
      figures: [],
      sums: [],
      place: null,
    },
  },
  {
    act: 'put',
    part: 'findings',
    item: {
      number: null,
      criterion: 'relevance',
      questions: [2],
      text: 'Los planes hablan de ingresos; las familias, además, de cuidado de niños y de salud.',
      evidence: [{ kind: 'interview', category: 'beneficiaries', what: 'Familias de los tres distritos' }],
      figures: [],
      sums: [],
      place: null,
    },
  },
  {
    act: 'put',
    part: 'conclusions',
    item: {
      number: null,
      criterion: 'effectiveness',
      text: 'El acompañamiento llega, pero menos a quien vive más lejos.',
      findings: [1],
      place: null,
    },
  },
];
