import { useState } from 'react';
import type { ElectionReport, SumReport } from '#ballots';
import {
  Button,
  CheckAnswers,
  FileDrop,
  Notice,
  PageHead,
  Progress,
  Unreached,
  useFilters,
  useLanguage,
  useMessages,
} from '#design';
import type { ElectionAnswer, TrackerAnswer } from '../api.ts';
import { compute } from './cryptoClient.ts';
import type { AuditFile, ReceiptFile, VerifiedElection } from './cryptoTasks.ts';
import { askWithoutSignIn } from './withoutSignIn.ts';
import './elections.css';

const words = {
  es: {
    title: 'Verifique una elección usted',
    lede: 'Este dispositivo comprueba el archivo entero: cada papeleta, cada prueba, la suma y el descifrado. No necesita confiar en nadie, tampoco en este servidor: el archivo puede venir de cualquier copia.',
    load: 'Cargar la urna de esta elección y verificarla',
    file: 'O elija un archivo',
    hint: 'El archivo de una elección (.bel), el de una papeleta abierta (.json) para comprobar el dispositivo que la cifró, o un recibo (.json) para comprobar que su papeleta está.',
    reading: 'Leyendo…',
    ballots: (done: number, total: number) => `${done} de ${total} papeletas`,
    progress: 'Verificando',
    accepted: 'La elección se acepta: todo lo comprobado es correcto.',
    rejected: (n: number): string =>
      n === 1
        ? 'La elección se RECHAZA: 1 comprobación falla.'
        : `La elección se RECHAZA: ${n} comprobaciones fallan.`,
    unusable: 'Esto no es un archivo de elección que se pueda verificar.',
    stage: {
      voting: 'Votación abierta',
      tallying: 'En escrutinio, sin resultado',
      finished: 'Con resultado',
    },
    facts: {
      name: 'Elección',
      stage: 'Estado',
      roll: 'Padrón',
      cast: 'Papeletas',
      counted: 'Cuentan',
      fingerprint: 'Huella',
      head: 'Último acto',
    },
    result: 'Resultado que se comprobó',
    checks: 'Comprobaciones',
    status: { passed: 'correcta', failed: 'FALLA', 'not-evaluated': 'no aplica todavía' },
    openedYes: 'La papeleta abierta contiene exactamente esto. Compárelo con lo que marcó:',
    openedNo: 'El cifrado NO contiene lo que dice el archivo. El dispositivo que la cifró no es de fiar.',
    receipt: {
      boarded: 'El recibo es auténtico y su papeleta está en la urna pública.',
      waiting:
        'El recibo es auténtico y su papeleta espera entrar en la urna pública; entra a más tardar al cierre.',
      missing:
        'El recibo es auténtico, pero la urna NO tiene esa papeleta. Guarde el recibo y presente una impugnación: la institución firmó que la tenía.',
      forged: 'La firma del recibo NO es de la institución.',
    },
    sumAccepted: (n: number) =>
      `La elección se acepta: cada una de sus ${n} urnas es correcta, y esta es su suma.`,
    sumRejected: 'La suma de las urnas se RECHAZA.',
    fails: (places: string) => `FALLA en las urnas ${places}`,
    box: (n: number) => `Comprobaciones de la urna ${n}`,
    blank: 'Voto en blanco',
    keep: 'Descargar el verificador para usarlo sin conexión',
    keepWhat:
      'Es una sola página con todo dentro. Ábrala sin conexión, en otro dispositivo si quiere: no puede hablar con nadie.',
    compare:
      'Compare la huella y el último acto con los que publica la institución y con los que guardaron otras personas: así sabe que todos ven la misma urna.',
    unreached: 'No se pudo leer la urna. Revise su conexión.',
  },
  en: {
    title: 'Verify an election yourself',
    lede: 'This device checks the whole archive: each ballot, each proof, the sum and the decryption. You need trust nobody, nor this server: the archive may come from any copy.',
    load: 'Load the box of this election and verify it',
    file: 'Or choose a file',
    hint: 'The archive of an election (.bel), the file of an opened ballot (.json) to check the device that encrypted it, or a receipt (.json) to check that your ballot is there.',
    reading: 'Reading…',
    ballots: (done: number, total: number) => `${done} of ${total} ballots`,
    progress: 'Verifying',
    accepted: 'The election is accepted: all that was checked is right.',
    rejected: (n: number): string =>
      n === 1 ? 'The election is REJECTED: 1 check fails.' : `The election is REJECTED: ${n} checks fail.`,
    unusable: 'This is not an election archive that can be verified.',
    stage: {
      voting: 'Voting is open',
      tallying: 'Being tallied, without a result',
      finished: 'With a result',
    },
    facts: {
      name: 'Election',
      stage: 'State',
      roll: 'Roll',
      cast: 'Ballots',
      counted: 'Count',
      fingerprint: 'Fingerprint',
      head: 'Last event',
    },
    result: 'Result that was checked',
    checks: 'Checks',
    status: { passed: 'right', failed: 'FAILS', 'not-evaluated': 'does not apply yet' },
    openedYes: 'The opened ballot holds exactly this. Compare it with what you marked:',
    openedNo:
      'The encryption does NOT hold what the file says. The device that made it is not to be trusted.',
    receipt: {
      boarded: 'The receipt is authentic and your ballot is on the public board.',
      waiting:
        'The receipt is authentic and your ballot waits for the public board; it goes there at the latest at the close.',
      missing:
        'The receipt is authentic, but the board does NOT have that ballot. Keep the receipt and file a dispute: the institution signed that it had it.',
      forged: 'The signature of the receipt is NOT of the institution.',
    },
    sumAccepted: (n: number) =>
      `The election is accepted: each of its ${n} boxes is right, and this is their sum.`,
    sumRejected: 'The sum of the boxes is REJECTED.',
    fails: (places: string) => `FAILS in boxes ${places}`,
    box: (n: number) => `Checks of box ${n}`,
    blank: 'Blank vote',
    keep: 'Download the verifier to use it offline',
    keepWhat:
      'It is a single page with everything in it. Open it without a connection, on another device if you like: it can speak to nobody.',
    compare:
      'Compare the fingerprint and the last event with those that the institution publishes and others kept: so you know that all see the same box.',
    unreached: 'The box could not be read. Check your connection.',
  },
};

type Outcome =
  | { readonly kind: 'report'; readonly verified: VerifiedElection }
  | {
      readonly kind: 'sum';
      readonly boxes: readonly VerifiedElection[];
      readonly sum: SumReport;
      readonly sentences: Readonly<Record<string, { readonly es: string; readonly en: string }>>;
    }
  | {
      readonly kind: 'opened';
      readonly holds: boolean;
      readonly lines: readonly { question: string; answers: string }[];
    }
  | { readonly kind: 'receipt'; readonly state: 'boarded' | 'waiting' | 'missing' | 'forged' }
  | { readonly kind: 'unusable' }
  | { readonly kind: 'unreached' };

/** For strangers: an archive or the board itself, verified in this device; and ballots that their voters opened. */
export default function VerifyElectionPage() {
  const t = useMessages(words);
  const [filters] = useFilters();
  const code = filters.get('eleccion');
  const [progress, setProgress] = useState<{ done: number; total: number } | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [file, setFile] = useState<File | null>(null);

  const verify = async (listArchives: () => Promise<readonly (() => Promise<Uint8Array>)[]>) => {
    setOutcome(null);
    setProgress({ done: 0, total: 0 });
    try {
      const boxes: VerifiedElection[] = [];
      for (const read of await listArchives()) {
        const bytes = await read();
        boxes.push(await compute('verify', { bytes }, setProgress));
      }
      const [only] = boxes;
      if (boxes.length === 1) setOutcome({ kind: 'report', verified: only! });
      else {
        const reports = boxes.map(({ report }) => report);
        setOutcome({ kind: 'sum', boxes, ...(await compute('sum', reports)) });
      }
    } catch (error) {
      setOutcome({ kind: error instanceof TypeError ? 'unreached' : 'unusable' });
    } finally {
      setProgress(null);
    }
  };
  const judge = async (chosen: File) => {
    setFile(chosen);
    if (!chosen.name.endsWith('.json')) {
      await verify(async () => [async () => new Uint8Array(await chosen.arrayBuffer())]);
      return;
    }
    try {
      const read = JSON.parse(await chosen.text()) as AuditFile | ReceiptFile;
      if (read.amparo === 'election-receipt-2') {
        setOutcome({ kind: 'receipt', state: await judgeReceipt(read) });
        return;
      }
      const { electionText, ballot, opening } = read;
      const { holds, questions } = await compute('audit', { electionText, ballot, opening });
      const lines = questions.map(({ question, answers }, i) => ({
        question,
        answers: [t.blank, ...answers].filter((_, box) => opening.choices[i]?.[box] === 1).join(', '),
      }));
      setOutcome({ kind: 'opened', holds, lines });
    } catch (error) {
      setOutcome({ kind: error instanceof Unreached ? 'unreached' : 'unusable' });
    }
  };
  return (
    <div className="flow">
      <PageHead title={t.title} lede={t.lede} />
      {code && (
        <p>
          <Button
            look="primary"
            busy={progress !== null}
            onClick={() =>
              verify(async () => {
                const { boxes } = (await (await read(encodeURIComponent(code))).json()) as ElectionAnswer;
                const codes = boxes.length > 0 ? boxes.map((one) => one.code) : [code];
                return codes.map((one) => async () => {
                  const response = await read(`${encodeURIComponent(one)}/archive.bel`);
                  return new Uint8Array(await response.arrayBuffer());
                });
              })
            }
          >
            {t.load}
          </Button>
        </p>
      )}
      <FileDrop
        name="archivo"
        label={t.file}
        hint={t.hint}
        accept=".bel,.json"
        kinds={['.bel', '.json']}
        files={file ? [{ id: 'archivo', name: file.name, bytes: file.size }] : []}
        onAdd={([chosen]) => {
          if (chosen) void judge(chosen);
        }}
        onRemove={() => {
          setFile(null);
          setOutcome(null);
        }}
      />
      {progress && (
        <Progress
          label={progress.total > 0 ? t.progress : t.reading}
          value={progress.total > 0 ? progress.done : undefined}
          max={Math.max(1, progress.total)}
          said={progress.total > 0 ? t.ballots(progress.done, progress.total) : undefined}
        />
      )}
      {outcome && <OutcomeView outcome={outcome} />}
      <p className="measure soft">
        <a href="/verificador.html" download="verificador-de-elecciones.html">
          {t.keep}
        </a>
        . {t.keepWhat}
      </p>
    </div>
  );
}

/** @throws TypeError when it is not read, as without a connection. */
async function read(what: string): Promise<Response> {
  const response = await fetch(`/api/elections/${what}`, { credentials: 'omit' });
  if (!response.ok) throw new TypeError('not read');
  return response;
}

/** Whether a receipt is the institution's, and whether the board keeps what it promised. */
async function judgeReceipt(receipt: ReceiptFile) {
  const base = `/api/elections/${encodeURIComponent(receipt.code)}`;
  const { receiptKey, uuid } = await askWithoutSignIn<ElectionAnswer>(base);
  const signed = receipt.election === uuid && (await compute('receipt', { receiptKey, receipt }));
  if (!signed) return 'forged';
  const { found } = await askWithoutSignIn<TrackerAnswer>(
    `${base}/tracked?tracker=${encodeURIComponent(receipt.tracker)}`,
  );
  if (!found) return 'missing';
  return found.height === null ? 'waiting' : 'boarded';
}

function OutcomeView({ outcome }: { outcome: Outcome }) {
  const t = useMessages(words);
  switch (outcome.kind) {
    case 'unusable':
      return (
        <Notice tone="bad" live>
          {t.unusable}
        </Notice>
      );
    case 'unreached':
      return (
        <Notice tone="bad" live>
          {t.unreached}
        </Notice>
      );
    case 'opened':
      return (
        <div className="flow">
          <Notice tone={outcome.holds ? 'good' : 'bad'} live>
            {outcome.holds ? t.openedYes : t.openedNo}
          </Notice>
          {outcome.holds && (
            <CheckAnswers
              answers={outcome.lines.map(({ question, answers }) => ({ question, answer: answers }))}
            />
          )}
        </div>
      );
    case 'receipt':
      return (
        <Notice tone={outcome.state === 'boarded' || outcome.state === 'waiting' ? 'good' : 'bad'} live>
          {t.receipt[outcome.state]}
        </Notice>
      );
    case 'report':
      return <ReportView verified={outcome.verified} />;
    case 'sum':
      return <SumView {...outcome} />;
  }
}

const marks = { passed: '✓', failed: '✗', 'not-evaluated': '·' } as const;

function ReportView({ verified: { report, sentences, questions } }: { verified: VerifiedElection }) {
  const t = useMessages(words);
  const [language] = useLanguage();
  const failed = report.checks.filter((one) => one.status === 'failed').length;
  const { election } = report;
  return (
    <div className="flow">
      <Notice tone={report.verdict === 'accepted' ? 'good' : 'bad'} live>
        {report.verdict === 'accepted' ? t.accepted : t.rejected(failed)}
      </Notice>
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
      <p className="measure soft">{t.compare}</p>
      {report.result && <ResultOf result={report.result} questions={questions} />}
      <section className="flow">
        <h2>{t.checks}</h2>
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

function SumView({ boxes, sum, sentences }: Extract<Outcome, { kind: 'sum' }>) {
  const t = useMessages(words);
  const [language] = useLanguage();
  return (
    <div className="flow">
      <Notice tone={sum.verdict === 'accepted' ? 'good' : 'bad'} live>
        {sum.verdict === 'accepted' ? t.sumAccepted(boxes.length) : t.sumRejected}
      </Notice>
      <ul className="bare checks">
        {Object.entries(sentences).map(([check, sentence]) => {
          const failed = sum.failed.find((one) => one.check === check);
          return (
            <li key={check} data-status={failed ? 'failed' : 'passed'}>
              <span aria-hidden="true">{failed ? marks.failed : marks.passed}</span>
              <span>
                {sentence[language]}: {failed ? t.fails(failed.places.join(', ')) : t.status.passed}
              </span>
            </li>
          );
        })}
      </ul>
      <CheckAnswers
        answers={[
          { question: t.facts.roll, answer: sum.rollSize },
          { question: t.facts.cast, answer: sum.ballotsCast },
          { question: t.facts.counted, answer: sum.ballotsCounted },
        ]}
      />
      {sum.result && <ResultOf result={sum.result} questions={boxes[0]!.questions} />}
      {boxes.map((verified, i) => (
        <details key={verified.report.head}>
          <summary>{t.box(i + 1)}</summary>
          <ReportView verified={verified} />
        </details>
      ))}
    </div>
  );
}

function ResultOf({
  result,
  questions,
}: {
  result: NonNullable<ElectionReport['result']>;
  questions: VerifiedElection['questions'];
}) {
  const t = useMessages(words);
  return (
    <section className="flow">
      <h2>{t.result}</h2>
      {questions.map(({ question, answers, blank }, i) => (
        <section key={question} className="flow">
          <h3>{question}</h3>
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
