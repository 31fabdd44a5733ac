import { useId, useState } from 'react';
import { formatDate, isPlainDate, type PlainDate } from '#kernel';
import { Button } from '../basics/Button.tsx';
import { Icon } from '../basics/Icon.tsx';
import { useLanguage, useMessages } from '../preferences.ts';

export interface AsOfDates {
  /** The day whose state is shown. */
  asOf: PlainDate;
  /** The day whose knowledge is used. */
  knownOn: PlainDate;
}

export interface AsOfProps extends AsOfDates {
  today: PlainDate;
  earliest?: PlainDate;
  onChange: (dates: AsOfDates) => void;
}

const words = {
  es: {
    now: (date: string) => `Así está hoy, ${date}, con todo lo que se sabe.`,
    past: (asOf: string, known: string) => `Así estaba el ${asOf}, según lo que se sabía el ${known}.`,
    other: 'Ver otra fecha',
    back: 'Volver a hoy',
    asOf: 'Cómo estaba el',
    knownOn: 'Según lo que se sabía el',
    show: 'Mostrar',
    cancel: 'Dejar como está',
    group: 'Fecha de lo que se muestra',
  },
  en: {
    now: (date: string) => `This is how it stands today, ${date}, with all that is known.`,
    past: (asOf: string, known: string) => `This is how it stood on ${asOf}, as it was known on ${known}.`,
    other: 'See another date',
    back: 'Back to today',
    asOf: 'How it stood on',
    knownOn: 'As it was known on',
    show: 'Show',
    cancel: 'Leave as it is',
    group: 'Date of what is shown',
  },
};

/** Any list or account can be read as of a date, and as it was known on a date. The past is seen to be past. */
export function AsOf({ asOf, knownOn, today, earliest, onChange }: AsOfProps) {
  const t = useMessages(words);
  const [language] = useLanguage();
  const [draft, setDraft] = useState<AsOfDates | null>(null);
  const base = useId();
  const past = asOf !== today || knownOn !== today;
  const read = (date: PlainDate) => formatDate(date, language);
  return (
    <fieldset className="as-of" data-past={past ? '' : undefined} aria-label={t.group}>
      <p role="status">
        <Icon name="clock" /> {past ? t.past(read(asOf), read(knownOn)) : t.now(read(today))}
      </p>
      {draft ? (
        <form
          className="as-of__form"
          onSubmit={(event) => {
            event.preventDefault();
            onChange(draft);
            setDraft(null);
          }}
        >
          {(['asOf', 'knownOn'] as const).map((which) => (
            <label key={which} htmlFor={`${base}${which}`}>
              {t[which]}
              <input
                type="date"
                id={`${base}${which}`}
                className="control"
                min={earliest}
                max={today}
                value={draft[which]}
                onChange={({ target }) =>
                  isPlainDate(target.value) && setDraft({ ...draft, [which]: target.value })
                }
              />
            </label>
          ))}
          <Button type="submit" look="primary">
            {t.show}
          </Button>
          <Button look="quiet" onClick={() => setDraft(null)}>
            {t.cancel}
          </Button>
        </form>
      ) : (
        <span className="cluster">
          <Button look="quiet" size="small" onClick={() => setDraft({ asOf, knownOn })}>
            {t.other}
          </Button>
          {past && (
            <Button look="quiet" size="small" onClick={() => onChange({ asOf: today, knownOn: today })}>
              {t.back}
            </Button>
          )}
        </span>
      )}
    </fieldset>
  );
}
