import { useState } from 'react';
import { Button, type ButtonProps, TextArea } from '#design';

/** A reason or a text and the button that sends it; emptied once it was received. */
export function TextAct({
  name,
  label,
  send,
  look,
  busy,
  onSend,
}: {
  name: string;
  label: string;
  send: string;
  look?: ButtonProps['look'];
  busy: boolean;
  onSend: (text: string) => Promise<void>;
}) {
  const [text, setText] = useState('');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void onSend(text).then(() => setText(''));
      }}
    >
      <TextArea name={name} label={label} value={text} onValue={setText} rows={2} required minLength={10} />
      <div className="actions">
        <Button type="submit" look={look} busy={busy}>
          {send}
        </Button>
      </div>
    </form>
  );
}
