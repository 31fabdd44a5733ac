import { useState } from 'react';
import {
  ask,
  Button,
  FileDrop,
  formatNumber,
  Notice,
  PageHead,
  ProblemNotice,
  showToast,
  Table,
  TextField,
  useAction,
  useLanguage,
  useMessages,
} from '#design';
import type { ImportReport } from '../api.ts';

const words = {
  es: {
    title: 'Casos del pasado',
    lede: 'Cargue los reclamos que la institución recibió antes, desde un archivo CSV. Primero se revisa cada línea y se dice qué corregir; después usted decide si carga las buenas. Ninguna se carga dos veces.',
    columns:
      'El archivo necesita las columnas referencia, tipo, recibido y texto; si las tiene, también asunto, servicio, establecimiento y respondido. Sirven comas, puntos y comas o tabuladores; fechas como 2024-03-15 o 15/03/2024.',
    origin: 'De dónde viene',
    originHint:
      'Un nombre corto con minúsculas, números y guiones, como libro-reclamos-2024. Con la referencia distingue cada caso.',
    originFault: 'Use de 2 a 40 minúsculas, números y guiones, y empiece con una letra o un número.',
    file: 'Archivo',
    fileFault: 'Elija el archivo CSV.',
    check: 'Revisar el archivo',
    load: (n: string): string => `Cargar ${n} casos`,
    loaded: (n: string): string => `Se cargaron ${n} casos.`,
    report: 'Informe del archivo',
    lines: 'Líneas',
    good: 'Buenas',
    bad: 'Por corregir',
    known: 'Ya cargadas antes',
    problems: 'Qué corregir, línea por línea',
    shown: 'Se muestran los primeros mil problemas.',
    none: 'Ninguna línea tiene problemas.',
    line: 'Línea',
    field: 'Columna',
    found: 'Dice',
    fix: 'Qué hacer',
  },
  en: {
    title: 'Cases of the past',
    lede: 'Load the complaints that the institution received before, from a CSV file. First each line is checked and you are told what to correct; then you decide whether to load the good ones. None is loaded twice.',
    columns:
      'The file needs the columns reference, kind, received and text; and, if it has them, subject, service, facility and answered. Commas, semicolons or tabs will do; dates such as 2024-03-15.',
    origin: 'Where it comes from',
    originHint:
      'A short name of small letters, digits and dashes, such as complaints-book-2024. With the reference it tells each case apart.',
    originFault: 'Use 2 to 40 small letters, digits and dashes, beginning with a letter or a digit.',
    file: 'File',
    fileFault: 'Choose the CSV file.',
    check: 'Check the file',
    load: (n: string): string => `Load ${n} cases`,
    loaded: (n: string): string => `${n} cases were loaded.`,
    report: 'Report on the file',
    lines: 'Lines',
    good: 'Good',
    bad: 'To be corrected',
    known: 'Loaded before',
    problems: 'What to correct, line by line',
    shown: 'The first thousand problems are shown.',
    none: 'No line has a problem.',
    line: 'Line',
    field: 'Column',
    found: 'It says',
    fix: 'What to do',
  },
};
const mostBytes = 64_000_000;

/** Historical complaints from a file: checked by line first, loaded when the official says so. */
export default function HistoryPage() {
  const t = useMessages(words);
  const [language] = useLanguage();
  const [origin, setOrigin] = useState('');
  const [file, setFile] = useState<File | null>(null);
  const [report, setReport] = useState<ImportReport | null>(null);
  const [tried, setTried] = useState(false);
  const [problem, busy, act] = useAction();
  const number = (value: number) => formatNumber(value, { language });
  const soundOrigin = /^[a-z0-9][a-z0-9-]{1,39}$/.test(origin);
  const fresh = report ? report.good - report.known : 0;
  const send = (load: 'yes' | 'no') => {
    setTried(true);
    if (!soundOrigin || !file) return;
    void act(async () => {
      const answer = await ask<ImportReport>(`/api/complaints/history/${origin}?load=${load}`, {
        method: 'PUT',
        body: file,
      });
      setReport(answer);
      if (load === 'yes') showToast(t.loaded(number(answer.loaded)));
    });
  };
  return (
    <div className="flow">
      <PageHead title={t.title} lede={t.lede} />
      <p className="measure">{t.columns}</p>
      <form
        className="flow measure"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          send('no');
        }}
      >
        {problem !== undefined && <ProblemNotice problem={problem} />}
        <TextField
          name="origen"
          label={t.origin}
          hint={t.originHint}
          value={origin}
          onValue={(value) => {
            setOrigin(value);
            setReport(null);
          }}
          error={tried && !soundOrigin ? t.originFault : undefined}
          autoComplete="off"
          spellCheck={false}
        />
        <FileDrop
          name="archivo"
          label={t.file}
          accept=".csv,.txt,.tsv,text/csv,text/plain"
          kinds={['CSV']}
          multiple={false}
          maxBytes={mostBytes}
          error={tried && !file ? t.fileFault : undefined}
          files={file ? [{ id: file.name, name: file.name, bytes: file.size }] : []}
          onAdd={([added]) => {
            setFile(added ?? null);
            setReport(null);
          }}
          onRemove={() => {
            setFile(null);
            setReport(null);
          }}
        />
        <div className="actions">
          <Button look={report ? 'secondary' : 'primary'} type="submit" busy={busy}>
            {t.check}
          </Button>
        </div>
      </form>
      {report && (
        <section className="flow" aria-labelledby="informe-archivo">
          <h2 id="informe-archivo">{t.report}</h2>
          <dl className="facts" aria-live="polite">
            {(['lines', 'good', 'bad', 'known'] as const).map((name) => (
              <div key={name}>
                <dt>{t[name]}</dt>
                <dd className="tabular">{number(report[name])}</dd>
              </div>
            ))}
          </dl>
          {report.loaded > 0 ? (
            <Notice tone="good" live>
              {t.loaded(number(report.loaded))}
            </Notice>
          ) : (
            fresh > 0 && (
              <div className="actions">
                <Button look="primary" busy={busy} onClick={() => send('yes')}>
                  {t.load(number(fresh))}
                </Button>
              </div>
            )
          )}
          {report.problems.length === 0 ? (
            <p>{t.none}</p>
          ) : (
            <>
              {report.problems.length >= 1000 && <p className="soft">{t.shown}</p>}
              <Table
                caption={t.problems}
                stack
                rows={report.problems}
                rowKey={(row) => `${row.line} ${row.field}`}
                maxHeight="24rem"
                columns={[
                  { key: 'line', header: t.line, numeric: true, cell: (row) => number(row.line) },
                  { key: 'field', header: t.field, cell: (row) => row.field },
                  { key: 'found', header: t.found, cell: (row) => row.found },
                  { key: 'fix', header: t.fix, cell: (row) => row.message },
                ]}
              />
            </>
          )}
        </section>
      )}
    </div>
  );
}
