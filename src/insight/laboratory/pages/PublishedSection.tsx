import { useState } from 'react';
import { Button, formatNumber, formatPercent, StateChip, Table, useLanguage, useMessages } from '#design';
import type { BaseAnswer } from '../api.ts';
import type { Answers } from '../protocol.ts';
import { startWorker } from '../workers.ts';
import { words } from './publishedWords.ts';

/** What others published beside what this computes, with the difference; and what contradicts itself. */
export function PublishedSection({ base }: { base: BaseAnswer }) {
  const t = useMessages(words);
  const [language] = useLanguage();
  const [found, setFound] = useState<Answers['published']['answer'] | null>(null);
  const [busy, setBusy] = useState(false);
  const compute = async () => {
    setBusy(true);
    const worker = await startWorker(base);
    try {
      setFound(await worker.ask('published', {}));
    } finally {
      worker.close();
      setBusy(false);
    }
  };
  const write = (value: number, unit: string) =>
    unit === 'year'
      ? String(Math.round(value))
      : unit === 'percent'
        ? formatPercent(value / 100, { language, decimals: 2 })
        : unit === 'ratio'
          ? formatNumber(value, { language, decimals: 2 })
          : unit === 'usd-million'
            ? `$${formatNumber(value, { language })} ${language === 'es' ? 'millones' : 'million'}`
            : formatNumber(value, { language });
  return (
    <section aria-labelledby="publicado" className="flow">
      <h2 id="publicado">{t.title}</h2>
      <p className="measure soft">{t.lede}</p>
      {!found && (
        <Button onClick={() => void compute()} busy={busy} busyLabel={t.computing}>
          {t.compute}
        </Button>
      )}
      {found && (
        <Table
          caption={t.title}
          captionHidden
          stack
          rows={found.figures}
          rowKey={(row) => row.id}
          exportName="publicado-y-calculado"
          columns={[
            {
              key: 'figure',
              header: t.figure,
              cell: (row) => (
                <>
                  {t.figures[row.figure] ?? row.figure}
                  <span className="ledger__source">
                    {t.study[row.study]}
                    {row.fittedOn2018 && `, ${t.predicted}`}
                  </span>
                </>
              ),
              plain: (row) => `${row.study} ${row.figure}`,
            },
            {
              key: 'published',
              header: t.published,
              numeric: true,
              cell: (row) => write(row.published, row.unit),
              plain: (row) => row.published,
            },
            {
              key: 'computed',
              header: t.computed,
              numeric: true,
              cell: (row) => write(row.computed, row.unit),
              plain: (row) => row.computed,
            },
            {
              key: 'difference',
              header: t.difference,
              numeric: true,
              cell: (row) =>
                formatNumber(row.difference, {
                  language,
                  signed: true,
                  decimals: row.unit === 'percent' || row.unit === 'ratio' ? 2 : 0,
                }),
              plain: (row) => row.difference,
            },
            {
              key: 'judged',
              header: t.judged,
              cell: (row) => (
                <StateChip shape={row.within === undefined ? 'draft' : row.within ? 'done' : 'attention'}>
                  {row.within === undefined ? t.shown : row.within ? t.within : t.outside}
                </StateChip>
              ),
              plain: (row) => (row.within === undefined ? t.shown : row.within ? t.within : t.outside),
            },
            {
              key: 'source',
              header: t.source,
              cell: (row) => row.source[language],
              plain: (row) => row.source[language],
            },
          ]}
        />
      )}
      {found && (
        <>
          <h3>{t.note}</h3>
          <p className="measure soft">{t.noteLede}</p>
          <Table
            caption={t.note}
            captionHidden
            stack
            rows={found.note}
            rowKey={(row) => row.id}
            columns={[
              { key: 'case', header: t.noteCase, cell: (row) => t.cases[row.id] },
              { key: 'published', header: t.noteYear, numeric: true, cell: (row) => row.published },
              { key: 'computed', header: t.noteComputed, numeric: true, cell: (row) => row.computed },
              {
                key: 'loss',
                header: t.noteLoss,
                numeric: true,
                cell: (row) =>
                  row.permanentLossThatGivesIt === undefined
                    ? t.noteNone
                    : formatPercent(row.permanentLossThatGivesIt, { language, decimals: 1 }),
              },
            ]}
          />
        </>
      )}
      <h3>{t.contradictions}</h3>
      <ul className="measure">
        {base.contradictions.map((one) => (
          <li key={one.id}>{one[language]}</li>
        ))}
      </ul>
    </section>
  );
}
