import { useState } from 'react';
import { Button, TextArea } from '#design';

/** A text and the button that sends it; emptied once it was received. */
export function OneLine({
  name,
  label,
  send,
  busy,
  onSend,
}: {
  name: string;
  label: string;
  send: string;
  busy: boolean;
  onSend: (text: string) => Promise<boolean>;
}) {
  const [text, setText] = useState('');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void onSend(text).then((done) => done && setText(''));
      }}
    >
      <TextArea name={name} label={label} value={text} onValue={setText} rows={2} required />
      <div className="actions">
        <Button type="submit" busy={busy}>
          {send}
        </Button>
      </div>
    </form>
  );
}
