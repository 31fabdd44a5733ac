import { useState } from 'react';
import type { PublishedTexts } from '#ballots';
import {
  Button,
  CheckAnswers,
  FileDrop,
  Notice,
  PageHead,
  Progress,
  Unreached,
  useFilters,
  useLoaded,
  useMessages,
} from '#design';
import type { ElectionAnswer, TrackerAnswer } from '../api.ts';
import { compute } from './cryptoClient.ts';
import type { AuditFile, ReceiptFile, SummedElection, VerifiedElection } from './cryptoTasks.ts';
import { ReportView, SumView } from './VerifiedViews.tsx';
import { verifyWords } from './verifyWords.ts';
import { askWithoutSignIn } from './withoutSignIn.ts';
import './elections.css';

type Outcome =
  | { readonly kind: 'report'; readonly verified: VerifiedElection }
  | ({
      readonly kind: 'sum';
      readonly boxes: readonly VerifiedElection[];
      readonly names: readonly string[];
    } & SummedElection)
  | {
      readonly kind: 'opened';
      readonly holds: boolean;
      readonly lines: readonly { question: string; answers: string }[];
    }
  | { readonly kind: 'receipt'; readonly state: 'boarded' | 'waiting' | 'missing' | 'forged' }
  | { readonly kind: 'unusable'; readonly name?: string }
  | { readonly kind: 'badZip' }
  | { readonly kind: 'unreached' };

/** Archives that are read when their turn comes, and what was published of their sum. */
interface Material extends PublishedTexts {
  readonly archives: readonly { readonly name: string; readonly read: () => Promise<Blob> }[];
}

/** For strangers: archives or the board itself, verified in this device; and ballots that their voters opened. */
export default function VerifyElectionPage() {
  const t = useMessages(verifyWords);
  const [filters] = useFilters();
  const code = filters.get('eleccion');
  const [progress, setProgress] = useState<{ box: number; of: number; done: number; total: number } | null>(
    null,
  );
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [files, setFiles] = useState<readonly File[]>([]);
  const [loaded] = useLoaded<ElectionAnswer>(code ? `/api/elections/${encodeURIComponent(code)}` : null);
  const several = loaded.state === 'ready' ? loaded.value.boxes.length : 0;

  const verify = async (find: () => Promise<Material>) => {
    setOutcome(null);
    setProgress({ box: 1, of: 1, done: 0, total: 0 });
    try {
      const { archives, ...published } = await find();
      const boxes: VerifiedElection[] = [];
      for (const [i, { name, read }] of archives.entries()) {
        const at = { box: i + 1, of: archives.length };
        setProgress({ ...at, done: 0, total: 0 });
        const archive = await read();
        try {
          boxes.push(await compute('verify', { archive }, (part) => setProgress({ ...at, ...part })));
        } catch {
          setOutcome({ kind: 'unusable', name });
          return;
        }
      }
      const [only] = boxes;
      if (!only) setOutcome({ kind: 'unusable' });
      else if (boxes.length === 1 && published.act === undefined)
        setOutcome({ kind: 'report', verified: only });
      else {
        const rolls = boxes.map(({ report, roll }) => ({ report, roll }));
        const summed = await compute('sum', { boxes: rolls, ...published });
        setOutcome({ kind: 'sum', boxes, names: archives.map(({ name }) => name), ...summed });
      }
    } catch (error) {
      const isZip = error instanceof Error && error.name === 'UnreadableBundle';
      setOutcome({ kind: isZip ? 'badZip' : error instanceof TypeError ? 'unreached' : 'unusable' });
    } finally {
      setProgress(null);
    }
  };
  const judge = async (chosen: readonly File[]) => {
    setFiles(chosen);
    if (chosen.length === 0) return setOutcome(null);
    const [single] = chosen;
    if (chosen.length === 1 && single!.name.endsWith('.json')) {
      try {
        return setOutcome(await judgeJson(await single!.text(), t.blank));
      } catch (error) {
        return setOutcome({ kind: error instanceof Unreached ? 'unreached' : 'unusable' });
      }
    }
    await verify(async () => {
      const given = chosen.map((file) => ({ name: file.name, blob: file }));
      const { archives, jsons, drawn, division } = await compute('gather', { files: given });
      return {
        archives: archives.map(({ name, blob }) => ({ name, read: async () => blob })),
        ...{ act: jsons.at(-1), drawn, division },
      };
    });
  };
  return (
    <div className="flow">
      <PageHead title={t.title} lede={t.lede} />
      {code && (
        <p>
          <Button look="primary" busy={progress !== null} onClick={() => verify(() => materialOf(code))}>
            {several > 1 ? t.loadAll(several) : t.load}
          </Button>
        </p>
      )}
      <FileDrop
        name="archivo"
        label={t.file}
        hint={t.hint}
        accept=".bel,.zip,.json,.csv"
        kinds={['.bel', '.zip', '.json']}
        files={files.map((file) => ({ id: file.name, name: file.name, bytes: file.size }))}
        onAdd={(chosen) => {
          if (chosen.length > 0) void judge(chosenWith(files, chosen));
        }}
        onRemove={(name) => void judge(files.filter((file) => file.name !== name))}
      />
      {progress && (
        <Progress
          label={
            progress.of > 1
              ? t.progressOf(progress.box, progress.of)
              : progress.total > 0
                ? t.progress
                : t.reading
          }
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
      <details className="measure">
        <summary>{t.proves}</summary>
        <div className="flow">
          {t.provesWhat.map((one) => (
            <p key={one}>{one}</p>
          ))}
        </div>
      </details>
    </div>
  );
}

/** Archives begin anew; the act or the lists of a draw come to the archives that were chosen before. */
function chosenWith(before: readonly File[], chosen: readonly File[]): readonly File[] {
  const adds = chosen.every(({ name }) => /\.(json|csv)$/i.test(name));
  const archives = before.some(({ name }) => !/\.(json|csv)$/i.test(name));
  if (!adds || !archives || chosen.some(({ name }) => /^(papeleta|recibo)/i.test(name))) return chosen;
  return [...before.filter((one) => !chosen.some(({ name }) => name === one.name)), ...chosen];
}

/** Every box of an election as it is published now, and what was published of their sum. */
async function materialOf(code: string): Promise<Material> {
  const { boxes, box, call, act } = (await (
    await read(`elections/${encodeURIComponent(code)}`)
  ).json()) as ElectionAnswer;
  const archiveOf = (one: string) => async () =>
    (await read(`elections/${encodeURIComponent(one)}/archive.bel`)).blob();
  if (boxes.length === 0) return { archives: [{ name: code, read: archiveOf(code) }] };
  // What was proclaimed of all boxes stands at the first.
  const first = box?.first ?? code;
  if (first !== code) return materialOf(first);
  const textOf = async (what: string) => (await read(what)).text();
  const drawnBy = box?.divisionSeed && call ? call.code : null;
  return {
    archives: boxes.map((one, i) => ({ name: `urna-${i + 1}.bel`, read: archiveOf(one.code) })),
    act: act ? await textOf(`elections/${encodeURIComponent(first)}/act.json`) : undefined,
    drawn: drawnBy ? await textOf(`sortitions/${encodeURIComponent(drawnBy)}/files/drawn.csv`) : undefined,
    division: drawnBy ? await textOf(`elections/${encodeURIComponent(first)}/division.csv`) : undefined,
  };
}

/** @throws TypeError when it is not read, as without a connection. */
async function read(what: string): Promise<Response> {
  const response = await fetch(`/api/${what}`, { credentials: 'omit' });
  if (!response.ok) throw new TypeError('not read');
  return response;
}

/** A ballot that its voter opened, or a receipt. */
async function judgeJson(text: string, blank: string): Promise<Outcome> {
  const read = JSON.parse(text) as AuditFile | ReceiptFile;
  if (read.amparo === 'election-receipt-2') return { kind: 'receipt', state: await judgeReceipt(read) };
  const { electionText, ballot, opening } = read;
  const { holds, questions } = await compute('audit', { electionText, ballot, opening });
  const lines = questions.map(({ question, answers }, i) => ({
    question,
    answers: [blank, ...answers].filter((_, box) => opening.choices[i]?.[box] === 1).join(', '),
  }));
  return { kind: 'opened', holds, lines };
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
  const t = useMessages(verifyWords);
  switch (outcome.kind) {
    case 'unusable':
      return (
        <Notice tone="bad" live>
          {outcome.name === undefined ? t.unusable : t.unusableNamed(outcome.name)}
        </Notice>
      );
    case 'badZip':
      return (
        <Notice tone="bad" live>
          {t.badZip}
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
