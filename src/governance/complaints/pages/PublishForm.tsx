import { useState } from 'react';
import {
  ask,
  Button,
  Checkbox,
  newKey,
  ProblemNotice,
  showToast,
  TextArea,
  TextField,
  useAction,
  useMessages,
} from '#design';
import type { CaseView } from '../api.ts';

const words = {
  es: {
    open: 'Publicar esta respuesta como ejemplo',
    what: 'Quien vaya a preguntar algo parecido verá la pregunta y la respuesta antes de presentar su caso. Escríbalas de nuevo, sin nombres ni datos que señalen a alguien.',
    question: 'La pregunta, en una frase',
    answer: 'La respuesta, en palabras sencillas',
    norm: 'Norma en que se apoya',
    sure: 'Leí lo escrito: no nombra ni señala a nadie',
    missing: 'Complete este campo.',
    sureMissing: 'Confirme que no nombra a nadie.',
    publish: 'Publicar el ejemplo',
    done: 'El ejemplo está publicado.',
  },
  en: {
    open: 'Publish this answer as an example',
    what: 'Who is about to ask something alike will see the question and the answer before filing. Write them anew, without names or facts that point at anybody.',
    question: 'The question, in a sentence',
    answer: 'The answer, in plain words',
    norm: 'Norm on which it rests',
    sure: 'I have read it: it neither names nor points at anybody',
    missing: 'Fill in this field.',
    sureMissing: 'Confirm that it names nobody.',
    publish: 'Publish the example',
    done: 'The example is published.',
  },
};

/** An answered question becomes an example for who asks something alike; what stood in the case is never copied by itself. */
export function PublishForm({ view }: { view: CaseView }) {
  const t = useMessages(words);
  const last = view.actions.findLast((action) => action.kind === 'answered');
  const [question, setQuestion] = useState('');
  const [answer, setAnswer] = useState('');
  const [norm, setNorm] = useState(last?.norm ?? '');
  const [sure, setSure] = useState(false);
  const [tried, setTried] = useState(false);
  const [key, setKey] = useState(newKey);
  const [problem, busy, act] = useAction();
  const faults = {
    question: question.trim().length < 10 ? t.missing : undefined,
    answer: answer.trim().length < 10 ? t.missing : undefined,
    norm: norm.trim().length < 5 ? t.missing : undefined,
    sure: sure ? undefined : t.sureMissing,
  };
  return (
    <details>
      <summary>{t.open}</summary>
      <form
        className="flow"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (Object.values(faults).some((fault) => fault !== undefined)) return;
          void act(async () => {
            await ask(`/api/complaints/cases/${view.caseId}/published-answer`, {
              body: {
                question: question.trim(),
                answer: answer.trim(),
                norm: norm.trim(),
                withoutNames: true,
              },
              key,
            });
            setQuestion('');
            setAnswer('');
            setSure(false);
            setTried(false);
            setKey(newKey());
            showToast(t.done);
          });
        }}
      >
        <p className="measure">{t.what}</p>
        {problem !== undefined && <ProblemNotice problem={problem} />}
        <TextArea
          name="ejemplo-pregunta"
          label={t.question}
          rows={2}
          maxCharacters={500}
          value={question}
          onValue={setQuestion}
          error={tried ? faults.question : undefined}
        />
        <TextArea
          name="ejemplo-respuesta"
          label={t.answer}
          rows={6}
          maxCharacters={4000}
          value={answer}
          onValue={setAnswer}
          error={tried ? faults.answer : undefined}
        />
        <TextField
          name="ejemplo-norma"
          label={t.norm}
          value={norm}
          onValue={setNorm}
          error={tried ? faults.norm : undefined}
        />
        <Checkbox
          name="ejemplo-seguro"
          label={t.sure}
          checked={sure}
          onValue={setSure}
          error={tried ? faults.sure : undefined}
        />
        <div className="actions">
          <Button type="submit" look="secondary" busy={busy}>
            {t.publish}
          </Button>
        </div>
      </form>
    </details>
  );
}
