import { type FormEvent, useEffect, useRef, useState } from 'react';
import {
  ask,
  Button,
  LoadedView,
  Notice,
  noInterests,
  ProblemNotice,
  Select,
  showToast,
  TextAct,
  TextField,
  useAct,
  useLanguage,
  useLoaded,
  useMessages,
} from '#design';
import type { SpaceAnswer } from '../api.ts';
import { emptyDraft, ruleFrom } from '../foundDraft.ts';
import { foundWords } from './foundWords.ts';
import { Interests, interestsFrom } from './Interests.tsx';
import { LevelMeans } from './LevelMeans.tsx';
import { RuleFields } from './RuleFields.tsx';

/** What who manages spaces does with one: names its secretary, seats who was appointed, closes it. */
export function ManageSpace({ code, isNew }: { code: string; isNew: boolean }) {
  const t = useMessages(foundWords);
  const api = `/api/spaces/${encodeURIComponent(code)}`;
  const [loaded, again] = useLoaded<SpaceAnswer>(api);
  const founded = useRef<HTMLDivElement>(null);
  // Whoever has just founded it hears so, and goes on from there.
  useEffect(() => founded.current?.focus(), []);
  return (
    <>
      <p>
        <a href="/escritorio/espacios">{t.back}</a>
      </p>
      {isNew && (
        <div ref={founded} tabIndex={-1}>
          <Notice tone="good">{t.done}</Notice>
        </div>
      )}
      <LoadedView loaded={loaded} again={again}>
        {(space) => (
          <div className="flow measure">
            <h2 id="espacio" tabIndex={-1}>
              {space.title}
            </h2>
            <p>
              <a href={`/participacion/${space.code}`}>{t.page}</a>
            </p>
            {space.closed ? (
              <Notice tone="attention">{t.closedNow}</Notice>
            ) : (
              <>
                <Secretary space={space} api={api} again={again} />
                {space.admission === 'appointed' ? (
                  <Seating space={space} api={api} again={again} />
                ) : (
                  <p>{t.freeJoin}</p>
                )}
                <LevelMeans level={space.level} />
                {space.level !== 'informative' && <ChangeRule space={space} api={api} again={again} />}
                <details>
                  <summary>{t.close}</summary>
                  <TextAct
                    name="motivo"
                    label={t.reason}
                    send={t.closeSend}
                    look="danger"
                    onSend={async (reason) => {
                      await ask(`${api}/management`, { body: { act: 'close', reason } });
                      again();
                    }}
                  />
                </details>
              </>
            )}
          </div>
        )}
      </LoadedView>
    </>
  );
}

interface PartProps {
  readonly space: SpaceAnswer;
  readonly api: string;
  readonly again: () => void;
}

function Secretary({ space, api, again }: PartProps) {
  const t = useMessages(foundWords);
  const [document, setDocument] = useState('');
  const [tried, setTried] = useState(false);
  const acting = useAct(() => {
    showToast(t.named);
    setDocument('');
    setTried(false);
    again();
  });
  const name = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (document.trim() !== '')
      void acting.send(`${api}/management`, { act: 'name-secretary', document: document.trim() });
  };
  return (
    <section className="space-panel flow" aria-labelledby="secretaria">
      <h3 id="secretaria">{t.nameSecretary}</h3>
      <p>{space.secretaries.length > 0 ? t.secretaryNow(space.secretaries.join(', ')) : t.secretaryWhat}</p>
      {acting.problem !== undefined && <ProblemNotice problem={acting.problem} />}
      <form onSubmit={name} noValidate>
        <TextField
          name="cedula-secretaria"
          label={t.document}
          hint={t.documentHint}
          width="s"
          autoComplete="off"
          value={document}
          error={tried && document.trim() === '' ? t.missing : undefined}
          onValue={setDocument}
        />
        <div className="actions">
          <Button
            look={space.secretaries.length > 0 ? 'secondary' : 'primary'}
            type="submit"
            busy={acting.busy}
          >
            {t.nameSecretary}
          </Button>
          {space.secretaries.length > 0 && (
            <Button
              look="quiet"
              busy={acting.busy}
              onClick={() => {
                setTried(true);
                if (document.trim() === '')
                  return window.document.getElementById('cedula-secretaria')?.focus();
                void acting.send(`${api}/management`, { act: 'end-secretary', document: document.trim() });
              }}
            >
              {t.endSecretary}
            </Button>
          )}
        </div>
      </form>
    </section>
  );
}

/** Another rule of voting, with its reason: votes that are open keep theirs. */
function ChangeRule({ space, api, again }: PartProps) {
  const t = useMessages(foundWords);
  const [draft, setDraft] = useState(emptyDraft);
  return (
    <details>
      <summary>{t.changeRule}</summary>
      <div className="flow">
        <p>
          <strong>{t.ruleNow}:</strong> <RuleNow space={space} />
        </p>
        <RuleFields draft={draft} set={(changes) => setDraft({ ...draft, ...changes })} />
        <TextAct
          name="razon-regla"
          label={t.ruleReason}
          send={t.changeRule}
          onSend={async (reason) => {
            await ask(`${api}/management`, {
              body: { act: 'set-vote-rule', rule: ruleFrom(draft), reason },
            });
            showToast(t.ruleChanged);
            again();
          }}
        />
      </div>
    </details>
  );
}

function RuleNow({ space }: { space: SpaceAnswer }) {
  const [language] = useLanguage();
  return <>{space.rule[language]}</>;
}

function Seating({ space, api, again }: PartProps) {
  const t = useMessages(foundWords);
  const [document, setDocument] = useState('');
  const [role, setRole] = useState('member');
  const [alternateOf, setAlternateOf] = useState('');
  const [declared, setDeclared] = useState(noInterests);
  const [tried, setTried] = useState(false);
  const acting = useAct(() => {
    showToast(t.seated);
    setDocument('');
    setDeclared(noInterests);
    setTried(false);
    again();
  });
  const watches = space.oversees.facility !== null || space.oversees.organisation !== null;
  const principals = space.seats.filter((one) => one.alternateOf === null && one.role === 'member');
  const seat = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (document.trim() === '') return;
    void acting.send(`${api}/management`, {
      act: 'seat',
      document: document.trim(),
      role,
      vote: role === 'member',
      alternateOf: role === 'member' && alternateOf !== '' ? Number(alternateOf) : null,
      interests: role === 'member' ? interestsFrom(declared, space.oversees) : [],
    });
  };
  return (
    <section className="space-panel flow" aria-labelledby="sentar">
      <h3 id="sentar">{t.seatWho}</h3>
      {acting.problem !== undefined && <ProblemNotice problem={acting.problem} />}
      <form onSubmit={seat} noValidate>
        <TextField
          name="cedula-designado"
          label={t.document}
          hint={t.documentHint}
          width="s"
          autoComplete="off"
          value={document}
          error={tried && document.trim() === '' ? t.missing : undefined}
          onValue={setDocument}
        />
        <Select
          name="viene"
          label={t.role}
          value={role}
          onValue={setRole}
          options={Object.entries(t.roles).map(([value, label]) => ({ value, label }))}
        />
        {role === 'member' && principals.length > 0 && (
          <Select
            name="suplente"
            label={t.alternate}
            optional
            placeholder={t.principal}
            value={alternateOf}
            onValue={setAlternateOf}
            options={principals.map((one) => ({ value: String(one.seat), label: one.name }))}
          />
        )}
        {watches && role === 'member' && <Interests of="other" value={declared} onValue={setDeclared} />}
        <div className="actions">
          <Button type="submit" busy={acting.busy}>
            {t.seat}
          </Button>
        </div>
      </form>
    </section>
  );
}
