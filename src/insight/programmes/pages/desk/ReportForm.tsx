import { useState } from 'react';
import {
  Button,
  FileDrop,
  LoadedView,
  Notice,
  NumberField,
  ProblemNotice,
  StateChip,
  TextArea,
  useAct,
  useLanguage,
  useLoaded,
  useMessages,
} from '#design';
import type { DeskProgrammeAnswer, ReportAnswer, SheetAnswer } from '../../api.ts';
import type { Indicator } from '../../design.ts';
import { groupsOf, measure } from '../../measure.ts';
import { programmeWords } from '../../programmeWords.ts';
import { OnOpen } from '../OnOpen.tsx';
import { UpdateHistory } from './UpdateHistory.tsx';
import { evidenceFiles, useEvidence } from './useEvidence.ts';

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
  const acting = useAct(onDone);
  const path = `/api/programmes/${programme.slug}`;
  const proof = useEvidence(`${path}/evidence`, report.evidence);
  const url = `${path}/reports/${indicator.id}/${period}`;
  const canWrite = programme.may.report && report.state !== 'approved' && report.state !== 'submitted';
  const set = (group: string, symbol: string, value: number | null) =>
    setFigures((before) => ({ ...before, [group]: { ...before[group], [symbol]: value } }));
  const body = { act: 'capture', figures, note, evidence: proof.ids };
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
      {proof.problem !== undefined && <ProblemNotice problem={proof.problem} />}
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
            {...evidenceFiles}
            kinds={['PDF', 'imagen', 'XLSX', 'DOCX', 'CSV']}
            files={proof.files}
            onAdd={proof.add}
            onRemove={proof.remove}
          />
          <div className="actions">
            <Button
              look="secondary"
              busy={acting.busy || proof.busy}
              onClick={() => void acting.send(url, body)}
            >
              {t.save}
            </Button>
            <Button
              look="primary"
              busy={acting.busy || proof.busy}
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
            {report.evidence.map((one) => (
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
        <OnOpen summary={t.history}>
          {() => <UpdateHistory slug={programme.slug} indicator={indicator} history={report.history} />}
        </OnOpen>
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
