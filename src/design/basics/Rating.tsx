import { useMessages } from '../preferences.ts';
import { FieldGroup, type FieldWords, useFieldIds } from './Field.tsx';

export type Score = 1 | 2 | 3 | 4 | 5;

export interface RatingProps extends FieldWords {
  value?: Score | null;
  onValue?: (value: Score) => void;
  /** Five words from worst to best, when those of quality do not fit the question. */
  scale?: readonly [string, string, string, string, string];
  required?: boolean;
}

const words = {
  es: { scale: ['Muy mal', 'Mal', 'Regular', 'Bien', 'Muy bien'] },
  en: { scale: ['Very bad', 'Bad', 'Fair', 'Good', 'Very good'] },
};

const scores: readonly Score[] = [1, 2, 3, 4, 5];

/** From 1 to 5, one press: each step has its number, its word and as many blocks as its number. Plain radios underneath. */
export function Rating({ value, onValue, scale, required, ...field }: RatingProps) {
  const ids = useFieldIds(field);
  const t = useMessages(words);
  return (
    <FieldGroup {...field} ids={ids}>
      <div className="rating">
        <div className="rating__row">
          {scores.map((score) => (
            <label key={score} className="rating__option">
              <input
                type="radio"
                name={field.name}
                value={score}
                required={required}
                {...(value === undefined ? {} : { checked: value === score })}
                onChange={() => onValue?.(score)}
              />
              <span className="rating__number">{score}</span>
              <span className="rating__word">{(scale ?? t.scale)[score - 1]}</span>
              <Steps score={score} />
            </label>
          ))}
        </div>
      </div>
    </FieldGroup>
  );
}

function Steps({ score }: { score: Score }) {
  return (
    <svg className="rating__steps" viewBox="0 0 70 28" aria-hidden="true" focusable="false">
      {scores.map((step) => (
        <rect
          key={step}
          x={(step - 1) * 14 + 1}
          y={27 - step * 5}
          width={11}
          height={step * 5}
          fill="none"
          stroke="currentColor"
          data-on={step <= score ? '' : undefined}
        />
      ))}
    </svg>
  );
}
