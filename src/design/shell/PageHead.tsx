import type { ReactNode } from 'react';
import { useMessages } from '../preferences.ts';

export interface PageHeadProps {
  title: ReactNode;
  /** What this is and what one can do, in a sentence or two. */
  lede?: ReactNode;
  kicker?: ReactNode;
  /** How long it takes: "Unos 3 minutos". */
  takes?: ReactNode;
  /** What happens after. */
  next?: ReactNode;
  /** What to have at hand. */
  needs?: ReactNode;
}

const words = {
  es: { takes: 'Le tomará', needs: 'Tenga a la mano', next: 'Después' },
  en: { takes: 'It takes', needs: 'Have at hand', next: 'Afterwards' },
};

/** What every page answers before it asks: what is this, what can I do, how long will it take, what happens next. */
export function PageHead({ title, lede, kicker, takes, next, needs }: PageHeadProps) {
  const t = useMessages(words);
  const answers = [
    [t.takes, takes],
    [t.needs, needs],
    [t.next, next],
  ] as const;
  return (
    <div className="page-head">
      {kicker && <p className="kicker">{kicker}</p>}
      <h1>{title}</h1>
      {lede && <p className="lede">{lede}</p>}
      {answers.some(([, answer]) => answer) && (
        <dl className="page-head__answers">
          {answers.map(([question, answer]) =>
            answer ? (
              <div key={question}>
                <dt>{question}</dt>
                <dd>{answer}</dd>
              </div>
            ) : null,
          )}
        </dl>
      )}
    </div>
  );
}
