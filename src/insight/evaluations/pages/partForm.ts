import type { DeskEvaluationAnswer } from '../api.ts';
import type { Part } from '../evaluation.ts';

/** What a form of a part is given: the item that is corrected, or null for a new one, and where to send it. */
export interface PartFormProps<P extends Part> {
  readonly one: DeskEvaluationAnswer;
  readonly item: DeskEvaluationAnswer['content'][P][number] | null;
  readonly busy: boolean;
  readonly send: (item: object) => void;
  readonly cancel: (() => void) | null;
}
