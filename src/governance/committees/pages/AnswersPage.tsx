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
  showToast,
  TextArea,
  TextField,
  useAct,
  useFilters,
  useLanguage,
  useLoaded,
  useMessages,
} from '#design';
import { type PlainDate, plainDate } from '#kernel';
import type { WaitingAnswer } from '../api.ts';
import './committees.css';

const words = {
  es: {
    title: 'Comités: lo que espera respuesta',
    case: 'Caso',
    none: 'Ningún comité espera respuesta',
    noneWhat: 'Las observaciones y los indicadores propuestos llegarán aquí con su plazo.',
    choose: 'Elija uno de la lista',
    indicator: 'Indicador propuesto',
    observation: 'Observación',
    goal: (text: string) => `Meta propuesta: ${text}`,
    rule: 'El prestador contesta con razones dentro del plazo',
    agreed: '¿Acuerda el indicador, su fuente y su meta?',
    yes: 'Sí, lo acuerdo',
    no: 'No lo acuerdo',
    answer: 'La respuesta',
    hint: 'Diga qué encontró y qué va a hacer. Al menos treinta letras. No se cambia después.',
    reasons: 'Las razones',
    commitment: 'A qué se compromete',
    by: 'Hasta cuándo',
    send: 'Publicar la respuesta',
    sent: 'La respuesta quedó publicada.',
    missing: 'Escriba la respuesta; si se compromete a algo, diga hasta cuándo.',
    open: 'Ver el comité',
  },
  en: {
    title: 'Committees: what awaits an answer',
    case: 'Case',
    none: 'No committee awaits an answer',
    noneWhat: 'Observations and proposed indicators will come here with their clock.',
    choose: 'Choose one from the list',
    indicator: 'Proposed indicator',
    observation: 'Observation',
    goal: (text: string) => `Proposed goal: ${text}`,
    rule: 'The provider answers with reasons within the term',
    agreed: 'Do you agree with the indicator, its source and its goal?',
    yes: 'Yes, I agree',
    no: 'I do not agree',
    answer: 'The answer',
    hint: 'Say what you found and what you will do. At least thirty letters. It does not change later.',
    reasons: 'The reasons',
    commitment: 'What you commit to',
    by: 'By when',
    send: 'Publish the answer',
    sent: 'The answer is published.',
    missing: 'Write the answer; if you commit to something, say by when.',
    open: 'See the committee',
  },
};

type Waiting = WaitingAnswer['items'][number];

/** What committees wait for from the provider, the nearest date first, and the form that answers it. */
export default function AnswersPage() {
  const t = useMessages(words);
  const [loaded, again] = useLoaded<WaitingAnswer>('/api/committees-waiting');
  const [filters, setFilters] = useFilters();
  const [pane, setPane] = useState<Pane>('queue');
  const chosen = filters.get('caso');
  return (
    <>
      <h1 className="visually-hidden">{t.title}</h1>
      <LoadedView loaded={loaded} again={again}>
        {({ items }) => {
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
                    title:
                      item.kind === 'indicator'
                        ? item.title
                        : item.text.length > 90
                          ? `${item.text.slice(0, 88)}…`
                          : item.text,
                    detail: `${t[item.kind]} · ${item.committee}`,
                    marks:
                      item.due !== null && item.workingDaysLeft !== null ? (
                        <Deadline compact workingDaysLeft={item.workingDaysLeft} due={plainDate(item.due)} />
                      ) : undefined,
                  }))}
                  empty={<EmptyState title={t.none}>{t.noneWhat}</EmptyState>}
                />
              }
            >
              {one ? <Answer key={one.id} one={one} again={again} /> : <p className="soft">{t.choose}</p>}
            </Desk>
          );
        }}
      </LoadedView>
    </>
  );
}

function Answer({ one, again }: { one: Waiting; again: () => void }) {
  const t = useMessages(words);
  const [language] = useLanguage();
  const [agreed, setAgreed] = useState<string>('yes');
  const [text, setText] = useState('');
  const [commitment, setCommitment] = useState('');
  const [due, setDue] = useState<PlainDate | null>(null);
  const [tried, setTried] = useState(false);
  const acting = useAct(() => {
    showToast(t.sent);
    again();
  });
  const observing = one.kind === 'observation';
  const missing =
    text.trim().length < (observing ? 30 : 10) || (observing && commitment.trim() !== '' && due === null);
  const body = observing
    ? {
        act: 'answer-observation',
        observation: one.number,
        text,
        commitment: commitment.trim() === '' || due === null ? null : { text: commitment, due },
      }
    : { act: 'answer-indicator', indicator: one.number, agreed: agreed === 'yes', text };
  return (
    <div className="flow">
      <PageHead kicker={one.committee} title={observing ? t.observation : one.title} />
      <p>
        <a href={`/comites/${one.code}`}>{t.open}</a>
      </p>
      {observing && one.title && <p className="soft">{one.title}</p>}
      <p>{one.text}</p>
      {one.goal && <p>{t.goal(one.goal[language])}</p>}
      {one.due !== null && one.workingDaysLeft !== null && (
        <Deadline workingDaysLeft={one.workingDaysLeft} due={plainDate(one.due)} rule={t.rule} />
      )}
      {acting.problem !== undefined && <ProblemNotice problem={acting.problem} />}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (!missing) void acting.send(`/api/committees/${one.code}/answers`, body);
        }}
      >
        {!observing && (
          <RadioGroup
            name="acuerda"
            label={t.agreed}
            value={agreed}
            onValue={setAgreed}
            options={[
              { value: 'yes', label: t.yes },
              { value: 'no', label: t.no },
            ]}
          />
        )}
        <TextArea
          name="respuesta"
          label={observing ? t.answer : t.reasons}
          hint={observing ? t.hint : undefined}
          value={text}
          onValue={setText}
          rows={5}
          error={tried && missing ? t.missing : undefined}
        />
        {observing && (
          <>
            <TextField
              name="compromiso"
              label={t.commitment}
              optional
              value={commitment}
              onValue={setCommitment}
            />
            <DateField
              name="hasta"
              label={t.by}
              optional
              onDate={(read) => setDue(read.state === 'date' ? read.date : null)}
            />
          </>
        )}
        <div className="actions">
          <Button look="primary" type="submit" busy={acting.busy}>
            {t.send}
          </Button>
        </div>
      </form>
    </div>
  );
}
