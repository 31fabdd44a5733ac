import { type ReactNode, useId } from 'react';
import { FieldGroup, type FieldWords, useFieldIds } from './Field.tsx';

export interface Choice {
  value: string;
  label: ReactNode;
  hint?: ReactNode;
  disabled?: boolean;
}

export interface RadioGroupProps extends FieldWords {
  options: readonly Choice[];
  value?: string | null;
  defaultValue?: string;
  onValue?: (value: string) => void;
  /** Side by side: only for two or three short ones. */
  inline?: boolean;
  required?: boolean;
}

export function RadioGroup({
  options,
  value,
  defaultValue,
  onValue,
  inline,
  required,
  ...field
}: RadioGroupProps) {
  const ids = useFieldIds(field);
  const base = useId();
  return (
    <FieldGroup {...field} ids={ids}>
      <div className="choices" data-inline={inline ? '' : undefined}>
        {options.map((option, index) => (
          <label key={option.value} className="choice">
            <input
              type="radio"
              className="choice__mark"
              name={field.name}
              value={option.value}
              disabled={option.disabled}
              required={required}
              aria-labelledby={`${base}${index}label`}
              aria-describedby={option.hint ? `${base}${index}` : undefined}
              {...(value === undefined
                ? { defaultChecked: option.value === defaultValue }
                : { checked: option.value === value })}
              onChange={() => onValue?.(option.value)}
            />
            <span id={`${base}${index}label`}>{option.label}</span>
            {option.hint && (
              <span className="choice__hint" id={`${base}${index}`}>
                {option.hint}
              </span>
            )}
          </label>
        ))}
      </div>
    </FieldGroup>
  );
}
