import { useLanguage, useMessages } from '#design';
import {
  formatScalar,
  type LawRow,
  type LawScalar,
  type LawTable,
  type LawValue,
  type Parameter,
} from '#law';
import { columnWords } from './columnWords.ts';
import { lawText } from './lawInSpanish.ts';
import { words } from './words.ts';

/** A legal value as a person reads it: a number with its unit, or a small table. */
export function ValueView({ parameter, value }: { parameter: Parameter; value: LawValue }) {
  const [language] = useLanguage();
  const t = useMessages(words);
  const show = (scalar: LawScalar | null, column?: string) =>
    lawText(
      formatScalar(scalar, (column ? parameter.columns?.[column] : parameter.unit) ?? 'text', language),
      language,
    );
  if (parameter.shape === 'scalar') return <strong className="tabular">{show(value as LawScalar)}</strong>;
  if (parameter.shape === 'list')
    return (
      <span className="tabular">{(value as readonly LawScalar[]).map((item) => show(item)).join(' · ')}</span>
    );
  const rows: readonly (readonly [string | null, LawRow | LawScalar])[] =
    parameter.shape === 'row'
      ? [[null, value as LawRow]]
      : parameter.shape === 'rows'
        ? (value as readonly LawRow[]).map((row) => [null, row] as const)
        : Object.entries(value as LawTable);
  const columns = parameter.columns ? Object.keys(parameter.columns) : [];
  const keyed = rows.some(([key]) => key !== null);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section className="law-value" aria-label={parameter.title[language]} tabIndex={0}>
      <table className="tabular">
        <thead>
          <tr>
            {keyed && <th scope="col">{t.key}</th>}
            {columns.length > 0 ? (
              columns.map((column) => (
                <th key={column} scope="col">
                  {columnWords[column]?.[language] ?? column}
                </th>
              ))
            ) : (
              <th scope="col">{t.value}</th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map(([key, row], i) => (
            <tr key={key ?? i}>
              {key !== null && <th scope="row">{parameter.keys?.[key]?.[language] ?? key}</th>}
              {columns.length > 0 ? (
                columns.map((column) => <td key={column}>{show((row as LawRow)[column] ?? null, column)}</td>)
              ) : (
                <td>{show(row as LawScalar)}</td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
