import { useState } from 'react';
import { type Acting, Button, showToast, useMessages } from '#design';
import type { SpaceAnswer } from '../api.ts';
import { InterestFields, interestsFrom, noInterests } from './InterestFields.tsx';

const words = {
  es: {
    open: 'Declarar un interés',
    what: 'Si ahora se cumple algo de esto, declararlo es su deber. Si lo que declara impide vigilar este lugar, usted deja este espacio, y los otros que lo vigilan, desde hoy; lo que hizo antes queda.',
    none: 'Marque lo que se cumpla',
    send: 'Declarar',
    done: 'Su declaración quedó anotada.',
  },
  en: {
    open: 'Declare an interest',
    what: 'If any of this holds now, it is your duty to declare it. If what you declare bars you from watching this place, you leave this space, and the others that watch it, from today; what you did before stays.',
    none: 'Mark what holds',
    send: 'Declare',
    done: 'Your declaration is noted.',
  },
};

/** An interest that a member comes to have: declared here, it holds everywhere. */
export function Declaring({ space, api, acting }: { space: SpaceAnswer; api: string; acting: Acting }) {
  const t = useMessages(words);
  const [value, setValue] = useState(noInterests);
  const [tried, setTried] = useState(false);
  const { facility, organisation } = space.oversees;
  if (facility === null && organisation === null) return null;
  const send = async () => {
    setTried(true);
    if (value.kinds.length === 0) return;
    for (const interest of interestsFrom(value, space.oversees))
      if (!(await acting.send(`${api}/acts`, { act: 'declare-interest', interest }))) return;
    showToast(t.done);
    setValue(noInterests);
    setTried(false);
  };
  return (
    <details>
      <summary>{t.open}</summary>
      <form
        className="flow"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <p className="measure">{t.what}</p>
        <InterestFields
          of="now"
          value={value}
          onValue={setValue}
          error={tried && value.kinds.length === 0 ? t.none : undefined}
        />
        <div className="actions">
          <Button type="submit" busy={acting.busy}>
            {t.send}
          </Button>
        </div>
      </form>
    </details>
  );
}
