// The thirty questions of a design evaluation, told in our own words: their order, sections, traits and scales are facts of the public
// "Modelo de términos de referencia para la evaluación en materia de diseño" of Mexico's CONEVAL (2013–2017). The levels stand as
// public evaluation reports show them and have not been confirmed against the official text; nothing here is a quotation.

/**
 * How a question is graded. `ladder`: 1 there is something written, 2 with one trait, 3 with all, 4 with all and what `fourth` asks.
 * `steps`: four levels of its own, each on top of the one before. `count`: as many as its traits, 4 with all. `share`: by the share of
 * things that have every trait. `rows`: by the levels of the matrix that have every trait. `open`: answered in words, without a level.
 */
export type Scale = 'ladder' | 'steps' | 'count' | 'share' | 'rows' | 'open';
export const sections = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII'] as const;
export type Section = (typeof sections)[number];

interface Words {
  readonly asks: string;
  /** Of `steps`, the four levels. */
  readonly traits: readonly string[];
  readonly fourth?: string;
}
export interface Question {
  readonly number: number;
  readonly section: Section;
  readonly scale: Scale;
  readonly es: Words;
  readonly en: Words;
}

type Told = readonly [asks: string, traits?: readonly string[], fourth?: string];
const wordsOf = ([asks, traits = [], fourth]: Told): Words => ({ asks, traits, ...(fourth && { fourth }) });
/** A question of the list, with its words in both languages. */
export const question = (number: number, section: Section, scale: Scale, es: Told, en: Told): Question => ({
  number,
  section,
  scale,
  es: wordsOf(es),
  en: wordsOf(en),
});

/** What is asked of every procedure: of delivering, of choosing who is served, of carrying out works. */
export const delivery = {
  es: [
    'Todas las instancias que ejecutan siguen el mismo procedimiento',
    'Queda en un sistema',
    'Cualquiera lo puede consultar',
    'Cumple la norma del programa',
  ],
  en: [
    'All who carry it out follow the same procedure',
    'It is kept in a system',
    'Anybody can consult it',
    'It follows the rules of the programme',
  ],
} as const;

/** From which share of things with every trait each level is given, in percent: 1 below the first. */
export const shareBands = [50, 70, 85] as const;
