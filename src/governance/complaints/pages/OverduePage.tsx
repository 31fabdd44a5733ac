import {
  EmptyState,
  formatDateShort,
  formatNumber,
  Link,
  LoadedView,
  PageHead,
  Table,
  useLanguage,
  useLoaded,
  useMessages,
} from '#design';
import { plainDate } from '#kernel';
import type { OverdueAnswer } from '../api.ts';

const words = {
  es: {
    title: 'Casos vencidos, unidad por unidad',
    lede: 'Qué reclamos, sugerencias y pedidos de información pasaron su plazo sin respuesta, hoy. Las denuncias no se cuentan aquí, para que nadie pueda señalar a quien denunció.',
    caption: (date: string) => `Al ${date}`,
    unit: 'Unidad',
    open: 'Abiertos',
    overdue: 'Vencidos',
    longest: 'El más atrasado',
    days: 'días hábiles',
    since: 'Vencidos al',
    few: (most: number) => `${most} o menos`,
    none: 'Todavía no hay casos',
    noneWhat: 'Cuando se presente el primero, aquí se verá cuántos hay por unidad y cuántos vencieron.',
    download: 'Descargar en CSV',
    comments: 'Lo que dice la Defensoría',
    note: 'Un número menor que 5 se muestra como «4 o menos», y una cifra se renueva cuando varía en 5 o más: así nadie adivina de quién es un caso comparando un día con otro. El tiempo en que se espera a la persona no cuenta.',
    figures: 'Cuánto se responde a tiempo y en cuántos días',
    reports: 'Los informes de la Defensoría',
    file: 'Presentar un caso',
  },
  en: {
    title: 'Overdue cases, unit by unit',
    lede: 'Which complaints, suggestions and requests for information passed their term without an answer, today. Reports of irregularity are not counted here, so that nobody can point at who reported.',
    caption: (date: string) => `On ${date}`,
    unit: 'Unit',
    open: 'Open',
    overdue: 'Overdue',
    longest: 'The latest',
    days: 'working days',
    since: 'Overdue on',
    few: (most: number) => `${most} or fewer`,
    none: 'There are no cases yet',
    noneWhat:
      'When the first is filed, this will show how many there are in each unit and how many are overdue.',
    download: 'Download as CSV',
    comments: 'What the ombudsman says',
    note: 'A number under 5 shows as “4 or fewer”, and a figure is renewed once it differs by 5 or more: so nobody guesses whose case it is by comparing one day with another. Time spent waiting for the person does not count.',
    figures: 'How much is answered in time and in how many days',
    reports: 'The ombudsman’s reports',
    file: 'File a case',
  },
};

/** What the institution owes an answer to and did not give in time, for everyone. */
export default function OverduePage() {
  const t = useMessages(words);
  const [language] = useLanguage();
  const [loaded, again] = useLoaded<OverdueAnswer>('/api/complaints/overdue');
  return (
    <div className="flow">
      <PageHead title={t.title} lede={t.lede} />
      <LoadedView loaded={loaded} again={again}>
        {(answer) => {
          const number = (value: number | null) =>
            value === null ? t.few(answer.smallest - 1) : formatNumber(value, { language });
          const rank = (value: number | null) => value ?? 0;
          return (
            <>
              <p>
                <a href="/api/complaints/overdue.csv" download>
                  {t.download}
                </a>
              </p>
              <Table
                caption={t.caption(formatDateShort(plainDate(answer.on), language))}
                stack
                name="vencidos"
                rows={answer.units}
                rowKey={(row) => row.unit ?? 'none'}
                defaultSort={{ column: 'overdue', direction: 'descending' }}
                empty={<EmptyState title={t.none}>{t.noneWhat}</EmptyState>}
                columns={[
                  {
                    key: 'unit',
                    header: t.unit,
                    cell: (row) => row.title[language],
                    sortBy: (row) => row.title[language],
                  },
                  {
                    key: 'overdue',
                    header: t.overdue,
                    numeric: true,
                    cell: (row) => number(row.overdue),
                    sortBy: (row) => rank(row.overdue),
                  },
                  {
                    key: 'longest',
                    header: t.longest,
                    unit: t.days,
                    numeric: true,
                    cell: (row) =>
                      row.longestDays === null ? '–' : formatNumber(row.longestDays, { language }),
                    sortBy: (row) => row.longestDays,
                  },
                  {
                    key: 'open',
                    header: t.open,
                    numeric: true,
                    cell: (row) => number(row.open),
                    sortBy: (row) => rank(row.open),
                  },
                  {
                    key: 'since',
                    header: t.since,
                    cell: (row) => formatDateShort(plainDate(row.overdueOn), language),
                    sortBy: (row) => row.overdueOn,
                  },
                ]}
              />
              <p className="soft measure">{t.note}</p>
              {answer.comments.length > 0 && (
                <section aria-labelledby="defensoria">
                  <h2 id="defensoria">{t.comments}</h2>
                  {answer.comments.map((one) => (
                    <blockquote key={one.on + one.body} className="measure">
                      <p>{one.body}</p>
                      <footer className="soft">{formatDateShort(plainDate(one.on), language)}</footer>
                    </blockquote>
                  ))}
                </section>
              )}
              <p className="cluster">
                <Link href="/reclamos/cifras" look="action">
                  {t.figures}
                </Link>
                <Link href="/reclamos/informes" look="action">
                  {t.reports}
                </Link>
                <Link href="/reclamos" look="action">
                  {t.file}
                </Link>
              </p>
            </>
          );
        }}
      </LoadedView>
    </div>
  );
}
