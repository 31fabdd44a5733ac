import type { Question } from './designQuestion.ts';
import { questionsOfGrounds } from './questionsOfGrounds.ts';
import { questionsOfMatrix } from './questionsOfMatrix.ts';

export { type Question, type Section, sections, shareBands } from './designQuestion.ts';

/** The thirty questions, each at the place of its number less one. */
export const questions: readonly Question[] = [...questionsOfGrounds, ...questionsOfMatrix];
