import type { Content } from './content.ts';

type Fields<Sheet> = Readonly<Record<keyof Sheet & string, string>>;
interface SheetWords {
  /** The fields of the ILO's standard sheet of a lesson learnt, in its order. */
  readonly lesson: Fields<Content['lessons'][number]['sheet']>;
  /** The fields of the ILO's standard sheet of an emerging good practice, in its order. */
  readonly practice: Fields<Content['goodPractices'][number]['sheet']>;
  /** Where the source leaves a field empty, and where who writes here does. */
  readonly empty: string;
  readonly blank: string;
}

/** What the standard sheets of lessons and good practices ask, on the page and in the documents. */
export const sheetWords: Readonly<Record<'es' | 'en', SheetWords>> = {
  es: {
    lesson: {
      description: 'Qué se aprendió',
      context: 'Contexto y condiciones',
      users: 'Para quién',
      challenges: 'Desafíos y sus causas',
      achievements: 'Logros y sus causas',
      administration: 'Aspectos administrativos',
    },
    practice: {
      description: 'En qué consiste',
      conditions: 'Condiciones y límites',
      causeAndEffect: 'Causa y efecto',
      impact: 'Efecto y a quién beneficia',
      replication: 'Quién puede repetirla',
      linkUpwards: 'Vínculo con objetivos mayores',
      other: 'Otros comentarios',
    },
    empty: 'La fuente deja este campo vacío',
    blank: 'Este campo está vacío',
  },
  en: {
    lesson: {
      description: 'What was learnt',
      context: 'Context and preconditions',
      users: 'For whom',
      challenges: 'Challenges and their causes',
      achievements: 'Achievements and their causes',
      administration: 'Administrative issues',
    },
    practice: {
      description: 'What it is',
      conditions: 'Conditions and limits',
      causeAndEffect: 'Cause and effect',
      impact: 'Effect and whom it benefits',
      replication: 'Who can repeat it',
      linkUpwards: 'Link to wider goals',
      other: 'Other comments',
    },
    empty: 'The source leaves this field empty',
    blank: 'This field is empty',
  },
};
