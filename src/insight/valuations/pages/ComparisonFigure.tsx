import type { CSSProperties } from 'react';
import { Figure, formatNumber, formatPercent, Table, useLanguage, useMessages } from '#design';
import type { ComparisonAnswer } from '../api.ts';
import { experienceWords, wordOf } from '../reportWords.ts';
import { words } from './words.ts';

interface Bar {
  readonly id: string;
  readonly label: string;
  readonly from: number;
  readonly to: number;
  readonly whole: boolean;
}

/** From the earlier deficit to this one, step by step. */
export function ComparisonFigure({ comparison, source }: { comparison: ComparisonAnswer; source: string }) {
  const t = useMessages(words);
  const [language] = useLanguage();
  const { start, end, steps } = comparison.measures.deficit!;
  const millions = (value: number, signed = false) => formatNumber(value / 1e6, { language, signed });
  const bars: Bar[] = [
    { id: 'before', label: t.before, from: 0, to: start, whole: true },
    // What moves nothing is in the table; in the drawing it would only take room.
    ...steps
      .filter((step) => Math.abs(step.change) >= 0.5e6)
      .map((step) => ({
        id: step.id,
        label: step.title[language],
        from: step.after - step.change,
        to: step.after,
        whole: false,
      })),
    { id: 'this', label: t.thisOne, from: 0, to: end, whole: true },
  ];
  const show = (value: unknown) =>
    value === null ? '' : formatNumber(Number(value), { language, decimals: 1, signed: true });
  return (
    <Figure
      title={t.waterfall(millions(start), millions(end))}
      measure={t.waterfallMeasure}
      chart={
        <Waterfall
          bars={bars}
          show={(bar) => (bar.whole ? millions(bar.to) : millions(bar.to - bar.from, true))}
        />
      }
      columns={[
        { key: 'step', label: t.step },
        { key: 'change', label: t.change, unit: t.million, numeric: true, show },
        {
          key: 'after',
          label: t.after,
          unit: t.million,
          numeric: true,
          show: (value) => formatNumber(Number(value), { language, decimals: 1 }),
        },
      ]}
      rows={[
        { step: t.before, change: null, after: start / 1e6 },
        ...steps.map((step) => ({
          step: step.title[language],
          change: step.change / 1e6,
          after: step.after / 1e6,
        })),
        { step: t.thisOne, change: (end - start) / 1e6, after: end / 1e6 },
      ]}
      note={t.waterfallNote}
      source={source}
      fileName="conciliacion"
    />
  );
}

const track: CSSProperties = {
  position: 'relative',
  blockSize: '1.1rem',
  background: 'linear-gradient(var(--rule), var(--rule)) bottom / 100% 1px no-repeat',
};

/** Floating bars, one a line, the words above: so that it reads on a phone. */
function Waterfall({ bars, show }: { bars: readonly Bar[]; show: (bar: Bar) => string }) {
  const ends = bars.flatMap((bar) => [bar.from, bar.to]);
  const low = Math.min(0, ...ends);
  const high = Math.max(0, ...ends);
  const place = (value: number) => (100 * (value - low)) / (high - low || 1);
  const colour = (bar: Bar) =>
    bar.whole ? 'var(--series-1)' : bar.to > bar.from ? 'var(--series-2)' : 'var(--series-3)';
  return (
    <ul className="bare" style={{ display: 'grid', gap: '0.55rem' }}>
      {bars.map((bar) => {
        const left = place(Math.min(bar.from, bar.to));
        const right = place(Math.max(bar.from, bar.to));
        const weight = bar.whole ? 650 : 400;
        return (
          <li key={bar.id}>
            <div
              style={{ display: 'flex', justifyContent: 'space-between', gap: '1rem', fontWeight: weight }}
            >
              <span>{bar.label}</span>
              <span className="tabular" style={{ whiteSpace: 'nowrap' }}>
                {show(bar)}
              </span>
            </div>
            <div style={track} aria-hidden="true">
              <div
                style={{
                  position: 'absolute',
                  insetBlock: '0.2rem',
                  insetInlineStart: `${left}%`,
                  inlineSize: `max(3px, ${right - left}%)`,
                  background: colour(bar),
                }}
              />
            </div>
          </li>
        );
      })}
    </ul>
  );
}

/** What the earlier valuation expected at this one's date, and what was there. */
export function ExperienceTable({ comparison }: { comparison: ComparisonAnswer }) {
  const t = useMessages(words);
  const [language] = useLanguage();
  if (!comparison.experience) return null;
  const number = (value: number) => formatNumber(value, { language });
  return (
    <>
      <h3>{t.experience}</h3>
      <p className="measure soft">{t.experienceWhat}</p>
      <Table
        caption={t.experience}
        captionHidden
        stack
        rows={comparison.experience}
        rowKey={(row) => row.id}
        exportName="esperado-y-observado"
        columns={[
          {
            key: 'figure',
            header: t.figure,
            cell: (row) => wordOf(experienceWords[language], row.id),
            plain: (row) => row.id,
          },
          {
            key: 'expected',
            header: t.expected,
            numeric: true,
            cell: (row) => number(row.expected),
            plain: (row) => row.expected,
          },
          {
            key: 'actual',
            header: t.actual,
            numeric: true,
            cell: (row) => number(row.actual),
            plain: (row) => row.actual,
          },
          {
            key: 'difference',
            header: t.difference,
            numeric: true,
            cell: (row) =>
              formatPercent(row.expected === 0 ? 0 : row.difference / row.expected, {
                language,
                decimals: 1,
                signed: true,
              }),
            plain: (row) => row.difference,
          },
        ]}
      />
    </>
  );
}
