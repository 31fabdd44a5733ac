import { formatNumber, formatPercent, StateChip, Table, useLanguage, useMessages } from '#design';
import type { ResultAnswer } from '../api.ts';
import { noteWords, publishedWords, wordOf } from '../reportWords.ts';
import { words } from './words.ts';

type Row = ResultAnswer['published'][number] & { readonly study?: string };

/** Published beside computed, never without the difference. With more than one study, each row says which. */
export function PublishedTable({ rows, caption }: { rows: readonly Row[]; caption: string }) {
  const t = useMessages(words);
  const [language] = useLanguage();
  const show = (value: number, unit: string, signed = false): string => {
    if (unit === 'year' && !signed) return String(Math.round(value));
    const decimals = unit === 'percent' || unit === 'ratio' ? 2 : 0;
    return formatNumber(value, { language, signed, decimals });
  };
  return (
    <Table
      caption={caption}
      captionHidden
      stack
      rows={rows}
      rowKey={(row) => row.id}
      exportName="publicado-y-calculado"
      columns={[
        {
          key: 'figure',
          header: t.figure,
          cell: (row) => (
            <>
              {wordOf(publishedWords[language], row.figure)}
              {row.fittedOn2018 && <span className="soft"> ({t.fittedOn2018})</span>}
              {row.study && <span className="soft"> · {row.study}</span>}
            </>
          ),
          plain: (row) => row.id,
        },
        {
          key: 'unit',
          header: t.unit,
          cell: (row) => <span className="soft">{t.units[row.unit] ?? row.unit}</span>,
          plain: (row) => row.unit,
        },
        {
          key: 'published',
          header: t.published,
          numeric: true,
          cell: (row) => show(row.published, row.unit),
          plain: (row) => row.published,
        },
        {
          key: 'computed',
          header: t.computed,
          numeric: true,
          cell: (row) => show(row.computed, row.unit),
          plain: (row) => row.computed,
        },
        {
          key: 'difference',
          header: t.difference,
          numeric: true,
          cell: (row) => show(row.difference, row.unit, true),
          plain: (row) => row.difference,
        },
        {
          key: 'tolerance',
          header: t.tolerance,
          cell: (row) =>
            row.within === null ? (
              <StateChip shape="draft">{t.shownOnly}</StateChip>
            ) : (
              <StateChip shape={row.within ? 'done' : 'attention'}>
                {row.within ? t.within : t.outside} ±{show(row.tolerance ?? 0, row.unit)}
              </StateChip>
            ),
          plain: (row) => row.tolerance,
        },
        {
          key: 'source',
          header: t.source,
          cell: (row) => <small>{row.source[language]}</small>,
          plain: (row) => row.source[language],
        },
      ]}
    />
  );
}

/** The four years of the note of 2020: shown, not judged, with the shock that would give each. */
export function NoteTable({ rows }: { rows: ResultAnswer['note'] }) {
  const t = useMessages(words);
  const [language] = useLanguage();
  if (rows.length === 0) return null;
  return (
    <>
      <h2>{t.note}</h2>
      <p className="measure">{t.noteWhat}</p>
      <Table
        caption={t.note}
        captionHidden
        stack
        rows={rows}
        rowKey={(row) => row.id}
        exportName="nota-2020"
        columns={[
          {
            key: 'figure',
            header: t.figure,
            cell: (row) => wordOf(noteWords[language], row.id),
            plain: (row) => row.id,
          },
          {
            key: 'published',
            header: t.published,
            numeric: true,
            cell: (row) => row.published,
            plain: (row) => row.published,
          },
          {
            key: 'computed',
            header: t.computed,
            numeric: true,
            cell: (row) => row.computed,
            plain: (row) => row.computed,
          },
          {
            key: 'difference',
            header: t.difference,
            numeric: true,
            cell: (row) => formatNumber(row.computed - row.published, { language, signed: true }),
            plain: (row) => row.computed - row.published,
          },
          {
            key: 'loss',
            header: t.loss,
            numeric: true,
            cell: (row) =>
              row.permanentLoss === null ? '–' : formatPercent(row.permanentLoss, { language }),
            plain: (row) => row.permanentLoss,
          },
        ]}
      />
    </>
  );
}

export function Contradictions({ entries }: { entries: readonly { id: string; es: string; en: string }[] }) {
  const t = useMessages(words);
  const [language] = useLanguage();
  if (entries.length === 0) return null;
  return (
    <>
      <h2>{t.contradictions}</h2>
      <ul className="measure flow">
        {entries.map((entry) => (
          <li key={entry.id}>{entry[language]}</li>
        ))}
      </ul>
    </>
  );
}
