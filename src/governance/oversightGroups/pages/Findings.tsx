import { useState } from 'react';
import {
  Button,
  Deadline,
  EmptyState,
  RadioGroup,
  Select,
  StateChip,
  TextArea,
  TextField,
  useFilters,
  useLanguage,
  useMessages,
} from '#design';
import { formatDate, plainDate } from '#kernel';
import type { FindingView } from '../api.ts';
import { CaseSelect } from './CaseSelect.tsx';
import { groupWords } from './groupWords.ts';
import { Norm } from './Norm.tsx';
import type { GroupPart } from './part.ts';
import { TextAct } from './TextAct.tsx';

const words = {
  es: {
    none: 'Todavía no hay hallazgos',
    noneWhat: 'Lo que la veeduría halle aparecerá aquí con sus pruebas y la respuesta de la institución.',
    toCome: (n: number) =>
      n === 1
        ? 'Hay 1 hallazgo que la institución todavía puede contestar antes de que se publique.'
        : `Hay ${n} hallazgos que la institución todavía puede contestar antes de que se publiquen.`,
    present: 'Presentar un hallazgo',
    title: 'Qué se halló, en una frase',
    text: 'Explíquelo',
    textHint:
      'Diga los hechos y por qué importan. Sin acusar: la institución contesta antes de que se publique.',
    severity: 'Gravedad',
    evidence: (n: number) => `Prueba ${n}`,
    evidenceHint: 'Qué muestra y dónde se ve.',
    rests: 'De dónde sale',
    statement: 'Lo que la veeduría vio',
    request: (n: number) => `Pedido ${n}`,
    process: 'La compra del caso',
    more: 'Añadir otra prueba',
    send: 'Presentar el hallazgo',
    missing: 'Escriba qué se halló, explíquelo y añada al menos una prueba.',
    by: (name: string, day: string) => `${name}, el ${day}`,
    proofs: 'Pruebas',
    answered: (day: string) => `La institución, el ${day}:`,
    late: 'Fuera de plazo',
    silent: 'La institución no contestó en el plazo',
    rule: 'La institución contesta en',
    notPublic: 'Todavía no es público',
    chain: 'Adónde llegó este hallazgo',
    judge: 'Qué le parece la respuesta a la veeduría',
    agree: 'La respuesta basta',
    disagree: 'Mantener el desacuerdo',
    agrees: (day: string) => `A la veeduría le basta (${day}):`,
    disagrees: (day: string) => `La veeduría mantiene su desacuerdo (${day}):`,
  },
  en: {
    none: 'There are no findings yet',
    noneWhat: 'What the group finds will appear here with its evidence and the answer of the institution.',
    toCome: (n: number) =>
      n === 1
        ? 'There is 1 finding that the institution may still answer before it is published.'
        : `There are ${n} findings that the institution may still answer before they are published.`,
    present: 'Present a finding',
    title: 'What was found, in a sentence',
    text: 'Explain it',
    textHint:
      'Say the facts and why they matter. Without accusing: the institution answers before it is published.',
    severity: 'Severity',
    evidence: (n: number) => `Evidence ${n}`,
    evidenceHint: 'What it shows and where it is seen.',
    rests: 'Where it comes from',
    statement: 'What the group saw',
    request: (n: number) => `Request ${n}`,
    process: 'The purchase of the case',
    more: 'Add more evidence',
    send: 'Present the finding',
    missing: 'Write what was found, explain it and add at least one piece of evidence.',
    by: (name: string, day: string) => `${name}, on ${day}`,
    proofs: 'Evidence',
    answered: (day: string) => `The institution, on ${day}:`,
    late: 'Late',
    silent: 'The institution did not answer in the term',
    rule: 'The institution answers in',
    notPublic: 'Not public yet',
    chain: 'Where this finding led',
    judge: 'What the group thinks of the answer',
    agree: 'The answer is enough',
    disagree: 'Keep the disagreement',
    agrees: (day: string) => `It is enough for the group (${day}):`,
    disagrees: (day: string) => `The group keeps its disagreement (${day}):`,
  },
};

/** What the group found, what it was answered, and what it still holds. */
export function Findings({ group, api, acting }: GroupPart) {
  const t = useMessages(words);
  return (
    <div className="flow">
      {group.me.active && group.phase === 'working' && (
        <details open={group.findings.length === 0 || undefined}>
          <summary>
            <strong>{t.present}</strong>
          </summary>
          <FindForm group={group} api={api} acting={acting} />
        </details>
      )}
      {group.findings.length === 0 && <EmptyState title={t.none}>{t.noneWhat}</EmptyState>}
      {group.findingsToCome > 0 && <p className="soft">{t.toCome(group.findingsToCome)}</p>}
      {group.findings.toReversed().map((one) => (
        <FindingEntry key={one.number} one={one} group={group} api={api} acting={acting} />
      ))}
    </div>
  );
}

function FindForm({ group, api, acting }: GroupPart) {
  const t = useMessages(words);
  const w = useMessages(groupWords);
  const [filters, setFilters] = useFilters();
  const [title, setTitle] = useState('');
  const [text, setText] = useState('');
  const [severity, setSeverity] = useState('medium');
  const [rows, setRows] = useState<readonly { from: string; text: string }[]>([
    { from: 'statement', text: '' },
  ]);
  const [tried, setTried] = useState(false);
  const file = filters.get('caso') ?? '';
  const own = group.cases.find((one) => String(one.number) === file);
  const ocid = own && 'ocid' in own.origin ? own.origin.ocid : null;
  const evidence = rows
    .filter((one) => one.text.trim().length >= 10)
    .map((one) =>
      one.from === 'statement'
        ? { kind: 'statement', text: one.text }
        : one.from === 'process' && ocid
          ? { kind: 'process', ocid, text: one.text }
          : { kind: 'request', request: Number(one.from), text: one.text },
    );
  const missing = title.trim().length < 3 || text.trim().length < 10 || evidence.length === 0;
  const change = (i: number, part: Partial<(typeof rows)[number]>) =>
    setRows(rows.map((one, at) => (at === i ? { ...one, ...part } : one)));
  const send = async () => {
    setTried(true);
    if (missing) return;
    const body = { act: 'find', case: own ? own.number : null, title, text, severity, evidence };
    if (!(await acting.send(`${api}/acts`, body))) return;
    setTitle('');
    setText('');
    setRows([{ from: 'statement', text: '' }]);
    setTried(false);
  };
  return (
    <form
      aria-label={t.present}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
      noValidate
    >
      <CaseSelect
        name="caso-hallazgo"
        group={group}
        value={file}
        onValue={(caso) => setFilters({ caso: caso || null })}
      />
      <TextField
        name="hallazgo"
        label={t.title}
        value={title}
        onValue={setTitle}
        error={tried && missing ? t.missing : undefined}
      />
      <TextArea name="explicacion" label={t.text} hint={t.textHint} rows={4} value={text} onValue={setText} />
      <RadioGroup
        name="gravedad"
        label={t.severity}
        inline
        value={severity}
        onValue={setSeverity}
        options={(['low', 'medium', 'high'] as const).map((value) => ({
          value,
          label: w.severity[value],
        }))}
      />
      {rows.map((one, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces of evidence are told apart by their place.
        <fieldset key={i} className="flow">
          <legend>{t.evidence(i + 1)}</legend>
          <Select
            name={`origen-${i + 1}`}
            label={t.rests}
            value={one.from}
            onValue={(from) => change(i, { from })}
            options={[
              { value: 'statement', label: t.statement },
              ...(ocid ? [{ value: 'process', label: t.process }] : []),
              ...group.requests.map((each) => ({
                value: String(each.number),
                label: `${t.request(each.number)}: ${each.what.slice(0, 60)}`,
              })),
            ]}
          />
          <TextArea
            name={`prueba-${i + 1}`}
            label={t.evidence(i + 1)}
            hint={t.evidenceHint}
            rows={2}
            value={one.text}
            onValue={(said) => change(i, { text: said })}
          />
        </fieldset>
      ))}
      <p className="soft">
        {t.rule} <Norm norms={group.norms} name="finding" />
      </p>
      <div className="actions">
        <Button look="primary" type="submit" busy={acting.busy}>
          {t.send}
        </Button>
        <Button look="quiet" onClick={() => setRows([...rows, { from: 'statement', text: '' }])}>
          {t.more}
        </Button>
      </div>
    </form>
  );
}

function FindingEntry({ one, group, api, acting }: GroupPart & { one: FindingView }) {
  const t = useMessages(words);
  const w = useMessages(groupWords);
  const [language] = useLanguage();
  const day = (date: string) => formatDate(plainDate(date), language);
  const own = group.cases.find((each) => each.number === one.case);
  return (
    <article className="group-entry" id={`hallazgo-${one.number}`}>
      <h3>
        {one.number}. {one.title}
      </h3>
      <p className="group-marks">
        <StateChip shape={one.severity === 'high' ? 'attention' : 'active'}>
          {w.severity[one.severity]}
        </StateChip>
        <span>{t.by(one.by, day(one.on))}</span>
        {own && (
          <a href={`/veedurias/${group.code}?ver=casos#caso-${own.number}`}>
            {w.case} {own.number}. {own.title}
          </a>
        )}
        {!one.public && <StateChip shape="draft">{t.notPublic}</StateChip>}
      </p>
      <p>{one.text}</p>
      <ul aria-label={t.proofs}>
        {one.evidence.map((each, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: evidence has no other name than its place.
          <li key={i}>
            {each.request !== null && (
              <a href={`/veedurias/${group.code}?ver=documentos#pedido-${each.request}`}>
                {t.request(each.request)}
              </a>
            )}
            {each.ocid !== null && <a href={`/compras/${encodeURIComponent(each.ocid)}`}>{each.ocid}</a>}{' '}
            {each.text}
          </li>
        ))}
      </ul>
      {one.answer ? (
        <div className="group-reply">
          <p className="group-marks">
            <strong>
              {t.answered(day(one.answer.on))} {w.position[one.answer.position]}
            </strong>
            {one.answer.late && <StateChip shape="attention">{t.late}</StateChip>}
          </p>
          <p>{one.answer.text}</p>
        </div>
      ) : one.public ? (
        <p>
          <StateChip shape="attention">{t.silent}</StateChip>
        </p>
      ) : (
        <Deadline
          workingDaysLeft={one.workingDaysLeft}
          due={plainDate(one.due)}
          rule={
            <>
              {t.rule} <Norm norms={group.norms} name="finding" />
            </>
          }
        />
      )}
      {one.kept && (
        <p className="group-reply" data-kind={one.kept.agrees ? undefined : 'dispute'}>
          <strong>{one.kept.agrees ? t.agrees(day(one.kept.on)) : t.disagrees(day(one.kept.on))}</strong>{' '}
          {one.kept.text}
        </p>
      )}
      {one.public && (
        <p>
          <a href={`/rastro/hallazgo/${group.code}.${one.number}`}>
            {t.chain}
            <span className="visually-hidden">: {one.title}</span>
          </a>
        </p>
      )}
      {one.answer && !one.kept && group.me.active && !own?.barred && (
        <TextAct
          name={`desacuerdo-${one.number}`}
          label={t.judge}
          rows={2}
          acting={acting}
          url={`${api}/acts`}
          choices={[
            {
              button: t.disagree,
              body: (text) => ({ act: 'keep-finding', finding: one.number, agrees: false, text }),
            },
            {
              button: t.agree,
              body: (text) => ({ act: 'keep-finding', finding: one.number, agrees: true, text }),
            },
          ]}
        />
      )}
    </article>
  );
}
