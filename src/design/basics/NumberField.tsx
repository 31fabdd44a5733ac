import { type Cents, parseMoney } from '#kernel';
import { readTypedNumber } from '../format.ts';
import { useLanguage } from '../preferences.ts';
import { TextField, type TextFieldProps } from './TextField.tsx';

export interface NumberFieldProps extends Omit<TextFieldProps, 'onValue' | 'type' | 'inputMode'> {
  /** `null` while the box is empty or holds no number; the text is what was typed. */
  onNumber?: (value: number | null, text: string) => void;
  /** Whole numbers get the keypad without a decimal mark. */
  whole?: boolean;
}

/** A text box for a number: it never changes by scrolling, and takes "1.234,5" as well as "1234.5". */
export function NumberField({ onNumber, whole, width = 's', ...rest }: NumberFieldProps) {
  const [language] = useLanguage();
  return (
    <TextField
      autoComplete="off"
      {...rest}
      width={width}
      inputMode={whole ? 'numeric' : 'decimal'}
      data-numeric=""
      onValue={(text) => onNumber?.(readTypedNumber(text, language), text)}
    />
  );
}

export interface MoneyFieldProps extends Omit<NumberFieldProps, 'onNumber' | 'whole' | 'prefix'> {
  onCents?: (amount: Cents | null, text: string) => void;
}

/** An amount of dollars; what was typed is read by the kernel's rule, so that a page and the server read it alike. */
export function MoneyField({ onCents, width = 's', ...rest }: MoneyFieldProps) {
  const [language] = useLanguage();
  const read = (text: string) => {
    const parsed = parseMoney(text, language === 'es' ? ',' : '.');
    onCents?.(parsed.ok ? parsed.value : null, text);
  };
  return (
    <TextField
      autoComplete="off"
      {...rest}
      width={width}
      prefix="$"
      inputMode="decimal"
      data-numeric=""
      onValue={read}
    />
  );
}
