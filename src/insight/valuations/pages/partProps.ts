import type { DeskAnswer } from '../api.ts';

/** What each part of a valuation on the desk is given: the valuation, and how to read it again after a change. */
export interface PartProps {
  readonly valuation: DeskAnswer;
  readonly again: () => void;
}
