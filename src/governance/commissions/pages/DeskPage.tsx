import { useState } from 'react';
import {
  Button,
  DateField,
  Deadline,
  Desk,
  EmptyState,
  LoadedView,
  PageHead,
  type Pane,
  ProblemNotice,
  QueueList,
  RadioGroup,
  StateChip,
  showToast,
  TextArea,
  TextField,
  useAct,
  useFilters,
  useLoaded,
  useMessages,
} from '#design';
import { type PlainDate, plainDate } from '#kernel';
import type { WaitingAnswer } from '../api.ts';
import { standingShapes, supervisionWords } from './supervisionWords.ts';
import './supervision.css';

const words = {
  es: {
    title: 'Supervisión: lo que espera respuesta',
    case: 'Punto',
    none: 'Ningún punto espera respuesta',
    noneWhat: 'Los puntos de los informes de la comisión llegarán aquí con su plazo.',
    choose: 'Elija uno de la lista',
    open: 'Ver el informe',
    all: 'Cifras, auditorías y rendición de cuentas',
    rule: 'La Dirección General contesta cada punto con razones dentro del plazo',
    position: 'Qué contesta',
    answer: 'La respuesta',
    hint: 'No se cambia después de publicada. Quien reclamó por esto la leerá en su caso.',
    commitment: 'A qué se compromete',
    by: 'Hasta cuándo',
    send: 'Publicar la respuesta',
    sent: 'La respuesta quedó publicada.',
    evidence: 'Qué muestra que se cumplió',
    fulfil: 'Dar el compromiso por cumplido',
    missing: 'Escriba la respuesta; si se compromete a algo, diga hasta cuándo.',
  },
  en: {
    title: 'Supervision: what awaits an answer',
    case: 'Item',
    none: 'No item awaits an answer',
    noneWhat: 'The items of the commission’s reports will come here with their clock.',
    choose: 'Choose one from the list',
    open: 'See the report',
    all: 'Figures, audits and accountability',
    rule: 'The Director General answers each item with reasons within the term',
    position: 'What is answered',
    answer: 'The answer',
    hint: 'It does not change once published. Who complained about this will read it in her case.',
    commitment: 'What you commit to',
    by: 'By when',
    send: 'Publish the answer',
    sent: 'The answer is published.',
    evidence: 'What shows that it was fulfilled',
    fulfil: 'Hold the commitment for fulfilled',
    missing: 'Write the answer; if you commit to something, say by when.',
  },
};
type Waiting = WaitingAnswer['items'][number];

/** Items of the commission's reports, the nearest day first, and how the Director General answers them. */
export default function DeskPage() {
  const t = useMessages(words);
  const w = useMessages(supervisionWords);
  const [loaded, again] = useLoaded<WaitingAnswer>('/api/supervision-waiting');
  const [filters, setFilters] = useFilters();
  const [pane, setPane] = useState<Pane>('queue');
  const chosen = filters.get('caso');
  return (
    <>
      <h1 className="visually-hidden">{t.title}</h1>
      <p>
        <a href="/supervision">{t.all}</a>
      </p>
      <LoadedView loaded={loaded} again={again}>
        {({ items, mayAnswer }) => {
          const one = items.find((item) => item.id === chosen);
          return (
            <Desk
              queueTitle={t.title}
              caseTitle={t.case}
              pane={pane}
              onPane={setPane}
              queue={
                <QueueList
                  label={t.title}
                  selected={chosen}
                  onSelect={(id) => {
                    setFilters({ caso: id });
                    setPane('case');
                  }}
                  items={items.map((item) => ({
                    id: item.id,
                    title: item.title,
                    detail: `${w.quarter(item.period)} · ${w.standing[item.standing]}`,
                    marks: (
                      <Deadline compact workingDaysLeft={item.workingDaysLeft} due={plainDate(item.due)} />
                    ),
                  }))}
                  empty={<EmptyState title={t.none}>{t.noneWhat}</EmptyState>}
                />
              }
            >
              {one ? (
                <Item key={one.id + one.standing} one={one} mayAnswer={mayAnswer} again={again} />
              ) : (
                <p className="soft">{t.choose}</p>
              )}
            </Desk>
          );
        }}
      </LoadedView>
    </>
  );
}

function Item({ one, mayAnswer, again }: { one: Waiting; mayAnswer: boolean; again: () => void }) {
  const t = useMessages(words);
  const w = useMessages(supervisionWords);
  return (
    <div className="flow">
      <PageHead kicker={w.quarter(one.period)} title={one.title} />
      <p>
        <StateChip shape={standingShapes[one.standing]}>{w.standing[one.standing]}</StateChip>
      </p>
      <p>{one.text}</p>
      {one.commitment && <p>{one.commitment}</p>}
      <Deadline workingDaysLeft={one.workingDaysLeft} due={plainDate(one.due)} rule={t.rule} />
      <p>
        <a href={`/supervision/${one.period}?ver=informe`}>{t.open}</a>
      </p>
      {mayAnswer &&
        (one.commitment ? <Fulfil one={one} again={again} /> : <Answer one={one} again={again} />)}
    </div>
  );
}

function Fulfil({ one, again }: { one: Waiting; again: () => void }) {
  const t = useMessages(words);
  const w = useMessages(supervisionWords);
  const acting = useAct(again);
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const short = text.trim().length < 10;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (!short)
          void acting.send(`/api/supervision/${one.period}/answers`, {
            act: 'fulfil',
            item: one.number,
            text,
          });
      }}
    >
      {acting.problem !== undefined && <ProblemNotice problem={acting.problem} />}
      <TextArea
        name="evidencia"
        label={t.evidence}
        value={text}
        onValue={setText}
        rows={3}
        error={tried && short ? w.short : undefined}
      />
      <div className="actions">
        <Button look="primary" type="submit" busy={acting.busy}>
          {t.fulfil}
        </Button>
      </div>
    </form>
  );
}

function Answer({ one, again }: { one: Waiting; again: () => void }) {
  const t = useMessages(words);
  const w = useMessages(supervisionWords);
  const [position, setPosition] = useState('accepts');
  const [text, setText] = useState('');
  const [commitment, setCommitment] = useState('');
  const [due, setDue] = useState<PlainDate | null>(null);
  const [tried, setTried] = useState(false);
  const acting = useAct(() => {
    showToast(t.sent);
    again();
  });
  const promised = commitment.trim() !== '';
  const missing = text.trim().length < 10 || (promised && (due === null || commitment.trim().length < 10));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (!missing)
          void acting.send(`/api/supervision/${one.period}/answers`, {
            act: 'answer',
            item: one.number,
            position,
            text,
            commitment: promised ? { text: commitment, due } : null,
          });
      }}
    >
      {acting.problem !== undefined && <ProblemNotice problem={acting.problem} />}
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
      <TextArea
        name="respuesta"
        label={t.answer}
        hint={t.hint}
        value={text}
        onValue={setText}
        rows={5}
        error={tried && missing ? t.missing : undefined}
      />
      <TextField name="compromiso" label={t.commitment} optional value={commitment} onValue={setCommitment} />
      <DateField
        name="hasta"
        label={t.by}
        optional
        onDate={(read) => setDue(read.state === 'date' ? read.date : null)}
      />
      <div className="actions">
        <Button look="primary" type="submit" busy={acting.busy}>
          {t.send}
        </Button>
      </div>
    </form>
  );
}
