import { useState } from 'react';
import {
  formatNumber,
  formatPercent,
  LoadedView,
  NumberField,
  Select,
  Table,
  useLanguage,
  useLoaded,
  useMessages,
} from '#design';
import type { ResultAnswer, TraceAnswer } from '../api.ts';
import { markWords, wordOf } from '../reportWords.ts';
import { nameOfYearly, traceEs, unitOfYearly } from '../traceWords.ts';
import { words } from './words.ts';

const traceWords = {
  es: {
    title: 'Abra una cifra',
    lede: 'Elija una cifra y un año: se ve su fórmula, de qué está hecha y en qué hipótesis descansa. Cada parte se abre a su vez.',
    figure: 'Cifra',
    year: 'Año',
    formula: 'Fórmula',
    parts: 'De qué está hecha',
    before: 'Año anterior',
    now: 'Este año',
    open: 'Abrir',
    assumptions: 'En qué hipótesis descansa',
    assumption: 'Hipótesis',
    value: 'Valor',
    mark: 'Marca',
    tables: 'Tablas del caso',
    sources: 'Normas y libros',
  },
  en: {
    title: 'Open a figure',
    lede: 'Choose a figure and a year: its formula, what it is made of and which assumptions it rests on. Each part opens in turn.',
    figure: 'Figure',
    year: 'Year',
    formula: 'Formula',
    parts: 'What it is made of',
    before: 'Year before',
    now: 'This year',
    open: 'Open',
    assumptions: 'Which assumptions it rests on',
    assumption: 'Assumption',
    value: 'Value',
    mark: 'Mark',
    tables: 'Tables of the case',
    sources: 'Norms and books',
  },
};

/** Any yearly figure of a published run, opened down to formula, parts, assumptions and sources. */
export function TraceSection({ number, result }: { number: number; result: ResultAnswer }) {
  const t = useMessages(traceWords);
  const w = useMessages(words);
  const [language] = useLanguage();
  const [first, last] = [result.years[0]!, result.years.at(-1)!];
  const [figure, setFigure] = useState('reserve');
  const [year, setYear] = useState(result.figures.firstNegativeYear ?? last);
  const [loaded, again] = useLoaded<TraceAnswer>(
    `/api/valuations/${number}/trace?${new URLSearchParams({ figure, year: String(year) })}`,
  );
  const show = (name: string, value: number | null) => {
    if (value === null) return '–';
    const unit = unitOfYearly(name);
    if (unit === 'rate') return formatPercent(value, { language, decimals: 2 });
    if (unit === 'persons' || Math.abs(value) < 1e6) return formatNumber(value, { language });
    return `${formatNumber(value / 1e6, { language, decimals: 1 })} ${w.million}`;
  };
  return (
    <section aria-labelledby="abrir-cifra" className="flow">
      <h2 id="abrir-cifra">{t.title}</h2>
      <p className="measure">{t.lede}</p>
      <div className="columns">
        <Select
          name="cifra"
          label={t.figure}
          value={figure}
          onValue={setFigure}
          options={Object.keys(traceEs).map((name) => ({ value: name, label: nameOfYearly(name, language) }))}
        />
        <NumberField
          name="anio"
          label={t.year}
          hint={`${first}–${last}`}
          width="s"
          whole
          defaultValue={String(year)}
          onNumber={(typed) => {
            if (typed !== null && Number.isInteger(typed) && typed >= first && typed <= last) setYear(typed);
          }}
        />
      </div>
      <LoadedView loaded={loaded} again={again}>
        {(traced) => (
          <div className="flow" aria-live="polite">
            <h3>
              {traced.name}, {traced.year}: {show(traced.figure, traced.value)}
            </h3>
            <p className="measure">
              <strong>{t.formula}.</strong> {traced.formula}
            </p>
            {traced.figures.length > 0 && (
              <Table
                caption={t.parts}
                rows={traced.figures}
                rowKey={(row) => row.figure}
                onOpen={(row) => setFigure(row.figure)}
                openLabel={() => t.open}
                columns={[
                  { key: 'name', header: t.figure, cell: (row) => row.name },
                  {
                    key: 'before',
                    header: t.before,
                    numeric: true,
                    cell: (row) => show(row.figure, row.before),
                  },
                  { key: 'now', header: t.now, numeric: true, cell: (row) => show(row.figure, row.value) },
                ]}
              />
            )}
            {traced.assumptions.length > 0 && (
              <Table
                caption={t.assumptions}
                stack
                rows={traced.assumptions}
                rowKey={(row) => row.name}
                columns={[
                  { key: 'title', header: t.assumption, cell: (row) => row.title },
                  {
                    key: 'value',
                    header: t.value,
                    numeric: true,
                    cell: (row) =>
                      formatNumber(row.value, { language, decimals: Math.abs(row.value) >= 1000 ? 0 : 4 }),
                  },
                  { key: 'mark', header: t.mark, cell: (row) => wordOf(markWords[language], row.mark) },
                  { key: 'source', header: w.source, cell: (row) => <small>{row.source}</small> },
                ]}
              />
            )}
            {traced.tables.length + traced.sources.length > 0 && (
              <p className="soft">
                {traced.tables.length > 0 && `${t.tables}: ${traced.tables.join(', ')}. `}
                {traced.sources.length > 0 && `${t.sources}: ${traced.sources.join('; ')}.`}
              </p>
            )}
          </div>
        )}
      </LoadedView>
    </section>
  );
}
