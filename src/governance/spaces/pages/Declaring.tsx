import { useState } from 'react';
import { type Acting, Button, noInterests, showToast, useMessages } from '#design';
import type { Subject } from '../interests.ts';
import { Interests, interestsFrom } from './Interests.tsx';

const words = {
  es: {
    open: 'Declarar un interés',
    openFor: (point: string) => `Declarar un interés en el punto: ${point}`,
    whatPoint:
      'Si algo de esto se cumple, declararlo es su deber. Quien tiene un interés no discute ni vota este punto; su puesto sigue, salvo que el espacio vigile eso mismo.',
    what: 'Si ahora se cumple algo de esto, declararlo es su deber. Si lo que declara impide vigilar este lugar, usted deja este espacio, y los otros que lo vigilan, desde hoy; lo que hizo antes queda.',
    none: 'Marque lo que se cumpla',
    send: 'Declarar',
    done: 'Su declaración quedó anotada.',
  },
  en: {
    open: 'Declare an interest',
    openFor: (point: string) => `Declare an interest in the point: ${point}`,
    whatPoint:
      'If any of this holds, it is your duty to declare it. Whoever has an interest neither discusses nor votes this point; her seat goes on, unless the space watches that very thing.',
    what: 'If any of this holds now, it is your duty to declare it. If what you declare bars you from watching this place, you leave this space, and the others that watch it, from today; what you did before stays.',
    none: 'Mark what holds',
    send: 'Declare',
    done: 'Your declaration is noted.',
  },
};

/** An interest that a member comes to have in what a space watches, or in what a point of a meeting is about: declared here, it holds everywhere. */
export function Declaring({
  subject,
  point,
  api,
  acting,
}: {
  subject: Subject;
  /** The point of the agenda with its place in it; absent: the whole space. */
  point?: { readonly number: number; readonly title: string };
  /** Address of the space. */
  api: string;
  acting: Acting;
}) {
  const t = useMessages(words);
  const [value, setValue] = useState(noInterests);
  const [tried, setTried] = useState(false);
  if (subject.facility === null && subject.organisation === null) return null;
  const send = async () => {
    setTried(true);
    if (value.chosen.length === 0) return;
    for (const interest of interestsFrom(value, subject))
      if (!(await acting.send(`${api}/acts`, { act: 'declare-interest', interest }))) return;
    showToast(t.done);
    setValue(noInterests);
    setTried(false);
  };
  return (
    <details>
      <summary>{point ? t.openFor(point.title) : t.open}</summary>
      <form
        className="flow"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <p className="measure">{point ? t.whatPoint : t.what}</p>
        <Interests
          of={point ? 'point' : 'now'}
          name={point ? `punto-${point.number}-` : ''}
          value={value}
          onValue={setValue}
          error={tried && value.chosen.length === 0 ? t.none : undefined}
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
