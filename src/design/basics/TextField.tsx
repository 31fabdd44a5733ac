import type { InputHTMLAttributes, ReactNode } from 'react';
import { Field, type FieldWords, useFieldIds } from './Field.tsx';

export interface TextFieldProps
  extends FieldWords,
    Omit<
      InputHTMLAttributes<HTMLInputElement>,
      'name' | 'id' | 'className' | 'width' | 'prefix' | 'onChange'
    > {
  onValue?: (value: string) => void;
  /** As wide as what is expected in it. */
  width?: 'xs' | 's' | 'm' | 'full';
  /** What stands before or after inside the frame: "$", "%", "años". */
  prefix?: ReactNode;
  suffix?: ReactNode;
}

export function TextField({
  label,
  name,
  hint,
  error,
  optional,
  onValue,
  width = 'full',
  prefix,
  suffix,
  ...input
}: TextFieldProps) {
  const ids = useFieldIds({ name, hint, error });
  const control = (
    <input
      type="text"
      {...input}
      className="control"
      id={ids.id}
      name={name}
      data-width={width}
      aria-describedby={ids.describedBy}
      aria-invalid={error ? true : undefined}
      onChange={onValue && ((event) => onValue(event.target.value))}
    />
  );
  return (
    <Field {...{ label, name, hint, error, optional, ids }}>
      {prefix || suffix ? (
        <div className="affixed">
          {prefix && <span className="affixed__text">{prefix}</span>}
          {control}
          {suffix && <span className="affixed__text">{suffix}</span>}
        </div>
      ) : (
        control
      )}
    </Field>
  );
}
