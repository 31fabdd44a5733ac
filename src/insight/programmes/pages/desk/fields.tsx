import { memo, useCallback, useLayoutEffect, useRef } from 'react';
import {
  Button,
  Checkbox,
  CheckboxGroup,
  MoneyField,
  NumberField,
  Select,
  TextArea,
  TextField,
  useLanguage,
  useMessages,
} from '#design';
import { cents, formatMoney } from '#kernel';

export interface Both {
  readonly es: string;
  readonly en: string;
}
/** A row of a part as its form sees it: texts, lists of lines, numbers or nothing. */
export type Row = Readonly<Record<string, unknown>>;
export interface Option {
  readonly value: string;
  readonly label: Both;
}
export interface FieldSpec {
  readonly key: string;
  readonly label: Both;
  readonly hint?: Both;
  readonly kind:
    | 'text'
    | 'area'
    | 'lines'
    | 'select'
    | 'number'
    | 'money'
    | 'date'
    | 'month'
    | 'check'
    | 'choices';
  readonly options?: readonly Option[] | ((rows: readonly Row[]) => readonly Option[]);
  /** An empty answer is kept as nothing, not as an empty text. */
  readonly nullable?: boolean;
  /** Shown for some rows only. */
  readonly shownFor?: (row: Row) => boolean;
}

/** What says the same in both languages is what somebody wrote, or a proper name: it stays in its own. */
const isContent = ({ label }: Option): boolean => label.es === label.en;

const words = {
  es: { remove: 'Quitar', up: 'Subir', none: 'Sin elegir' },
  en: { remove: 'Remove', up: 'Move up', none: 'Not chosen' },
};

/** The fields of one row. */
export function Fields({
  fields,
  row,
  rows,
  prefix,
  onChange,
}: {
  fields: readonly FieldSpec[];
  row: Row;
  rows: readonly Row[];
  prefix: string;
  onChange: (row: Row) => void;
}) {
  return (
    <div className="programme-fields">
      {fields
        .filter((field) => field.shownFor?.(row) ?? true)
        .map((field) => (
          <OneField
            key={field.key}
            field={field}
            value={row[field.key]}
            rows={rows}
            name={`${prefix}-${field.key}`}
            onValue={(value) => onChange({ ...row, [field.key]: value })}
          />
        ))}
    </div>
  );
}

function OneField({
  field,
  value,
  rows,
  name,
  onValue,
}: {
  field: FieldSpec;
  value: unknown;
  rows: readonly Row[];
  name: string;
  onValue: (value: unknown) => void;
}) {
  const [language] = useLanguage();
  const t = useMessages(words);
  const common = { name, label: field.label[language], hint: field.hint?.[language] };
  const text = (typed: string) => onValue(field.nullable && typed.trim() === '' ? null : typed);
  switch (field.kind) {
    case 'text':
      return <TextField {...common} value={String(value ?? '')} onValue={text} />;
    case 'area':
      return <TextArea {...common} rows={3} value={String(value ?? '')} onValue={text} />;
    case 'lines':
      return (
        <TextArea
          {...common}
          rows={3}
          value={Array.isArray(value) ? value.join('\n') : ''}
          onValue={(typed) => onValue(typed === '' ? [] : typed.split('\n'))}
        />
      );
    case 'select': {
      const options = typeof field.options === 'function' ? field.options(rows) : (field.options ?? []);
      return (
        <Select
          {...common}
          width="full"
          placeholder={t.none}
          value={String(value ?? '')}
          onValue={(chosen) => onValue(chosen === '' ? null : chosen)}
          options={options.map((one) => ({
            value: one.value,
            label: one.label[language],
            lang: isContent(one) ? 'es' : undefined,
          }))}
        />
      );
    }
    case 'number':
      return (
        <NumberField
          {...common}
          defaultValue={
            typeof value === 'number' ? String(value).replace('.', language === 'es' ? ',' : '.') : ''
          }
          onNumber={onValue}
        />
      );
    case 'money':
      return (
        <MoneyField
          {...common}
          defaultValue={
            typeof value === 'number' && value > 0 ? formatMoney(cents(value), language).replace('$', '') : ''
          }
          onCents={(amount) => onValue(amount ?? 0)}
        />
      );
    case 'date':
    case 'month':
      return (
        <TextField
          {...common}
          type={field.kind}
          width="m"
          value={String(value ?? '')}
          onValue={(typed) => onValue(typed === '' ? null : typed)}
        />
      );
    case 'choices': {
      const options = typeof field.options === 'function' ? field.options(rows) : (field.options ?? []);
      return (
        <CheckboxGroup
          {...common}
          inline
          value={Array.isArray(value) ? value.map(String) : []}
          onValue={onValue}
          options={options.map((one) => ({
            value: one.value,
            label: isContent(one) ? <span lang="es">{one.label.es}</span> : one.label[language],
          }))}
        />
      );
    }
    case 'check':
      return <Checkbox {...common} checked={value === true} onValue={onValue} />;
  }
}

/** Rows that are added, changed, moved and taken away. */
export function Rows({
  fields,
  rows,
  prefix,
  isFixed,
  titleOf,
  addLabel,
  blank,
  onChange,
}: {
  fields: readonly FieldSpec[];
  rows: readonly Row[];
  prefix: string;
  isFixed: boolean;
  titleOf: (row: Row, i: number) => string;
  addLabel: string;
  blank: (rows: readonly Row[]) => Row;
  onChange: (rows: readonly Row[]) => void;
}) {
  const settled = useSettled(fields, rows);
  const now = useRef({ rows, onChange });
  now.current = { rows, onChange };
  /** The row that the focus goes to once it is drawn. */
  const wanted = useRef<number | null>(null);
  // Rows have no name of their own: each gets a number that goes with it when rows above it move or go.
  const keys = useRef<{ list: number[]; next: number }>({ list: [], next: 0 });
  while (keys.current.list.length < rows.length) keys.current.list.push(keys.current.next++);
  keys.current.list.length = rows.length;
  // The same function at each keystroke: a row that did not change is not drawn again, however many there are.
  const change = useCallback((i: number, what: RowChange) => {
    const { rows, onChange } = now.current;
    const moved = <One,>(list: readonly One[]): One[] =>
      what === 'remove'
        ? list.filter((_, at) => at !== i)
        : what === 'up'
          ? list.map((one, at) => (at === i - 1 ? list[i] : at === i ? list[i - 1] : one) as One)
          : [...list];
    keys.current.list = moved(keys.current.list);
    // What had the focus is gone, or has moved: it goes on from the row that stands there, or from where rows are added.
    if (typeof what === 'string') wanted.current = what === 'up' ? i - 1 : Math.min(i, rows.length - 2);
    onChange(typeof what === 'string' ? moved(rows) : rows.map((one, at) => (at === i ? what : one)));
  }, []);
  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (wanted.current === null || !list.current) return;
    const row = list.current.querySelectorAll<HTMLElement>(':scope > fieldset')[wanted.current];
    wanted.current = null;
    const field = row?.querySelector<HTMLElement>('input, select, textarea');
    (field ?? list.current.querySelector<HTMLElement>(':scope > .actions button'))?.focus();
  });
  return (
    <div className="flow" ref={list}>
      {rows.map((row, i) => (
        <OneRow
          key={keys.current.list[i]}
          fields={settled}
          row={row}
          i={i}
          title={titleOf(row, i)}
          prefix={prefix}
          isFixed={isFixed}
          onChange={change}
        />
      ))}
      {!isFixed && (
        <div className="actions">
          <Button
            look="secondary"
            onClick={() => {
              wanted.current = rows.length;
              onChange([...rows, blank(rows)]);
            }}
          >
            {addLabel}
          </Button>
        </div>
      )}
    </div>
  );
}

type RowChange = Row | 'remove' | 'up';
type SettledField = FieldSpec & { readonly options?: readonly Option[] };

/** Fields whose choices depend on the rows, with the choices that they have now; the same list while these stay the same. */
function useSettled(fields: readonly FieldSpec[], rows: readonly Row[]): readonly SettledField[] {
  const kept = useRef<{ text: string; fields: readonly FieldSpec[]; settled: readonly SettledField[] }>(null);
  const choices = fields.map((one) => (typeof one.options === 'function' ? one.options(rows) : null));
  const text = JSON.stringify(choices);
  if (kept.current === null || kept.current.text !== text || kept.current.fields !== fields)
    kept.current = {
      text,
      fields,
      settled: fields.map((one, i) => ({ ...one, options: choices[i] ?? one.options }) as SettledField),
    };
  return kept.current.settled;
}

const OneRow = memo(function OneRow({
  fields,
  row,
  i,
  title,
  prefix,
  isFixed,
  onChange,
}: {
  fields: readonly SettledField[];
  row: Row;
  i: number;
  title: string;
  prefix: string;
  isFixed: boolean;
  onChange: (i: number, what: RowChange) => void;
}) {
  const t = useMessages(words);
  return (
    <fieldset className="programme-row">
      <legend>{title}</legend>
      <Fields
        fields={fields}
        row={row}
        rows={[]}
        prefix={`${prefix}-${i + 1}`}
        onChange={(next) => onChange(i, next)}
      />
      {!isFixed && (
        <div className="actions">
          {i > 0 && (
            <Button look="quiet" size="small" onClick={() => onChange(i, 'up')}>
              {t.up}
              <span className="visually-hidden">: {title}</span>
            </Button>
          )}
          <Button look="quiet" size="small" onClick={() => onChange(i, 'remove')}>
            {t.remove}
            <span className="visually-hidden">: {title}</span>
          </Button>
        </div>
      )}
    </fieldset>
  );
});
