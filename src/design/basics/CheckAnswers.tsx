import type { ReactNode } from 'react';
import { useMessages } from '../preferences.ts';
import { Button } from './Button.tsx';

export interface Answer {
  question: string;
  /** What was answered; absent for what was left empty. */
  answer: ReactNode;
  /** Where, or how, to change it. */
  changeHref?: string;
  onChange?: () => void;
}

const words = {
  es: { change: 'Cambiar', none: 'Sin respuesta' },
  en: { change: 'Change', none: 'No answer' },
};

/** Everything that was answered, before it is sent; also a plain list of facts when nothing can be changed. */
export function CheckAnswers({ answers }: { answers: readonly Answer[] }) {
  const t = useMessages(words);
  return (
    <dl className="answers">
      {answers.map(({ question, answer, changeHref, onChange }) => (
        <div key={question} className="answers__row">
          <dt>{question}</dt>
          <dd>{answer ?? <span className="soft">{t.none}</span>}</dd>
          {(changeHref || onChange) && (
            <dd>
              {changeHref ? (
                <a href={changeHref}>
                  {t.change}
                  <span className="visually-hidden">: {question}</span>
                </a>
              ) : (
                <Button look="quiet" size="small" onClick={onChange}>
                  {t.change}
                  <span className="visually-hidden">: {question}</span>
                </Button>
              )}
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}
