import { checkDesign, type Finding, type GoalsOf } from './check.ts';
import { type Design, objectivesAt } from './design.ts';
import { type Question, questions, type Section, sections, shareBands } from './designQuestions.ts';
import type { Overlap } from './overlaps.ts';
import type { QuestionAnswered } from './programme.ts';
import { short } from './rule.ts';
import {
  isActivitySentence,
  isComponentSentence,
  isEndSentence,
  isPurposeSentence,
  objectivesJoined,
  presentVerbsJoined,
  sharesWords,
} from './wording.ts';

export interface Both {
  readonly es: string;
  readonly en: string;
}
/** What the data of a design say to a question: null where a trait is for a person to judge. */
export interface DataAnswer {
  readonly level: number | null;
  readonly traits: readonly (boolean | null)[];
  readonly evidence: readonly Both[];
}
export interface EvaluatedQuestion {
  readonly number: number;
  /** Null where nothing in the data answers it: it is asked. */
  readonly data: DataAnswer | null;
  /** What a person answered, which stands before the data: a level, or null where the question does not apply or is open. */
  readonly answer: QuestionAnswered | null;
  readonly level: number | null;
}
export interface DesignEvaluation {
  readonly questions: readonly EvaluatedQuestion[];
  readonly sections: readonly {
    readonly section: Section;
    /** Questions with a level, those that have one now, and its mean, null without any. */
    readonly graded: number;
    readonly answered: number;
    readonly mean: number | null;
  }[];
  readonly points: number;
  /** Four for each question that has a level; those that do not apply are left out. */
  readonly pointsMost: number;
  readonly asked: readonly number[];
}

const both = (es: string, en: string): Both => ({ es, en });
const said = (where: Both, text: string, at: string | null = null): Both =>
  both(
    `${where.es}: «${short(text)}»${at ? ` (${at})` : ''}`,
    `${where.en}: “${short(text)}”${at ? ` (${at})` : ''}`,
  );
const all = (traits: readonly (boolean | null)[]) => traits.every((one) => one === true);
const some = (traits: readonly (boolean | null)[]) => traits.some((one) => one === true);

const ladder = (exists: boolean, traits: readonly (boolean | null)[], fourth = false): number =>
  !exists ? 0 : !some(traits) ? 1 : !all(traits) ? 2 : fourth ? 4 : 3;
const count = (traits: readonly (boolean | null)[]): number =>
  all(traits) ? 4 : Math.min(3, traits.filter((one) => one === true).length);
/** The level of a share of things that meet all that can be judged by form; none of nothing. */
export function levelOfShare(met: number, of: number): number {
  if (of === 0) return 0;
  const percent = (met * 100) / of;
  return 1 + shareBands.filter((band) => percent >= band).length;
}

interface Scene {
  readonly design: Design;
  readonly goals: GoalsOf;
  readonly findings: readonly Finding[];
  readonly overlaps: readonly { readonly name: string; readonly overlap: Overlap }[];
}
type Answering = (scene: Scene) => DataAnswer | null;

/** Things by whether each meets each trait: the traits are those that all meet, the level is by the share that meets every one. */
function share(
  things: readonly { readonly name: string; readonly traits: readonly (boolean | null)[] }[],
  what: Both,
): DataAnswer {
  const whole = things.filter((one) => one.traits.every((trait) => trait !== false));
  const traits = things[0]?.traits.map((first, i) =>
    first === null ? null : things.every((one) => one.traits[i] === true),
  );
  return {
    level: levelOfShare(whole.length, things.length),
    traits: traits ?? [],
    evidence: [
      both(
        `${whole.length} de ${things.length} ${what.es} cumplen lo que se juzga por la forma`,
        `${whole.length} of ${things.length} ${what.en} meet what is judged by form`,
      ),
      ...things
        .filter((one) => !whole.includes(one))
        .slice(0, 5)
        .map((one) => both(`No: «${short(one.name)}»`, `Not: “${short(one.name)}”`)),
    ],
  };
}

const words = {
  problem: both('Problema', 'Problem'),
  causes: both('Causas', 'Causes'),
  effects: both('Efectos', 'Effects'),
  territory: both('Dónde', 'Where'),
  end: both('Fin', 'End'),
  purpose: both('Propósito', 'Purpose'),
  potential: both('Población potencial', 'Potential population'),
  target: both('Población objetivo', 'Target population'),
};
const months = (n: number | null): Both[] =>
  n === null ? [] : [both(`Se revisa cada ${n} meses`, `Reviewed every ${n} months`)];

const about = (findings: readonly Finding[], rules: readonly string[], id: string) =>
  findings.some((one) => one.about === id && rules.includes(one.rule));

/** The answers that a design gives by itself. What none of them judges is asked of a person. */
const answering: Readonly<Record<number, Answering>> = {
  1: ({ design: { situation, populations } }) => {
    const problem = situation.problem?.trim() ?? '';
    const isFact = problem !== '' && !/^(\p{L}+(ar|er|ir))\s/iu.test(problem);
    const traits = [
      isFact,
      problem !== '' && (populations.potential ?? populations.target) !== null,
      problem !== '' && situation.reviewMonths !== null,
    ];
    return {
      level: ladder(problem !== '', traits),
      traits,
      evidence: problem
        ? [said(words.problem, problem, situation.at), ...months(situation.reviewMonths)]
        : [both('No hay un problema escrito', 'No problem is written down')],
    };
  },
  2: ({ design: { situation, populations, problemTree } }) => {
    const has = (kind: string) => problemTree.nodes.some((one) => one.kind === kind);
    const causes = situation.causes.trim() !== '' || has('cause');
    const effects = situation.effects.trim() !== '' || has('effect');
    const traits = [
      causes && effects,
      populations.potential?.quantity != null,
      situation.territory.trim() !== '',
      situation.reviewMonths !== null,
    ];
    const exists = Boolean(situation.problem?.trim()) || causes || effects;
    return {
      level: ladder(exists, traits, situation.reviewMonths !== null),
      traits,
      evidence: exists
        ? [
            ...(situation.causes ? [said(words.causes, situation.causes, situation.at)] : []),
            ...(situation.effects ? [said(words.effects, situation.effects, situation.at)] : []),
            ...(situation.territory ? [said(words.territory, situation.territory, situation.at)] : []),
            ...months(situation.reviewMonths),
          ]
        : [both('No hay diagnóstico', 'There is no diagnosis')],
    };
  },
  3: ({ design: { evidence } }) => {
    const shows = (what: string) => evidence.some((one) => one.shows === what);
    const level = shows('works-better') ? 4 : shows('works') ? 3 : evidence.length > 0 ? 2 : 0;
    return {
      level,
      traits: [1, 2, 3, 4].map((step) => level >= step),
      evidence:
        evidence.length > 0
          ? evidence.map((one) =>
              both(`«${short(one.text)}» («${one.source}»)`, `“${short(one.text)}” (“${one.source}”)`),
            )
          : [both('No hay estudios', 'There are no studies')],
    };
  },
  4: ({ design }) => {
    const purpose = objectivesAt(design, 'purpose')[0]?.text ?? '';
    const traits = [
      design.alignment.some((one) => sharesWords(purpose, `${one.goal} ${one.how}`)),
      design.alignment.some((one) => one.how.trim() !== ''),
    ];
    return {
      level: ladder(purpose !== '' && design.alignment.length > 0, traits),
      traits,
      evidence: plans(design),
    };
  },
  5: ({ design }) =>
    design.alignment.length > 0 ? { level: null, traits: [], evidence: plans(design) } : null,
  6: ({ design }) => {
    const goals = design.alignment.filter((one) =>
      /\b(ODS|SDG)\b|desarrollo sostenible|agenda 2030/i.test(`${one.plan} ${one.goal}`),
    );
    return goals.length > 0 ? { level: null, traits: [], evidence: plans({ alignment: goals }) } : null;
  },
  7: ({ design: { populations } }) => {
    const known = [populations.potential, populations.target].filter((one) => one !== null);
    const each = (has: (one: (typeof known)[number]) => boolean) => known.length === 2 && known.every(has);
    const traits = [
      each((one) => Boolean(one.unit?.trim())),
      each((one) => one.quantity !== null),
      each((one) => Boolean(one.method?.trim() && one.source?.trim())),
      each((one) => one.reviewMonths !== null),
    ];
    return {
      level: ladder(known.length > 0, traits),
      traits,
      evidence: [
        ...(populations.potential
          ? [said(words.potential, populations.potential.definition, populations.potential.at)]
          : [both('No se define la población potencial', 'The potential population is not defined')]),
        ...(populations.target
          ? [said(words.target, populations.target.definition, populations.target.at)]
          : [both('No se define la población objetivo', 'The target population is not defined')]),
      ],
    };
  },
  16: ({ design, findings }) => {
    const components = objectivesAt(design, 'component');
    const activities = (id: string) => design.objectives.filter((one) => one.parent === id);
    if (objectivesAt(design, 'activity').length === 0)
      return {
        level: 0,
        traits: [false, false, null, false],
        evidence: [both('La matriz no tiene actividades', 'The matrix has no activities')],
      };
    return share(
      components.map(({ id, text }) => {
        const own = activities(id);
        return {
          name: text,
          traits: [
            own.length > 0 && own.every((one) => isActivitySentence(one.text)),
            own.length > 0 && !about(findings, ['activities-out-of-time'], id),
            null,
            own.length > 0 && own.every((one) => one.assumptions.length > 0),
          ],
        };
      }),
      both('componentes', 'components'),
    );
  },
  17: ({ design }) =>
    share(
      objectivesAt(design, 'component').map((one) => ({
        name: one.text,
        traits: [one.text.trim() !== '', isComponentSentence(one.text), null, one.assumptions.length > 0],
      })),
      both('componentes', 'components'),
    ),
  18: ({ design }) => {
    const purposes = objectivesAt(design, 'purpose');
    const [purpose] = purposes;
    if (!purpose)
      return { level: 0, traits: [], evidence: [both('No hay Propósito', 'There is no Purpose')] };
    const components = objectivesAt(design, 'component');
    const target = design.populations.target?.definition;
    const traits = [
      components.length > 0 && components.every((one) => one.assumptions.length > 0),
      null,
      purposes.length === 1 && presentVerbsJoined(purpose.text) === 1,
      isPurposeSentence(purpose.text),
      target !== undefined && sharesWords(purpose.text, target),
    ];
    return { level: count(traits), traits, evidence: [said(words.purpose, purpose.text, purpose.at)] };
  },
  19: ({ design }) => {
    const ends = objectivesAt(design, 'end');
    const [end] = ends;
    if (!end) return { level: 0, traits: [], evidence: [both('No hay Fin', 'There is no End')] };
    const traits = [
      isEndSentence(end.text),
      /^contribuir a/i.test(end.text),
      null,
      ends.length === 1 && objectivesJoined(end.text) === 1,
      design.alignment.length > 0,
    ];
    return { level: count(traits), traits, evidence: [said(words.end, end.text, end.at), ...plans(design)] };
  },
  20: ({ design }) => {
    const order = ['activity', 'component', 'purpose', 'end'] as const;
    const here = order.map((level) => objectivesAt(design, level).length > 0);
    const missing = here.indexOf(false);
    const level = missing === -1 ? 4 : missing;
    const [activities, components, purposes, ends] = order.map((one) => objectivesAt(design, one).length);
    return {
      level,
      traits: [1, 2, 3, 4].map((step) => level >= step),
      evidence: [
        both(
          `Actividades: ${activities}; componentes: ${components}; Propósito: ${purposes}; Fin: ${ends}`,
          `Activities: ${activities}; components: ${components}; Purpose: ${purposes}; End: ${ends}`,
        ),
      ],
    };
  },
  21: ({ design, findings }) =>
    share(
      design.indicators.map(({ id, name }) => ({
        name,
        traits: [
          !about(
            findings,
            [
              'indicator-without-definition',
              'indicator-without-formula',
              'formula-unreadable',
              'indicator-name-long',
            ],
            id,
          ),
          !about(findings, ['indicator-without-objective'], id),
          !about(findings, ['indicator-without-means', 'source-too-seldom'], id),
          !about(
            findings,
            ['indicator-without-means', 'means-incomplete', 'indicator-without-frequency'],
            id,
          ),
          !about(findings, ['indicator-unfit-dimension'], id),
        ],
      })),
      both('indicadores', 'indicators'),
    ),
  22: ({ design, goals }) =>
    share(
      design.indicators.map((one) => ({
        name: one.name,
        traits: [
          one.name.trim() !== '',
          one.definition.trim() !== '',
          one.formula.trim() !== '',
          one.unit.trim() !== '',
          one.frequency !== null,
          one.baseline !== null,
          Object.keys(goals(one.id)).length > 0,
          true,
        ],
      })),
      both('indicadores', 'indicators'),
    ),
  23: ({ design, goals, findings }) =>
    share(
      design.indicators.map((one) => {
        const has = Object.keys(goals(one.id)).length > 0;
        return {
          name: one.name,
          traits: [
            has && one.unit.trim() !== '',
            has && !about(findings, ['goal-not-demanding'], one.id),
            null,
          ],
        };
      }),
      both('indicadores', 'indicators'),
    ),
  24: ({ design, findings }) =>
    share(
      design.indicators.map((one) => ({
        name: one.name,
        traits: [
          one.means.length > 0 && one.means.every((means) => means.owner.trim() !== ''),
          one.means.length > 0 && one.means.every((means) => means.name.trim() !== ''),
          one.formula.trim() !== '' && !about(findings, ['formula-unreadable', 'variable-undefined'], one.id),
          one.means.some((means) => means.isPublic),
        ],
      })),
      both('indicadores', 'indicators'),
    ),
  25: ({ design, findings }) => {
    const rows = (['end', 'purpose', 'component', 'activity'] as const).map((level) => {
      const objectives = objectivesAt(design, level);
      const indicators = design.indicators.filter((one) => objectives.some(({ id }) => id === one.objective));
      return {
        covers:
          objectives.length > 0 &&
          objectives.every(({ id }) => indicators.some((one) => one.objective === id)),
        proves:
          indicators.length > 0 &&
          indicators.every((one) => !about(findings, ['indicator-without-means'], one.id)),
      };
    });
    if (design.indicators.length === 0)
      return {
        level: 0,
        traits: [null, false, false],
        evidence: [both('No hay indicadores', 'There are no indicators')],
      };
    const whole = rows.filter((one) => one.covers && one.proves).length;
    return {
      level: whole,
      traits: [null, rows.every((one) => one.proves), rows.every((one) => one.covers)],
      evidence: [
        both(
          `${whole} de 4 niveles tienen en cada objetivo indicadores con su medio`,
          `${whole} of 4 levels have in each objective indicators with their means`,
        ),
      ],
    };
  },
  26: ({ findings }) => {
    const matrix = findings.filter((one) => one.part === 'objectives' || one.part === 'indicators');
    const byRule = new Map(matrix.map((one) => [one.rule, one] as const));
    return {
      level: null,
      traits: [],
      evidence:
        byRule.size === 0
          ? [
              both(
                'La revisión no encuentra nada que cambiar en la matriz',
                'The check finds nothing to change in the matrix',
              ),
            ]
          : [...byRule.values()].map((one) => both(one.es.remedy, one.en.remedy)),
    };
  },
  30: ({ design, overlaps }) => {
    if (design.scope.goods.length === 0 && design.scope.populations.length === 0) return null;
    const kinds: Readonly<Record<Overlap['kind'], Both>> = {
      duplication: both('Duplicación', 'Duplication'),
      coincidence: both('Coincidencia', 'Coincidence'),
      complementarity: both('Complementariedad', 'Complementarity'),
    };
    return {
      level: null,
      traits: [],
      evidence:
        overlaps.length === 0
          ? [
              both(
                'Ninguno de los programas de esta casa se le superpone',
                'None of the programmes of this house overlaps with it',
              ),
            ]
          : overlaps.map(({ name, overlap }) =>
              both(`${kinds[overlap.kind].es}: «${name}»`, `${kinds[overlap.kind].en}: “${name}”`),
            ),
    };
  },
};

const plans = ({ alignment }: Pick<Design, 'alignment'>): Both[] =>
  alignment.map((one) => both(`«${one.plan}»: «${short(one.goal)}»`, `“${one.plan}”: “${short(one.goal)}”`));

/**
 * The thirty questions of the design evaluation on a design: those that its data answer, with what they rest on, and those that are
 * asked of a person. A person's answer stands before what the data say, and both are kept in sight.
 */
export function evaluateDesign(
  design: Design,
  given: {
    readonly goals: GoalsOf;
    readonly answers: readonly QuestionAnswered[];
    readonly overlaps: Scene['overlaps'];
  },
): DesignEvaluation {
  const scene: Scene = {
    design,
    goals: given.goals,
    findings: checkDesign(design, given.goals),
    overlaps: given.overlaps,
  };
  const evaluated = questions.map(({ number }): EvaluatedQuestion => {
    const data = answering[number]?.(scene) ?? null;
    const answer = given.answers.find((one) => one.question === number) ?? null;
    return { number, data, answer, level: answer ? answer.level : (data?.level ?? null) };
  });
  const graded = (section: Section | null) =>
    evaluated.filter((_, i) => {
      const question = questions[i] as Question;
      return question.scale !== 'open' && (section === null || question.section === section);
    });
  const levels = (section: Section | null) =>
    graded(section).flatMap((one) => (one.level === null ? [] : [one.level]));
  const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
  return {
    questions: evaluated,
    sections: sections.map((section) => {
      const known = levels(section);
      return {
        section,
        graded: graded(section).length,
        answered: known.length,
        mean: known.length === 0 ? null : sum(known) / known.length,
      };
    }),
    points: sum(levels(null)),
    pointsMost: 4 * levels(null).length,
    asked: evaluated.filter((one) => one.data === null && one.answer === null).map((one) => one.number),
  };
}
