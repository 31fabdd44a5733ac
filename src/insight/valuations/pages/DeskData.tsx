import { useState } from 'react';
import {
  Button,
  Checkbox,
  FileDrop,
  formatBytes,
  formatInstant,
  formatNumber,
  formatPercent,
  Notice,
  NumberField,
  ProblemNotice,
  Select,
  StateChip,
  Table,
  TextField,
  useFilters,
  useLanguage,
  useMessages,
} from '#design';
import type { CaseAnswer, DeskAnswer, PackageAnswer } from '../api.ts';
import { accountWords, wordOf } from '../reportWords.ts';
import { deskWords } from './deskWords.ts';
import type { PartProps } from './partProps.ts';
import { useDeed } from './useDeed.ts';

const verdictShapes = { fit: 'done', 'fit-with-remarks': 'attention', unfit: 'refused' } as const;

/** The data package: sending it, what the machine finds in it by file and row, and mending it. */
export function DeskData({ valuation, again, onCase }: PartProps & { onCase: CaseAnswer }) {
  const t = useMessages(deskWords);
  const [filters, setFilters] = useFilters();
  const { packages } = valuation;
  const asked = Number(filters.get('version'));
  const shown = packages.find((one) => one.version === asked) ?? packages[0];
  return (
    <div className="flow">
      {shown && <Report shown={shown} valuation={valuation} />}
      {shown && shown === packages[0] && shown.verdict !== 'unfit' && shown.smallCells > 0 && (
        <SmallCells valuation={valuation} again={again} cells={shown.smallCells} />
      )}
      {valuation.may.prepare && (
        <div className="two-columns">
          <SendFiles valuation={valuation} again={again} onSent={() => setFilters({ version: null })} />
          {shown && shown === packages[0] && (
            <Correct valuation={valuation} again={again} onCase={onCase} latest={shown} />
          )}
        </div>
      )}
      {packages.length > 1 && (
        <section aria-labelledby="versiones">
          <h2 id="versiones">{t.versions}</h2>
          <ul className="flow">
            {packages.map((one) => (
              <li key={one.version}>
                <Button
                  look="quiet"
                  aria-current={one === shown ? 'true' : undefined}
                  onClick={() => setFilters({ version: String(one.version) })}
                >
                  {t.version(one.version)}
                </Button>{' '}
                <StateChip shape={verdictShapes[one.verdict]}>{t.verdicts[one.verdict]}</StateChip>
              </li>
            ))}
          </ul>
        </section>
      )}
      {valuation.may.prepare && (
        <details>
          <summary>{t.format}</summary>
          <Table
            caption={t.format}
            captionHidden
            stack
            rows={onCase.tables}
            rowKey={(row) => row.table}
            columns={[
              { key: 'file', header: t.file, cell: (row) => <code>{row.table}.csv</code> },
              {
                key: 'columns',
                header: t.columns,
                cell: (row) => <code style={{ overflowWrap: 'anywhere' }}>{row.columns.join(', ')}</code>,
              },
            ]}
          />
          <p>
            <a
              href={`/api/valuations/example.zip?${new URLSearchParams({ study: valuation.study, years: String(valuation.years) })}`}
              download={`paquete-${valuation.study}.zip`}
            >
              {t.example}
            </a>
          </p>
        </details>
      )}
    </div>
  );
}

/** Cells of few persons: why they cannot be published, and how to join them. */
function SmallCells({ valuation, again, cells }: PartProps & { cells: number }) {
  const t = useMessages(deskWords);
  const [language] = useLanguage();
  const deed = useDeed(again);
  return (
    <Notice tone="attention" title={t.smallCells(formatNumber(cells, { language }))}>
      <p>{t.smallCellsWhat}</p>
      {deed.problem !== undefined && <ProblemNotice problem={deed.problem} />}
      {valuation.may.prepare && (
        <Button
          look="secondary"
          busy={deed.busy}
          onClick={() =>
            void deed.run(`/api/valuations/desk/${valuation.valuationId}/packages/group`, {
              packageId: crypto.randomUUID(),
            })
          }
        >
          {t.group}
        </Button>
      )}
    </Notice>
  );
}

function Report({ shown, valuation }: { shown: PackageAnswer; valuation: DeskAnswer }) {
  const t = useMessages(deskWords);
  const [language] = useLanguage();
  const number = (value: number) => formatNumber(value, { language });
  return (
    <section aria-labelledby="informe-datos" className="flow">
      <h2 id="informe-datos">{t.version(shown.version)}</h2>
      <p>
        <StateChip shape={verdictShapes[shown.verdict]}>{t.verdicts[shown.verdict]}</StateChip>{' '}
        <span className="soft">{formatInstant(shown.receivedAt, language)}</span>
      </p>
      {shown.defectsFound === 0 ? (
        <p>{t.noDefects}</p>
      ) : (
        <>
          <Notice tone="bad" title={t.defects(shown.defectsFound)} live>
            {shown.defectsFound > shown.defects.length && t.defectsMore(shown.defectsFound)}
          </Notice>
          <Table
            caption={t.defects(shown.defectsFound)}
            captionHidden
            stack
            rows={shown.defects}
            rowKey={(row) => `${row.file} ${row.row} ${row.column} ${row.found}`}
            exportName={`defectos-v${shown.version}`}
            maxHeight="28rem"
            columns={[
              {
                key: 'file',
                header: t.file,
                cell: (row) => <code>{row.file}</code>,
                sortBy: (row) => row.file,
              },
              {
                key: 'row',
                header: t.row,
                numeric: true,
                cell: (row) => row.row ?? '–',
                sortBy: (row) => row.row,
              },
              {
                key: 'column',
                header: t.column,
                cell: (row) => row.column ?? '–',
                plain: (row) => row.column,
              },
              {
                key: 'found',
                header: t.says,
                cell: (row) => (row.found === null ? '–' : row.found === '' ? t.empty : row.found),
                plain: (row) => row.found,
              },
              { key: 'what', header: t.what, cell: (row) => row.what, plain: (row) => row.what },
              { key: 'remedy', header: t.remedy, cell: (row) => row.remedy, plain: (row) => row.remedy },
            ]}
          />
        </>
      )}
      {shown.remarks.length > 0 && (
        <Table
          caption={t.remarks}
          stack
          rows={shown.remarks}
          rowKey={(row) => `${row.file} ${row.row} ${row.what}`}
          maxHeight="20rem"
          columns={[
            { key: 'file', header: t.file, cell: (row) => <code>{row.file}</code> },
            { key: 'row', header: t.row, numeric: true, cell: (row) => row.row },
            { key: 'found', header: t.says, cell: (row) => row.found },
            { key: 'what', header: t.what, cell: (row) => row.what },
          ]}
        />
      )}
      {shown.accounts.length > 0 && (
        <Table
          caption={t.accounts}
          stack
          rows={shown.accounts}
          rowKey={(row) => row.item}
          columns={[
            { key: 'item', header: t.item, cell: (row) => wordOf(accountWords[language], row.item) },
            { key: 'data', header: t.inData, numeric: true, cell: (row) => number(row.data) },
            { key: 'accounts', header: t.inAccounts, numeric: true, cell: (row) => number(row.accounts) },
            {
              key: 'difference',
              header: t.difference,
              numeric: true,
              cell: (row) =>
                formatPercent(row.accounts === 0 ? 0 : row.difference / row.accounts, {
                  language,
                  decimals: 2,
                  signed: true,
                }),
            },
            {
              key: 'agrees',
              header: t.verdict,
              cell: (row) => (
                <StateChip shape={row.agrees ? 'done' : 'refused'}>
                  {row.agrees ? t.agrees : t.disagrees} ±
                  {formatPercent(row.allowed, { language, decimals: 0 })}
                </StateChip>
              ),
            },
          ]}
        />
      )}
      {shown.corrections.length > 0 && (
        <Table
          caption={t.corrections}
          stack
          rows={shown.corrections}
          rowKey={(row) => `${row.table} ${row.row} ${row.column}`}
          columns={[
            {
              key: 'cell',
              header: t.cell,
              cell: (row) => (
                <code>
                  {row.table}.csv, {row.row}, {row.column}
                </code>
              ),
            },
            { key: 'was', header: t.was, cell: (row) => row.from || t.empty },
            { key: 'now', header: t.isNow, cell: (row) => row.to },
            {
              key: 'effect',
              header: t.effect,
              numeric: true,
              cell: (row) => formatNumber(row.effect.contributors, { language, decimals: 1, signed: true }),
            },
            { key: 'reason', header: t.reason, cell: (row) => row.reason },
          ]}
        />
      )}
      <p className="soft">
        {t.hash}: <code style={{ overflowWrap: 'anywhere' }}>{shown.sha256}</code>
        <br />
        {shown.files.map((file) => `${file.name} (${formatBytes(file.bytes, language)})`).join(' · ')}
        <br />
        <a
          href={`/api/valuations/desk/${valuation.valuationId}/packages/${shown.version}`}
          download={`paquete-v${shown.version}.zip`}
        >
          {t.download}
        </a>
      </p>
    </section>
  );
}

function SendFiles({ valuation, again, onSent }: PartProps & { onSent: () => void }) {
  const t = useMessages(deskWords);
  const [files, setFiles] = useState<File[]>([]);
  const [keep, setKeep] = useState(true);
  const [tried, setTried] = useState(false);
  const deed = useDeed(again);
  const send = async () => {
    setTried(true);
    if (files.length === 0) return;
    const body = {
      packageId: crypto.randomUUID(),
      keep: keep && valuation.packages.length > 0,
      files: await Promise.all(files.map(readSent)),
    };
    if (await deed.run(`/api/valuations/desk/${valuation.valuationId}/packages`, body)) {
      setFiles([]);
      setTried(false);
      onSent();
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
      {deed.problem !== undefined && <ProblemNotice problem={deed.problem} />}
      <FileDrop
        name="paquete"
        label={t.files}
        hint={t.filesHint}
        accept=".csv,.zip,text/csv,application/zip"
        kinds={['CSV', 'ZIP']}
        maxBytes={20_000_000}
        multiple
        files={files.map((file) => ({ id: file.name, name: file.name, bytes: file.size }))}
        onAdd={(added) =>
          setFiles((before) => [
            ...before.filter((one) => !added.some((other) => other.name === one.name)),
            ...added,
          ])
        }
        onRemove={(id) => setFiles((before) => before.filter((one) => one.name !== id))}
        error={tried && files.length === 0 ? t.needFiles : undefined}
      />
      {valuation.packages.length > 0 && (
        <Checkbox name="conservar" label={t.keep} checked={keep} onValue={setKeep} />
      )}
      <div className="actions">
        <Button type="submit" look="primary" busy={deed.busy} busyLabel={t.sending}>
          {t.send}
        </Button>
      </div>
    </form>
  );
}

/** A CSV goes as text; a ZIP as base64, in pieces, so that a large one does not overflow the call. */
async function readSent(file: File): Promise<{ name: string; text?: string; base64?: string }> {
  if (!/\.zip$/i.test(file.name)) return { name: file.name, text: await file.text() };
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = '';
  for (let at = 0; at < bytes.length; at += 32_768)
    binary += String.fromCharCode(...bytes.subarray(at, at + 32_768));
  return { name: file.name, base64: btoa(binary) };
}

function Correct({
  valuation,
  again,
  onCase,
  latest,
}: PartProps & { onCase: CaseAnswer; latest: PackageAnswer }) {
  const t = useMessages(deskWords);
  const first = latest.defects.find((one) => one.row !== null && one.column !== null);
  const [table, setTable] = useState(first?.file.replace('.csv', '') ?? 'contributors');
  const [row, setRow] = useState<number | null>(first?.row ?? null);
  const [column, setColumn] = useState(first?.column ?? '');
  const [to, setTo] = useState('');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const deed = useDeed(again);
  const columns = onCase.tables.find((one) => one.table === table)?.columns ?? [];
  const rowIsGood = row !== null && Number.isInteger(row) && row >= 2;
  const save = async () => {
    setTried(true);
    if (!rowIsGood || column === '' || reason.trim() === '') return;
    const correction = { table, row, column, to: to.trim(), reason: reason.trim() };
    const url = `/api/valuations/desk/${valuation.valuationId}/corrections`;
    if (await deed.run(url, { packageId: crypto.randomUUID(), correction })) {
      setTried(false);
      setTo('');
      setReason('');
    }
  };
  return (
    <form
      className="flow"
      noValidate
      aria-label={t.correct}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <h2>{t.correct}</h2>
      <p className="soft">{t.correctHint}</p>
      {deed.problem !== undefined && <ProblemNotice problem={deed.problem} />}
      <Select
        name="tabla"
        label={t.file}
        value={table}
        onValue={setTable}
        options={onCase.tables.map((one) => ({ value: one.table, label: `${one.table}.csv` }))}
      />
      <NumberField
        name="fila"
        label={t.row}
        width="s"
        whole
        defaultValue={row === null ? '' : String(row)}
        onNumber={setRow}
        error={tried && !rowIsGood ? t.needRow : undefined}
      />
      <Select
        name="columna"
        label={t.column}
        value={columns.includes(column) ? column : ''}
        placeholder="—"
        onValue={setColumn}
        options={columns.map((one) => ({ value: one, label: one }))}
        error={tried && column === '' ? t.needColumn : undefined}
      />
      <TextField name="valor" label={t.newValue} width="m" value={to} onValue={setTo} />
      <TextField
        name="motivo"
        label={t.reason}
        value={reason}
        onValue={setReason}
        error={tried && reason.trim() === '' ? t.needReason : undefined}
      />
      <div className="actions">
        <Button type="submit" look="secondary" busy={deed.busy}>
          {t.saveCorrection}
        </Button>
      </div>
    </form>
  );
}
