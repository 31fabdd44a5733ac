import { useState } from 'react';
import {
  Button,
  Deadline,
  Desk,
  EmptyState,
  formatInstant,
  LoadedView,
  PageHead,
  type Pane,
  ProblemNotice,
  QueueList,
  RadioGroup,
  showToast,
  TextArea,
  useAct,
  useFilters,
  useLanguage,
  useLoaded,
  useMessages,
} from '#design';
import { plainDate } from '#kernel';
import type { OwedAnswer } from '../api.ts';
import { spaceWords } from './spaceWords.ts';
import './spaces.css';

const words = {
  es: {
    title: 'Respuestas que se deben',
    case: 'Aporte',
    none: 'No se debe ninguna respuesta',
    noneWhat: 'Cuando alguien aporte en un espacio consultivo, su aporte llegará aquí con su plazo.',
    choose: 'Elija un aporte de la lista',
    due: 'Respuesta motivada dentro del plazo',
    position: 'Qué decide la institución',
    text: 'Las razones',
    hint: 'Conteste lo que se pidió, con datos y con lo que va a pasar. Al menos treinta letras.',
    missing: 'Elija qué decide la institución y escriba las razones.',
    send: 'Publicar la respuesta',
    sent: 'La respuesta quedó publicada.',
    open: 'Ver el espacio',
  },
  en: {
    title: 'Replies that are owed',
    case: 'Contribution',
    none: 'No reply is owed',
    noneWhat: 'When somebody contributes to a consultative space, it will come here with its clock.',
    choose: 'Choose a contribution from the list',
    due: 'Reasoned reply within the term',
    position: 'What the institution decides',
    text: 'The reasons',
    hint: 'Answer what was asked, with data and what will happen. At least thirty letters.',
    missing: 'Choose what the institution decides and write the reasons.',
    send: 'Publish the reply',
    sent: 'The reply is published.',
    open: 'See the space',
  },
};

type Owed = OwedAnswer['items'][number];
const idOf = (one: Owed) => `${one.code}:${one.contribution}`;

/** What the institution owes to its spaces, the nearest date first, and the form that answers it. */
export default function RepliesPage() {
  const t = useMessages(words);
  const [loaded, again] = useLoaded<OwedAnswer>('/api/spaces-owed');
  const [filters, setFilters] = useFilters();
  const [pane, setPane] = useState<Pane>('queue');
  const chosen = filters.get('aporte');
  return (
    <>
      <h1 className="visually-hidden">{t.title}</h1>
      <LoadedView loaded={loaded} again={again}>
        {({ items }) => {
          const one = items.find((item) => idOf(item) === chosen);
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
                    setFilters({ aporte: id });
                    setPane('case');
                  }}
                  items={items.map((item) => ({
                    id: idOf(item),
                    title: item.text.length > 90 ? `${item.text.slice(0, 88)}…` : item.text,
                    detail: item.title,
                    marks: (
                      <Deadline compact workingDaysLeft={item.workingDaysLeft} due={plainDate(item.due)} />
                    ),
                  }))}
                  empty={<EmptyState title={t.none}>{t.noneWhat}</EmptyState>}
                />
              }
            >
              {one ? <Reply key={idOf(one)} one={one} again={again} /> : <p className="soft">{t.choose}</p>}
            </Desk>
          );
        }}
      </LoadedView>
    </>
  );
}

function Reply({ one, again }: { one: Owed; again: () => void }) {
  const t = useMessages(words);
  const w = useMessages(spaceWords);
  const [language] = useLanguage();
  const [position, setPosition] = useState<string | null>(null);
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const acting = useAct(() => {
    showToast(t.sent);
    again();
  });
  const missing = position === null || text.trim().length < 30;
  return (
    <div className="flow">
      <PageHead kicker={one.title} title={w.waiting} />
      <p>
        <a href={`/participacion/${one.code}#aporte-${one.contribution}`}>{t.open}</a> ·{' '}
        <span className="soft">{formatInstant(one.at, language)}</span>
      </p>
      <p className="exchange__said">{one.text}</p>
      <Deadline workingDaysLeft={one.workingDaysLeft} due={plainDate(one.due)} rule={t.due} />
      {acting.problem !== undefined && <ProblemNotice problem={acting.problem} />}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (missing) return;
          void acting.send(`/api/spaces/${one.code}/replies`, {
            act: 'reply',
            contribution: one.contribution,
            position,
            text,
          });
        }}
      >
        <RadioGroup
          name="posicion"
          label={t.position}
          value={position}
          onValue={setPosition}
          error={tried && position === null ? t.missing : undefined}
          options={Object.entries(w.position).map(([value, label]) => ({ value, label }))}
        />
        <TextArea
          name="razones"
          label={t.text}
          hint={t.hint}
          value={text}
          onValue={setText}
          rows={6}
          error={tried && text.trim().length < 30 ? t.missing : undefined}
        />
        <div className="actions">
          <Button look="primary" type="submit" busy={acting.busy}>
            {t.send}
          </Button>
        </div>
      </form>
    </div>
  );
}
