import type { SelectHTMLAttributes } from 'react';
import { Field, type FieldWords, useFieldIds } from './Field.tsx';

export interface SelectOption {
  value: string;
  label: string;
  disabled?: boolean;
  /** Of a label that is not in the page's language. */
  lang?: string;
}

export interface SelectProps
  extends FieldWords,
    Omit<SelectHTMLAttributes<HTMLSelectElement>, 'name' | 'id' | 'className' | 'onChange'> {
  options: readonly SelectOption[];
  /** The empty first line, such as "Elija una provincia". */
  placeholder?: string;
  onValue?: (value: string) => void;
  width?: 's' | 'm' | 'full';
}

/** The device's own list: on a phone nothing else is as easy. For more than some twenty options take the ComboBox. */
export function Select({
  label,
  name,
  hint,
  error,
  optional,
  options,
  placeholder,
  onValue,
  width = 'm',
  ...select
}: SelectProps) {
  const ids = useFieldIds({ name, hint, error });
  return (
    <Field {...{ label, name, hint, error, optional, ids }}>
      <select
        {...select}
        className="control select"
        id={ids.id}
        name={name}
        data-width={width}
        aria-describedby={ids.describedBy}
        aria-invalid={error ? true : undefined}
        onChange={onValue && ((event) => onValue(event.target.value))}
      >
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled} lang={option.lang}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
}
