import { useState } from 'react';
import {
  type Acting,
  Button,
  DateField,
  ErrorSummary,
  type FieldFault,
  Select,
  StateChip,
  TextArea,
  TextField,
  useLanguage,
  useMessages,
} from '#design';
import { dateAt, formatDate, type PlainDate, plainDate } from '#kernel';
import type { SpaceAnswer } from '../api.ts';

const words = {
  es: {
    title: 'Tareas',
    none: 'Todavía no se asignó ninguna tarea.',
    of: (name: string, day: string) => `${name}, hasta el ${day}`,
    finished: (day: string) => `Cumplida el ${day}`,
    late: 'Atrasada',
    waiting: 'Por hacer',
    finish: 'Cumplí esta tarea',
    note: 'Qué se hizo',
    assign: 'Asignar una tarea',
    who: 'A quién',
    pick: 'Elija a una persona',
    what: 'Qué hay que hacer',
    due: 'Hasta cuándo',
    send: 'Asignar la tarea',
    faults: {
      who: 'Elija a una persona',
      what: 'Escriba qué hay que hacer',
      due: 'Diga hasta cuándo: día, mes y año',
      note: 'Diga qué se hizo, con al menos diez letras',
    },
  },
  en: {
    title: 'Tasks',
    none: 'No task was given yet.',
    of: (name: string, day: string) => `${name}, by ${day}`,
    finished: (day: string) => `Done on ${day}`,
    late: 'Late',
    waiting: 'To do',
    finish: 'I have done this task',
    note: 'What was done',
    assign: 'Give a task',
    who: 'To whom',
    pick: 'Choose a person',
    what: 'What is to be done',
    due: 'By when',
    send: 'Give the task',
    faults: {
      who: 'Choose a person',
      what: 'Write what is to be done',
      due: 'Say by when: day, month and year',
      note: 'Say what was done, in at least ten letters',
    },
  },
};

interface PartProps {
  readonly space: SpaceAnswer;
  readonly api: string;
  readonly acting: Acting;
}

/** What members carry out themselves, in a space of co-management: given by the secretary, done by whom it was given to. */
export function Tasks({ space, api, acting }: PartProps) {
  const t = useMessages(words);
  const [language] = useLanguage();
  if (space.level !== 'co-management') return null;
  const day = (text: string) => formatDate(plainDate(text), language);
  const today = dateAt(Date.now());
  return (
    <section className="flow" aria-labelledby="tareas">
      <h2 id="tareas">{t.title}</h2>
      {space.tasks.length === 0 && <p className="soft">{t.none}</p>}
      {space.tasks.map((one) => (
        <div key={one.number} className="exchange">
          <div className="space-marks">
            {one.finished ? (
              <StateChip shape="done">{t.finished(day(one.finished.on))}</StateChip>
            ) : one.due < today ? (
              <StateChip shape="attention">{t.late}</StateChip>
            ) : (
              <StateChip shape="waiting">{t.waiting}</StateChip>
            )}
            <span>{t.of(one.name, day(one.due))}</span>
          </div>
          <p className="exchange__said">{one.title}</p>
          {one.finished && <p className="exchange__reply">{one.finished.note}</p>}
          {!one.finished && space.me.seat === one.seat && (
            <Finish task={one.number} title={one.title} api={api} acting={acting} />
          )}
        </div>
      ))}
      {space.me.secretary && !space.closed && <Assign space={space} api={api} acting={acting} />}
    </section>
  );
}

function Finish({ task, title, api, acting }: Omit<PartProps, 'space'> & { task: number; title: string }) {
  const t = useMessages(words);
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const short = note.trim().length < 10;
  return (
    <details>
      <summary>
        {t.finish}
        <span className="visually-hidden">: {title}</span>
      </summary>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (!short) void acting.send(`${api}/acts`, { act: 'finish-task', task, note });
        }}
      >
        <TextArea
          name={`hecho-${task}`}
          label={t.note}
          value={note}
          onValue={setNote}
          rows={2}
          error={tried && short ? t.faults.note : undefined}
        />
        <div className="actions">
          <Button type="submit" busy={acting.busy}>
            {t.finish}
          </Button>
        </div>
      </form>
    </details>
  );
}

function Assign({ space, api, acting }: PartProps) {
  const t = useMessages(words);
  const [turn, setTurn] = useState(0);
  const [seat, setSeat] = useState('');
  const [title, setTitle] = useState('');
  const [due, setDue] = useState<PlainDate | null>(null);
  const [faults, setFaults] = useState<readonly FieldFault[]>([]);
  const errorOf = (field: string) => faults.find((one) => one.field === field)?.message;
  const send = async () => {
    const found = [
      ...(seat === '' ? [{ field: 'tarea-quien', message: t.faults.who }] : []),
      ...(title.trim().length < 3 ? [{ field: 'tarea-que', message: t.faults.what }] : []),
      ...(due === null ? [{ field: 'tarea-hasta', message: t.faults.due }] : []),
    ];
    setFaults(found);
    if (found.length > 0) return;
    if (!(await acting.send(`${api}/acts`, { act: 'assign-task', seat: Number(seat), title, due }))) return;
    setSeat('');
    setTitle('');
    setDue(null);
    setTurn(turn + 1);
  };
  return (
    <details>
      <summary>
        <strong>{t.assign}</strong>
      </summary>
      <form
        className="flow"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <ErrorSummary faults={faults} />
        <Select
          name="tarea-quien"
          label={t.who}
          placeholder={t.pick}
          value={seat}
          onValue={setSeat}
          options={space.seats.map((one) => ({ value: String(one.seat), label: one.name }))}
          error={errorOf('tarea-quien')}
        />
        <TextField
          name="tarea-que"
          label={t.what}
          value={title}
          maxLength={200}
          onValue={setTitle}
          error={errorOf('tarea-que')}
        />
        <DateField
          key={turn}
          name="tarea-hasta"
          label={t.due}
          error={errorOf('tarea-hasta')}
          onDate={(read) => setDue(read.state === 'date' ? read.date : null)}
        />
        <div className="actions">
          <Button type="submit" busy={acting.busy}>
            {t.send}
          </Button>
        </div>
      </form>
    </details>
  );
}
