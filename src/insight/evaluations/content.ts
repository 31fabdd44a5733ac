import { z } from 'zod';
import {
  criteria,
  evaluationKinds,
  informantCategories,
  methods,
  priorities,
  resourceLevels,
  sourceKinds,
  terms,
} from './lists.ts';

// What an evaluation holds, in the form in which files of `cases/` give it, the desk writes it and a version is frozen.

const text = (most: number) => z.string().trim().min(3).max(most);
const number = z.number().int().min(1).max(500);
const numbers = z.array(number).max(50);
const count = z.number().int().min(0).max(100_000);
/** Where it stands in the source; null where the evaluation is written here. */
const place = z.string().max(120).nullable().default(null);

export const slug = z.string().regex(/^[a-z0-9][a-z0-9-]{1,59}$/);

export const factsSchema = z.strictObject({
  slug,
  programme: slug,
  programmeTitle: text(160),
  title: text(160),
  kind: z.enum(evaluationKinds),
  commissionedBy: text(200),
});
export type EvaluationFacts = z.infer<typeof factsSchema>;

export const termsSchema = z.strictObject({
  purpose: text(2000),
  scope: text(2000),
  users: z.array(text(200)).max(30),
  limitations: z.array(z.strictObject({ text: text(600), place })).max(20),
});

export const questionSchema = z.strictObject({
  number,
  criterion: z.enum(criteria),
  text: text(500),
  indicators: z.array(text(400)).max(30),
  sources: z.array(z.enum(sourceKinds)).max(6),
  methods: z.array(z.enum(methods)).max(7),
  place,
});

const informantRow = z.strictObject({
  category: z.enum(informantCategories),
  /** How the source calls the category; only files of `cases/` say it. */
  as: z.string().max(80).nullable().default(null),
  women: count,
  men: count,
});
const informantsSchema = z.strictObject({
  place,
  rows: z.array(informantRow).max(20),
  printed: z.strictObject({ women: count, men: count, total: count }).nullable().default(null),
  listed: z
    .strictObject({ place, rows: z.partialRecord(z.enum(informantCategories), count) })
    .nullable()
    .default(null),
});

const evidenceSchema = z.strictObject({
  kind: z.enum(sourceKinds),
  /** Whose voice, where it is an interview, a group or a survey. */
  category: z.enum(informantCategories).nullable().default(null),
  what: text(300),
});
export type Evidence = z.infer<typeof evidenceSchema>;

const figure = z.strictObject({ what: text(200), value: z.number(), unit: z.string().min(1).max(40), place });
const sum = z.strictObject({
  what: text(200),
  parts: z.array(z.number()).min(2).max(40),
  printed: z.number(),
  place,
});

export const findingSchema = z.strictObject({
  number,
  criterion: z.enum(criteria),
  questions: numbers,
  text: text(1500),
  evidence: z.array(evidenceSchema).max(30),
  figures: z.array(figure).max(20).default([]),
  sums: z.array(sum).max(10).default([]),
  place,
});

/** Outcome harvesting: what changed, how the programme contributed, why it matters, who can substantiate it. */
export const outcomeSchema = z.strictObject({
  number,
  outcome: text(600),
  contribution: text(600),
  significance: text(600),
  substantiatedBy: z.array(z.enum(informantCategories)).max(9),
  findings: numbers.default([]),
  place,
});

export const conclusionSchema = z.strictObject({
  number,
  criterion: z.enum(criteria),
  text: text(1500),
  findings: numbers,
  place,
});

const said = text(1500).nullable();
export const lessonSchema = z.strictObject({
  number,
  title: text(200),
  place,
  /** The ILO's standard sheet of a lesson learnt. */
  sheet: z.strictObject({
    description: text(1500),
    context: said,
    users: said,
    challenges: said,
    achievements: said,
    administration: said,
  }),
});
export const goodPracticeSchema = z.strictObject({
  number,
  title: text(200),
  place,
  /** The ILO's standard sheet of an emerging good practice. */
  sheet: z.strictObject({
    description: text(1500),
    conditions: said,
    causeAndEffect: said,
    impact: said,
    replication: said,
    linkUpwards: said,
    other: said,
  }),
});

const addresseeSchema = z.strictObject({
  /** The unit that an office is bound to when it answers for this addressee. */
  key: slug,
  name: text(120),
  units: z.array(text(120)).max(20),
});
export type Addressee = z.infer<typeof addresseeSchema>;

export const recommendationSchema = z.strictObject({
  number,
  title: text(160),
  text: text(2000),
  addressees: z.array(addresseeSchema).max(10),
  priority: z.enum(priorities).nullable(),
  term: z.enum(terms).nullable(),
  resources: z.enum(resourceLevels).nullable(),
  conclusions: numbers,
  lessons: numbers,
  goodPractices: numbers,
  place,
});
export type RecommendationFacts = z.infer<typeof recommendationSchema>;

export const contentSchema = z.strictObject({
  terms: termsSchema.nullable(),
  questions: z.array(questionSchema),
  informants: informantsSchema.nullable(),
  findings: z.array(findingSchema),
  outcomes: z.array(outcomeSchema),
  conclusions: z.array(conclusionSchema),
  lessons: z.array(lessonSchema),
  goodPractices: z.array(goodPracticeSchema),
  recommendations: z.array(recommendationSchema),
});
export type Content = z.infer<typeof contentSchema>;

const saying = z.strictObject({ text: text(300), place: z.string().max(120) });
/** What the source says of its own evaluation beyond its content: planned, contradicted, unsaid. */
export const sourceSchema = z.strictObject({
  title: text(300),
  date: text(60),
  licence: text(200),
  country: text(60),
  published: z.strictObject({ on: z.iso.date(), exact: z.boolean(), note: text(300) }).nullable(),
  evaluators: z.strictObject({ women: count, men: count, place }).nullable(),
  planned: z.array(z.strictObject({ what: text(200), when: text(200), place })).default([]),
  /** What the source contradicts, kept as both of its places say it. */
  discrepancies: z
    .array(
      z.strictObject({
        kind: z.enum(['date', 'total', 'letter', 'reference', 'order', 'link', 'state', 'wording']),
        what: text(200),
        says: saying,
        also: saying,
        kept: text(300),
      }),
    )
    .default([]),
  gaps: z.array(z.strictObject({ text: text(400), place: z.string().max(120) })).default([]),
});
export type EvaluationSource = z.infer<typeof sourceSchema>;
