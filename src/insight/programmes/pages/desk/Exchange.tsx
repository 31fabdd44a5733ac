import { useState } from 'react';
import { ask, Button, FileDrop, Notice, ProblemNotice, useAction, useMessages } from '#design';
import type { DeskProgrammeAnswer, ImportAnswer } from '../../api.ts';
import { Findings } from '../Findings.tsx';

const words = {
  es: {
    out: 'Descargar',
    xlsx: 'El diseño completo (XLSX), que vuelve a entrar sin pérdida',
    iati: 'La actividad en el estándar IATI 2.03 (XML)',
    pdf: 'El documento completo del programa (PDF)',
    draft: 'El documento como está ahora, marcado como borrador (PDF)',
    later: 'Las descargas salen de la versión aprobada; el borrador, de lo que se está escribiendo.',
    in: 'Traer una matriz',
    file: 'Archivo de la matriz',
    hint: 'XLSX o CSV con una fila de títulos: nivel, resumen narrativo, indicadores, medios de verificación, supuestos.',
    read: 'Leer y diagnosticar',
    apply: 'Reemplazar la matriz del diseño con esta',
    found: (objectives: number, indicators: number): string =>
      `${objectives} objetivos y ${indicators} indicadores`,
    missing: 'Columnas que no trae',
    unread: 'Filas que no se pudieron ubicar',
    line: (n: number): string => `Fila ${n}`,
    done: 'La matriz ya está en el diseño.',
    diagnosis: 'Diagnóstico de lo que trae',
    columns: {
      level: 'nivel',
      summary: 'resumen narrativo',
      indicator: 'indicador',
      formula: 'método de cálculo',
      unit: 'unidad de medida',
      frequency: 'frecuencia',
      baseline: 'línea base',
      goal: 'meta',
      means: 'medio de verificación',
      assumptions: 'supuestos',
    } as Record<string, string>,
  },
  en: {
    out: 'Download',
    xlsx: 'The whole design (XLSX), which comes back without loss',
    iati: 'The activity in the IATI 2.03 standard (XML)',
    pdf: 'The whole document of the programme (PDF)',
    draft: 'The document as it stands now, marked as a draft (PDF)',
    later: 'Downloads are of the approved version; the draft, of what is being written.',
    in: 'Bring a matrix',
    file: 'File of the matrix',
    hint: 'XLSX or CSV with a line of titles: level, narrative summary, indicators, means of verification, assumptions.',
    read: 'Read and diagnose',
    apply: 'Replace the matrix of the design with this one',
    found: (objectives: number, indicators: number): string =>
      `${objectives} objectives and ${indicators} indicators`,
    missing: 'Columns that it lacks',
    unread: 'Lines that could not be placed',
    line: (n: number): string => `Line ${n}`,
    done: 'The matrix is in the design now.',
    diagnosis: 'Diagnosis of what it brings',
    columns: {
      level: 'level',
      summary: 'narrative summary',
      indicator: 'indicator',
      formula: 'method of calculation',
      unit: 'unit of measure',
      frequency: 'frequency',
      baseline: 'baseline',
      goal: 'goal',
      means: 'means of verification',
      assumptions: 'assumptions',
    } as Record<string, string>,
  },
};

/** What goes out to other programs, and a matrix that comes in with the diagnosis of its gaps. */
export function Exchange({
  programme,
  isReadOnly,
  onDone,
}: {
  programme: DeskProgrammeAnswer;
  isReadOnly: boolean;
  onDone: () => void;
}) {
  const t = useMessages(words);
  const [file, setFile] = useState<File | null>(null);
  const [read, setRead] = useState<ImportAnswer | null>(null);
  const [problem, busy, act] = useAction();
  const url = `/api/programmes/${programme.slug}`;
  const send = (apply: boolean) =>
    act(async () => {
      if (!file) return;
      const query = new URLSearchParams({ fileName: file.name, apply: String(apply) });
      setRead(await ask<ImportAnswer>(`${url}/matrix?${query}`, { method: 'PUT', body: file }));
      if (apply) onDone();
    });
  return (
    <div className="flow">
      <h3>{t.out}</h3>
      <ul>
        {(programme.version > 0 || programme.origin === 'case') && (
          <>
            <li>
              <a href={`${url}/programme.pdf`}>{t.pdf}</a>
            </li>
            <li>
              <a href={`${url}/matrix.xlsx`}>{t.xlsx}</a>
            </li>
            <li>
              <a href={`${url}/iati.xml`}>{t.iati}</a>
            </li>
          </>
        )}
        {programme.origin === 'desk' && programme.isOpen && (
          <li>
            <a href={`/api/programmes-desk/${programme.slug}/programme.pdf`}>{t.draft}</a>
          </li>
        )}
      </ul>
      <p className="soft">{t.later}</p>
      {!isReadOnly && (
        <form
          className="flow"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void send(false);
          }}
        >
          <h3>{t.in}</h3>
          {problem !== undefined && <ProblemNotice problem={problem} />}
          <FileDrop
            name="matriz"
            label={t.file}
            hint={t.hint}
            accept=".xlsx,.csv"
            kinds={['XLSX', 'CSV']}
            maxBytes={8_000_000}
            files={file ? [{ id: 'matriz', name: file.name, bytes: file.size }] : []}
            onAdd={(added) => {
              setFile(added[0] ?? null);
              setRead(null);
            }}
            onRemove={() => setFile(null)}
          />
          <Button type="submit" look="secondary" busy={busy} disabled={!file}>
            {t.read}
          </Button>
        </form>
      )}
      {read && (
        <section className="flow" aria-labelledby="diagnostico">
          <h3 id="diagnostico">{t.found(read.objectives, read.indicators)}</h3>
          {read.missing.length > 0 && (
            <p>
              {t.missing}: {read.missing.map((one) => t.columns[one] ?? one).join(', ')}.
            </p>
          )}
          {read.unread.length > 0 && (
            <>
              <p>{t.unread}:</p>
              <ul>
                {read.unread.map((one) => (
                  <li key={one.line}>
                    {t.line(one.line)}: <span lang="es">{one.text}</span>
                  </li>
                ))}
              </ul>
            </>
          )}
          {read.applied ? (
            <Notice tone="good" live title={t.done} />
          ) : (
            <Button look="primary" busy={busy} onClick={() => void send(true)}>
              {t.apply}
            </Button>
          )}
          <Findings findings={read.findings} toFind={null} title={t.diagnosis} level={3} />
        </section>
      )}
    </div>
  );
}
