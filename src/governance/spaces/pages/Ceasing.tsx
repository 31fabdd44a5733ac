import { useState } from 'react';
import {
  type Acting,
  Button,
  ErrorSummary,
  type FieldFault,
  Select,
  showToast,
  TextArea,
  useMessages,
} from '#design';
import type { SpaceAnswer } from '../api.ts';

const words = {
  es: {
    what: 'El puesto termina hoy. Lo que hizo antes queda, y puede volver si nada se lo impide.',
    who: 'Quién deja el puesto',
    pick: 'Elija a una persona',
    why: 'Por qué',
    reasons: {
      absences: 'Faltó sin aviso',
      duty: 'Incumplió sus deberes',
      interest: 'Tiene un interés en lo que se vigila',
      left: 'Renunció por escrito',
      term: 'Terminó su período',
      death: 'Falleció',
    },
    note: 'Con qué se comprobó',
    send: 'Terminar el puesto',
    done: 'El puesto terminó.',
    faults: { who: 'Elija a una persona', note: 'Diga con qué se comprobó' },
  },
  en: {
    what: 'The seat ends today. What she did before stays, and she may come back if nothing bars her.',
    who: 'Who leaves the seat',
    pick: 'Choose a person',
    why: 'Why',
    reasons: {
      absences: 'Absent without notice',
      duty: 'Did not do her duties',
      interest: 'Has an interest in what is watched',
      left: 'Resigned in writing',
      term: 'Her term is over',
      death: 'Died',
    },
    note: 'How it was checked',
    send: 'End the seat',
    done: 'The seat is over.',
    faults: { who: 'Choose a person', note: 'Say how it was checked' },
  },
};

/** How the secretary ends a seat, with its reason and what it rests on. */
export function Ceasing({ space, api, acting }: { space: SpaceAnswer; api: string; acting: Acting }) {
  const t = useMessages(words);
  const [seat, setSeat] = useState('');
  const [reason, setReason] = useState('absences');
  const [note, setNote] = useState('');
  const [faults, setFaults] = useState<readonly FieldFault[]>([]);
  const errorOf = (field: string) => faults.find((one) => one.field === field)?.message;
  const send = async () => {
    const found = [
      ...(seat === '' ? [{ field: 'cese-quien', message: t.faults.who }] : []),
      ...(note.trim().length < 3 ? [{ field: 'cese-nota', message: t.faults.note }] : []),
    ];
    setFaults(found);
    if (found.length > 0) return;
    if (!(await acting.send(`${api}/acts`, { act: 'cease', seat: Number(seat), reason, note }))) return;
    showToast(t.done);
    setSeat('');
    setNote('');
  };
  return (
    <form
      className="flow"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <p className="measure">{t.what}</p>
      <ErrorSummary faults={faults} />
      <Select
        name="cese-quien"
        label={t.who}
        placeholder={t.pick}
        value={seat}
        onValue={setSeat}
        options={space.seats.map((one) => ({ value: String(one.seat), label: one.name }))}
        error={errorOf('cese-quien')}
      />
      <Select
        name="cese-razon"
        label={t.why}
        value={reason}
        onValue={setReason}
        options={Object.entries(t.reasons).map(([value, label]) => ({ value, label }))}
      />
      <TextArea
        name="cese-nota"
        label={t.note}
        rows={2}
        value={note}
        onValue={setNote}
        error={errorOf('cese-nota')}
      />
      <div className="actions">
        <Button look="danger" type="submit" busy={acting.busy}>
          {t.send}
        </Button>
      </div>
    </form>
  );
}
