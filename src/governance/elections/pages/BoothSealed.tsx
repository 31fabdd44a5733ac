import { useEffect, useRef, useState } from 'react';
import {
  Button,
  CheckAnswers,
  Link,
  Notice,
  type Problem,
  ProblemNotice,
  Receipt,
  Refused,
  saveFile,
  Unreached,
  useMessages,
} from '#design';
import type { CastAnswer, ElectionAnswer } from '../api.ts';
import { blankMark, type Marks } from './BoothChoices.tsx';
import type { Holder } from './BoothCredential.tsx';
import { boothWords } from './boothWords.ts';
import { compute } from './cryptoClient.ts';
import type { AuditFile, EncryptedBallot, ReceiptFile } from './cryptoTasks.ts';
import { electionWords } from './electionWords.ts';
import { forgetUnsure, keepUnsure, type UnsureBallot } from './keep.ts';
import { askWithoutSignIn } from './withoutSignIn.ts';

/** The boxes of a contest: blank first, then the candidates in their order. */
export const choicesOf = (election: ElectionAnswer, marks: Marks): number[][] =>
  election.contests.map(({ candidates }, i) => {
    const marked = marks[i] ?? [];
    return [blankMark, ...candidates.map(({ id }) => id)].map((id) => (marked.includes(id) ? 1 : 0));
  });

type Stage =
  | { readonly at: 'review' }
  | { readonly at: 'sealed'; readonly sealed: EncryptedBallot }
  | { readonly at: 'opened'; readonly file: AuditFile; readonly holds: boolean; readonly tracker: string }
  | { readonly at: 'unsure'; readonly sent: UnsureBallot }
  | { readonly at: 'refused'; readonly because: Problem };

/** The election as its archive has it. The worker gets ready with it while the voter reads. */
export async function readElectionText(code: string): Promise<string> {
  const response = await fetch(`/api/elections/${code}/election.json`, { credentials: 'omit' }).catch(
    (error) => {
      throw new Unreached(error);
    },
  );
  if (!response.ok) throw new Unreached(response.status);
  const electionText = await response.text();
  await compute('prepare', { electionText });
  return electionText;
}

export function BoothSealed({
  election,
  holder,
  marks,
  unsure,
  onBack,
  onCast,
  onDropped,
}: {
  election: ElectionAnswer;
  holder: Holder | null;
  marks: Marks;
  unsure: UnsureBallot | null;
  onBack: () => void;
  onCast: (receipt: CastAnswer) => void;
  onDropped: () => void;
}) {
  const t = useMessages(boothWords);
  const w = useMessages(electionWords);
  const { code } = election;
  const [stage, setStage] = useState<Stage>(unsure ? { at: 'unsure', sent: unsure } : { at: 'review' });
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null | undefined>();
  const [failed, setFailed] = useState(false);
  const [unsigned, setUnsigned] = useState(false);
  const electionText = useRef<string>(undefined);
  const head = useRef<HTMLHeadingElement>(null);
  /** Read once; who had no connection then asks again. */
  const readText = async () => {
    electionText.current ??= await readElectionText(code);
    return electionText.current;
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: each stage is a new thing to read, and says so to who does not see it.
  useEffect(() => head.current?.focus(), [stage.at]);

  const guarded = async (work: () => Promise<void>) => {
    if (busy) return;
    setBusy(true);
    setProblem(undefined);
    setFailed(false);
    try {
      await work();
    } catch (error) {
      if (error instanceof Refused) setProblem(error.problem);
      else if (error instanceof Unreached) setProblem(null);
      else setFailed(true);
    } finally {
      setBusy(false);
    }
  };
  const send = (sent: UnsureBallot) =>
    guarded(async () => {
      await keepUnsure(code, sent);
      try {
        const { ballot, right } = sent;
        const receipt = await askWithoutSignIn<CastAnswer>(`/api/elections/${code}/ballots`, {
          ballot,
          right,
        });
        // Only the institution's own signature makes it cast: without it the ballot is kept and can be sent again.
        const { receiptKey, uuid } = election;
        const mine = receipt.tracker === sent.tracker && receipt.election === uuid;
        if (!mine || !(await compute('receipt', { receiptKey, receipt }))) {
          setUnsigned(true);
          setStage({ at: 'unsure', sent });
          return;
        }
        await forgetUnsure(code);
        onCast(receipt);
      } catch (error) {
        if (error instanceof Refused) {
          await forgetUnsure(code);
          setStage({ at: 'refused', because: error.problem });
          return;
        }
        // Whatever else went wrong, the ballot may have arrived: it is kept until its receipt is here. Said once; a vain retry is said too.
        setStage({ at: 'unsure', sent });
        if (stage.at === 'unsure' || !(error instanceof Unreached)) throw error;
      }
    });
  const sendAgain = useRef(() => {});
  sendAgain.current = () => {
    if (stage.at === 'unsure') void send(stage.sent);
  };
  useEffect(() => {
    const retry = () => sendAgain.current();
    addEventListener('online', retry);
    return () => removeEventListener('online', retry);
  }, []);

  const trouble = (
    <>
      {failed && (
        <Notice tone="bad" live>
          {t.worker}
        </Notice>
      )}
      {problem !== undefined && <ProblemNotice problem={problem} />}
    </>
  );
  const heading = (text: string) => (
    <h2 ref={head} tabIndex={-1}>
      {text}
    </h2>
  );

  switch (stage.at) {
    case 'review':
      return (
        <section className="flow">
          {heading(t.reviewTitle)}
          <CheckAnswers
            answers={election.contests.map((contest, i) => ({
              question: contest.title,
              answer: (
                <ul className="bare">
                  {(marks[i] ?? []).map((id) => (
                    <li key={id}>{contest.candidates.find((one) => one.id === id)?.name ?? w.blank}</li>
                  ))}
                </ul>
              ),
              onChange: onBack,
            }))}
          />
          {trouble}
          <Button
            look="primary"
            busy={busy}
            busyLabel={t.encrypting}
            onClick={() =>
              guarded(async () => {
                const sealed = await compute('encrypt', {
                  electionText: await readText(),
                  secret: holder?.secret ?? '',
                  choices: choicesOf(election, marks),
                });
                performance.measure('amparo-encryption', { start: 0, duration: sealed.milliseconds });
                setStage({ at: 'sealed', sealed });
              })
            }
          >
            {t.encrypt}
          </Button>
        </section>
      );
    case 'sealed': {
      const { ballot, tracker, opening } = stage.sealed;
      return (
        <section className="flow">
          {heading(t.sealed)}
          <p>{t.sealedWhat}</p>
          <code className="tracker">{tracker}</code>
          {trouble}
          <div className="actions">
            <Button
              look="primary"
              busy={busy}
              busyLabel={t.casting}
              onClick={() => send({ ballot, tracker, right: holder?.right ?? '' })}
            >
              {t.cast}
            </Button>
            <Button
              busy={busy}
              onClick={() =>
                guarded(async () => {
                  // The board refuses the ballot from now on; only then does this device show what opens it.
                  await askWithoutSignIn(`/api/elections/${code}/challenges`, { ballot });
                  const file = { electionText: await readText(), ballot, opening };
                  const { holds } = await compute('audit', file);
                  setStage({ at: 'opened', file: { amparo: 'opened-ballot-1', ...file }, holds, tracker });
                })
              }
            >
              {t.challenge}
            </Button>
          </div>
          <p className="soft">{t.challengeWhat}</p>
        </section>
      );
    }
    case 'opened':
      return (
        <section className="flow">
          {heading(t.openedTitle)}
          <Notice tone={stage.holds ? 'good' : 'bad'}>{stage.holds ? t.holds : t.holdsNot}</Notice>
          <p>{t.openedWhat}</p>
          <code className="tracker">{stage.tracker}</code>
          <div className="actions">
            <Button
              icon="download"
              onClick={() =>
                saveFile('papeleta-abierta.json', 'application/json', JSON.stringify(stage.file))
              }
            >
              {t.download}
            </Button>
            <Button look="primary" onClick={() => setStage({ at: 'review' })}>
              {t.again}
            </Button>
          </div>
          <p>
            <a href="/elecciones/verificar">{t.checkAt}</a>
          </p>
        </section>
      );
    case 'unsure':
      return (
        <section className="flow">
          {heading(t.unsure)}
          <Notice tone={unsigned ? 'bad' : 'attention'} live>
            {unsigned ? t.unsignedReceipt : t.unsureWhat}
          </Notice>
          <code className="tracker">{stage.sent.tracker}</code>
          {trouble}
          <Button look="primary" busy={busy} busyLabel={t.casting} onClick={() => void send(stage.sent)}>
            {t.retry}
          </Button>
        </section>
      );
    case 'refused':
      return (
        <section className="flow">
          {heading(t.refused)}
          <ProblemNotice problem={stage.because} />
          <div className="actions">
            <Button
              look="primary"
              onClick={() => {
                if (holder) setStage({ at: 'review' });
                onDropped();
              }}
            >
              {t.again}
            </Button>
          </div>
          <p>
            <Link href={`/elecciones/${code}`}>{t.back}</Link>
          </p>
        </section>
      );
  }
}

export function BoothReceipt({
  election,
  receipt,
  when,
}: {
  election: ElectionAnswer;
  receipt: CastAnswer;
  when: string;
}) {
  const t = useMessages(boothWords);
  return (
    <div role="status">
      <Receipt
        title={t.receipt}
        keep={t.keepCode}
        code={receipt.tracker}
        when={when}
        facts={[
          { label: t.place, value: t.inBox },
          { label: t.signature, value: <code className="slip receipt-signature">{receipt.signature}</code> },
        ]}
        verifyHref={`/elecciones/${election.code}/urna?codigo=${encodeURIComponent(receipt.tracker)}`}
        verifyAddress={`/elecciones/${election.code}/urna`}
        next={
          <div className="flow">
            <p>{t.receiptNext}</p>
            <p>
              <Button
                icon="download"
                onClick={() =>
                  saveFile(
                    `recibo-${election.code}.json`,
                    'application/json',
                    JSON.stringify({
                      amparo: 'election-receipt-2',
                      code: election.code,
                      ...receipt,
                    } satisfies ReceiptFile),
                  )
                }
              >
                {t.keepReceipt}
              </Button>
            </p>
          </div>
        }
      />
    </div>
  );
}
