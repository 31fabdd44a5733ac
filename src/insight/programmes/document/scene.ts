import { cents, formatDate, formatMoney, formatPeriod, type Period, type PlainDate } from '#kernel';
import type { Design } from '../design.ts';
import { written } from '../periodic/words.ts';
import type { ProgrammeState } from '../programme.ts';
import { programmeWords } from '../programmeWords.ts';
import { none } from './blocks.ts';
import { documentWords, type Language } from './words.ts';

/** What every section of a document is written from. */
export interface Scene {
  readonly state: ProgrammeState;
  /** The one that is written out: as approved, as its source has it, or as it is being written. */
  readonly design: Design;
  readonly language: Language;
  readonly w: (typeof documentWords)['es'];
  readonly lists: (typeof programmeWords)['es'];
  number(value: number | null | undefined): string;
  money(amount: number | null): string;
  date(on: string | null): string;
  month(month: string): string;
}

export function sceneOf(state: ProgrammeState, design: Design, language: Language): Scene {
  return {
    state,
    design,
    language,
    w: documentWords[language],
    lists: programmeWords[language],
    number: (value) => written(value, language),
    money: (amount) => (amount === null ? none : formatMoney(cents(amount), language)),
    date: (on) => (on === null ? none : formatDate(on as PlainDate, language)),
    month: (month) => formatPeriod(month as Period, language),
  };
}

/** The name of an objective where it is spoken of: its title, or what it says. */
export const nameOfObjective = (design: Design, id: string | null): string => {
  const one = design.objectives.find((known) => known.id === id);
  return one ? (one.title ?? one.text) : '';
};
