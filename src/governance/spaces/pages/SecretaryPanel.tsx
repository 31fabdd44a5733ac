import { useState } from 'react';
import { type Acting, Button, DateField, Select, Tabs, TextArea, TextField, useMessages } from '#design';
import type { PlainDate } from '#kernel';
import type { SpaceAnswer } from '../api.ts';
import { AgendaFields } from './AgendaFields.tsx';
import { emptyAgenda, hasWrongRuc, readAgenda } from './agendaText.ts';
import { Ceasing } from './Ceasing.tsx';
import { spaceWords } from './spaceWords.ts';

const words = {
  es: {
    title: 'Secretaría',
    convene: 'Convocar una sesión',
    day: 'Fecha',
    time: 'Hora',
    timeHint: 'De 00:00 a 23:59, por ejemplo 15:30',
    mode: 'Cómo se asiste',
    place: 'Lugar o enlace',
    send: 'Convocar',
    publish: 'Publicar un documento',
    documentTitle: 'Título',
    text: 'Texto',
    publishIt: 'Publicar',
    outcome: 'Contar en qué quedó un acuerdo',
    agreement: 'Acuerdo',
    state: 'Cómo va',
    tell: 'Publicar la novedad',
    chair: 'Quién preside',
    member: 'Integrante',
    give: 'Dar la presidencia',
    cease: 'Terminar un puesto',
    faultDay: 'Escriba un día que exista.',
    faultTime: 'Escriba la hora así: 15:30.',
    faultPlace: 'Diga dónde es.',
    faultAgenda: 'Escriba al menos un punto.',
    choose: 'Elija',
  },
  en: {
    title: 'Secretary',
    convene: 'Convene a meeting',
    day: 'Date',
    time: 'Time',
    timeHint: 'From 00:00 to 23:59, for instance 15:30',
    mode: 'How one attends',
    place: 'Place or link',
    send: 'Convene',
    publish: 'Publish a document',
    documentTitle: 'Title',
    text: 'Text',
    publishIt: 'Publish',
    outcome: 'Tell what became of an agreement',
    agreement: 'Agreement',
    state: 'How it goes',
    tell: 'Publish the news',
    chair: 'Who chairs',
    member: 'Member',
    give: 'Give the chair',
    cease: 'End a seat',
    faultDay: 'Write a day that exists.',
    faultTime: 'Write the time like this: 15:30.',
    faultPlace: 'Say where it is.',
    faultAgenda: 'Write at least one point.',
    choose: 'Choose',
  },
};

interface PanelProps {
  readonly space: SpaceAnswer;
  readonly api: string;
  readonly acting: Acting;
}

/** What the secretary of a space does, each in its tab. */
export function SecretaryPanel(props: PanelProps) {
  const t = useMessages(words);
  const { space } = props;
  return (
    <section className="space-panel" aria-labelledby="secretaria">
      <h2 id="secretaria">{t.title}</h2>
      <Tabs
        label={t.title}
        tabs={[
          { id: 'convocar', label: t.convene, panel: <Convene {...props} /> },
          { id: 'publicar', label: t.publish, panel: <Publish {...props} /> },
          ...(space.agreements.length > 0
            ? [{ id: 'acuerdo', label: t.outcome, panel: <TellOutcome {...props} /> }]
            : []),
          ...(space.seats.length > 0
            ? [
                { id: 'presidencia', label: t.chair, panel: <GiveChair {...props} /> },
                { id: 'cese', label: t.cease, panel: <Ceasing {...props} /> },
              ]
            : []),
        ]}
      />
    </section>
  );
}

function Convene({ api, acting }: PanelProps) {
  const t = useMessages(words);
  const w = useMessages(spaceWords);
  const [day, setDay] = useState<PlainDate | null>(null);
  const [time, setTime] = useState('');
  const [mode, setMode] = useState('mixed');
  const [place, setPlace] = useState('');
  const [agenda, setAgenda] = useState(emptyAgenda);
  const [tried, setTried] = useState(false);
  const points = readAgenda(agenda);
  const faults = {
    day: day === null ? t.faultDay : undefined,
    time: /^([01]?\d|2[0-3]):[0-5]\d$/.test(time.trim()) ? undefined : t.faultTime,
    place: place.trim().length < 3 ? t.faultPlace : undefined,
    agenda: points.length === 0 ? t.faultAgenda : undefined,
  };
  const hasFault = Object.values(faults).some(Boolean) || hasWrongRuc(agenda);
  const send = () => {
    setTried(true);
    if (hasFault) return;
    // Ecuador keeps one offset the whole year; meetings are convened on the mainland's clock.
    const startsAt = `${day}T${time.trim().padStart(5, '0')}:00-05:00`;
    void acting.send(`${api}/meetings`, { startsAt, mode, place, agenda: points });
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <DateField
        name="dia"
        label={t.day}
        error={tried ? faults.day : undefined}
        onDate={(read) => setDay(read.state === 'date' ? read.date : null)}
      />
      <TextField
        name="hora"
        label={t.time}
        hint={t.timeHint}
        width="s"
        value={time}
        onValue={setTime}
        error={tried ? faults.time : undefined}
      />
      <Select
        name="modo"
        label={t.mode}
        value={mode}
        onValue={setMode}
        options={Object.entries(w.mode).map(([value, label]) => ({ value, label }))}
      />
      <TextField
        name="lugar"
        label={t.place}
        value={place}
        onValue={setPlace}
        error={tried ? faults.place : undefined}
      />
      <AgendaFields
        name="orden"
        agenda={agenda}
        onAgenda={setAgenda}
        rows={4}
        error={tried ? faults.agenda : undefined}
        tried={tried}
      />
      <div className="actions">
        <Button look="primary" type="submit" busy={acting.busy}>
          {t.send}
        </Button>
      </div>
    </form>
  );
}

function Publish({ api, acting }: PanelProps) {
  const t = useMessages(words);
  const [title, setTitle] = useState('');
  const [text, setText] = useState('');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void acting.send(`${api}/acts`, { act: 'publish-document', title, text }).then((done) => {
          if (!done) return;
          setTitle('');
          setText('');
        });
      }}
    >
      <TextField name="titulo" label={t.documentTitle} value={title} onValue={setTitle} required />
      <TextArea name="texto" label={t.text} value={text} onValue={setText} rows={6} required />
      <div className="actions">
        <Button type="submit" busy={acting.busy}>
          {t.publishIt}
        </Button>
      </div>
    </form>
  );
}

function TellOutcome({ space, api, acting }: PanelProps) {
  const t = useMessages(words);
  const w = useMessages(spaceWords);
  const [which, setWhich] = useState('');
  const [state, setState] = useState('under-way');
  const [text, setText] = useState('');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const [meeting, agreement] = which.split('-').map(Number);
        void acting
          .send(`${api}/acts`, { act: 'tell-outcome', meeting, agreement, state, text })
          .then((done) => done && setText(''));
      }}
    >
      <Select
        name="acuerdo"
        label={t.agreement}
        placeholder={t.choose}
        required
        width="full"
        value={which}
        onValue={setWhich}
        options={space.agreements.map((one) => ({
          value: `${one.meeting}-${one.number}`,
          label: one.text.length > 90 ? `${one.text.slice(0, 88)}…` : one.text,
        }))}
      />
      <Select
        name="estado"
        label={t.state}
        value={state}
        onValue={setState}
        options={Object.entries(w.follow).map(([value, label]) => ({ value, label }))}
      />
      <TextArea name="novedad" label={t.text} value={text} onValue={setText} rows={3} required />
      <div className="actions">
        <Button type="submit" busy={acting.busy}>
          {t.tell}
        </Button>
      </div>
    </form>
  );
}

function GiveChair({ space, api, acting }: PanelProps) {
  const t = useMessages(words);
  const [seat, setSeat] = useState('');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void acting.send(`${api}/acts`, { act: 'give-chair', seat: Number(seat) });
      }}
    >
      <Select
        name="puesto"
        label={t.member}
        placeholder={t.choose}
        required
        value={seat}
        onValue={setSeat}
        options={space.seats
          .filter((one) => one.role === 'member' && one.alternateOf === null)
          .map((one) => ({ value: String(one.seat), label: one.name }))}
      />
      <div className="actions">
        <Button type="submit" busy={acting.busy}>
          {t.give}
        </Button>
      </div>
    </form>
  );
}
