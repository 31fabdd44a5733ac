import { useState } from 'react';
import { Button, type ButtonProps } from '../basics/Button.tsx';
import { TextArea } from '../basics/TextArea.tsx';
import { ProblemNotice } from './LoadedView.tsx';
import { useAction } from './useAction.ts';

export interface TextActProps {
  readonly name: string;
  readonly label: string;
  /** The words of the button. */
  readonly send: string;
  readonly look?: ButtonProps['look'];
  /** Sends the text; rejects with Refused or Unreached when it was not received. */
  readonly onSend: (text: string) => Promise<void>;
}

/** A reason or a text and the button that sends it. What was written is emptied only once it was received; a refusal stands beside it. */
export function TextAct({ name, label, send, look, onSend }: TextActProps) {
  const [text, setText] = useState('');
  const [problem, busy, act] = useAction();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void act(async () => {
          await onSend(text);
          setText('');
        });
      }}
    >
      <TextArea name={name} label={label} value={text} onValue={setText} rows={2} required minLength={10} />
      {problem !== undefined && <ProblemNotice problem={problem} />}
      <div className="actions">
        <Button type="submit" look={look} busy={busy}>
          {send}
        </Button>
      </div>
    </form>
  );
}
