import { Button } from './Button.tsx';

export interface StepEndProps {
  /** What sends the step: going on, or doing what the last step shows. */
  readonly send: string;
  readonly busy: boolean;
  readonly previous: string;
  /** Back to the step before; nothing at the first. */
  readonly onPrevious: (() => void) | undefined;
  /** That what was written is kept in this tab. */
  readonly kept: string;
  readonly discard: string;
  readonly onDiscard: () => void;
}

/** The end of a step of a long form whose draft is kept: on, back, and throwing the draft away. */
export function StepEnd({ send, busy, previous, onPrevious, kept, discard, onDiscard }: StepEndProps) {
  return (
    <>
      <div className="actions">
        <Button look="primary" type="submit" busy={busy}>
          {send}
        </Button>
        {onPrevious && (
          <Button look="quiet" onClick={onPrevious}>
            {previous}
          </Button>
        )}
      </div>
      <p className="soft">
        {kept}{' '}
        <Button look="quiet" size="small" onClick={onDiscard}>
          {discard}
        </Button>
      </p>
    </>
  );
}
