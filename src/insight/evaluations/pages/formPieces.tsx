import type { ReactNode } from 'react';
import { Button, CheckboxGroup, Select, useMessages } from '#design';
import { evaluationWords } from '../evaluationWords.ts';
import { type Criterion, criteria } from '../lists.ts';
import { partWords } from './partWords.ts';

export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

export const isShort = (text: string): boolean => text.trim().length < 3;

export function CriterionSelect({
  value,
  onValue,
}: {
  value: Criterion;
  onValue: (value: Criterion) => void;
}) {
  const t = useMessages(partWords);
  const w = useMessages(evaluationWords);
  return (
    <Select
      name="criterio"
      label={t.criterion}
      value={value}
      onValue={(chosen) => onValue(chosen as Criterion)}
      options={criteria.map((one) => ({ value: one, label: w.criterion[one] }))}
    />
  );
}

/** Which of the numbered things this one is linked to; nothing where there are none. */
export function Links({
  name,
  label,
  items,
  value,
  onValue,
  error,
}: {
  name: string;
  label: string;
  items: readonly { readonly number: number; readonly text: string }[];
  value: readonly number[];
  onValue: (numbers: number[]) => void;
  error?: string | undefined;
}) {
  if (items.length === 0) return null;
  return (
    <CheckboxGroup
      name={name}
      label={label}
      value={value.map(String)}
      onValue={(chosen) => onValue(chosen.map(Number))}
      error={error}
      options={items.map((one) => ({ value: String(one.number), label: `${one.number}. ${one.text}` }))}
    />
  );
}

export function FormEnd({
  add,
  busy,
  cancel,
  children,
}: {
  add: string;
  busy: boolean;
  cancel: (() => void) | null;
  children?: ReactNode;
}) {
  const t = useMessages(partWords);
  return (
    <div className="actions">
      <Button look="primary" type="submit" busy={busy}>
        {cancel ? t.save : add}
      </Button>
      {cancel && <Button onClick={cancel}>{t.cancel}</Button>}
      {children}
    </div>
  );
}
