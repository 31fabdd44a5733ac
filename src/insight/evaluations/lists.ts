// The closed lists of an evaluation. Pages take their words by these names; nothing here needs more than the language.

/** Criteria of the OECD's committee for development as the ILO's policy groups them, and design, of Mexico's CONEVAL. */
export const criteria = [
  'relevance',
  'coherence',
  'effectiveness',
  'efficiency',
  'management',
  'impact-sustainability',
  'design',
] as const;
export type Criterion = (typeof criteria)[number];

export const sourceKinds = ['document', 'record', 'interview', 'group', 'survey', 'observation'] as const;
export type SourceKind = (typeof sourceKinds)[number];

export const methods = [
  'document-review',
  'interviews',
  'group-interviews',
  'survey',
  'observation',
  'financial-analysis',
  'outcome-harvesting',
] as const;
export type Method = (typeof methods)[number];

/** Who is asked, by kind. There is no field for a name anywhere in this room. */
export const informantCategories = [
  'implementing-agency',
  'institution',
  'workers',
  'employers',
  'united-nations',
  'state',
  'beneficiaries',
  'experts',
  'civil-society',
] as const;
export type InformantCategory = (typeof informantCategories)[number];

export const priorities = ['high', 'medium', 'low'] as const;
export type Priority = (typeof priorities)[number];
export const terms = ['short', 'medium', 'long'] as const;
export type Term = (typeof terms)[number];
export const resourceLevels = ['low', 'medium', 'high'] as const;

export const evaluationKinds = ['final-independent', 'mid-term', 'design', 'plan'] as const;
export type EvaluationKind = (typeof evaluationKinds)[number];
