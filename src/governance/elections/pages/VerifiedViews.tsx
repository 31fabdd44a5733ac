import type { QuestionResult } from '#ballots';
import { CheckAnswers, Notice, useLanguage, useMessages } from '#design';
import type { SummedElection, VerifiedElection } from './cryptoTasks.ts';
import { verifyWords } from './verifyWords.ts';

const marks = { passed: '✓', failed: '✗', 'not-evaluated': '·' } as const;

/** Which box of how many a name says, as archives write it. */
const boxIn = (name: string) => / \(urna (\d+) de (\d+)\)$/.exec(name);

/** One archive: every check with its result. @param part that it is one of several which are shown together. */
export function ReportView({
  verified: { report, sentences, questions },
  part = false,
}: {
  verified: VerifiedElection;
  part?: boolean;
}) {
  const t = useMessages(verifyWords);
  const [language] = useLanguage();
  const failed = report.checks.filter((one) => one.status === 'failed').length;
  const { election } = report;
  const box = boxIn(election?.name ?? '');
  return (
    <div className="flow">
      {!part && (
        <Notice tone={report.verdict === 'accepted' ? 'good' : 'bad'} live>
          {report.verdict === 'accepted' ? t.accepted : t.rejected(failed)}
        </Notice>
      )}
      {!part && box && <Notice tone="attention">{t.part(Number(box[1]), Number(box[2]))}</Notice>}
      <CheckAnswers
        answers={[
          { question: t.facts.name, answer: election?.name },
          { question: t.facts.stage, answer: report.stage && t.stage[report.stage] },
          { question: t.facts.roll, answer: report.rollSize },
          { question: t.facts.cast, answer: report.ballotsCast },
          { question: t.facts.counted, answer: report.ballotsCounted },
          { question: t.facts.fingerprint, answer: <code className="slip">{election?.fingerprint}</code> },
          { question: t.facts.head, answer: <code className="slip">{report.head}</code> },
        ]}
      />
      {!part && <p className="measure soft">{t.compare}</p>}
      {report.result && (
        <ResultOf title={t.result} result={report.result} questions={questions} part={part} />
      )}
      <section className="flow">
        {part ? <h3>{t.checks}</h3> : <h2>{t.checks}</h2>}
        <ul className="bare checks">
          {report.checks.map((one) => (
            <li key={one.check} data-status={one.status}>
              <span aria-hidden="true">{marks[one.status]}</span>
              <span>
                {sentences[one.check]?.[language]}: {t.status[one.status]}
                {one.details[0] && ` (${one.details[0]})`}
              </span>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

/** Several boxes: the checks of the set, the sum, and each box behind its name. */
export function SumView({
  boxes,
  names,
  sum,
  sentences,
}: SummedElection & {
  boxes: readonly VerifiedElection[];
  /** Of the archives, as they were chosen. */
  names: readonly string[];
}) {
  const t = useMessages(verifyWords);
  const [language] = useLanguage();
  const accepted = sum.verdict === 'accepted';
  const compared = sum.checks.some(({ check, status }) => check === 'act-result' && status === 'passed');
  // While people vote nothing is wrong yet.
  const pending = sum.checks.every(({ check, status }) => status !== 'failed' || check === 'each-finished');
  const saidOf = ({ status, places }: (typeof sum.checks)[number]) => {
    if (status === 'passed') return t.status.passed;
    if (status === 'not-evaluated') return t.notCompared;
    return places.length === 0 ? t.fails : t.failsIn(places.map((place) => names[place - 1]).join(', '));
  };
  const acceptedSaid = compared ? t.sumProclaimed(boxes.length) : t.sumAccepted(boxes.length);
  return (
    <div className="flow">
      {!accepted && pending ? (
        <Notice tone="attention" live>
          {t.sumPending}
        </Notice>
      ) : (
        <Notice tone={accepted ? 'good' : 'bad'} live>
          {accepted ? acceptedSaid : t.sumRejected}
        </Notice>
      )}
      <section className="flow">
        <h2>{t.set}</h2>
        <ul className="bare checks">
          {sum.checks.map((one) => (
            <li key={one.check} data-status={one.status}>
              <span aria-hidden="true">{marks[one.status]}</span>
              <span>
                {sentences[one.check]?.[language]}: {saidOf(one)}
                {one.details[0] && ` (${one.details[0]})`}
              </span>
            </li>
          ))}
        </ul>
      </section>
      <CheckAnswers
        answers={[
          { question: t.facts.roll, answer: sum.rollSize },
          { question: t.facts.cast, answer: sum.ballotsCast },
          { question: t.facts.counted, answer: sum.ballotsCounted },
        ]}
      />
      {sum.result && <ResultOf title={t.sum} result={sum.result} questions={boxes[0]!.questions} />}
      <section className="flow">
        <h2>{t.each}</h2>
        {boxes.map((verified, i) => (
          <details key={`${names[i]} ${verified.report.head}`}>
            <summary>{t.box(names[i] ?? '', verified.report.verdict === 'accepted')}</summary>
            <ReportView verified={verified} part />
          </details>
        ))}
      </section>
    </div>
  );
}

function ResultOf({
  title,
  result,
  questions,
  part = false,
}: {
  title: string;
  result: readonly QuestionResult[];
  questions: VerifiedElection['questions'];
  part?: boolean;
}) {
  const t = useMessages(verifyWords);
  return (
    <section className="flow">
      {part ? <h3>{title}</h3> : <h2>{title}</h2>}
      {questions.map(({ question, answers, blank }, i) => (
        <section key={question} className="flow">
          {part ? <h4>{question}</h4> : <h3>{question}</h3>}
          <dl className="ledger">
            {(blank ? [t.blank, ...answers] : answers).map((answer, box) => (
              <div key={answer}>
                <dt>{answer}</dt>
                <dd className="tabular">{String(result[i]?.[box] ?? '')}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </section>
  );
}
