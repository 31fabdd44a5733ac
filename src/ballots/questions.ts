/** Choose from `min` to `max` of the answers, or vote blank where it is allowed; only the sums are ever decrypted. */
export interface HomomorphicQuestion {
  readonly type: 'Homomorphic';
  readonly value: {
    readonly answers: string[];
    readonly blank?: boolean | undefined;
    readonly min: number;
    readonly max: number;
    readonly question: string;
  };
}

/** Choose one list and at least one of its candidates; each list is its name followed by its candidates. */
export interface ListsQuestion {
  readonly type: 'Lists';
  readonly value: { readonly answers: string[][]; readonly question: string };
  readonly extra?: unknown;
}

/** Give each answer a number from 0 to 255 (a rank or a grade); the votes are shuffled, then decrypted one by one. */
export interface RankedQuestion {
  readonly type: 'NonHomomorphic';
  readonly value: { readonly answers: string[]; readonly question: string };
  readonly extra?: unknown;
}

export type Question = HomomorphicQuestion | ListsQuestion | RankedQuestion;

/**
 * What a voter answers to one question: zeros and ones for each box (blank first where it is allowed), the same by lists
 * for a question of lists, or the numbers of a ranked question.
 */
export type Choice = readonly number[] | readonly (readonly number[])[];

/** Why the question cannot be asked, in one sentence; nothing when it is well posed. */
export function findQuestionFlaw(question: Question): string | undefined {
  if (question.type === 'Lists') {
    if (question.value.answers.length === 0) return 'it has no lists';
    return question.value.answers.some((list) => list.length < 2) ? 'a list has no candidate' : undefined;
  }
  if (question.value.answers.length === 0) return 'it has no answers';
  if (question.type === 'NonHomomorphic') return undefined;
  const { min, max, answers } = question.value;
  if (min > max) return `the minimum ${min} is above the maximum ${max}`;
  return max > answers.length ? `the maximum ${max} is above the ${answers.length} answers` : undefined;
}

/** How many boxes the encrypted answer to the question has, by row: one row, or one per list. */
export function boxesOf(question: HomomorphicQuestion | ListsQuestion): number[] {
  if (question.type === 'Lists') return question.value.answers.map((list) => list.length);
  return [question.value.answers.length + (question.value.blank ? 1 : 0)];
}

/** Why the choice is not allowed, in one sentence; nothing when it is. */
export function findChoiceFlaw(question: Question, choice: Choice): string | undefined {
  if (question.type === 'Lists') return findListsFlaw(question, choice);
  const numbers = choice as readonly number[];
  if (!numbers.every((one) => Number.isInteger(one))) return 'the choice is not a list of whole numbers';
  if (question.type === 'NonHomomorphic') {
    if (numbers.length !== question.value.answers.length)
      return `the choice has ${numbers.length} numbers, not ${question.value.answers.length}`;
    return numbers.some((one) => one < 0 || one > 255) ? 'a number is not in 0…255' : undefined;
  }
  const [boxes] = boxesOf(question);
  if (numbers.length !== boxes) return `the choice has ${numbers.length} boxes, not ${boxes}`;
  if (numbers.some((one) => one !== 0 && one !== 1)) return 'a box is neither empty nor marked';
  const marked = numbers.slice(question.value.blank ? 1 : 0).reduce((sum, one) => sum + one, 0);
  if (question.value.blank && numbers[0] === 1)
    return marked === 0 ? undefined : 'a blank vote has other marks';
  const { min, max } = question.value;
  return marked < min || marked > max ? `${marked} answers are marked, not ${min} to ${max}` : undefined;
}

function findListsFlaw(question: ListsQuestion, choice: Choice): string | undefined {
  const rows = choice as readonly (readonly number[])[];
  const boxes = boxesOf(question);
  if (rows.length !== boxes.length) return `the choice has ${rows.length} lists, not ${boxes.length}`;
  if (rows.some((row, i) => !Array.isArray(row) || row.length !== boxes[i]))
    return 'a list has another number of boxes';
  if (rows.flat().some((one) => one !== 0 && one !== 1)) return 'a box is neither empty nor marked';
  if (rows.filter((row) => row[0] === 1).length !== 1) return 'not exactly one list is chosen';
  const marks = (row: readonly number[]) => row.slice(1).reduce((sum, one) => sum + one, 0);
  if (rows.some((row) => row[0] === 0 && marks(row) > 0)) return 'a candidate of a list not chosen is marked';
  return rows.some((row) => row[0] === 1 && marks(row) === 0)
    ? 'no candidate of the chosen list is marked'
    : undefined;
}
