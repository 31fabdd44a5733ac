import { useEffect, useState } from 'react';
import {
  ask,
  Button,
  EmptyState,
  FileDrop,
  formatInstant,
  formatNumber,
  LoadedView,
  Notice,
  PageHead,
  ProblemNotice,
  Progress,
  StateChip,
  Table,
  useAction,
  useFilters,
  useLanguage,
  useLoaded,
  useMessages,
} from '#design';
import type { ImportAnswer, ProblemItem } from '../api.ts';

const words = {
  es: {
    title: 'Publicaciones de compras',
    lede: 'Archivos OCDS 1.1: paquetes, récords, listas, una publicación por línea, o el ZIP mensual del portal de compras. Cada publicación se revisa con el estándar y se guarda una sola vez.',
    file: 'Archivo de publicaciones',
    fileHint:
      'JSON, JSON Lines o ZIP; de cualquier tamaño si es por líneas o por lista. Si se corta, envíelo otra vez: sigue donde quedó.',
    send: 'Enviar y cargar',
    need: 'Elija un archivo',
    sending: 'Leyendo el archivo…',
    soFar: (met: string, loaded: string, bad: string) =>
      `${met} publicaciones: ${loaded} nuevas, ${bad} por corregir`,
    recent: 'Archivos enviados',
    name: 'Archivo',
    state: 'Estado',
    states: { reading: 'Leyendo', loaded: 'Cargado', failed: 'No se pudo leer' } as Record<
      ImportAnswer['state'],
      string
    >,
    met: 'Publicaciones',
    loaded: 'Nuevas',
    known: 'Ya estaban',
    bad: 'Fuera del estándar',
    when: 'Enviado',
    open: 'Ver el informe de',
    problems: 'Qué corregir',
    place: 'Nº',
    path: 'Dónde',
    fix: 'Qué hacer',
    rule: 'Regla',
    none: 'Todavía no hay archivos',
    noneWhat: 'El primero que envíe aparecerá aquí con su informe.',
    fine: 'Todas las publicaciones cumplen el estándar.',
    whole: 'La publicación',
  },
  en: {
    title: 'Procurement releases',
    lede: 'OCDS 1.1 files: packages, records, lists, a release on each line, or the monthly ZIP of the procurement portal. Each release is checked against the standard and kept once.',
    file: 'File of releases',
    fileHint:
      'JSON, JSON Lines or ZIP; of any size by lines or as a list. If it breaks off, send it again: it goes on where it was.',
    send: 'Send and load',
    need: 'Choose a file',
    sending: 'Reading the file…',
    soFar: (met: string, loaded: string, bad: string) => `${met} releases: ${loaded} new, ${bad} to correct`,
    recent: 'Files sent',
    name: 'File',
    state: 'State',
    states: { reading: 'Reading', loaded: 'Loaded', failed: 'Could not be read' } as Record<
      ImportAnswer['state'],
      string
    >,
    met: 'Releases',
    loaded: 'New',
    known: 'Here before',
    bad: 'Against the standard',
    when: 'Sent',
    open: 'See the report of',
    problems: 'What to correct',
    place: 'No.',
    path: 'Where',
    fix: 'What to do',
    rule: 'Rule',
    none: 'There are no files yet',
    noneWhat: 'The first that you send will appear here with its report.',
    fine: 'Every release keeps the standard.',
    whole: 'The release',
  },
};

/** Where files of releases are sent, and what is wrong with them is read. */
export default function ReleasesDeskPage() {
  const t = useMessages(words);
  const [language] = useLanguage();
  const [filters, setFilters] = useFilters();
  const chosen = filters.get('archivo');
  const [list, again] = useLoaded<{ items: ImportAnswer[] }>('/api/oversight/imports');
  const [file, setFile] = useState<File | null>(null);
  const [importId, setImportId] = useState(() => crypto.randomUUID());
  const [tried, setTried] = useState(false);
  const [problem, busy, act] = useAction();
  const number = (value: number) => formatNumber(value, { language });
  const send = () => {
    setTried(true);
    if (!file) return;
    void act(async () => {
      await ask(`/api/oversight/imports/${importId}?${new URLSearchParams({ fileName: file.name })}`, {
        method: 'PUT',
        body: file,
      });
      setFilters({ archivo: importId });
      setFile(null);
      setImportId(crypto.randomUUID());
      setTried(false);
      again();
    });
  };
  return (
    <div className="flow">
      <PageHead title={t.title} lede={t.lede} />
      <form
        className="flow rate-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        {problem !== undefined && <ProblemNotice problem={problem} />}
        <FileDrop
          name="archivo"
          label={t.file}
          hint={t.fileHint}
          accept=".json,.jsonl,.ndjson,.zip,application/json,application/zip"
          kinds={['JSON', 'JSONL', 'ZIP']}
          maxBytes={20 * 1024 ** 3}
          files={file ? [{ id: importId, name: file.name, bytes: file.size }] : []}
          onAdd={(added) => setFile(added[0] ?? null)}
          onRemove={() => setFile(null)}
          error={tried && !file ? t.need : undefined}
        />
        {busy && file && <Reading importId={importId} total={file.size} />}
        <div className="actions">
          <Button type="submit" look="primary" busy={busy}>
            {t.send}
          </Button>
        </div>
      </form>
      {chosen && <Report key={chosen} importId={chosen} />}
      <h2>{t.recent}</h2>
      <LoadedView loaded={list} again={again}>
        {({ items }) => (
          <Table
            caption={t.recent}
            captionHidden
            stack
            rows={items}
            rowKey={(row) => row.importId}
            selectedKey={chosen ?? undefined}
            onOpen={(row) => setFilters({ archivo: row.importId })}
            openLabel={(row) => `${t.open} ${row.fileName}`}
            empty={<EmptyState title={t.none}>{t.noneWhat}</EmptyState>}
            columns={[
              { key: 'name', header: t.name, cell: (row) => row.fileName },
              {
                key: 'state',
                header: t.state,
                cell: (row) => (
                  <StateChip
                    shape={row.state === 'loaded' ? 'done' : row.state === 'failed' ? 'refused' : 'active'}
                  >
                    {t.states[row.state]}
                  </StateChip>
                ),
              },
              { key: 'met', header: t.met, numeric: true, cell: (row) => number(row.met) },
              { key: 'loaded', header: t.loaded, numeric: true, cell: (row) => number(row.loaded) },
              { key: 'known', header: t.known, numeric: true, cell: (row) => number(row.known) },
              { key: 'bad', header: t.bad, numeric: true, cell: (row) => number(row.bad) },
              { key: 'when', header: t.when, cell: (row) => formatInstant(row.startedAt, language) },
            ]}
          />
        )}
      </LoadedView>
    </div>
  );
}

/** How far the server has come with the file that is being sent, asked once a second. */
function Reading({ importId, total }: { importId: string; total: number }) {
  const t = useMessages(words);
  const [language] = useLanguage();
  const [known, setKnown] = useState<ImportAnswer | null>(null);
  useEffect(() => {
    const timer = setInterval(() => {
      // Until the server has met its first release it does not know the file: that is no problem of anybody's.
      ask<ImportAnswer>(`/api/oversight/imports/${importId}`).then(setKnown, () => {});
    }, 1000);
    return () => clearInterval(timer);
  }, [importId]);
  const number = (value: number) => formatNumber(value, { language });
  return known === null || total === 0 ? (
    <Progress label={t.sending} />
  ) : (
    <>
      <Progress label={t.sending} value={Math.min(known.bytes, total)} max={total} />
      <p role="status">{t.soFar(number(known.met), number(known.loaded), number(known.bad))}</p>
    </>
  );
}

function Report({ importId }: { importId: string }) {
  const t = useMessages(words);
  const [found] = useLoaded<ImportAnswer>(`/api/oversight/imports/${importId}`);
  const [problems, again] = useLoaded<{ items: ProblemItem[] }>(
    `/api/oversight/imports/${importId}/problems`,
  );
  return (
    <section aria-labelledby="informe" className="flow">
      <h2 id="informe">{found.state === 'ready' ? found.value.fileName : t.problems}</h2>
      {found.state === 'ready' && found.value.failure && <Notice tone="bad">{found.value.failure}</Notice>}
      <LoadedView loaded={problems} again={again}>
        {({ items }) =>
          items.length === 0 ? (
            <p>{t.fine}</p>
          ) : (
            <Table
              caption={t.problems}
              stack
              exportName="publicaciones-por-corregir"
              maxHeight="28rem"
              rows={items}
              rowKey={(row) => `${row.place} ${row.path} ${row.rule}`}
              columns={[
                {
                  key: 'place',
                  header: t.place,
                  numeric: true,
                  cell: (row) => row.place,
                  plain: (row) => row.place,
                },
                { key: 'ocid', header: 'ocid', cell: (row) => row.ocid ?? '—', plain: (row) => row.ocid },
                {
                  key: 'path',
                  header: t.path,
                  cell: (row) => <code>{row.path || t.whole}</code>,
                  plain: (row) => row.path,
                },
                { key: 'rule', header: t.rule, cell: (row) => row.rule, plain: (row) => row.rule },
                { key: 'fix', header: t.fix, cell: (row) => row.message, plain: (row) => row.message },
              ]}
            />
          )
        }
      </LoadedView>
    </section>
  );
}
