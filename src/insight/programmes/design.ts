import { z } from 'zod';
import { goodCodes, populationCodes, territoryCodes } from './scope.ts';

// The model of a programme's design. One schema serves the pages, the routes, the cases as files and what is kept; a part is what one
// form of the desk saves at once.

const line = z.string().trim().min(1).max(400);
const words = z.string().trim().max(4_000);
const maybeWords = words.nullable();
const id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/);
const day = z.iso.date();
/** Where a figure or a sentence of a case stands in its source; null in what was written here. */
const place = z.string().max(200).nullable().default(null);

/** The levels of the logical framework; in the Mexican MIR: Fin, Propósito, Componente, Actividad. */
export const levels = ['end', 'purpose', 'component', 'activity'] as const;
export type Level = (typeof levels)[number];
export const frequencies = [
  'monthly',
  'quarterly',
  'four-monthly',
  'semestral',
  'annual',
  'biennial',
  'triennial',
  'sexennial',
] as const;
export type Frequency = (typeof frequencies)[number];
export const dimensions = ['efficacy', 'efficiency', 'quality', 'economy'] as const;
export const directions = ['ascending', 'descending', 'regular'] as const;
/** How the periods of a year make the year: added, averaged, the last one, or the formula over the added variables. */
export const aggregations = ['sum', 'average', 'last', 'ratio'] as const;
export type Aggregation = (typeof aggregations)[number];
export const relations = ['percentage', 'ratio', 'average', 'variation', 'index', 'absolute'] as const;

const identity = z.object({
  name: line,
  objective: words,
  code: z.string().max(80).nullable(),
  country: z.string().max(80),
  executor: z.string().max(200),
  donor: z.string().max(200),
  beneficiary: words,
  /** Months, `2026-01`. */
  starts: z
    .string()
    .regex(/^\d{4}-\d{2}$/)
    .nullable(),
  ends: z
    .string()
    .regex(/^\d{4}-\d{2}$/)
    .nullable(),
  modality: words,
});

const situation = z.object({
  problem: maybeWords,
  causes: words,
  effects: words,
  territory: words,
  /** Every how many months the diagnosis is looked at again. */
  reviewMonths: z.number().int().positive().max(240).nullable(),
  at: place,
});

const population = z.object({
  definition: words,
  unit: z.string().max(80).nullable(),
  quantity: z.number().nonnegative().nullable(),
  whyNot: maybeWords.default(null),
  method: maybeWords.default(null),
  source: maybeWords.default(null),
  reviewMonths: z.number().int().positive().max(240).nullable().default(null),
  at: place,
});
export type Population = z.infer<typeof population>;
const populations = z.object({
  potential: population.nullable(),
  target: population.nullable(),
  served: population.nullable(),
  /** Units in which its goods and services are counted, where they are known without saying which counts in which. */
  unitsUsed: z.array(z.string().max(80)).max(20),
});

const equity = z.object({
  genderDiagnosis: maybeWords,
  vulnerableGroups: z.array(line).max(40),
  measures: maybeWords.default(null),
  at: place,
});

const coded = <Codes extends readonly [string, ...string[]]>(codes: Codes) =>
  z.array(z.object({ code: z.enum(codes), at: place })).max(codes.length);
/** Whom it serves, what it delivers and where, in the words that programmes share. */
const scope = z.object({
  populations: coded(populationCodes),
  goods: coded(goodCodes),
  territories: coded(territoryCodes),
});

const evidence = z
  .array(z.object({ text: words, source: line, shows: z.enum(['consistent', 'works', 'works-better']) }))
  .max(60);

const objective = z.object({
  id,
  level: z.enum(levels),
  /** As it is called, where that is not what it says. */
  title: z.string().max(200).nullable().default(null),
  /** The component that an activity serves. */
  parent: id.nullable(),
  text: words,
  /** What its goods or services are counted in: persons, services. */
  unit: z.string().max(80).nullable().default(null),
  assumptions: z.array(z.object({ text: line, control: z.enum(['others', 'executor']).nullable() })).max(12),
  starts: day.nullable().default(null),
  ends: day.nullable().default(null),
  at: place,
});
export type Objective = z.infer<typeof objective>;

const variable = z.object({
  symbol: z.string().regex(/^[\p{L}_][\p{L}\p{N}_]{0,39}$/u),
  name: line,
  unit: z.string().max(80),
});
const means = z.object({
  name: line,
  owner: z.string().max(200),
  frequency: z.enum(frequencies).nullable(),
  where: z.string().max(400),
  isPublic: z.boolean(),
});
export const indicatorModel = z.object({
  id,
  objective: id,
  name: line,
  definition: words,
  formula: z.string().trim().max(400),
  variables: z.array(variable).max(20),
  unit: z.string().max(80),
  kind: z.enum(['strategic', 'management']).nullable(),
  dimension: z.enum(dimensions).nullable(),
  relation: z.enum(relations).nullable(),
  frequency: z.enum(frequencies).nullable(),
  aggregation: z.enum(aggregations),
  direction: z.enum(directions),
  /** Shares of the goal: at least `green` is well, under `yellow` is badly. */
  thresholds: z.object({ green: z.number().positive(), yellow: z.number().positive() }).nullable(),
  baseline: z.object({ value: z.number(), period: z.string().max(10) }).nullable(),
  baselineWhyNot: maybeWords,
  disaggregations: z.array(z.object({ by: line, groups: z.array(line).min(2).max(40) })).max(8),
  means: z.array(means).max(12),
  responsible: z.string().max(200),
  at: place,
});
export type Indicator = z.infer<typeof indicatorModel>;

const risk = z.object({
  id,
  text: words,
  probability: z.enum(['low', 'medium', 'high']).nullable(),
  impact: z.enum(['low', 'medium', 'high']).nullable(),
  mitigation: words,
  owner: z.string().max(200).nullable(),
  at: place,
});

const canvasNode = z.object({
  id,
  kind: z.enum([
    'cause',
    'problem',
    'effect',
    'means',
    'objective',
    'activity',
    'output',
    'outcome',
    'impact',
    'assumption',
  ]),
  text: line,
  x: z.number().min(0).max(4_000),
  y: z.number().min(0).max(4_000),
});
const canvas = z.object({
  nodes: z.array(canvasNode).max(200),
  links: z.array(z.object({ from: id, to: id, why: z.string().max(400) })).max(400),
});
export type Canvas = z.infer<typeof canvas>;

const budgetLine = z.object({
  id,
  component: id.nullable(),
  source: line,
  name: line,
  cents: z.number().int().nonnegative(),
  at: place,
});

/** Each part of a design, as one form saves it. */
export const partModels = {
  identity,
  situation,
  populations,
  equity,
  scope,
  evidence,
  objectives: z.array(objective).max(400),
  risks: z.array(risk).max(100),
  stakeholders: z.array(z.object({ name: line, interest: words, role: words })).max(100),
  roles: z.array(z.object({ who: line, does: words, at: place })).max(60),
  budget: z.array(budgetLine).max(400),
  products: z
    .array(
      z.object({ id, component: id, code: z.string().max(20), name: line, due: day.nullable(), at: place }),
    )
    .max(400),
  sustainability: z.object({
    exitPlan: maybeWords,
    continues: z.array(z.object({ what: line, who: line, by: day.nullable() })).max(60),
  }),
  alignment: z.array(z.object({ plan: line, goal: words, how: words })).max(40),
  reports: z.array(z.object({ what: line, who: line, every: line, due: words, at: place })).max(40),
  problemTree: canvas,
  objectiveTree: canvas,
  theory: canvas,
} as const;
export type PartName = keyof typeof partModels;
export const partNames = Object.keys(partModels) as PartName[];
export type PartValue<Name extends PartName> = z.infer<(typeof partModels)[Name]>;

export type Design = { readonly [Name in PartName]: PartValue<Name> } & {
  readonly indicators: readonly Indicator[];
};

const emptyCanvas: Canvas = { nodes: [], links: [] };

/** The empty page: a name and nothing else. */
export function emptyDesign(name: string): Design {
  return {
    identity: {
      name,
      objective: '',
      code: null,
      country: 'Ecuador',
      executor: '',
      donor: '',
      beneficiary: '',
      starts: null,
      ends: null,
      modality: '',
    },
    situation: { problem: null, causes: '', effects: '', territory: '', reviewMonths: null, at: null },
    populations: { potential: null, target: null, served: null, unitsUsed: [] },
    equity: { genderDiagnosis: null, vulnerableGroups: [], measures: null, at: null },
    scope: { populations: [], goods: [], territories: [] },
    evidence: [],
    objectives: [],
    indicators: [],
    risks: [],
    stakeholders: [],
    roles: [],
    budget: [],
    products: [],
    sustainability: { exitPlan: null, continues: [] },
    alignment: [],
    reports: [],
    problemTree: emptyCanvas,
    objectiveTree: emptyCanvas,
    theory: emptyCanvas,
  };
}

export const objectivesAt = (design: Design, level: Level): readonly Objective[] =>
  design.objectives.filter((one) => one.level === level);
