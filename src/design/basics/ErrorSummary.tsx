import { type MouseEvent, useEffect, useRef } from 'react';
import { useMessages } from '../preferences.ts';

export interface FieldFault {
  /** The `name` of the field. */
  field: string;
  message: string;
}

const words = {
  es: {
    title: (count: number) =>
      count === 1 ? 'Falta corregir una respuesta' : `Falta corregir ${count} respuestas`,
    kept: 'Lo que escribió sigue aquí.',
  },
  en: {
    title: (count: number) =>
      count === 1 ? 'One answer needs correcting' : `${count} answers need correcting`,
    kept: 'What you wrote is still here.',
  },
};

/** Above the form after it was sent with faults: it takes the focus, says what was kept, and leads to each field. */
export function ErrorSummary({ faults, title }: { faults: readonly FieldFault[]; title?: string }) {
  const box = useRef<HTMLDivElement>(null);
  const t = useMessages(words);
  useEffect(() => {
    if (faults.length > 0) box.current?.focus();
  }, [faults]);
  if (faults.length === 0) return null;
  const lead = (event: MouseEvent, field: string) => {
    const target = document.getElementById(field);
    if (!target) return;
    event.preventDefault();
    const control = target.matches('fieldset')
      ? target.querySelector<HTMLElement>('input, select, textarea')
      : target;
    (control ?? target).focus();
    target.scrollIntoView({ block: 'center' });
  };
  return (
    <div ref={box} className="errors" role="alert" tabIndex={-1}>
      <h2>{title ?? t.title(faults.length)}</h2>
      <p>{t.kept}</p>
      <ul>
        {faults.map((fault) => (
          <li key={fault.field}>
            <a href={`#${fault.field}`} onClick={(event) => lead(event, fault.field)}>
              {fault.message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
