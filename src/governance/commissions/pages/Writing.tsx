import { useState } from 'react';
import {
  type Acting,
  Button,
  Notice,
  ProblemNotice,
  StepProgress,
  showToast,
  TextArea,
  useLanguage,
  useMessages,
} from '#design';
import { formatDate, plainDate } from '#kernel';
import type { PeriodAnswer } from '../api.ts';
import { DraftForm } from './DraftForm.tsx';
import { supervisionWords } from './supervisionWords.ts';

const words = {
  es: {
    title: 'Componer el informe',
    steps: ['Fijar las cifras', 'Escribir', 'Firmar y emitir'],
    notOver: (day: string) =>
      `El trimestre termina el ${day}. Después de ese día la comisión fija las cifras y escribe.`,
    freezeWhat:
      'Las cifras del trimestre cambian cada día. Al fijarlas quedan como están hoy, y sobre ellas se escribe.',
    freeze: 'Fijar las cifras de hoy',
    frozen: (day: string) => `Cifras fijadas el ${day}.`,
    again: 'Fijar otra vez las cifras',
    againWhat: 'Si se fijan otra vez, las firmas se recogen de nuevo.',
    frozenToast: 'Las cifras quedaron fijadas.',
    sign: 'Firmar el informe',
    signTitle: 'Firmas',
    count: (signed: number, needed: number) =>
      signed >= needed
        ? `Han firmado ${signed} integrantes: se puede emitir.`
        : `Han firmado ${signed} integrantes y hacen falta ${needed}.`,
    who: (name: string, dissents: boolean) => (dissents ? `${name}, con disenso` : name),
    dissent: 'En qué disiente',
    dissentHint:
      'Consta en el informe con su nombre. Si lo deja vacío, firma sin disentir. La firma no se retira.',
    signed: 'Usted ya firmó este texto. Si el texto cambia, se firma otra vez.',
    signedToast: 'Su firma consta en el informe.',
    issue: 'Emitir el informe',
    issueWhat:
      'Al emitirlo se publica y no cambia más: su huella queda en la cadena de auditoría y empieza el plazo de la Dirección General.',
    issuedToast: 'El informe está publicado.',
    read: 'Leer la versión nueva',
  },
  en: {
    title: 'Compose the report',
    steps: ['Freeze the figures', 'Write', 'Sign and issue'],
    notOver: (day: string) =>
      `The quarter ends on ${day}. After that day the commission freezes the figures and writes.`,
    freezeWhat:
      'The figures of the quarter change every day. Once frozen they stay as they stand today, and the report is written on them.',
    freeze: 'Freeze today’s figures',
    frozen: (day: string) => `Figures frozen on ${day}.`,
    again: 'Freeze the figures again',
    againWhat: 'If they are frozen again, signatures are gathered anew.',
    frozenToast: 'The figures are frozen.',
    sign: 'Sign the report',
    signTitle: 'Signatures',
    count: (signed: number, needed: number) =>
      signed >= needed
        ? `${signed} members have signed: it can be issued.`
        : `${signed} members have signed and ${needed} are needed.`,
    who: (name: string, dissents: boolean) => (dissents ? `${name}, with dissent` : name),
    dissent: 'In what you dissent',
    dissentHint:
      'It stands in the report with your name. Left empty, you sign without dissent. A signature is not withdrawn.',
    signed: 'You signed this text already. If it changes it is signed again.',
    signedToast: 'Your signature stands in the report.',
    issue: 'Issue the report',
    issueWhat:
      'Once issued it is published and changes no more: its hash stays in the audit chain and the term of the Director General begins.',
    issuedToast: 'The report is published.',
    read: 'Read the new version',
  },
};

/** What a member of the commission does with the report of a quarter, until it is issued. */
export default function Writing({
  view,
  acting,
  again,
}: {
  view: PeriodAnswer;
  acting: Acting;
  again: () => void;
}) {
  const t = useMessages(words);
  const [language] = useLanguage();
  const url = `/api/supervision/${view.period}/acts`;
  const { report } = view;
  const step = !report ? 1 : report.items.length === 0 ? 2 : 3;
  const day = (text: string) => formatDate(plainDate(text), language);
  const { problem } = acting;
  return (
    <section className="flow" aria-labelledby="componer">
      <h2 id="componer">{t.title}</h2>
      {view.over ? (
        <StepProgress step={step} of={3}>
          {t.steps[step - 1]}
        </StepProgress>
      ) : (
        <Notice>{t.notOver(day(view.until))}</Notice>
      )}
      {problem !== undefined && (
        <>
          <ProblemNotice problem={problem} />
          {problem?.refusal === 'changed-meanwhile' && (
            <p>
              <Button onClick={again}>{t.read}</Button>
            </p>
          )}
        </>
      )}
      {view.over && (
        <div className="flow">
          <p className="measure">{report ? `${t.frozen(day(view.asOf))} ${t.againWhat}` : t.freezeWhat}</p>
          <div className="actions">
            <Button
              look={report ? 'secondary' : 'primary'}
              busy={acting.busy}
              onClick={() => {
                void acting.send(url, { act: 'freeze' }).then((done) => done && showToast(t.frozenToast));
              }}
            >
              {report ? t.again : t.freeze}
            </Button>
          </div>
        </div>
      )}
      {report && <DraftForm view={view} report={report} acting={acting} url={url} />}
      {report && report.items.length > 0 && <Signing view={view} report={report} acting={acting} url={url} />}
    </section>
  );
}

function Signing({
  view,
  report,
  acting,
  url,
}: {
  view: PeriodAnswer;
  report: NonNullable<PeriodAnswer['report']>;
  acting: Acting;
  url: string;
}) {
  const t = useMessages(words);
  const w = useMessages(supervisionWords);
  const [dissent, setDissent] = useState('');
  const short = dissent.trim() !== '' && dissent.trim().length < 10;
  const [tried, setTried] = useState(false);
  const { version: seen, signing, signatures } = report;
  return (
    <section className="flow" aria-labelledby="firmar">
      <h3 id="firmar">{t.signTitle}</h3>
      <p>{t.count(signing.signed, signing.needed)}</p>
      {signatures.length > 0 && (
        <ul>
          {signatures.map((one) => (
            <li key={one.seat}>{t.who(one.name, one.dissent !== null)}</li>
          ))}
        </ul>
      )}
      {view.me.signed ? (
        <p>{t.signed}</p>
      ) : (
        <form
          className="flow"
          aria-label={t.sign}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            setTried(true);
            if (short) return;
            const said = dissent.trim() === '' ? null : dissent;
            void acting
              .send(url, { act: 'sign', seen, dissent: said })
              .then((done) => done && showToast(t.signedToast));
          }}
        >
          <TextArea
            name="disenso"
            label={t.dissent}
            hint={t.dissentHint}
            optional
            value={dissent}
            onValue={setDissent}
            rows={3}
            error={tried && short ? w.short : undefined}
          />
          <div className="actions">
            <Button look="primary" type="submit" busy={acting.busy}>
              {t.sign}
            </Button>
          </div>
        </form>
      )}
      <p className="measure">{t.issueWhat}</p>
      <div className="actions">
        <Button
          look={signing.signed >= signing.needed ? 'primary' : 'secondary'}
          busy={acting.busy}
          onClick={() => {
            void acting.send(url, { act: 'issue', seen }).then((done) => done && showToast(t.issuedToast));
          }}
        >
          {t.issue}
        </Button>
      </div>
    </section>
  );
}
