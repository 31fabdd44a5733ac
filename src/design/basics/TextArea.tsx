import { type TextareaHTMLAttributes, useState } from 'react';
import { formatNumber } from '../format.ts';
import { useLanguage, useMessages } from '../preferences.ts';
import { Field, type FieldWords, useFieldIds } from './Field.tsx';

export interface TextAreaProps
  extends FieldWords,
    Omit<
      TextareaHTMLAttributes<HTMLTextAreaElement>,
      'name' | 'id' | 'className' | 'onChange' | 'maxLength' | 'value' | 'defaultValue'
    > {
  value?: string;
  defaultValue?: string;
  onValue?: (value: string) => void;
  /** Counted and told, not cut: what was pasted is never lost. */
  maxCharacters?: number;
}

const words = {
  es: {
    left: (count: string) => `Le quedan ${count} caracteres`,
    over: (count: string) => `Sobran ${count} caracteres`,
  },
  en: {
    left: (count: string) => `You have ${count} characters left`,
    over: (count: string) => `${count} characters too many`,
  },
};

export function TextArea({
  label,
  name,
  hint,
  error,
  optional,
  value,
  defaultValue,
  onValue,
  maxCharacters,
  ...area
}: TextAreaProps) {
  const ids = useFieldIds({ name, hint, error });
  const [typed, setTyped] = useState(value ?? defaultValue ?? '');
  const [language] = useLanguage();
  const t = useMessages(words);
  const left = (maxCharacters ?? 0) - (value ?? typed).length;
  return (
    <Field {...{ label, name, hint, error, optional, ids }}>
      <textarea
        {...area}
        {...(value === undefined ? { defaultValue } : { value })}
        className="control"
        id={ids.id}
        name={name}
        aria-describedby={
          [ids.describedBy, maxCharacters && `${ids.id}-count`].filter(Boolean).join(' ') || undefined
        }
        aria-invalid={error ? true : undefined}
        onChange={(event) => {
          setTyped(event.target.value);
          onValue?.(event.target.value);
        }}
      />
      {maxCharacters !== undefined && (
        <p className="field__count" id={`${ids.id}-count`} data-over={left < 0 ? '' : undefined}>
          {left < 0 ? t.over(formatNumber(-left, { language })) : t.left(formatNumber(left, { language }))}
        </p>
      )}
    </Field>
  );
}
