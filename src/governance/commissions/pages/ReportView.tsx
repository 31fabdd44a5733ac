import { Deadline, DocumentSheet, StateChip, useLanguage, useMessages } from '#design';
import { formatDate, plainDate } from '#kernel';
import type { PeriodAnswer } from '../api.ts';
import { sayFigure, standingShapes, supervisionWords, verdictShapes } from './supervisionWords.ts';

const words = {
  es: {
    institution: 'Comisión técnica consultiva de supervisión',
    issued: (day: string) => `Emitido el ${day} para el Consejo Directivo y la Dirección General`,
    draft: 'Borrador: lo leen quienes integran la comisión',
    items: 'Puntos que la Dirección General contesta',
    rests: 'Se apoya en',
    chain: 'Ver la cadena',
    answered: (day: string, position: string) => `La Dirección General contestó el ${day}: ${position}.`,
    lateAnswer: 'Contestó fuera de plazo.',
    standing: 'Cómo va la respuesta',
    answeredOf: (n: number, of: number) => `${n} de ${of} puntos contestados.`,
    late: (n: number) => (n === 1 ? '1 respuesta atrasada' : `${n} respuestas atrasadas`),
    broken: (n: number) => (n === 1 ? '1 compromiso vencido' : `${n} compromisos vencidos`),
    allDone: 'Todo está contestado',
    unanswered: 'La Dirección General todavía no contesta este punto.',
    goals: 'Rendición de cuentas, meta por meta',
    goal: 'Meta',
    result: 'Resultado que se declara',
    unexamined: 'Sin examinar',
    dissent: (name: string, seat: number) => `Disiente ${name} (asiento ${seat})`,
    seat: (n: number) => `asiento ${n}`,
    pdf: 'Descargar el PDF',
    json: 'Descargar el JSON',
    hashes: 'Huellas en la cadena de auditoría',
    rule: 'La Dirección General contesta cada punto dentro del plazo',
  },
  en: {
    institution: 'Technical consultative commission of supervision',
    issued: (day: string) => `Issued on ${day} to the Board and the Director General`,
    draft: 'Draft: read by the members of the commission',
    items: 'Items that the Director General answers',
    rests: 'It rests on',
    chain: 'See the chain',
    answered: (day: string, position: string) => `The Director General answered on ${day}: ${position}.`,
    lateAnswer: 'Answered after the term.',
    standing: 'How the answer goes',
    answeredOf: (n: number, of: number) => `${n} of ${of} items answered.`,
    late: (n: number) => (n === 1 ? '1 answer overdue' : `${n} answers overdue`),
    broken: (n: number) => (n === 1 ? '1 commitment overdue' : `${n} commitments overdue`),
    allDone: 'Everything is answered',
    unanswered: 'The Director General has not answered this item yet.',
    goals: 'Accountability, goal by goal',
    goal: 'Goal',
    result: 'Declared result',
    unexamined: 'Not examined',
    dissent: (name: string, seat: number) => `${name} dissents (seat ${seat})`,
    seat: (n: number) => `seat ${n}`,
    pdf: 'Download the PDF',
    json: 'Download the JSON',
    hashes: 'Hashes in the audit chain',
    rule: 'The Director General answers each item within the term',
  },
};
type Report = NonNullable<PeriodAnswer['report']>;

/** A report as a document: its items with what they rest on and what was answered, goals, signatures and dissents. */
export function ReportView({ view, report }: { view: PeriodAnswer; report: Report }) {
  const t = useMessages(words);
  const w = useMessages(supervisionWords);
  const [language] = useLanguage();
  const day = (text: string) => formatDate(plainDate(text), language);
  const { issued } = report;
  return (
    <div className="flow">
      {issued && <Standing report={report} issued={issued} />}
      <DocumentSheet
        institution={t.institution}
        title={w.quarter(view.period)}
        reference={issued ? t.issued(day(issued.on)) : t.draft}
        signatures={report.signatures.map((one) => ({
          name: one.name,
          role: `${one.profile ?? ''} · ${t.seat(one.seat)}`,
          signed: day(one.on),
        }))}
      >
        {report.text.split(/\n{2,}/).map((paragraph, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs of a text that is replaced whole.
          <p key={i}>{paragraph}</p>
        ))}
        <h2>{t.items}</h2>
        {report.items.map((one) => (
          <Item key={one.number} one={one} view={view} />
        ))}
        {report.goals.length > 0 && (
          <>
            <h2>{t.goals}</h2>
            {report.goals.map((one) => (
              <section key={one.ref} className="flow">
                <h3>{one.title}</h3>
                <p>
                  {t.goal}: {one.goal}
                </p>
                <p>
                  {t.result}: {one.result}
                </p>
                <p>
                  {one.verdict ? (
                    <StateChip shape={verdictShapes[one.verdict]}>{w.verdict[one.verdict]}</StateChip>
                  ) : (
                    t.unexamined
                  )}{' '}
                  {one.text}
                </p>
              </section>
            ))}
          </>
        )}
        {report.signatures
          .filter((one) => one.dissent !== null)
          .map((one) => (
            <section key={one.seat} className="flow">
              <h3>{t.dissent(one.name, one.seat)}</h3>
              <p>{one.dissent}</p>
            </section>
          ))}
      </DocumentSheet>
      {issued && (
        <>
          <p className="cluster">
            {issued.pdfSha256 && <a href={`/api/supervision/${view.period}/report.pdf`}>{t.pdf}</a>}
            <a href={`/api/supervision/${view.period}/report.json`}>{t.json}</a>
          </p>
          <p className="supervision-hash soft">
            {t.hashes}: JSON {issued.jsonSha256}
            {issued.pdfSha256 && ` · PDF ${issued.pdfSha256}`}
          </p>
        </>
      )}
    </div>
  );
}

/** What is answered, what is late and what was promised and has not come, before the document itself. */
function Standing({ report, issued }: { report: Report; issued: NonNullable<Report['issued']> }) {
  const t = useMessages(words);
  const { items } = report;
  const answered = items.filter((one) => one.answer !== null).length;
  const count = (standing: Report['items'][number]['standing']) =>
    items.filter((one) => one.standing === standing).length;
  const [late, broken] = [count('late'), count('broken')];
  return (
    <section className="flow" aria-label={t.standing}>
      <p className="supervision-marks">
        <span>{t.answeredOf(answered, items.length)}</span>
        {late > 0 && <StateChip shape="attention">{t.late(late)}</StateChip>}
        {broken > 0 && <StateChip shape="attention">{t.broken(broken)}</StateChip>}
        {answered === items.length && broken === 0 && <StateChip shape="done">{t.allDone}</StateChip>}
      </p>
      {answered < items.length && (
        <Deadline workingDaysLeft={issued.workingDaysLeft} due={plainDate(issued.due)} rule={t.rule} />
      )}
    </section>
  );
}

function Item({ one, view }: { one: Report['items'][number]; view: PeriodAnswer }) {
  const t = useMessages(words);
  const w = useMessages(supervisionWords);
  const [language] = useLanguage();
  const day = (text: string) => formatDate(plainDate(text), language);
  const figureOf = ({ kind, ref }: { kind: string; ref: string }): string => {
    const figure = kind === 'figure' && view.figures.find((each) => each.id === ref);
    return figure ? ` (${sayFigure(figure, language, w.hidden)})` : '';
  };
  return (
    <section className="flow" id={`punto-${one.number}`}>
      <h3>
        {one.number}. {one.title}
      </h3>
      {one.standing && (
        <p className="supervision-marks">
          <StateChip shape={standingShapes[one.standing]}>{w.standing[one.standing]}</StateChip>
          <a href={`/rastro/punto/${view.period}.${one.number}`}>
            {t.chain}
            <span className="visually-hidden">: {one.title}</span>
          </a>
        </p>
      )}
      <p>{one.text}</p>
      <p className="soft">{t.rests}:</p>
      <ul>
        {one.cites.map((cite) => (
          <li key={`${cite.kind} ${cite.ref}`}>
            {w.cite[cite.kind]}:{' '}
            {cite.trace ? <a href={cite.trace}>{cite.title}</a> : `${cite.title}${figureOf(cite)}`}
          </li>
        ))}
      </ul>
      {one.standing && !one.answer && <p className="soft">{t.unanswered}</p>}
      {one.answer && (
        <div className="supervision-reply flow">
          <p>
            <strong>{t.answered(day(one.answer.on), w.position[one.answer.position])}</strong>{' '}
            {!one.answer.inTime && t.lateAnswer}
          </p>
          <p>{one.answer.text}</p>
          {one.answer.commitment && (
            <p>
              <strong>{w.promise(one.answer.commitment.text, day(one.answer.commitment.due))}</strong>
            </p>
          )}
          {one.fulfilled && (
            <p>
              {w.kept(day(one.fulfilled.on))} {one.fulfilled.text}
            </p>
          )}
        </div>
      )}
    </section>
  );
}
