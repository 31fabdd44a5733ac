import { type ClipboardEvent, useState } from 'react';
import { type PlainDate, partsOf } from '#kernel';
import { useMessages } from '../preferences.ts';
import { type ReadDate, readTypedDate, splitPastedDate, type TypedDate } from '../readTypedDate.ts';
import { FieldGroup, type FieldWords, useFieldIds } from './Field.tsx';

export interface DateFieldProps extends FieldWords {
  defaultValue?: PlainDate | null;
  /** Called at each change with what the boxes hold: empty, incomplete, impossible, or a date. */
  onDate?: (read: ReadDate, typed: TypedDate) => void;
  /** A date of birth fills itself from what the browser knows. */
  birthday?: boolean;
}

const words = {
  es: { day: 'Día', month: 'Mes', year: 'Año' },
  en: { day: 'Day', month: 'Month', year: 'Year' },
};

/** Three plain boxes: no calendar to leaf through for 1958, and a whole date may be pasted into any of them. */
export function DateField({
  label,
  name,
  hint,
  error,
  optional,
  defaultValue,
  onDate,
  birthday,
}: DateFieldProps) {
  const ids = useFieldIds({ name, hint, error });
  const t = useMessages(words);
  const [typed, setTyped] = useState<TypedDate>(() => textOf(defaultValue));
  const change = (next: TypedDate) => {
    setTyped(next);
    onDate?.(readTypedDate(next), next);
  };
  const paste = (event: ClipboardEvent) => {
    const whole = splitPastedDate(event.clipboardData.getData('text'));
    if (!whole) return;
    event.preventDefault();
    change(whole);
  };
  return (
    <FieldGroup {...{ label, name, hint, error, optional, ids }}>
      <div className="date">
        {(['day', 'month', 'year'] as const).map((part) => (
          <label key={part} className={`date__part date__${part}`}>
            {t[part]}
            <input
              className="control"
              name={`${name}-${part}`}
              value={typed[part]}
              inputMode={part === 'month' ? 'text' : 'numeric'}
              autoComplete={birthday ? `bday-${part}` : 'off'}
              aria-invalid={error ? true : undefined}
              onChange={(event) => change({ ...typed, [part]: event.target.value })}
              onPaste={paste}
            />
          </label>
        ))}
      </div>
    </FieldGroup>
  );
}

function textOf(date: PlainDate | null | undefined): TypedDate {
  if (!date) return { day: '', month: '', year: '' };
  const { day, month, year } = partsOf(date);
  return { day: String(day), month: String(month), year: String(year) };
}
