import type {
  AuditFile,
  SummedElection,
  Tasks,
  VerifiedElection,
} from '../../governance/elections/pages/cryptoTasks.ts';
import { language, t } from './words.ts';

// The verifier that a stranger keeps: one file with everything in it, which its own policy keeps from speaking to anyone. It has no piece
// of the design system, so that who reads it reads little.

document.documentElement.lang = language === 'es' ? 'es-EC' : 'en';
for (const element of document.querySelectorAll<HTMLElement>('[data-lang]'))
  element.hidden = element.dataset.lang !== language;

const program = URL.createObjectURL(
  new Blob([JSON.parse(document.querySelector('#programa')?.textContent ?? '""')], {
    type: 'text/javascript',
  }),
);
let worker = new Worker(program);
let asked = 0;

type Part = { readonly done: number; readonly total: number };

function compute<T extends 'verify' | 'audit' | 'gather' | 'sum'>(
  task: T,
  input: Parameters<Tasks[T]>[0],
  onProgress?: (part: Part) => void,
): Promise<Awaited<ReturnType<Tasks[T]>>> {
  asked += 1;
  const id = asked;
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => {
      if (data.id !== id) return;
      if (data.progress) onProgress?.(data.progress);
      else if (data.error) reject(Object.assign(new Error(data.error.message), { name: data.error.name }));
      else resolve(data.value);
    };
    worker.postMessage({ id, task, input });
  });
}

const place = (id: string): HTMLElement => {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no ${id}`);
  return found;
};
const say = (text: string, tone = '') => {
  place('veredicto').textContent = text;
  place('veredicto').dataset.tone = tone;
};
const bar = place('barra') as HTMLProgressElement;
/** How far the verification of an archive has come; nothing takes the bar away. */
function showProgress(part: Part | undefined): void {
  place('avance').hidden = part === undefined;
  if (!part) return;
  bar.max = Math.max(1, part.total);
  bar.value = part.done;
  place('cuenta').textContent = part.total > 0 ? t.ballots(part.done, part.total) : '';
}
function make(tag: string, text: string | undefined, ...children: HTMLElement[]): HTMLElement {
  const element = document.createElement(tag);
  if (text !== undefined) element.textContent = text;
  element.append(...children);
  return element;
}
const pairs = (rows: readonly (readonly [string, string])[]) =>
  make(
    'dl',
    undefined,
    ...rows.map(([name, value]) => make('div', undefined, make('dt', name), make('dd', value))),
  );

/** Who chooses files again while others are verified begins anew, with what those held in memory gone. */
let turn = 0;
async function judge(files: readonly File[]): Promise<void> {
  turn += 1;
  const mine = turn;
  worker.terminate();
  worker = new Worker(program);
  const out = place('informe');
  out.replaceChildren();
  say(t.reading);
  try {
    await judgeFiles(files, out);
  } catch (error) {
    if (mine === turn)
      say(error instanceof Error && error.name === 'UnreadableBundle' ? t.badZip : t.unusable, 'bad');
  } finally {
    if (mine === turn) showProgress(undefined);
  }
}

async function judgeFiles(files: readonly File[], out: HTMLElement): Promise<void> {
  const given = files.map((file) => ({ name: file.name, blob: file }));
  const { archives, jsons, ...lists } = await compute('gather', { files: given });
  if (archives.length === 0) return judgeOpened(JSON.parse(jsons[0] ?? '') as AuditFile, out);
  const boxes: VerifiedElection[] = [];
  for (const [i, { name, blob }] of archives.entries()) {
    say(t.verifying(i + 1, archives.length));
    showProgress({ done: 0, total: 0 });
    try {
      boxes.push(await compute('verify', { archive: blob }, showProgress));
    } catch {
      return say(t.unusableNamed(name), 'bad');
    }
  }
  const act = jsons.at(-1);
  if (boxes.length === 1 && act === undefined) {
    const { report } = boxes[0]!;
    const failed = report.checks.filter(({ status }) => status === 'failed').length;
    const accepted = report.verdict === 'accepted';
    say(accepted ? t.accepted : t.rejected(failed), accepted ? 'good' : 'bad');
    const box = / \(urna (\d+) de (\d+)\)$/.exec(report.election?.name ?? '');
    if (box) out.append(make('p', t.part(Number(box[1]), Number(box[2]))));
    return showReport(boxes[0]!, out, 'h2');
  }
  const rolls = boxes.map(({ report, roll }) => ({ report, roll }));
  const names = archives.map(({ name }) => name);
  showSum(boxes, names, await compute('sum', { boxes: rolls, act, ...lists }), out);
}

async function judgeOpened({ electionText, ballot, opening }: AuditFile, out: HTMLElement): Promise<void> {
  const { holds, questions } = await compute('audit', { electionText, ballot, opening });
  say(holds ? t.openedYes : t.openedNo, holds ? 'good' : 'bad');
  if (holds)
    out.append(
      pairs(
        questions.map(({ question, answers }, i) => [
          question,
          [t.blank, ...answers].filter((_, box) => opening.choices[i]?.[box] === 1).join(', '),
        ]),
      ),
    );
}

function showReport(
  { report, sentences, questions }: VerifiedElection,
  out: HTMLElement,
  heading: 'h2' | 'h3',
): void {
  const { election, rollSize, ballotsCast, ballotsCounted, head, stage } = report;
  const values = [
    `${election?.name ?? ''} (${stage ? t.stage[stage] : ''})`,
    `${rollSize ?? ''}`,
    `${ballotsCast}`,
    `${ballotsCounted}`,
    election?.fingerprint ?? '',
    head ?? '',
  ];
  out.append(pairs(t.facts.map((name, i) => [name, values[i] ?? ''])));
  if (report.result) out.append(make(heading, t.result), ...votes(questions, report.result));
  const saidOf = ({ status, details }: (typeof report.checks)[number]) =>
    `${t.status[status]}${details[0] ? ` (${details[0]})` : ''}`;
  out.append(make(heading, t.checks), list(report.checks, sentences, saidOf));
}

function showSum(
  boxes: readonly VerifiedElection[],
  names: readonly string[],
  { sum, sentences }: SummedElection,
  out: HTMLElement,
): void {
  const accepted = sum.verdict === 'accepted';
  const compared = sum.checks.some(({ check, status }) => check === 'act-result' && status === 'passed');
  const acceptedSaid = compared ? t.sumProclaimed(boxes.length) : t.sumAccepted(boxes.length);
  const pending = sum.checks.every(({ check, status }) => status !== 'failed' || check === 'each-finished');
  if (!accepted && pending) say(t.sumPending);
  else say(accepted ? acceptedSaid : t.sumRejected, accepted ? 'good' : 'bad');
  const values = [sum.rollSize, sum.ballotsCast, sum.ballotsCounted];
  out.append(pairs(t.totals.map((name, i) => [name, String(values[i])])));
  if (sum.result) out.append(make('h2', t.sum), ...votes(boxes[0]!.questions, sum.result));
  const saidOf = ({ status, places, details }: (typeof sum.checks)[number]) => {
    if (status === 'passed') return t.status.passed;
    if (status === 'not-evaluated') return t.notCompared;
    const where = places.map((one) => names[one - 1]).join(', ');
    return `${where ? t.failsIn(where) : t.status.failed} (${details[0]})`;
  };
  out.append(make('h2', t.set), list(sum.checks, sentences, saidOf), make('h2', t.each));
  for (const [i, box] of boxes.entries()) {
    const one = make(
      'details',
      undefined,
      make('summary', t.box(names[i]!, box.report.verdict === 'accepted')),
    );
    showReport(box, one, 'h3');
    out.append(one);
  }
}

const votes = (
  questions: VerifiedElection['questions'],
  result: NonNullable<VerifiedElection['report']['result']>,
): HTMLElement[] =>
  questions.flatMap(({ question, answers, blank }, i) => [
    make('h3', question),
    pairs(
      (blank ? [t.blank, ...answers] : answers).map((answer, box) => [
        answer,
        String(result[i]?.[box] ?? ''),
      ]),
    ),
  ]);

function list<Check extends { readonly check: string; readonly status: string }>(
  checks: readonly Check[],
  sentences: VerifiedElection['sentences'],
  saidOf: (one: Check) => string,
): HTMLElement {
  return make(
    'ul',
    undefined,
    ...checks.map((one) => {
      const line = make('li', `${sentences[one.check]?.[language]}: ${saidOf(one)}`);
      line.dataset.status = one.status;
      return line;
    }),
  );
}

/** Archives begin anew; the act or the lists of a draw come to the archives that were chosen before. */
let chosen: readonly File[] = [];
function choose(files: readonly File[]): void {
  if (files.length === 0) return;
  const isBeside = ({ name }: File) => /\.(json|csv)$/i.test(name) && !/^(papeleta|recibo)/i.test(name);
  const adds = files.every(isBeside) && chosen.some((one) => !isBeside(one));
  chosen = adds ? [...chosen.filter((one) => !files.some(({ name }) => name === one.name)), ...files] : files;
  place('elegidos').textContent = chosen.map(({ name }) => name).join(', ');
  void judge(chosen);
}

const input = document.querySelector('input');
input?.addEventListener('change', () => choose([...(input.files ?? [])]));
// So that the same files, changed since, may be chosen again.
input?.addEventListener('click', () => {
  input.value = '';
});
document.addEventListener('dragover', (event) => event.preventDefault());
document.addEventListener('drop', (event) => {
  event.preventDefault();
  choose([...(event.dataTransfer?.files ?? [])]);
});
