import { useEffect, useState } from 'react';
import {
  ask,
  Button,
  type DroppedFile,
  EmptyState,
  FileDrop,
  formatBytes,
  formatInstant,
  formatNumber,
  LoadedView,
  Notice,
  PageHead,
  type Problem,
  ProblemNotice,
  Progress,
  Refused,
  StateChip,
  type StateShape,
  Table,
  TextField,
  useFilters,
  useLanguage,
  useLoaded,
  useMessages,
} from '#design';
import type { ImportAnswer } from '../api.ts';

interface ProblemItem {
  readonly line: number;
  readonly field: string;
  readonly found: string;
  readonly message: string;
}

const words = {
  es: {
    title: 'Archivos de atenciones',
    lede: 'Primero se revisa cada línea y se dice qué corregir. Después usted decide si carga las buenas. Ninguna se carga dos veces, aunque envíe el archivo otra vez.',
    file: 'Archivo CSV',
    fileHint:
      'Columnas: cédula, servicio, establecimiento, seguro, solicitada, atendida, cerrada, referencia. Con comas o punto y coma, en UTF-8 o Latin-1.',
    origin: 'Sistema de origen',
    originHint:
      'Minúsculas, números y guiones: hcam-turnos. Los números de referencia son únicos dentro de él.',
    send: 'Enviar y revisar',
    needFile: 'Elija un archivo',
    needOrigin: 'Escriba el sistema de origen: de 2 a 40 minúsculas, números o guiones',
    recent: 'Archivos enviados',
    none: 'Todavía no hay archivos',
    noneWhat: 'El primero que envíe aparecerá aquí con su informe.',
    name: 'Archivo',
    state: 'Estado',
    states: {
      reading: 'Revisando',
      reported: 'Revisado',
      loading: 'Cargando',
      loaded: 'Cargado',
      failed: 'No se pudo leer',
      discarded: 'Descartado',
    } as Record<ImportAnswer['state'], string>,
    lines: 'Líneas',
    good: 'Buenas',
    bad: 'Con problemas',
    known: 'Ya estaban',
    loaded: 'Cargadas',
    when: 'Enviado',
    open: 'Ver el informe de',
    report: 'Informe',
    load: (n: string) => `Cargar las ${n} líneas buenas`,
    discard: 'Descartar',
    problems: 'Qué corregir',
    line: 'Línea',
    field: 'Columna',
    found: 'Dice',
    fix: 'Qué hacer',
    download: 'Descargar todos los problemas',
    sum: 'Huella SHA-256',
    noProblems: 'Ninguna línea tiene problemas.',
    read: (n: string) => `${n} líneas revisadas`,
  },
  en: {
    title: 'Files of attentions',
    lede: 'First each line is checked and you are told what to correct. Then you decide whether to load the good ones. None is loaded twice, even if you send the file again.',
    file: 'CSV file',
    fileHint:
      'Columns: document, service, facility, insurance, requested, attended, closed, reference. With commas or semicolons, in UTF-8 or Latin-1.',
    origin: 'System of origin',
    originHint: 'Lower case letters, digits and dashes: hcam-turnos. References are unique within it.',
    send: 'Send and check',
    needFile: 'Choose a file',
    needOrigin: 'Type the system of origin: 2 to 40 lower case letters, digits or dashes',
    recent: 'Files sent',
    none: 'There are no files yet',
    noneWhat: 'The first that you send will appear here with its report.',
    name: 'File',
    state: 'State',
    states: {
      reading: 'Checking',
      reported: 'Checked',
      loading: 'Loading',
      loaded: 'Loaded',
      failed: 'Could not be read',
      discarded: 'Discarded',
    } as Record<ImportAnswer['state'], string>,
    lines: 'Lines',
    good: 'Good',
    bad: 'With problems',
    known: 'Here before',
    loaded: 'Loaded',
    when: 'Sent',
    open: 'See the report of',
    report: 'Report',
    load: (n: string) => `Load the ${n} good lines`,
    discard: 'Discard',
    problems: 'What to correct',
    line: 'Line',
    field: 'Column',
    found: 'It says',
    fix: 'What to do',
    download: 'Download all the problems',
    sum: 'SHA-256 fingerprint',
    noProblems: 'No line has problems.',
    read: (n: string) => `${n} lines checked`,
  },
};
const shapes: Record<ImportAnswer['state'], StateShape> = {
  reading: 'active',
  reported: 'waiting',
  loading: 'active',
  loaded: 'done',
  failed: 'refused',
  discarded: 'closed',
};

export default function ImportsPage() {
  const t = useMessages(words);
  const [language] = useLanguage();
  const [filters, setFilters] = useFilters();
  const [list, again] = useLoaded<{ items: ImportAnswer[]; next: string | null }>(
    '/api/quality/imports?limit=50',
  );
  const chosen = filters.get('archivo');
  const number = (value: number) => formatNumber(value, { language });
  return (
    <div className="flow">
      <PageHead title={t.title} lede={t.lede} />
      <div className="two-columns">
        <SendFile
          onSent={(id) => {
            again();
            setFilters({ archivo: id });
          }}
        />
        {chosen && <Report key={chosen} importId={chosen} onChanged={again} />}
      </div>
      <h2>{t.recent}</h2>
      <LoadedView loaded={list} again={again}>
        {(page) => (
          <Table
            caption={t.recent}
            captionHidden
            stack
            rows={page.items}
            rowKey={(row) => row.importId}
            selectedKey={chosen ?? undefined}
            onOpen={(row) => setFilters({ archivo: row.importId })}
            openLabel={(row) => `${t.open} ${row.fileName}`}
            empty={<EmptyState title={t.none}>{t.noneWhat}</EmptyState>}
            columns={[
              { key: 'name', header: t.name, cell: (row) => row.fileName, sortBy: (row) => row.fileName },
              {
                key: 'state',
                header: t.state,
                cell: (row) => <StateChip shape={shapes[row.state]}>{t.states[row.state]}</StateChip>,
              },
              { key: 'lines', header: t.lines, numeric: true, cell: (row) => number(row.lines) },
              { key: 'good', header: t.good, numeric: true, cell: (row) => number(row.good) },
              { key: 'bad', header: t.bad, numeric: true, cell: (row) => number(row.bad) },
              { key: 'loaded', header: t.loaded, numeric: true, cell: (row) => number(row.loaded) },
              {
                key: 'when',
                header: t.when,
                cell: (row) => formatInstant(row.startedAt, language),
                sortBy: (row) => row.startedAt,
              },
            ]}
          />
        )}
      </LoadedView>
    </div>
  );
}

function SendFile({ onSent }: { onSent: (importId: string) => void }) {
  const t = useMessages(words);
  const [file, setFile] = useState<File | null>(null);
  // The import is named before it is sent: sending it again after a lost answer continues the same one.
  const [importId, setImportId] = useState(() => crypto.randomUUID());
  const [origin, setOrigin] = useState('');
  const [tried, setTried] = useState(false);
  const [problem, setProblem] = useState<Problem | null | undefined>();
  const [busy, setBusy] = useState(false);
  const originIsGood = /^[a-z0-9][a-z0-9-]{1,39}$/.test(origin);
  const files: DroppedFile[] = file ? [{ id: importId, name: file.name, bytes: file.size }] : [];
  const send = async () => {
    setTried(true);
    if (!file || !originIsGood || busy) return;
    setBusy(true);
    setProblem(undefined);
    try {
      await ask(`/api/quality/imports/${importId}?${new URLSearchParams({ fileName: file.name, origin })}`, {
        method: 'PUT',
        body: file,
      });
      onSent(importId);
      setFile(null);
      setImportId(crypto.randomUUID());
      setTried(false);
    } catch (error) {
      setProblem(error instanceof Refused ? error.problem : null);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      className="flow"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {problem !== undefined && <ProblemNotice problem={problem} />}
      <TextField
        name="origen"
        label={t.origin}
        hint={t.originHint}
        value={origin}
        onValue={setOrigin}
        width="m"
        spellCheck={false}
        autoCapitalize="none"
        error={tried && !originIsGood ? t.needOrigin : undefined}
      />
      <FileDrop
        name="archivo"
        label={t.file}
        hint={t.fileHint}
        accept=".csv,text/csv,text/plain"
        kinds={['CSV']}
        maxBytes={2 * 1024 ** 3}
        files={files}
        onAdd={(added) => setFile(added[0] ?? null)}
        onRemove={() => setFile(null)}
        error={tried && !file ? t.needFile : undefined}
      />
      <div className="actions">
        <Button type="submit" look="primary" busy={busy}>
          {t.send}
        </Button>
      </div>
    </form>
  );
}

function Report({ importId, onChanged }: { importId: string; onChanged: () => void }) {
  const t = useMessages(words);
  const [language] = useLanguage();
  const [loaded, again] = useLoaded<ImportAnswer>(`/api/quality/imports/${importId}`);
  const state = loaded.state === 'ready' ? loaded.value.state : null;
  const working = state === 'reading' || state === 'loading';
  const [problems] = useLoaded<{ items: ProblemItem[]; next: string | null }>(
    state && !working ? `/api/quality/imports/${importId}/problems?limit=100` : null,
  );
  const [problem, setProblem] = useState<Problem | null | undefined>();
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    if (!working) return;
    const timer = setInterval(again, 1000);
    return () => clearInterval(timer);
  }, [working, again]);
  const act = async (what: 'load' | 'discard') => {
    if (busy) return;
    setBusy(true);
    setProblem(undefined);
    try {
      await ask(`/api/quality/imports/${importId}/${what}`, { method: 'POST', body: {} });
    } catch (error) {
      setProblem(error instanceof Refused ? error.problem : null);
    } finally {
      setBusy(false);
      again();
      onChanged();
    }
  };
  const number = (value: number) => formatNumber(value, { language });
  return (
    <section aria-labelledby="informe" className="flow">
      <h2 id="informe">{t.report}</h2>
      {problem !== undefined && <ProblemNotice problem={problem} />}
      <LoadedView loaded={loaded} again={again}>
        {(report) => (
          <div className="flow">
            <p>
              <strong>{report.fileName}</strong> · {formatBytes(report.bytes, language)} ·{' '}
              <StateChip shape={shapes[report.state]}>{t.states[report.state]}</StateChip>
            </p>
            {working && <Progress label={t.read(number(report.lines))} />}
            {report.failure && <Notice tone="bad">{report.failure}</Notice>}
            <dl className="facts">
              {(
                [
                  ['lines', report.lines],
                  ['good', report.good],
                  ['bad', report.bad],
                  ['known', report.known],
                  ['loaded', report.loaded],
                ] as const
              ).map(([name, value]) => (
                <div key={name}>
                  <dt>{t[name]}</dt>
                  <dd className="tabular">{number(value)}</dd>
                </div>
              ))}
            </dl>
            {report.state === 'reported' && (
              <div className="actions">
                {report.good > 0 && (
                  <Button look="primary" busy={busy} onClick={() => void act('load')}>
                    {t.load(number(report.good))}
                  </Button>
                )}
                <Button look="secondary" busy={busy} onClick={() => void act('discard')}>
                  {t.discard}
                </Button>
              </div>
            )}
            {problems.state === 'ready' &&
              !working &&
              (problems.value.items.length === 0 ? (
                <p>{t.noProblems}</p>
              ) : (
                <>
                  <Table
                    caption={t.problems}
                    stack
                    rows={problems.value.items}
                    rowKey={(row) => `${row.line} ${row.field}`}
                    maxHeight="24rem"
                    columns={[
                      { key: 'line', header: t.line, numeric: true, cell: (row) => number(row.line) },
                      { key: 'field', header: t.field, cell: (row) => row.field },
                      { key: 'found', header: t.found, cell: (row) => row.found },
                      { key: 'fix', header: t.fix, cell: (row) => row.message },
                    ]}
                  />
                  <p>
                    <a href={`/api/quality/imports/${importId}/problems.csv`} download>
                      {t.download}
                    </a>
                  </p>
                </>
              ))}
            {report.sha256 && (
              <p className="soft">
                {t.sum}: <code style={{ overflowWrap: 'anywhere' }}>{report.sha256}</code>
              </p>
            )}
          </div>
        )}
      </LoadedView>
    </section>
  );
}
