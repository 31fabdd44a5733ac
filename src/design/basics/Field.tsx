import { type ReactNode, useId } from 'react';
import { useMessages } from '../preferences.ts';
import { Icon } from './Icon.tsx';

/** What every field says. Its `name` is also its id, so that an error summary can lead to it. */
export interface FieldWords {
  label: ReactNode;
  name: string;
  /** What helps to answer, shown always; never a placeholder. */
  hint?: ReactNode;
  /** What happened and what to do. */
  error?: ReactNode;
  /** Marked in words; what is not marked is needed. */
  optional?: boolean;
}

const words = {
  es: { optional: '(opcional)', error: 'Error:' },
  en: { optional: '(optional)', error: 'Error:' },
};

export function useFieldIds({ name, hint, error }: Pick<FieldWords, 'name' | 'hint' | 'error'>) {
  const base = useId();
  const hintId = hint ? `${base}hint` : undefined;
  const errorId = error ? `${base}error` : undefined;
  return {
    id: name,
    hintId,
    errorId,
    describedBy: [hintId, errorId].filter(Boolean).join(' ') || undefined,
  };
}

export function FieldHint({ id, children }: { id: string | undefined; children: ReactNode }) {
  return children ? (
    <span className="field__hint" id={id}>
      {children}
    </span>
  ) : null;
}

export function FieldError({ id, children }: { id: string | undefined; children: ReactNode }) {
  const t = useMessages(words);
  return children ? (
    <span className="field__error" id={id}>
      <Icon name="alert" />
      <span>
        <span className="visually-hidden">{t.error} </span>
        {children}
      </span>
    </span>
  ) : null;
}

export function Optional({ show }: { show: boolean | undefined }) {
  const t = useMessages(words);
  return show ? <span className="field__optional"> {t.optional}</span> : null;
}

interface FieldProps extends FieldWords {
  ids: ReturnType<typeof useFieldIds>;
  children: ReactNode;
}

/** One control with its label, hint and error. */
export function Field({ label, hint, error, optional, ids, children }: FieldProps) {
  return (
    <div className="field" data-error={error ? '' : undefined}>
      <label className="field__label" htmlFor={ids.id}>
        {label}
        <Optional show={optional} />
      </label>
      <FieldHint id={ids.hintId}>{hint}</FieldHint>
      <FieldError id={ids.errorId}>{error}</FieldError>
      {children}
    </div>
  );
}

/** Several controls under one question. */
export function FieldGroup({ label, hint, error, optional, ids, children }: FieldProps) {
  return (
    <fieldset
      className="field"
      id={ids.id}
      tabIndex={-1}
      aria-describedby={ids.describedBy}
      data-error={error ? '' : undefined}
    >
      <legend className="field__label">
        {label}
        <Optional show={optional} />
      </legend>
      <FieldHint id={ids.hintId}>{hint}</FieldHint>
      <FieldError id={ids.errorId}>{error}</FieldError>
      {children}
    </fieldset>
  );
}
