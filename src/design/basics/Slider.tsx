import { type CSSProperties, type ReactNode, useId } from 'react';
import { useMessages } from '../preferences.ts';
import { Button } from './Button.tsx';

export interface SliderProps {
  label: ReactNode;
  name: string;
  hint?: ReactNode;
  value: number;
  min: number;
  max: number;
  step: number;
  onValue: (value: number) => void;
  /** Told the name of the slider when it gets the focus or a pointer comes over it: the hand may move it next. */
  onNear?: (name: string) => void;
  /** The value in words, with its unit: it stands at the end of the label and is what a screen reader says. */
  said: string;
  /** Where the thumb stands before anybody moves it; marked on the track. Moved away from it, the slider offers to go back. */
  rest?: number;
  /** The resting value in words. */
  restSaid?: string;
  /** What stands after the label: where the resting value comes from. */
  mark?: ReactNode;
  disabled?: boolean;
}

const words = {
  es: { back: (said: string) => `Volver a ${said}` },
  en: { back: (said: string) => `Back to ${said}` },
};

/** A value chosen by hand along a line: the device's own control, so that arrows, Home, End and a thumb all work. */
export function Slider({
  label,
  name,
  hint,
  value,
  min,
  max,
  step,
  onValue,
  onNear,
  said,
  rest,
  restSaid,
  mark,
  disabled,
}: SliderProps) {
  const t = useMessages(words);
  const hintId = useId();
  const part = (at: number) => (at - min) / (max - min);
  const moved = rest !== undefined && value !== rest;
  return (
    <div className="slider" data-moved={moved ? '' : undefined}>
      <div className="slider__head">
        <label className="slider__label" htmlFor={name}>
          {label}
        </label>
        <output className="slider__value" htmlFor={name}>
          {said}
        </output>
      </div>
      <div
        className="slider__track"
        style={
          { '--at': part(value), '--rest': rest === undefined ? undefined : part(rest) } as CSSProperties
        }
      >
        {rest !== undefined && <span className="slider__rest" aria-hidden="true" />}
        <input
          type="range"
          id={name}
          name={name}
          min={min}
          max={max}
          step={step}
          value={value}
          disabled={disabled}
          aria-valuetext={said}
          aria-describedby={hint ? hintId : undefined}
          onFocus={() => onNear?.(name)}
          onPointerEnter={() => onNear?.(name)}
          onChange={(event) => onValue(event.target.valueAsNumber)}
        />
      </div>
      {(hint || mark || moved) && (
        <div className="slider__foot">
          {hint && (
            <span className="slider__hint" id={hintId}>
              {hint} {mark}
            </span>
          )}
          {moved && restSaid && (
            <Button look="quiet" size="small" onClick={() => onValue(rest)}>
              {t.back(restSaid)}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
