import { type ReactNode, useState } from 'react';
import { type Acting, Button, TextArea, useMessages } from '#design';
import { groupWords } from './groupWords.ts';

/** A text and what is done with it: one button, or several where the same words go with different decisions. */
export function TextAct({
  name,
  label,
  hint,
  rows = 3,
  acting,
  url,
  choices,
  children,
}: {
  name: string;
  label: string;
  hint?: string;
  rows?: number;
  acting: Acting;
  url: string;
  choices: readonly { readonly button: string; readonly body: (text: string) => object }[];
  children?: ReactNode;
}) {
  const w = useMessages(groupWords);
  const [text, setText] = useState('');
  const [short, setShort] = useState(false);
  const act = async (body: (text: string) => object) => {
    setShort(text.trim().length < 10);
    if (text.trim().length < 10) return;
    if (await acting.send(url, body(text))) setText('');
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const [first] = choices;
        if (first) void act(first.body);
      }}
    >
      {children}
      <TextArea
        name={name}
        label={label}
        hint={hint}
        rows={rows}
        value={text}
        onValue={setText}
        error={short ? w.short : undefined}
      />
      <div className="actions">
        {choices.map(({ button, body }, i) => (
          <Button
            key={button}
            look={i === 0 ? 'primary' : 'secondary'}
            type={i === 0 ? 'submit' : 'button'}
            busy={acting.busy}
            onClick={i === 0 ? undefined : () => void act(body)}
          >
            {button}
          </Button>
        ))}
      </div>
    </form>
  );
}
