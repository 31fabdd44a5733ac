import { formatNumber, StateChip, Table, useLanguage, useMessages } from '#design';
import type { ProgrammeAnswer } from '../api.ts';
import { programmeWords } from '../programmeWords.ts';

const words = {
  es: {
    title: 'Lo que la fuente dice de dos maneras',
    lede: 'Volvimos a hacer cada suma y comparamos cada fecha, nombre y número. Nada se corrigió: se muestra lo que dice cada lugar.',
    sums: 'Sumas hechas de nuevo',
    sum: 'Qué se comprueba',
    left: 'Resulta',
    right: 'La fuente dice',
    difference: 'Diferencia',
    agrees: 'Cuadra',
    differs: 'No cuadra',
    verdict: 'Resultado',
    at: 'Lugares',
    counted: (good: number, bad: number): string => `${good} sumas cuadran y ${bad} no.`,
    texts: 'Contradicciones del texto',
    about: 'Sobre qué',
    kind: 'Clase',
    one: 'Un lugar dice',
    other: 'Otro lugar dice',
    months: (n: string): string => (n === '1' ? '1 mes' : `${n} meses`),
  },
  en: {
    title: 'What the source says in two ways',
    lede: 'We did each sum again and compared each date, name and number. Nothing was corrected: what each place says is shown.',
    sums: 'Sums done again',
    sum: 'What is checked',
    left: 'It gives',
    right: 'The source says',
    difference: 'Difference',
    agrees: 'Agrees',
    differs: 'Does not agree',
    verdict: 'Result',
    at: 'Places',
    counted: (good: number, bad: number): string => `${good} sums agree and ${bad} do not.`,
    texts: 'Contradictions of the text',
    about: 'About what',
    kind: 'Kind',
    one: 'One place says',
    other: 'Another place says',
    months: (n: string): string => (n === '1' ? '1 month' : `${n} months`),
  },
};

type Sum = NonNullable<ProgrammeAnswer['notes']>['sums'][number];

/** Sums worked out again, and what the source's own words contradict. */
export function Contradictions({ notes }: { notes: NonNullable<ProgrammeAnswer['notes']> }) {
  const t = useMessages(words);
  const w = useMessages(programmeWords);
  const [language] = useLanguage();
  const number = (value: number) => formatNumber(value, { language, decimals: value % 1 === 0 ? 0 : 2 });
  // A month as a number of months since year zero says nothing to a reader.
  const shown = (one: Sum, value: number) =>
    one.isMonths && value > 1_200
      ? `${Math.floor((value - 1) / 12)}-${String(((value - 1) % 12) + 1).padStart(2, '0')}`
      : one.isMonths
        ? t.months(number(value))
        : number(value);
  const bad = notes.sums.filter((one) => !one.agrees);
  return (
    <section className="flow" aria-labelledby="contradicciones">
      <h2 id="contradicciones">{t.title}</h2>
      <p className="measure">{t.lede}</p>
      <p>{t.counted(notes.sums.length - bad.length, bad.length)}</p>
      <Table
        caption={t.sums}
        stack
        exportName="sumas"
        rows={[...bad, ...notes.sums.filter((one) => one.agrees)]}
        rowKey={(row) => row.id}
        maxHeight="32rem"
        columns={[
          {
            key: 'sum',
            header: t.sum,
            cell: (row) => <span lang="es">{row.about}</span>,
            plain: (row) => row.about,
          },
          {
            key: 'verdict',
            header: t.verdict,
            cell: (row) => (
              <StateChip shape={row.agrees ? 'done' : 'attention'}>
                {row.agrees ? t.agrees : t.differs}
              </StateChip>
            ),
            plain: (row) => (row.agrees ? t.agrees : t.differs),
          },
          {
            key: 'left',
            header: t.left,
            numeric: true,
            cell: (row) => shown(row, row.left),
            plain: (row) => row.left,
          },
          {
            key: 'right',
            header: t.right,
            numeric: true,
            cell: (row) => shown(row, row.right),
            plain: (row) => row.right,
          },
          {
            key: 'difference',
            header: t.difference,
            numeric: true,
            cell: (row) =>
              row.agrees
                ? '—'
                : row.isMonths
                  ? t.months(number(row.left - row.right))
                  : number(row.left - row.right),
            plain: (row) => row.left - row.right,
          },
          {
            key: 'at',
            header: t.at,
            cell: (row) => (
              <span className="soft" lang="es">
                {row.at.join('; ')}
              </span>
            ),
            plain: (row) => row.at.join('; '),
          },
        ]}
      />
      <Table
        caption={t.texts}
        stack
        exportName="contradicciones"
        rows={notes.contradictions}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'about',
            header: t.about,
            cell: (row) => <span lang="es">{row.about}</span>,
            plain: (row) => row.about,
          },
          {
            key: 'kind',
            header: t.kind,
            cell: (row) => w.kinds[row.kind],
            plain: (row) => w.kinds[row.kind],
          },
          {
            key: 'one',
            header: t.one,
            cell: (row) => <Place {...row.one} />,
            plain: (row) => `${row.one.says} (${row.one.at})`,
          },
          {
            key: 'other',
            header: t.other,
            cell: (row) => <Place {...row.other} />,
            plain: (row) => `${row.other.says} (${row.other.at})`,
          },
        ]}
      />
    </section>
  );
}

function Place({ says, at }: { says: string; at: string }) {
  return (
    <span lang="es">
      {says} <span className="programme-at">{at}</span>
    </span>
  );
}
