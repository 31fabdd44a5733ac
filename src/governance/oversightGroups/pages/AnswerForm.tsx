import { useState } from 'react';
import {
  type Acting,
  Button,
  DateField,
  RadioGroup,
  Select,
  TextArea,
  TextField,
  useMessages,
} from '#design';
import type { PlainDate } from '#kernel';
import type { WaitingAnswer } from '../waitingApi.ts';
import { groupWords } from './groupWords.ts';
import { TextAct } from './TextAct.tsx';

const words = {
  es: {
    outcome: 'Qué hace la institución',
    answer: 'La respuesta',
    hint: 'Con razones. Es pública y no se cambia después.',
    document: 'Nombre del documento que se entrega',
    address: 'Dónde se descarga (https://…)',
    send: 'Enviar la respuesta',
    missing: 'Escriba la respuesta, al menos diez letras.',
    extend: 'Prorrogar el plazo una vez',
    extendWhy: 'Por qué hace falta más tiempo',
    position: 'Posición de la institución',
    recommendation: (n: number) => `Recomendación ${n}`,
    why: (n: number) => `Razones o qué se hará (recomendación ${n})`,
    responsible: (n: number) => `Quién responde (recomendación ${n})`,
    due: (n: number) => `Hasta cuándo (recomendación ${n})`,
    step: 'Qué se ha hecho',
    going: 'Sigue en curso',
    done: 'Está cumplida',
    incomplete: 'Cada recomendación lleva razones; lo que se acepta lleva quién responde y hasta cuándo.',
  },
  en: {
    outcome: 'What the institution does',
    answer: 'The answer',
    hint: 'With reasons. It is public and does not change later.',
    document: 'Name of the document handed over',
    address: 'Where it is downloaded (https://…)',
    send: 'Send the answer',
    missing: 'Write the answer, at least ten letters.',
    extend: 'Extend the term once',
    extendWhy: 'Why more time is needed',
    position: 'Position of the institution',
    recommendation: (n: number) => `Recommendation ${n}`,
    why: (n: number) => `Reasons or what will be done (recommendation ${n})`,
    responsible: (n: number) => `Who answers for it (recommendation ${n})`,
    due: (n: number) => `By when (recommendation ${n})`,
    step: 'What has been done',
    going: 'It goes on',
    done: 'It is done',
    incomplete: 'Each recommendation has reasons; what is accepted has who answers for it and by when.',
  },
};

type Waiting = WaitingAnswer['items'][number];
interface Answering {
  readonly one: Waiting;
  readonly acting: Acting;
}

/** What the institution answers, by what is waiting. */
export function AnswerForm({ one, acting }: Answering) {
  const t = useMessages(words);
  const url = `/api/oversight-groups/${one.code}/answers`;
  switch (one.kind) {
    case 'request':
      return <AnswerRequest one={one} acting={acting} />;
    case 'finding':
      return <AnswerFinding one={one} acting={acting} />;
    case 'report':
      return <AnswerReport one={one} acting={acting} />;
    case 'recommendation':
      return (
        <TextAct
          name="avance"
          label={t.step}
          acting={acting}
          url={url}
          choices={(['in-progress', 'done'] as const).map((state) => ({
            button: state === 'done' ? t.done : t.going,
            body: (text: string) => ({
              act: 'follow',
              report: one.report,
              recommendation: one.number,
              state,
              text,
            }),
          }))}
        />
      );
    default:
      return null;
  }
}

function AnswerRequest({ one, acting }: Answering) {
  const t = useMessages(words);
  const w = useMessages(groupWords);
  const url = `/api/oversight-groups/${one.code}/answers`;
  const [outcome, setOutcome] = useState<string>('delivered');
  const [text, setText] = useState('');
  const [title, setTitle] = useState('');
  const [address, setAddress] = useState('');
  const [tried, setTried] = useState(false);
  const short = text.trim().length < 10;
  return (
    <>
      <form
        aria-label={t.send}
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (short) return;
          void acting.send(url, {
            act: 'answer-request',
            request: one.number,
            outcome,
            text,
            documents:
              title.trim().length < 3
                ? []
                : [{ title, address: address.trim() === '' ? null : address.trim(), sha256: null }],
          });
        }}
        noValidate
      >
        <RadioGroup
          name="resultado"
          label={t.outcome}
          value={outcome}
          onValue={setOutcome}
          options={(['delivered', 'partly', 'denied', 'not-held'] as const).map((value) => ({
            value,
            label: w.outcome[value],
          }))}
        />
        <TextArea
          name="respuesta"
          label={t.answer}
          hint={t.hint}
          rows={4}
          value={text}
          onValue={setText}
          error={tried && short ? t.missing : undefined}
        />
        <TextField name="documento" label={t.document} optional value={title} onValue={setTitle} />
        <TextField
          name="direccion"
          type="url"
          label={t.address}
          optional
          value={address}
          onValue={setAddress}
        />
        <div className="actions">
          <Button look="primary" type="submit" busy={acting.busy}>
            {t.send}
          </Button>
        </div>
      </form>
      {one.extendable && one.workingDaysLeft !== null && one.workingDaysLeft >= 0 && (
        <details>
          <summary>{t.extend}</summary>
          <TextAct
            name="prorroga"
            label={t.extendWhy}
            rows={2}
            acting={acting}
            url={url}
            choices={[
              { button: t.extend, body: (reason) => ({ act: 'extend', request: one.number, reason }) },
            ]}
          />
        </details>
      )}
    </>
  );
}

function AnswerFinding({ one, acting }: Answering) {
  const t = useMessages(words);
  const w = useMessages(groupWords);
  const [position, setPosition] = useState<string>('accepts');
  return (
    <TextAct
      name="respuesta"
      label={t.answer}
      hint={t.hint}
      rows={4}
      acting={acting}
      url={`/api/oversight-groups/${one.code}/answers`}
      choices={[
        {
          button: t.send,
          body: (text) => ({ act: 'answer-finding', finding: one.number, position, text }),
        },
      ]}
    >
      <RadioGroup
        name="posicion"
        label={t.position}
        value={position}
        onValue={setPosition}
        options={(['accepts', 'partly', 'rejects'] as const).map((value) => ({
          value,
          label: w.position[value],
        }))}
      />
    </TextAct>
  );
}

interface Row {
  readonly position: string;
  readonly text: string;
  readonly responsible: string;
  readonly due: PlainDate | null;
}

function AnswerReport({ one, acting }: Answering) {
  const t = useMessages(words);
  const w = useMessages(groupWords);
  const [text, setText] = useState('');
  const [rows, setRows] = useState<readonly Row[]>(
    one.recommendations.map(() => ({ position: 'accepts', text: '', responsible: '', due: null })),
  );
  const [tried, setTried] = useState(false);
  const change = (i: number, part: Partial<Row>) =>
    setRows(rows.map((each, at) => (at === i ? { ...each, ...part } : each)));
  const incomplete = rows.some(
    (each) =>
      each.text.trim().length < 10 ||
      (each.position !== 'rejects' && (each.due === null || each.responsible.trim().length < 3)),
  );
  const short = text.trim().length < 10;
  return (
    <form
      aria-label={t.send}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (short || incomplete) return;
        void acting.send(`/api/oversight-groups/${one.code}/answers`, {
          act: 'answer-report',
          report: one.number,
          text,
          answers: rows.map((each, i) => ({
            recommendation: one.recommendations[i]?.number,
            position: each.position,
            text: each.text,
            responsible: each.position === 'rejects' ? null : each.responsible,
            due: each.position === 'rejects' ? null : each.due,
          })),
        });
      }}
      noValidate
    >
      <TextArea
        name="respuesta"
        label={t.answer}
        hint={t.hint}
        rows={4}
        value={text}
        onValue={setText}
        error={tried && (short || incomplete) ? (short ? t.missing : t.incomplete) : undefined}
      />
      {one.recommendations.map((each, i) => {
        const row = rows[i];
        if (!row) return null;
        return (
          <fieldset key={each.number} className="flow">
            <legend>
              {t.recommendation(each.number)}: {each.text}
            </legend>
            <Select
              name={`posicion-${each.number}`}
              label={`${t.position} (${each.number})`}
              value={row.position}
              onValue={(position) => change(i, { position })}
              options={(['accepts', 'partly', 'rejects'] as const).map((value) => ({
                value,
                label: w.position[value],
              }))}
            />
            <TextArea
              name={`razon-${each.number}`}
              label={t.why(each.number)}
              rows={2}
              value={row.text}
              onValue={(said) => change(i, { text: said })}
            />
            {row.position !== 'rejects' && (
              <>
                <TextField
                  name={`responsable-${each.number}`}
                  label={t.responsible(each.number)}
                  value={row.responsible}
                  onValue={(responsible) => change(i, { responsible })}
                />
                <DateField
                  name={`hasta-${each.number}`}
                  label={t.due(each.number)}
                  onDate={(read) => change(i, { due: read.state === 'date' ? read.date : null })}
                />
              </>
            )}
          </fieldset>
        );
      })}
      <div className="actions">
        <Button look="primary" type="submit" busy={acting.busy}>
          {t.send}
        </Button>
      </div>
    </form>
  );
}
