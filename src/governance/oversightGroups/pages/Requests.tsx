import { useState } from 'react';
import {
  Badge,
  Button,
  Deadline,
  EmptyState,
  StateChip,
  type StateShape,
  TextArea,
  Timeline,
  useFilters,
  useMessages,
} from '#design';
import { plainDate } from '#kernel';
import type { RequestView } from '../api.ts';
import { CaseSelect } from './CaseSelect.tsx';
import { groupWords } from './groupWords.ts';
import { Norm } from './Norm.tsx';
import type { GroupPart } from './part.ts';
import { TextAct } from './TextAct.tsx';

const words = {
  es: {
    none: 'Todavía no se pidió nada',
    noneWhat: 'Lo que la veeduría pida aparecerá aquí con su plazo y lo que la institución contestó.',
    ask: 'Pedir un documento',
    what: 'Qué documento pide',
    hint: 'Diga cuál, de qué compra o contrato y de qué fechas. El pedido y su respuesta son públicos.',
    send: 'Enviar el pedido',
    rule: 'La institución entrega en',
    ruleAbove: 'Cada nivel superior contesta en',
    standing: {
      running: 'Plazo corriendo',
      silent: 'Sin respuesta: el plazo pasó',
      answered: 'Contestado',
      settled: 'Contestado a satisfacción',
      disputed: 'La veeduría no quedó conforme',
    },
    owes: (level: string) => `Debe contestar ${level}`,
    escalate: 'Elevar el pedido',
    escalateWhy: 'Por qué se eleva',
    escalateHint: 'Pasa al nivel superior, con un plazo nuevo.',
    judge: 'Qué le parece la respuesta a la veeduría',
    enough: 'Basta',
    notEnough: 'No basta',
    step: {
      asked: 'La veeduría pidió',
      extended: 'La institución prorrogó el plazo',
      silence: 'El plazo pasó y nadie contestó',
      escalated: 'La veeduría elevó el pedido',
      answered: 'La institución contestó',
      settled: 'A la veeduría le basta la respuesta',
      disputed: 'A la veeduría no le basta la respuesta',
    },
    late: 'Fuera de plazo',
    documents: 'Documentos entregados',
    hash: 'Huella',
    top: 'Ya está en el nivel más alto: el silencio o la negativa pueden sustentar un hallazgo.',
  },
  en: {
    none: 'Nothing has been asked for yet',
    noneWhat: 'What the group asks for will appear here with its clock and what the institution answered.',
    ask: 'Ask for a document',
    what: 'Which document you ask for',
    hint: 'Say which one, of what purchase or contract and of what dates. Request and answer are public.',
    send: 'Send the request',
    rule: 'The institution hands over in',
    ruleAbove: 'Each higher level answers in',
    standing: {
      running: 'The clock runs',
      silent: 'Unanswered: the term is over',
      answered: 'Answered',
      settled: 'Answered to satisfaction',
      disputed: 'The group is not satisfied',
    },
    owes: (level: string) => `An answer is owed by ${level}`,
    escalate: 'Take the request up',
    escalateWhy: 'Why it is taken up',
    escalateHint: 'It goes to the higher level, with a new term.',
    judge: 'What the group thinks of the answer',
    enough: 'It is enough',
    notEnough: 'It is not enough',
    step: {
      asked: 'The group asked',
      extended: 'The institution extended the term',
      silence: 'The term passed and nobody answered',
      escalated: 'The group took the request up',
      answered: 'The institution answered',
      settled: 'The answer is enough for the group',
      disputed: 'The answer is not enough for the group',
    },
    late: 'Late',
    documents: 'Documents handed over',
    hash: 'Fingerprint',
    top: 'It is at the highest level: silence or denial may ground a finding.',
  },
};

const shapes: Readonly<Record<RequestView['standing'], StateShape>> = {
  running: 'waiting',
  silent: 'attention',
  answered: 'active',
  settled: 'done',
  disputed: 'attention',
};

/** What the group asked for, under the clock, and what became of each request. */
export function Requests({ group, api, acting }: GroupPart) {
  const t = useMessages(words);
  return (
    <div className="flow">
      {group.me.active && group.phase === 'working' && <AskForm group={group} api={api} acting={acting} />}
      {group.requests.length === 0 && <EmptyState title={t.none}>{t.noneWhat}</EmptyState>}
      {group.requests.toReversed().map((one) => (
        <RequestEntry key={one.number} one={one} group={group} api={api} acting={acting} />
      ))}
    </div>
  );
}

function AskForm({ group, api, acting }: GroupPart) {
  const t = useMessages(words);
  const w = useMessages(groupWords);
  const [filters, setFilters] = useFilters();
  const [text, setText] = useState('');
  const [short, setShort] = useState(false);
  const file = filters.get('caso') ?? '';
  const send = async () => {
    setShort(text.trim().length < 10);
    if (text.trim().length < 10) return;
    const body = { act: 'request', case: file ? Number(file) : null, what: text };
    if (await acting.send(`${api}/acts`, body)) setText('');
  };
  return (
    <form
      aria-label={t.ask}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
      noValidate
    >
      <CaseSelect
        name="caso-pedido"
        group={group}
        value={file}
        onValue={(caso) => setFilters({ caso: caso || null })}
      />
      <TextArea
        name="pedido"
        label={t.what}
        hint={t.hint}
        rows={3}
        value={text}
        onValue={setText}
        error={short ? w.short : undefined}
      />
      <p className="soft">
        {t.rule} <Norm norms={group.norms} name="request-answer" />
      </p>
      <div className="actions">
        <Button look="primary" type="submit" busy={acting.busy}>
          {t.send}
        </Button>
      </div>
    </form>
  );
}

function RequestEntry({ one, group, api, acting }: GroupPart & { one: RequestView }) {
  const t = useMessages(words);
  const w = useMessages(groupWords);
  const own = group.cases.find((each) => each.number === one.case);
  const may = group.me.active && !own?.barred && ['working', 'expired'].includes(group.phase);
  const mayEscalate = one.standing !== 'running' && one.standing !== 'settled';
  const awaiting = one.standing === 'running' || one.standing === 'silent';
  return (
    <article className="group-entry" id={`pedido-${one.number}`}>
      <h3>{one.what}</h3>
      <p className="group-marks">
        <StateChip shape={shapes[one.standing]}>{t.standing[one.standing]}</StateChip>
        {awaiting && <span>{t.owes(w.level[one.level])}</span>}
        {own && (
          <a href={`/veedurias/${group.code}?ver=casos#caso-${own.number}`}>
            {w.case} {own.number}. {own.title}
          </a>
        )}
      </p>
      {awaiting && (
        <Deadline
          workingDaysLeft={one.workingDaysLeft}
          due={plainDate(one.due)}
          rule={
            <>
              {one.level === 'office' ? t.rule : t.ruleAbove}{' '}
              <Norm norms={group.norms} name={one.level === 'office' ? 'request-answer' : 'escalation'} />
            </>
          }
        />
      )}
      <Timeline
        label={one.what}
        entries={one.steps.map((step, i) => ({
          id: `${i}`,
          date: plainDate(step.on),
          title: t.step[step.what],
          actor: step.what === 'answered' || step.what === 'silence' ? w.level[step.level] : undefined,
          children: (
            <>
              {step.outcome && (
                <p>
                  <strong>{w.outcome[step.outcome]}.</strong>{' '}
                  {step.late && <Badge tone="attention">{t.late}</Badge>}
                </p>
              )}
              {step.text && step.what !== 'asked' && <p>{step.text}</p>}
              {step.documents.length > 0 && (
                <ul aria-label={t.documents}>
                  {step.documents.map((each) => (
                    <li key={`${each.title}${each.address}`}>
                      {each.address ? (
                        <a href={each.address} rel="noreferrer">
                          {each.title}
                        </a>
                      ) : (
                        each.title
                      )}
                      {each.sha256 && (
                        <span className="soft">
                          {' '}
                          · {t.hash} <code>{each.sha256.slice(0, 16)}…</code>
                        </span>
                      )}
                    </li>
                  ))}
                </ul>
              )}
            </>
          ),
        }))}
      />
      {may && one.standing === 'answered' && (
        <TextAct
          name={`valorar-${one.number}`}
          label={t.judge}
          rows={2}
          acting={acting}
          url={`${api}/acts`}
          choices={[
            {
              button: t.enough,
              body: (text) => ({ act: 'settle-request', request: one.number, satisfied: true, text }),
            },
            {
              button: t.notEnough,
              body: (text) => ({ act: 'settle-request', request: one.number, satisfied: false, text }),
            },
          ]}
        />
      )}
      {may && mayEscalate && one.level !== 'board' && (
        <details open={one.standing === 'silent'}>
          <summary>{t.escalate}</summary>
          <TextAct
            name={`elevar-${one.number}`}
            label={t.escalateWhy}
            hint={t.escalateHint}
            rows={2}
            acting={acting}
            url={`${api}/acts`}
            choices={[
              {
                button: t.escalate,
                body: (text) => ({ act: 'escalate', request: one.number, text }),
              },
            ]}
          />
        </details>
      )}
      {may && mayEscalate && one.level === 'board' && <p className="soft">{t.top}</p>}
    </article>
  );
}
