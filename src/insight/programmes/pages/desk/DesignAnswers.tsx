import { useState } from 'react';
import { Button, LoadedView, Select, TextArea, useLoaded, useMessages } from '#design';
import type { DesignEvaluationAnswer } from '../../comparisonApi.ts';
import type { Question } from '../../designQuestions.ts';
import { DesignQuestions } from '../DesignQuestions.tsx';
import { OnOpen } from '../OnOpen.tsx';

const words = {
  es: {
    answer: 'Responder la pregunta',
    change: 'Cambiar la respuesta de la pregunta',
    level: 'Nivel',
    notApplicable: 'No aplica',
    no: 'No',
    why: 'Respuesta y en qué se apoya',
    save: 'Guardar la respuesta',
  },
  en: {
    answer: 'Answer question',
    change: 'Change the answer to question',
    level: 'Level',
    notApplicable: 'Does not apply',
    no: 'No',
    why: 'Answer, and what it rests on',
    save: 'Save the answer',
  },
};

/** The thirty questions at the desk: what data do not answer, who plans does. */
export default function DesignAnswers({
  slug,
  busy,
  send,
}: {
  slug: string;
  busy: boolean;
  send: (path: string, body: object) => Promise<boolean>;
}) {
  const [loaded, again] = useLoaded<DesignEvaluationAnswer>(`/api/programmes-desk/${slug}/design-evaluation`);
  return (
    <LoadedView loaded={loaded} again={again}>
      {(evaluation) => (
        <DesignQuestions
          evaluation={evaluation}
          level={3}
          form={
            evaluation.mayAnswer
              ? (question, { answer }) => (
                  <Answering
                    key={`${answer?.on} ${answer?.level} ${answer?.text}`}
                    question={question}
                    known={answer}
                    busy={busy}
                    onSave={(body) => void send('answers', body).then((done) => done && again())}
                  />
                )
              : undefined
          }
        />
      )}
    </LoadedView>
  );
}

interface AnswerProps {
  readonly question: Question;
  readonly known: DesignEvaluationAnswer['questions'][number]['answer'];
  readonly busy: boolean;
  readonly onSave: (body: { question: number; level: number | null; text: string }) => void;
}

function Answering(props: AnswerProps) {
  const t = useMessages(words);
  return (
    <OnOpen summary={`${props.known ? t.change : t.answer} ${props.question.number}`}>
      {() => <AnswerForm {...props} />}
    </OnOpen>
  );
}

function AnswerForm({ question, known, busy, onSave }: AnswerProps) {
  const t = useMessages(words);
  const [level, setLevel] = useState(known?.level === null || !known ? 'na' : String(known.level));
  const [text, setText] = useState(known?.text ?? '');
  return (
    <form
      className="flow"
      onSubmit={(event) => {
        event.preventDefault();
        onSave({ question: question.number, level: level === 'na' ? null : Number(level), text });
      }}
    >
      {question.scale !== 'open' && (
        <Select
          name={`nivel-${question.number}`}
          label={t.level}
          value={level}
          onValue={setLevel}
          options={[
            { value: 'na', label: t.notApplicable },
            { value: '0', label: t.no },
            ...['1', '2', '3', '4'].map((value) => ({ value, label: value })),
          ]}
        />
      )}
      <TextArea
        name={`respuesta-${question.number}`}
        label={t.why}
        rows={3}
        value={text}
        onValue={setText}
        minLength={10}
        required
      />
      <Button type="submit" look="secondary" busy={busy}>
        {t.save}
      </Button>
    </form>
  );
}
