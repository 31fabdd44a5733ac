import { useState } from 'react';
import { Button, formatNumber, saveFile, toCsv, useLanguage, useMessages } from '#design';
import { yearlyWords } from '../figureWords.ts';
import { type Outcome, type ShownPath, shownPaths, yearsOf } from '../outcome.ts';
import { FigureButton } from './FigureButton.tsx';
import type { ReserveLine } from './ReserveChart.tsx';
import { words } from './words.ts';

const columns: readonly ShownPath[] = [
  'reserve',
  'interest',
  'contributions',
  'statePaid',
  'pensions',
  'administration',
];

/** The money of each year; every figure opens. */
export function YearsSection({
  lines,
  shown,
  onOpen,
}: {
  lines: readonly (ReserveLine & { readonly outcome: Outcome })[];
  /** The line that is shown first: the scenario in hand. */
  shown: number;
  onOpen: (name: string, line: number) => void;
}) {
  const t = useMessages(words).years;
  const [language] = useLanguage();
  const [all, setAll] = useState(false);
  const [chosen, setChosen] = useState<number | null>(null);
  const place = Math.min(chosen ?? shown, lines.length - 1);
  const { outcome, label } = lines[place]!;
  const years = yearsOf(outcome);
  const seen = years.filter(
    (year) => all || year % 5 === 0 || year === outcome.exhaustion || year === outcome.yearBase,
  );
  const save = () =>
    saveFile(
      'laboratorio-anos.csv',
      'text/csv;charset=utf-8',
      toCsv(
        [
          'year',
          ...lines.flatMap((line) =>
            shownPaths.map((name) => `${line.label}: ${yearlyWords[name]![language]}`),
          ),
        ],
        years.map((year, step) => [
          year,
          ...lines.flatMap((line) => shownPaths.map((name) => line.outcome.paths[name][step])),
        ]),
      ),
    );
  return (
    <section aria-labelledby="anos">
      <h2 id="anos">{t.title}</h2>
      <p className="measure soft">{t.lede}</p>
      <div className="cluster">
        {lines.length > 1 && (
          <fieldset className="lab-tabs">
            <legend className="visually-hidden">{t.which}</legend>
            {lines.map((line, i) => (
              <button
                key={line.id}
                type="button"
                className="lab-tab"
                aria-pressed={i === place}
                onClick={() => setChosen(i)}
              >
                {line.label}
              </button>
            ))}
          </fieldset>
        )}
        <Button look="quiet" size="small" onClick={() => setAll(!all)}>
          {all ? t.fewer : t.every}
        </Button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <section className="table-scroll lab-years" tabIndex={0} aria-label={`${t.title}: ${label}`}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{language === 'es' ? 'Año' : 'Year'}</th>
              {columns.map((name) => (
                <th key={name} scope="col" className="numeric">
                  {yearlyWords[name]![language]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {seen.map((year) => (
              <tr key={year} data-ended={year === outcome.exhaustion ? '' : undefined}>
                <th scope="row">{year}</th>
                {columns.map((name) => {
                  const value = formatNumber(outcome.paths[name][year - outcome.yearBase]! / 1e6, {
                    language,
                  });
                  return (
                    <td key={name} className="numeric">
                      {year === outcome.yearBase && name !== 'reserve' ? (
                        '–'
                      ) : (
                        <FigureButton
                          name={`${name}@${year}`}
                          value={`${value} ${t.unit}`}
                          onOpen={(figure) => onOpen(figure, place)}
                        >
                          {value}
                        </FigureButton>
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <Button look="quiet" size="small" icon="download" onClick={save}>
        {t.download}
      </Button>
    </section>
  );
}
