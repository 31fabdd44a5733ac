import { Button, saveFile, toCsv, useLanguage, useMessages } from '#design';
import type { Outcome } from '../outcome.ts';
import { FigureButton, sayFigure, titleOf } from './FigureButton.tsx';
import { LineKey, type ReserveLine } from './ReserveChart.tsx';
import { words } from './words.ts';

/** Figures that are set side by side, each by the name under which it opens. */
const compared = [
  'exhaustion',
  'deficit',
  'balanceRate',
  'levelRate',
  'levelRateWithoutState',
  'breakEvenStateShare',
  'payAsYouGoWithState@2030',
  'payAsYouGoWithState@2045',
  'payAsYouGoWithState@2060',
  'payAsYouGo@2060',
  'value:pensions',
  'value:contributions',
  'value:state',
  'dependency@2060',
  'replacement@2045',
] as const;

export function figureIn(outcome: Outcome, name: string): number | null {
  const [path, year] = name.split('@');
  if (year) return outcome.paths[path as keyof Outcome['paths']]?.[Number(year) - outcome.yearBase] ?? null;
  if (name.startsWith('value:')) return outcome.parts[name.slice(6) as keyof Outcome['parts']];
  return (outcome as unknown as Record<string, number | null>)[name] ?? null;
}

/** Up to four scenarios in columns; every figure opens. */
export function Comparison({
  lines,
  onOpen,
}: {
  lines: readonly (ReserveLine & { readonly outcome: Outcome })[];
  onOpen: (name: string, line: number) => void;
}) {
  const t = useMessages(words);
  const [language] = useLanguage();
  const c = t.comparison;
  const save = () =>
    saveFile(
      'laboratorio-comparacion.csv',
      'text/csv;charset=utf-8',
      toCsv(
        [c.figure, ...lines.map((line) => line.label)],
        compared.map((name) => [
          titleOf(name, language),
          ...lines.map((line) => figureIn(line.outcome, name)),
        ]),
      ),
    );
  return (
    <section aria-labelledby="comparar">
      <h2 id="comparar">{c.title}</h2>
      <p className="soft">{c.press}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <section className="table-scroll lab-compare" tabIndex={0} aria-label={c.press}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{c.figure}</th>
              {lines.map((line) => (
                <th key={line.id} scope="col" className="numeric">
                  <LineKey series={line.series} /> {line.label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {compared.map((name) => (
              <tr key={name}>
                <th scope="row">{titleOf(name, language)}</th>
                {lines.map((line, i) => {
                  const value = sayFigure(name, figureIn(line.outcome, name), language, c.notEnds);
                  return (
                    <td key={line.id} className="numeric" data-label={line.label}>
                      <FigureButton name={name} value={value} onOpen={() => onOpen(name, i)}>
                        {value}
                      </FigureButton>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <Button look="quiet" size="small" icon="download" onClick={save}>
        {c.download}
      </Button>
    </section>
  );
}
