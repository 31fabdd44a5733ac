import { useState } from 'react';
import {
  ask,
  Button,
  FileDrop,
  formatInstant,
  LoadedView,
  Notice,
  NumberField,
  ProblemNotice,
  StateChip,
  TextArea,
  useAct,
  useAction,
  useLanguage,
  useLoaded,
  useMessages,
} from '#design';
import type { DeskProgrammeAnswer, EvidenceItem, ReportAnswer, SheetAnswer } from '../../api.ts';
import type { Indicator } from '../../design.ts';
import { groupsOf, measure } from '../../measure.ts';
import { programmeWords } from '../programmeWords.ts';

const words = {
  es: {
    empty: 'Deje vacío lo que no se conoce: un vacío no es cero.',
    all: 'Total',
    note: 'Nota: qué falta y por qué, o cómo se obtuvo',
    evidence: 'Evidencia',
    evidenceHint: 'El reporte, acta o archivo que lo comprueba',
    save: 'Guardar',
    submit: 'Enviar a revisión',
    returned: 'Se lo devolvieron',
    locked: 'Aprobado: ya no se cambia',
    waits: 'Espera revisión',
    approve: 'Aprobar',
    giveBack: 'Devolver',
    reason: 'Por qué lo devuelve',
    reopen: 'Abrir de nuevo',
    reopenWhy: 'Por qué se abre de nuevo',
    history: 'Qué se hizo con este reporte',
    result: (value: string): string => `Resulta ${value}`,
    saved: (n: number): string => (n === 1 ? 'Capturado una vez' : `Capturado ${n} veces`),
    notYet: 'Este indicador todavía no está en la versión aprobada: se reporta cuando se apruebe.',
    own: 'Usted capturó este reporte: lo aprueba otra persona.',
    kinds: {
      captured: 'Capturado',
      submitted: 'Enviado',
      returned: 'Devuelto',
      approved: 'Aprobado',
      reopened: 'Abierto de nuevo',
    } as Record<string, string>,
  },
  en: {
    empty: 'Leave empty what is not known: empty is not zero.',
    all: 'Total',
    note: 'Note: what is missing and why, or how it was obtained',
    evidence: 'Evidence',
    evidenceHint: 'The report, minutes or file that proves it',
    save: 'Save',
    submit: 'Send for review',
    returned: 'It was returned to you',
    locked: 'Approved: it no longer changes',
    waits: 'It waits for review',
    approve: 'Approve',
    giveBack: 'Return',
    reason: 'Why it is returned',
    reopen: 'Open again',
    reopenWhy: 'Why it is opened again',
    history: 'What was done with this report',
    result: (value: string): string => `It gives ${value}`,
    saved: (n: number): string => (n === 1 ? 'Captured once' : `Captured ${n} times`),
    notYet: 'This indicator is not in the approved version yet: it is reported once it is approved.',
    own: 'You captured this report: somebody else approves it.',
    kinds: {
      captured: 'Captured',
      submitted: 'Sent',
      returned: 'Returned',
      approved: 'Approved',
      reopened: 'Opened again',
    } as Record<string, string>,
  },
};

/** The report of an indicator in a period: captured, sent, returned, approved. */
export function ReportForm({
  programme,
  indicatorId,
  period,
  onDone,
}: {
  programme: DeskProgrammeAnswer;
  indicatorId: string;
  period: string;
  onDone: () => void;
}) {
  const { slug } = programme;
  const id = encodeURIComponent(indicatorId);
  const [loaded, again] = useLoaded<ReportAnswer>(`/api/programmes/${slug}/reports/${id}/${period}`);
  const [sheet, sheetAgain] = useLoaded<SheetAnswer>(`/api/programmes-desk/${slug}/indicators/${id}`);
  return (
    <LoadedView loaded={sheet} again={sheetAgain}>
      {({ inForce }) => (
        <LoadedView loaded={loaded} again={again}>
          {(report) =>
            inForce ? (
              <Form
                // A report that changed on the server is a new form.
                key={`${report.history.length}`}
                programme={programme}
                indicator={inForce}
                period={period}
                report={report}
                onDone={() => {
                  again();
                  onDone();
                }}
              />
            ) : (
              <NotYet />
            )
          }
        </LoadedView>
      )}
    </LoadedView>
  );
}

function NotYet() {
  const t = useMessages(words);
  return <Notice>{t.notYet}</Notice>;
}

function Form({
  programme,
  indicator,
  period,
  report,
  onDone,
}: {
  programme: DeskProgrammeAnswer;
  indicator: Indicator;
  period: string;
  report: ReportAnswer;
  onDone: () => void;
}) {
  const t = useMessages(words);
  const w = useMessages(programmeWords);
  const [language] = useLanguage();
  const [figures, setFigures] = useState(report.figures ?? {});
  const [note, setNote] = useState(report.note);
  const [evidence, setEvidence] = useState<readonly EvidenceItem[]>(report.evidence);
  const acting = useAct(onDone);
  const [fileProblem, uploading, upload] = useAction();
  const path = `/api/programmes/${programme.slug}`;
  const url = `${path}/reports/${indicator.id}/${period}`;
  const canWrite = programme.may.report && report.state !== 'approved' && report.state !== 'submitted';
  const set = (group: string, symbol: string, value: number | null) =>
    setFigures((before) => ({ ...before, [group]: { ...before[group], [symbol]: value } }));
  const attach = (files: File[]) =>
    void upload(async () => {
      for (const file of files) {
        const id = crypto.randomUUID();
        const kept = await ask<EvidenceItem>(
          `${path}/evidence/${id}?${new URLSearchParams({ name: file.name })}`,
          {
            method: 'PUT',
            body: file,
          },
        );
        setEvidence((before) => [...before, kept]);
      }
    });
  const body = { act: 'capture', figures, note, evidence: evidence.map((one) => one.evidenceId) };
  const outcome = indicator.formula ? measure(indicator, figures) : null;
  return (
    <div className="flow">
      <div className="programme-finding__head">
        <StateChip
          shape={
            report.state === 'approved'
              ? 'done'
              : report.state === 'returned'
                ? 'attention'
                : report.state === 'submitted'
                  ? 'waiting'
                  : 'draft'
          }
        >
          {w.reportStates[report.state]}
        </StateChip>
        {report.captures > 0 && <span className="soft">{t.saved(report.captures)}</span>}
      </div>
      {report.state === 'returned' && report.reason && (
        <Notice tone="attention" title={t.returned}>
          <p lang="es">{report.reason}</p>
        </Notice>
      )}
      {acting.problem !== undefined && <ProblemNotice problem={acting.problem} />}
      {fileProblem !== undefined && <ProblemNotice problem={fileProblem} />}
      {canWrite && <p className="soft">{t.empty}</p>}
      {groupsOf(indicator).map((group) => (
        <fieldset key={group} className="programme-row">
          <legend lang="es">{group.replace('=', ': ') || t.all}</legend>
          <div className="programme-goals">
            {indicator.variables.map((one) => (
              <NumberField
                key={one.symbol}
                name={`cifra-${group}-${one.symbol}`}
                label={<span lang="es">{one.name}</span>}
                suffix={one.unit}
                width="s"
                disabled={!canWrite}
                defaultValue={
                  typeof report.figures?.[group]?.[one.symbol] === 'number'
                    ? String(report.figures[group]?.[one.symbol]).replace('.', language === 'es' ? ',' : '.')
                    : ''
                }
                onNumber={(value) => set(group, one.symbol, value)}
              />
            ))}
          </div>
        </fieldset>
      ))}
      {outcome && (
        <p role="status">
          {outcome.kind === 'value'
            ? t.result(
                `${outcome.value.toLocaleString(language === 'es' ? 'es-EC' : 'en', { maximumFractionDigits: 2 })} ${indicator.unit}`,
              )
            : w.whys[outcome.kind]}
        </p>
      )}
      {canWrite ? (
        <>
          <TextArea name="nota" label={t.note} rows={3} value={note} onValue={setNote} optional />
          <FileDrop
            name="evidencia"
            label={t.evidence}
            hint={t.evidenceHint}
            accept=".pdf,.png,.jpg,.jpeg,.xlsx,.docx,.csv,.txt"
            kinds={['PDF', 'imagen', 'XLSX', 'DOCX', 'CSV']}
            maxBytes={8_000_000}
            multiple
            files={evidence.map((one) => ({ id: one.evidenceId, name: one.name, bytes: one.bytesCount }))}
            onAdd={attach}
            onRemove={(id) => setEvidence((before) => before.filter((one) => one.evidenceId !== id))}
          />
          <div className="actions">
            <Button
              look="secondary"
              busy={acting.busy || uploading}
              onClick={() => void acting.send(url, body)}
            >
              {t.save}
            </Button>
            <Button
              look="primary"
              busy={acting.busy || uploading}
              onClick={() => void acting.send(url, { act: 'submit' })}
              disabled={report.captures === 0}
            >
              {t.submit}
            </Button>
          </div>
        </>
      ) : (
        <>
          {report.note && <p lang="es">{report.note}</p>}
          <ul>
            {evidence.map((one) => (
              <li key={one.evidenceId}>
                <a href={`${path}/evidence/${one.evidenceId}`}>{one.name}</a>
              </li>
            ))}
          </ul>
        </>
      )}
      {programme.may.review && (
        <Review report={report} url={url.replace('/reports/', '/reviews/')} acting={acting} />
      )}
      {report.history.length > 0 && (
        <details>
          <summary>{t.history}</summary>
          <ol>
            {report.history.map((one) => (
              <li key={one.at}>
                {t.kinds[one.kind]} · {formatInstant(one.at, language)}
                {one.note && <span lang="es">: {one.note}</span>}
              </li>
            ))}
          </ol>
        </details>
      )}
    </div>
  );
}

function Review({
  report,
  url,
  acting,
}: {
  report: ReportAnswer;
  url: string;
  acting: ReturnType<typeof useAct>;
}) {
  const t = useMessages(words);
  const [reason, setReason] = useState('');
  if (report.state === 'approved')
    return (
      <div className="flow">
        <TextArea name="razon" label={t.reopenWhy} rows={2} value={reason} onValue={setReason} />
        <Button
          look="secondary"
          busy={acting.busy}
          onClick={() => void acting.send(url, { act: 'reopen', reason })}
        >
          {t.reopen}
        </Button>
      </div>
    );
  if (report.state !== 'submitted') return null;
  return (
    <div className="flow">
      {report.mine && <Notice>{t.own}</Notice>}
      <TextArea name="razon" label={t.reason} rows={2} value={reason} onValue={setReason} />
      <div className="actions">
        <Button look="primary" busy={acting.busy} onClick={() => void acting.send(url, { act: 'approve' })}>
          {t.approve}
        </Button>
        <Button
          look="secondary"
          busy={acting.busy}
          onClick={() => void acting.send(url, { act: 'return', reason })}
        >
          {t.giveBack}
        </Button>
      </div>
    </div>
  );
}
