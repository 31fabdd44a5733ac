import type { ReactNode } from 'react';
import { useMessages } from '../preferences.ts';

export interface TraceStep {
  /** What kind of record: "Calificación", "Resolución". */
  kind: string;
  title: ReactNode;
  href?: string;
  /** When, or by when. */
  when?: ReactNode;
  /** Where this page stands; `ahead` has not happened yet; `gap` should be there and is not. */
  place?: 'here' | 'ahead' | 'gap';
}

const words = {
  es: { path: 'De dónde viene y adónde va', here: 'Usted está aquí', ahead: 'Todavía no', gap: 'Falta' },
  en: {
    path: 'Where it comes from and where it goes',
    here: 'You are here',
    ahead: 'Not yet',
    gap: 'Missing',
  },
};

/** The chain of records before and after this one, as a path that can be walked in both directions. */
export function Trace({ steps, label }: { steps: readonly TraceStep[]; label?: string }) {
  const t = useMessages(words);
  return (
    <nav className="trace" aria-label={label ?? t.path}>
      <ol className="bare">
        {steps.map((step, index) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: two steps may be of one kind; their place tells them apart.
            key={index}
            className="trace__step"
            data-place={step.place}
            aria-current={step.place === 'here' ? 'step' : undefined}
          >
            <span className="trace__kind">{step.kind}</span>
            <span className="trace__title">
              {step.href ? <a href={step.href}>{step.title}</a> : step.title}
            </span>
            <span className="trace__when">
              {step.place && <strong>{t[step.place]}</strong>}
              {step.place && step.when && ' · '}
              {step.when}
            </span>
          </li>
        ))}
      </ol>
    </nav>
  );
}
