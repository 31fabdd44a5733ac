import { type InputHTMLAttributes, type ReactNode, useId } from 'react';
import { FieldError, FieldGroup, type FieldWords, useFieldIds } from './Field.tsx';
import type { Choice } from './RadioGroup.tsx';

export interface CheckboxProps
  extends Omit<InputHTMLAttributes<HTMLInputElement>, 'type' | 'className' | 'onChange' | 'id'> {
  label: ReactNode;
  name: string;
  hint?: ReactNode;
  error?: ReactNode;
  onValue?: (checked: boolean) => void;
}

/** One statement to agree with. */
export function Checkbox({ label, name, hint, error, onValue, ...input }: CheckboxProps) {
  const ids = useFieldIds({ name, hint, error });
  return (
    <div className="field" data-error={error ? '' : undefined}>
      <FieldError id={ids.errorId}>{error}</FieldError>
      <label className="choice">
        <input
          {...input}
          type="checkbox"
          className="choice__mark"
          id={ids.id}
          name={name}
          aria-labelledby={`${name}-label`}
          aria-describedby={ids.describedBy}
          aria-invalid={error ? true : undefined}
          onChange={onValue && ((event) => onValue(event.target.checked))}
        />
        <span id={`${name}-label`}>{label}</span>
        {hint && (
          <span className="choice__hint" id={ids.hintId}>
            {hint}
          </span>
        )}
      </label>
    </div>
  );
}

export interface CheckboxGroupProps extends FieldWords {
  options: readonly Choice[];
  value: readonly string[];
  onValue: (values: string[]) => void;
  inline?: boolean;
}

/** Several statements, of which any number may hold. Values keep the order of the options. */
export function CheckboxGroup({ options, value, onValue, inline, ...field }: CheckboxGroupProps) {
  const ids = useFieldIds(field);
  const base = useId();
  const toggle = (changed: string, on: boolean) =>
    onValue(
      options.map((option) => option.value).filter((one) => (one === changed ? on : value.includes(one))),
    );
  return (
    <FieldGroup {...field} ids={ids}>
      <div className="choices" data-inline={inline ? '' : undefined}>
        {options.map((option, index) => (
          <label key={option.value} className="choice">
            <input
              type="checkbox"
              className="choice__mark"
              name={field.name}
              value={option.value}
              disabled={option.disabled}
              checked={value.includes(option.value)}
              aria-labelledby={`${base}${index}label`}
              aria-describedby={option.hint ? `${base}${index}` : undefined}
              onChange={(event) => toggle(option.value, event.target.checked)}
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
