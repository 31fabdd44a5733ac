import type { AuditFile, VerifiedElection } from '../../governance/elections/pages/cryptoTasks.ts';

// The verifier that a stranger keeps: one file with everything in it, which its own policy keeps from speaking to anyone. It has no piece
// of the design system, so that who reads it reads little.

const words = {
  es: {
    reading: 'Leyendo el archivo…',
    ballots: (done: number, total: number) => `Verificando: ${done} de ${total} papeletas`,
    accepted: 'La elección se acepta: todo lo comprobado es correcto.',
    rejected: (n: number): string =>
      n === 1
        ? 'La elección se RECHAZA: 1 comprobación falla.'
        : `La elección se RECHAZA: ${n} comprobaciones fallan.`,
    unusable: 'Esto no es un archivo que se pueda verificar.',
    facts: ['Elección', 'Padrón', 'Papeletas', 'Cuentan', 'Huella de la elección', 'Último acto de la urna'],
    stage: {
      voting: 'Votación abierta',
      tallying: 'En escrutinio, sin resultado',
      finished: 'Con resultado',
    },
    result: 'Resultado que se comprobó',
    checks: 'Comprobaciones',
    status: { passed: 'correcta', failed: 'FALLA', 'not-evaluated': 'no aplica todavía' },
    blank: 'Voto en blanco',
    openedYes: 'La papeleta abierta contiene exactamente esto. Compárelo con lo que marcó:',
    openedNo: 'El cifrado NO contiene lo que dice el archivo. El dispositivo que la cifró no es de fiar.',
  },
  en: {
    reading: 'Reading the file…',
    ballots: (done: number, total: number) => `Verifying: ${done} of ${total} ballots`,
    accepted: 'The election is accepted: all that was checked is right.',
    rejected: (n: number): string =>
      n === 1 ? 'The election is REJECTED: 1 check fails.' : `The election is REJECTED: ${n} checks fail.`,
    unusable: 'This is not a file that can be verified.',
    facts: ['Election', 'Roll', 'Ballots', 'Count', 'Fingerprint of the election', 'Last event of the board'],
    stage: {
      voting: 'Voting is open',
      tallying: 'Being tallied, without a result',
      finished: 'With a result',
    },
    result: 'Result that was checked',
    checks: 'Checks',
    status: { passed: 'right', failed: 'FAILS', 'not-evaluated': 'does not apply yet' },
    blank: 'Blank vote',
    openedYes: 'The opened ballot holds exactly this. Compare it with what you marked:',
    openedNo:
      'The encryption does NOT hold what the file says. The device that made it is not to be trusted.',
  },
};
const language = navigator.language.startsWith('en') ? 'en' : 'es';
const t = words[language];
document.documentElement.lang = language === 'es' ? 'es-EC' : 'en';
for (const element of document.querySelectorAll<HTMLElement>('[data-lang]'))
  element.hidden = element.dataset.lang !== language;

const worker = new Worker(
  URL.createObjectURL(
    new Blob([JSON.parse(document.querySelector('#programa')?.textContent ?? '""')], {
      type: 'text/javascript',
    }),
  ),
);
let asked = 0;

function compute<Value>(task: 'verify' | 'audit', input: object): Promise<Value> {
  asked += 1;
  const id = asked;
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => {
      if (data.id !== id) return;
      if (data.progress) say(t.ballots(data.progress.done, data.progress.total));
      else if (data.error) reject(new Error(data.error.message));
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

async function judge(file: File): Promise<void> {
  const out = place('informe');
  out.replaceChildren();
  say(t.reading);
  try {
    if (file.name.endsWith('.json')) await judgeOpened(JSON.parse(await file.text()) as AuditFile, out);
    else
      showReport(
        await compute<VerifiedElection>('verify', { bytes: new Uint8Array(await file.arrayBuffer()) }),
        out,
      );
  } catch {
    say(t.unusable, 'bad');
  }
}

async function judgeOpened({ electionText, ballot, opening }: AuditFile, out: HTMLElement): Promise<void> {
  const { holds, questions } = await compute<{
    holds: boolean;
    questions: { question: string; answers: string[] }[];
  }>('audit', { electionText, ballot, opening });
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

function showReport({ report, sentences, questions }: VerifiedElection, out: HTMLElement): void {
  const accepted = report.verdict === 'accepted';
  const failed = report.checks.filter(({ status }) => status === 'failed').length;
  say(accepted ? t.accepted : t.rejected(failed), accepted ? 'good' : 'bad');
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
  if (report.result) {
    out.append(make('h2', t.result));
    for (const [i, { question, answers, blank }] of questions.entries())
      out.append(
        make('h3', question),
        pairs(
          (blank ? [t.blank, ...answers] : answers).map((answer, box) => [
            answer,
            String(report.result?.[i]?.[box] ?? ''),
          ]),
        ),
      );
  }
  out.append(
    make('h2', t.checks),
    make(
      'ul',
      undefined,
      ...report.checks.map(({ check, status, details }) => {
        const line = make(
          'li',
          `${sentences[check]?.[language]}: ${t.status[status]}${details[0] ? ` (${details[0]})` : ''}`,
        );
        line.dataset.status = status;
        return line;
      }),
    ),
  );
}

const input = document.querySelector('input');
input?.addEventListener('change', () => {
  const [file] = input.files ?? [];
  if (file) void judge(file);
});
