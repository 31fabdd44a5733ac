import { useState } from 'react';
import {
  Button,
  Deadline,
  DocumentSheet,
  EmptyState,
  RadioGroup,
  Select,
  StateChip,
  TextArea,
  useLanguage,
  useMessages,
} from '#design';
import { formatDate, plainDate } from '#kernel';
import type { ReportView } from '../api.ts';
import { Norm } from './Norm.tsx';
import type { GroupPart } from './part.ts';
import { Recommendations } from './Recommendations.tsx';

const words = {
  es: {
    none: 'Todavía no hay informes',
    noneWhat:
      'La veeduría presenta informes de avance y uno final, con recomendaciones que se siguen una por una.',
    write: 'Escribir un informe',
    kind: 'Qué informe es',
    interim: 'De avance',
    final: 'Final',
    text: 'El informe',
    hint: 'Los casos, los pedidos y los hallazgos con sus respuestas se añaden solos.',
    recommendation: (n: number) => `Recomendación ${n}`,
    finding: (n: number) => `Por qué hallazgo (recomendación ${n})`,
    noFinding: 'Ninguno en particular',
    more: 'Añadir una recomendación',
    save: 'Guardar el borrador',
    missing: 'Escriba el informe y complete las recomendaciones, o quítelas.',
    draft: 'Borrador',
    title: (final: boolean, n: number): string => (final ? 'Informe final' : `Informe de avance ${n}`),
    draftedOn: (day: string) => `Borrador del ${day}`,
    publishedOn: (day: string) => `Publicado el ${day}`,
    signatures: (signed: number, needed: number) => `Firmas: ${signed}; hacen falta ${needed}.`,
    sign: 'Firmar',
    signed: 'Firmado',
    dissent: 'Si disiente en algo, dígalo aquí',
    publish: 'Publicar el informe',
    publishWhat: 'Una vez publicado no cambia: su huella queda en la cadena de auditoría.',
    dissents: 'Disiente',
    member: 'Veeduría',
    pdf: 'Descargar en PDF',
    json: 'Descargar los datos (JSON)',
    answered: (day: string) => `La institución contestó el ${day}:`,
    late: 'Fuera de plazo',
    rule: 'La institución contesta en',
  },
  en: {
    none: 'There are no reports yet',
    noneWhat: 'The group presents interim reports and a final one, with recommendations followed one by one.',
    write: 'Write a report',
    kind: 'Which report it is',
    interim: 'Interim',
    final: 'Final',
    text: 'The report',
    hint: 'Cases, requests and findings with their answers are added by themselves.',
    recommendation: (n: number) => `Recommendation ${n}`,
    finding: (n: number) => `Because of which finding (recommendation ${n})`,
    noFinding: 'None in particular',
    more: 'Add a recommendation',
    save: 'Keep the draft',
    missing: 'Write the report and complete the recommendations, or take them away.',
    draft: 'Draft',
    title: (final: boolean, n: number): string => (final ? 'Final report' : `Interim report ${n}`),
    draftedOn: (day: string) => `Draft of ${day}`,
    publishedOn: (day: string) => `Published on ${day}`,
    signatures: (signed: number, needed: number) => `Signatures: ${signed}; ${needed} are needed.`,
    sign: 'Sign',
    signed: 'Signed',
    dissent: 'If you dissent in something say it here',
    publish: 'Publish the report',
    publishWhat: 'Once published it does not change: its fingerprint stays in the audit chain.',
    dissents: 'Dissents',
    member: 'Oversight group',
    pdf: 'Download as PDF',
    json: 'Download the data (JSON)',
    answered: (day: string) => `The institution answered on ${day}:`,
    late: 'Late',
    rule: 'The institution answers in',
  },
};

/** Drafts for who signs them, and what was published with its answer and follow-up. */
export function Reports({ group, api, acting }: GroupPart) {
  const t = useMessages(words);
  const may = group.me.active && ['working', 'expired'].includes(group.phase);
  return (
    <div className="flow">
      {may && (
        <details open={group.reports.length === 0 || undefined}>
          <summary>
            <strong>{t.write}</strong>
          </summary>
          <DraftForm group={group} api={api} acting={acting} />
        </details>
      )}
      {group.reports.length === 0 && <EmptyState title={t.none}>{t.noneWhat}</EmptyState>}
      {group.reports.toReversed().map((one) => (
        <ReportEntry key={one.number} one={one} may={may} group={group} api={api} acting={acting} />
      ))}
    </div>
  );
}

function DraftForm({ group, api, acting }: GroupPart) {
  const t = useMessages(words);
  const [final, setFinal] = useState(group.phase === 'expired' ? 'final' : 'interim');
  const [text, setText] = useState('');
  const [rows, setRows] = useState<readonly { text: string; finding: string }[]>([{ text: '', finding: '' }]);
  const [tried, setTried] = useState(false);
  const recommendations = rows
    .filter((one) => one.text.trim() !== '')
    .map((one) => ({ text: one.text, finding: one.finding ? Number(one.finding) : null }));
  const missing = text.trim().length < 10 || recommendations.some((one) => one.text.trim().length < 10);
  const change = (i: number, part: Partial<(typeof rows)[number]>) =>
    setRows(rows.map((one, at) => (at === i ? { ...one, ...part } : one)));
  const save = async () => {
    setTried(true);
    if (missing) return;
    const body = { act: 'draft-report', final: final === 'final', text, recommendations };
    if (!(await acting.send(`${api}/acts`, body))) return;
    setText('');
    setRows([{ text: '', finding: '' }]);
    setTried(false);
  };
  return (
    <form
      aria-label={t.write}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      noValidate
    >
      <RadioGroup
        name="clase-informe"
        label={t.kind}
        inline
        value={final}
        onValue={setFinal}
        options={[
          { value: 'interim', label: t.interim },
          { value: 'final', label: t.final },
        ]}
      />
      <TextArea
        name="informe"
        label={t.text}
        hint={t.hint}
        rows={6}
        value={text}
        onValue={setText}
        error={tried && missing ? t.missing : undefined}
      />
      {rows.map((one, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: recommendations are told apart by their place.
        <div key={i} className="flow">
          <TextArea
            name={`recomendacion-${i + 1}`}
            label={t.recommendation(i + 1)}
            rows={2}
            value={one.text}
            onValue={(said) => change(i, { text: said })}
          />
          {group.findings.length > 0 && (
            <Select
              name={`por-hallazgo-${i + 1}`}
              label={t.finding(i + 1)}
              placeholder={t.noFinding}
              value={one.finding}
              onValue={(finding) => change(i, { finding })}
              options={group.findings.map((each) => ({
                value: String(each.number),
                label: `${each.number}. ${each.title}`,
              }))}
            />
          )}
        </div>
      ))}
      <div className="actions">
        <Button look="primary" type="submit" busy={acting.busy}>
          {t.save}
        </Button>
        <Button look="quiet" onClick={() => setRows([...rows, { text: '', finding: '' }])}>
          {t.more}
        </Button>
      </div>
    </form>
  );
}

function ReportEntry({ one, may, group, api, acting }: GroupPart & { one: ReportView; may: boolean }) {
  const t = useMessages(words);
  const [language] = useLanguage();
  const day = (date: string) => formatDate(plainDate(date), language);
  const file = `${api}/reports/${one.number}/report`;
  return (
    <article className="group-entry" id={`informe-${one.number}`}>
      {!one.published && <StateChip shape="draft">{t.draft}</StateChip>}
      <DocumentSheet
        institution={group.title}
        title={t.title(one.final, one.number)}
        reference={one.published ? t.publishedOn(day(one.published.on)) : t.draftedOn(day(one.draftedOn))}
        signatures={one.signatures.map(({ name, dissent }) => ({
          name,
          role: dissent === null ? t.member : `${t.dissents}: ${dissent}`,
          signed: t.signed,
        }))}
        verification={
          one.published
            ? {
                code: `${group.code}/${one.number}`,
                href: '/verificar',
                fingerprint: one.published.jsonSha256,
              }
            : undefined
        }
      >
        {one.text.split('\n\n').map((part) => (
          <p key={part}>{part}</p>
        ))}
      </DocumentSheet>
      {one.published ? (
        <>
          <p className="actions">
            {one.published.pdfSha256 && <a href={`${file}.pdf`}>{t.pdf}</a>}
            <a href={`${file}.json`}>{t.json}</a>
          </p>
          {one.answer ? (
            <div className="group-reply">
              <p className="group-marks">
                <strong>{t.answered(day(one.answer.on))}</strong>
                {one.answer.late && <StateChip shape="attention">{t.late}</StateChip>}
              </p>
              <p>{one.answer.text}</p>
            </div>
          ) : (
            <Deadline
              workingDaysLeft={one.published.workingDaysLeft}
              due={plainDate(one.published.due)}
              rule={
                <>
                  {t.rule} <Norm norms={group.norms} name="report" />
                </>
              }
            />
          )}
        </>
      ) : (
        may && <Signing one={one} group={group} api={api} acting={acting} />
      )}
      <Recommendations one={one} group={group} api={api} acting={acting} />
    </article>
  );
}

function Signing({ one, api, acting }: GroupPart & { one: ReportView }) {
  const t = useMessages(words);
  const [dissent, setDissent] = useState('');
  const enough = one.signatures.length >= one.signaturesNeeded;
  return (
    <div className="flow">
      <p>{t.signatures(one.signatures.length, one.signaturesNeeded)}</p>
      {!one.signedByMe && (
        <form
          aria-label={t.sign}
          onSubmit={(event) => {
            event.preventDefault();
            void acting.send(`${api}/acts`, {
              act: 'sign-report',
              report: one.number,
              dissent: dissent.trim().length >= 10 ? dissent : null,
            });
          }}
        >
          <TextArea
            name={`disenso-${one.number}`}
            label={t.dissent}
            optional
            rows={2}
            value={dissent}
            onValue={setDissent}
          />
          <div className="actions">
            <Button look="primary" type="submit" busy={acting.busy}>
              {t.sign}
            </Button>
          </div>
        </form>
      )}
      {enough && (
        <>
          <p className="soft">{t.publishWhat}</p>
          <div className="actions">
            <Button
              look="primary"
              busy={acting.busy}
              onClick={() => void acting.send(`${api}/acts`, { act: 'publish-report', report: one.number })}
            >
              {t.publish}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}
