import { type FormEvent, useState } from 'react';
import {
  Button,
  DateField,
  ErrorSummary,
  type FieldFault,
  ProblemNotice,
  RadioGroup,
  type ReadDate,
  showToast,
  TextArea,
  TextField,
  useAct,
  useMessages,
} from '#design';
import type { WaitingAnswer } from '../api.ts';
import { supervisionWords } from './supervisionWords.ts';

const words = {
  es: {
    form: 'Contestar el punto',
    position: 'Qué contesta',
    answer: 'La respuesta, con sus razones',
    hint: 'No se cambia después de publicada. Quien reclamó por esto la leerá en su caso.',
    commitment: 'A qué se compromete',
    commitmentHint: 'Hace falta cuando acepta el punto. Diga algo que se pueda comprobar.',
    by: 'Hasta cuándo',
    send: 'Publicar la respuesta',
    sent: 'La respuesta quedó publicada.',
    evidence: 'Qué muestra que se cumplió',
    evidenceHint: 'Un documento, una cifra publicada o un lugar donde se pueda ver.',
    fulfil: 'Dar el compromiso por cumplido',
    fulfilled: 'El compromiso consta cumplido.',
    faults: {
      answer: 'Escriba la respuesta, con al menos diez letras',
      commitment: 'Escriba el compromiso con al menos diez letras, o quite la fecha',
      by: 'Diga hasta cuándo se cumple el compromiso: día, mes y año',
      evidence: 'Escriba qué lo muestra, con al menos diez letras',
    },
  },
  en: {
    form: 'Answer the item',
    position: 'What is answered',
    answer: 'The answer, with its reasons',
    hint: 'It does not change once published. Who complained about this will read it in her case.',
    commitment: 'What you commit to',
    commitmentHint: 'Needed when you accept the item. Say something that can be checked.',
    by: 'By when',
    send: 'Publish the answer',
    sent: 'The answer is published.',
    evidence: 'What shows that it was fulfilled',
    evidenceHint: 'A document, a published figure, or a place where it can be seen.',
    fulfil: 'Hold the commitment for fulfilled',
    fulfilled: 'The commitment stands as fulfilled.',
    faults: {
      answer: 'Write the answer, in at least ten letters',
      commitment: 'Write the commitment in at least ten letters, or clear its day',
      by: 'Say by when the commitment is fulfilled: day, month and year',
      evidence: 'Write what shows it, in at least ten letters',
    },
  },
};
type Waiting = WaitingAnswer['items'][number];

/** How the Director General answers an item: what, why, and what is promised by when. */
export function AnswerForm({ one, again }: { one: Waiting; again: () => void }) {
  const t = useMessages(words);
  const w = useMessages(supervisionWords);
  const [position, setPosition] = useState('accepts');
  const [text, setText] = useState('');
  const [commitment, setCommitment] = useState('');
  const [due, setDue] = useState<ReadDate>({ state: 'empty' });
  const [faults, setFaults] = useState<readonly FieldFault[]>([]);
  const acting = useAct(() => {
    showToast(t.sent);
    again();
  });
  const errorOf = (field: string) => faults.find((each) => each.field === field)?.message;
  const send = (event: FormEvent) => {
    event.preventDefault();
    const promised = commitment.trim() !== '' || due.state !== 'empty';
    const found: FieldFault[] = [
      ...(text.trim().length < 10 ? [{ field: 'respuesta', message: t.faults.answer }] : []),
      ...(promised && commitment.trim().length < 10
        ? [{ field: 'compromiso', message: t.faults.commitment }]
        : []),
      ...(promised && due.state !== 'date' ? [{ field: 'hasta', message: t.faults.by }] : []),
    ];
    setFaults(found);
    if (found.length > 0) return;
    void acting.send(`/api/supervision/${one.period}/answers`, {
      act: 'answer',
      item: one.number,
      position,
      text,
      commitment: due.state === 'date' ? { text: commitment, due: due.date } : null,
    });
  };
  return (
    <form className="flow" aria-label={t.form} onSubmit={send} noValidate>
      {acting.problem !== undefined && <ProblemNotice problem={acting.problem} />}
      {faults.length > 0 && <ErrorSummary faults={faults} />}
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
        error={errorOf('respuesta')}
      />
      <TextField
        name="compromiso"
        label={t.commitment}
        hint={t.commitmentHint}
        optional
        value={commitment}
        onValue={setCommitment}
        error={errorOf('compromiso')}
      />
      <DateField name="hasta" label={t.by} optional onDate={setDue} error={errorOf('hasta')} />
      <div className="actions">
        <Button look="primary" type="submit" busy={acting.busy}>
          {t.send}
        </Button>
      </div>
    </form>
  );
}

/** How the Director General shows that what was promised is done. */
export function FulfilForm({ one, again }: { one: Waiting; again: () => void }) {
  const t = useMessages(words);
  const acting = useAct(() => {
    showToast(t.fulfilled);
    again();
  });
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const short = text.trim().length < 10;
  return (
    <form
      className="flow"
      aria-label={t.fulfil}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (short) return;
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
        hint={t.evidenceHint}
        value={text}
        onValue={setText}
        rows={3}
        error={tried && short ? t.faults.evidence : undefined}
      />
      <div className="actions">
        <Button look="primary" type="submit" busy={acting.busy}>
          {t.fulfil}
        </Button>
      </div>
    </form>
  );
}
