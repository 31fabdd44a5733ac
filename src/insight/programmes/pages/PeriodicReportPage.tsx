import {
  formatDateShort,
  LoadedView,
  PageHead,
  Synthetic,
  Table,
  useFilters,
  useLanguage,
  useLoaded,
  useMessages,
  usePath,
} from '#design';
import { plainDate } from '#kernel';
import type { PeriodicAnswer } from '../periodic/api.ts';
import { periodicWords } from '../periodic/words.ts';
import { PeriodicReport } from './PeriodicReport.tsx';
import { partyWords } from './partyWords.ts';
import './programmes.css';

const words = {
  es: {
    back: 'El programa',
    correction: (n: number, first: string): string =>
      `Es la corrección número ${n} de este informe, que se emitió por primera vez el ${first}.`,
    newer: (n: number): string => `Hay un número más nuevo de este informe: el ${n}.`,
    seeLast: 'Ver el último',
    other: (n: number, on: string): string => `Número ${n}, del ${on}`,
    others: 'Otros números de este informe',
    reachWhat: 'A quién se entregó este informe, cuándo y por qué vía. Lo que falta también se dice.',
    none: 'Todavía no se anotó a quién se entrega.',
    download: 'Descargar',
    pdf: 'PDF',
    xlsx: 'XLSX, con cada desagregación',
    verify: 'Cómo comprobar que no cambió',
    verifyWhat:
      'El informe se guardó entero el día en que se emitió. La huella SHA-256 de su JSON canónico (RFC 8785) está en la cadena de auditoría; con los datos se calcula otra vez.',
    data: 'Datos (JSON)',
  },
  en: {
    back: 'The programme',
    correction: (n: number, first: string): string =>
      `This is correction number ${n} of this report, which was first issued on ${first}.`,
    newer: (n: number): string => `There is a newer number of this report: ${n}.`,
    seeLast: 'See the last',
    other: (n: number, on: string): string => `Number ${n}, of ${on}`,
    others: 'Other numbers of this report',
    reachWhat: 'Whom this report reached, when and by which way. What is missing is told too.',
    none: 'It was not noted yet whom it goes to.',
    download: 'Download',
    pdf: 'PDF',
    xlsx: 'XLSX, with each disaggregation',
    verify: 'How to check that it has not changed',
    verifyWhat:
      'The report was kept whole on the day it was issued. The SHA-256 of its canonical JSON (RFC 8785) stands in the audit chain; from the data it can be worked out again.',
    data: 'Data (JSON)',
  },
};

/** An issued report of a programme's period, with whom it reached. */
export default function PeriodicReportPage() {
  const t = useMessages(words);
  const w = useMessages(periodicWords);
  const p = useMessages(partyWords);
  const [language] = useLanguage();
  const [filters] = useFilters();
  const [, , slug = '', , period = ''] = usePath().split('/').map(decodeURIComponent);
  const number = filters.get('numero');
  const base = `/api/programmes/${encodeURIComponent(slug)}/periodic-reports/${encodeURIComponent(period)}`;
  const query = number ? `?number=${encodeURIComponent(number)}` : '';
  const [loaded, again] = useLoaded<PeriodicAnswer>(base + query);
  const date = (on: string) => formatDateShort(plainDate(on), language);
  return (
    <LoadedView loaded={loaded} again={again}>
      {({ issued, numbers, report, reach }) => {
        const own = `/programas/${slug}/informes/${period}`;
        const last = numbers.at(-1);
        const others = numbers.filter((one) => one.number !== issued.number);
        return (
          <div className="flow">
            <p>
              <a href={`/programas/${slug}`}>
                {t.back}: <span lang="es">{report.programme.name}</span>
              </a>
            </p>
            <PageHead title={w.title(period)} lede={<span lang="es">{report.programme.name}</span>} />
            <Synthetic />
            {issued.number > 1 && numbers[0] && <p>{t.correction(issued.number, date(numbers[0].on))}</p>}
            {last && last.number > issued.number && (
              <p>
                {t.newer(last.number)} <a href={own}>{t.seeLast}</a>
              </p>
            )}
            <p>
              {t.download}: <a href={`${base}/report.pdf${query}`}>{t.pdf}</a> ·{' '}
              <a href={`${base}/report.xlsx${query}`}>{t.xlsx}</a>
            </p>
            <PeriodicReport report={report} />
            <h2>{w.sentToTitle}</h2>
            <p className="measure soft">{t.reachWhat}</p>
            <Table
              caption={w.sentToTitle}
              captionHidden
              stack
              rows={reach}
              rowKey={(row) => row.name}
              empty={<p>{t.none}</p>}
              columns={[
                { key: 'party', header: p.party, cell: (row) => <span lang="es">{row.name}</span> },
                { key: 'kind', header: p.kind, cell: (row) => p.kinds[row.kind] },
                {
                  key: 'reached',
                  header: p.reached,
                  cell: (row) =>
                    row.delivery
                      ? p.reachedOn(date(row.delivery.on), p.channels[row.delivery.channel])
                      : p.notYet,
                },
              ]}
            />
            {others.length > 0 && (
              <>
                <h2>{t.others}</h2>
                <ul>
                  {others.map((one) => (
                    <li key={one.number}>
                      <a href={`${own}?numero=${one.number}`}>{t.other(one.number, date(one.on))}</a>
                    </li>
                  ))}
                </ul>
              </>
            )}
            <h2>{t.verify}</h2>
            <p className="measure">{t.verifyWhat}</p>
            <p>
              SHA-256: <code className="programme-hash">{issued.sha256}</code>
            </p>
            <p>
              <a href={base + query} download={`${slug}-${period}.json`}>
                {t.data}
              </a>
            </p>
          </div>
        );
      }}
    </LoadedView>
  );
}
