import { useState } from 'react';
import {
  Badge,
  Button,
  CheckboxGroup,
  Notice,
  Select,
  StateChip,
  TextArea,
  TextField,
  useMessages,
} from '#design';
import type { GroupAnswer } from '../api.ts';
import { groupWords } from './groupWords.ts';
import type { GroupPart } from './part.ts';
import { Terms } from './Terms.tsx';
import { TextAct } from './TextAct.tsx';

const words = {
  es: {
    title: 'Formar la veeduría',
    admit: 'Admitir la iniciativa',
    refuse: 'No admitirla',
    admitWhy: 'Las razones',
    applicants: 'Personas inscritas',
    none: 'Nadie espera ser calificado.',
    qualify: 'Calificar',
    exclude: 'No cumple',
    qualifyWhy: (name: string) => `Con qué se comprobaron los requisitos de ${name}`,
    qualified: 'Calificada',
    inducted: 'Con inducción',
    bar: 'Tiene un impedimento',
    induct: 'Registrar la inducción',
    inductWho: 'Quiénes la recibieron',
    inductTopics: 'Qué se trató',
    accredit: 'Acreditar y dar las credenciales',
    accreditWhat:
      'Se acredita a quienes están calificados, tienen inducción y no tienen una impugnación en trámite.',
    notify: 'Notificar la impugnación',
    decide: (name: string) => `Decisión sobre la impugnación contra ${name}`,
    uphold: 'Aceptarla: deja la veeduría',
    dismiss: 'No aceptarla: sigue',
    notHeard: 'Se decide cuando conteste o pase su plazo.',
    designate: 'Designar a una persona',
    document: 'Su cédula',
    by: 'Quién la designa',
    alternateOf: 'Es alterna de',
    principal: 'De nadie: es principal',
    cancel: 'Cancelar la veeduría',
    cancelWhy: 'Por qué se cancela',
    close: 'Cerrar la veeduría',
    closeText: 'Con qué se cierra',
  },
  en: {
    title: 'Form the group',
    admit: 'Admit the initiative',
    refuse: 'Do not admit it',
    admitWhy: 'The reasons',
    applicants: 'Who registered',
    none: 'Nobody waits to be qualified.',
    qualify: 'Qualify',
    exclude: 'Does not meet them',
    qualifyWhy: (name: string) => `How the requirements of ${name} were checked`,
    qualified: 'Qualified',
    inducted: 'Inducted',
    bar: 'Something bars her',
    induct: 'Record the induction',
    inductWho: 'Who received it',
    inductTopics: 'What it was about',
    accredit: 'Accredit and give the cards',
    accreditWhat: 'Who is qualified, inducted and without a challenge in course is accredited.',
    notify: 'Notify the challenge',
    decide: (name: string) => `Decision on the challenge of ${name}`,
    uphold: 'Uphold it: leaves the group',
    dismiss: 'Dismiss it: stays',
    notHeard: 'It is decided once answered or the term passes.',
    designate: 'Designate a person',
    document: 'Her document',
    by: 'Who designates her',
    alternateOf: 'She is alternate of',
    principal: 'Nobody: she is a principal',
    cancel: 'Cancel the group',
    cancelWhy: 'Why it is cancelled',
    close: 'Close the group',
    closeText: 'With what it closes',
  },
};

/** What whoever manages oversight does with a group, step by step. */
export function Managing({ group, api, acting }: GroupPart) {
  const t = useMessages(words);
  const url = `${api}/management`;
  const part = { group, api, acting };
  const forming = ['registering', 'preparing', 'working'].includes(group.phase);
  return (
    <section className="flow" aria-labelledby="formar">
      <h3 id="formar">{t.title}</h3>
      {group.phase === 'proposed' && (
        <TextAct
          name="admitir"
          label={t.admitWhy}
          acting={acting}
          url={url}
          choices={[
            { button: t.admit, body: (reason) => ({ act: 'admit', reason }) },
            { button: t.refuse, body: (reason) => ({ act: 'refuse-initiative', reason }) },
          ]}
        />
      )}
      {forming && (
        <>
          {['staff-selection', 'ethics-committee'].includes(group.kind) && <Designate {...part} />}
          <Applicants {...part} />
          <Induct {...part} />
          {group.phase !== 'registering' && (
            <div className="flow">
              <p className="soft">{t.accreditWhat}</p>
              <div className="actions">
                <Button
                  look="primary"
                  busy={acting.busy}
                  onClick={() => void acting.send(url, { act: 'accredit' })}
                >
                  {t.accredit}
                </Button>
              </div>
            </div>
          )}
          {group.challenges
            .filter((one) => one.state !== 'upheld' && one.state !== 'dismissed')
            .map((one) => (
              <DecideChallenge key={one.challenge} one={one} {...part} />
            ))}
        </>
      )}
      <Terms {...part} />
      {group.phase === 'reported' && (
        <details>
          <summary>{t.close}</summary>
          <TextAct
            name="cerrar"
            label={t.closeText}
            acting={acting}
            url={url}
            choices={[{ button: t.close, body: (text) => ({ act: 'close', text }) }]}
          />
        </details>
      )}
      {['registering', 'preparing', 'working', 'expired'].includes(group.phase) && (
        <details>
          <summary>{t.cancel}</summary>
          <TextAct
            name="cancelar"
            label={t.cancelWhy}
            acting={acting}
            url={url}
            choices={[{ button: t.cancel, body: (reason) => ({ act: 'cancel', reason }) }]}
          />
        </details>
      )}
    </section>
  );
}

function Applicants({ group, api, acting }: GroupPart) {
  const t = useMessages(words);
  const waiting = group.members.filter((one) => one.accreditedOn === null && one.ceasedOn === null);
  return (
    <div className="flow">
      <h4>{t.applicants}</h4>
      {waiting.length === 0 && <p className="soft">{t.none}</p>}
      {waiting.map((one) => (
        <article key={one.member} className="group-entry" aria-label={one.name}>
          <p className="group-marks">
            <strong>{one.name}</strong>
            {one.qualified && <StateChip shape="done">{t.qualified}</StateChip>}
            {one.inducted && <StateChip shape="done">{t.inducted}</StateChip>}
            {one.bar && (
              <Badge tone="attention">
                {t.bar}: {one.bar}
              </Badge>
            )}
          </p>
          {one.statement && <p>{one.statement}</p>}
          {!one.qualified && (
            <TextAct
              name={`calificar-${one.member}`}
              label={t.qualifyWhy(one.name)}
              rows={2}
              acting={acting}
              url={`${api}/management`}
              choices={[
                { button: t.qualify, body: (ground) => ({ act: 'qualify', member: one.member, ground }) },
                {
                  button: t.exclude,
                  body: (text) => ({ act: 'cease', member: one.member, why: 'not-qualified', text }),
                },
              ]}
            />
          )}
        </article>
      ))}
    </div>
  );
}

function Induct({ group, api, acting }: GroupPart) {
  const t = useMessages(words);
  const w = useMessages(groupWords);
  const ready = group.members.filter((one) => one.qualified && !one.inducted && one.ceasedOn === null);
  const [chosen, setChosen] = useState<string[] | null>(null);
  const [topics, setTopics] = useState('');
  const [tried, setTried] = useState(false);
  if (ready.length === 0) return null;
  const who = chosen ?? ready.map((one) => String(one.member));
  const missing = topics.trim().length < 10 || who.length === 0;
  return (
    <form
      className="flow"
      aria-label={t.induct}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (!missing)
          void acting.send(`${api}/management`, { act: 'induct', members: who.map(Number), topics });
      }}
      noValidate
    >
      <CheckboxGroup
        name="induccion"
        label={t.inductWho}
        options={ready.map((one) => ({ value: String(one.member), label: one.name }))}
        value={who}
        onValue={setChosen}
      />
      <TextArea
        name="temas"
        label={t.inductTopics}
        rows={2}
        value={topics}
        onValue={setTopics}
        error={tried && missing ? w.short : undefined}
      />
      <div className="actions">
        <Button type="submit" busy={acting.busy}>
          {t.induct}
        </Button>
      </div>
    </form>
  );
}

function DecideChallenge({ one, api, acting }: GroupPart & { one: GroupAnswer['challenges'][number] }) {
  const t = useMessages(words);
  if (one.state === 'filed')
    return (
      <div className="actions">
        <Button
          busy={acting.busy}
          onClick={() =>
            void acting.send(`${api}/management`, { act: 'notify-challenge', challenge: one.challenge })
          }
        >
          {t.notify}
          <span className="visually-hidden">: {one.name}</span>
        </Button>
      </div>
    );
  if (!one.heard) return <Notice>{t.notHeard}</Notice>;
  return (
    <TextAct
      name={`resolver-${one.challenge}`}
      label={t.decide(one.name)}
      acting={acting}
      url={`${api}/management`}
      choices={[
        {
          button: t.uphold,
          body: (reason) => ({
            act: 'decide-challenge',
            challenge: one.challenge,
            upheld: true,
            reason,
          }),
        },
        {
          button: t.dismiss,
          body: (reason) => ({
            act: 'decide-challenge',
            challenge: one.challenge,
            upheld: false,
            reason,
          }),
        },
      ]}
    />
  );
}

function Designate({ group, api, acting }: GroupPart) {
  const t = useMessages(words);
  const [document, setDocument] = useState('');
  const [by, setBy] = useState('');
  const [alternateOf, setAlternateOf] = useState('');
  const designate = async () => {
    if (document.trim().length < 5 || by.trim().length < 3) return;
    const body = {
      act: 'designate',
      document: document.trim(),
      alternateOf: alternateOf ? Number(alternateOf) : null,
      designatedBy: by,
    };
    if (await acting.send(`${api}/management`, body)) setDocument('');
  };
  return (
    <form
      className="flow"
      aria-label={t.designate}
      onSubmit={(event) => {
        event.preventDefault();
        void designate();
      }}
      noValidate
    >
      <TextField
        name="cedula-designada"
        label={t.document}
        width="m"
        inputMode="numeric"
        value={document}
        onValue={setDocument}
      />
      <TextField name="designa" label={t.by} value={by} onValue={setBy} />
      <Select
        name="alterna-de"
        label={t.alternateOf}
        placeholder={t.principal}
        value={alternateOf}
        onValue={setAlternateOf}
        options={group.designations
          .filter((one) => one.alternateOf === null)
          .map((one) => ({ value: String(one.number), label: one.name }))}
      />
      <div className="actions">
        <Button type="submit" busy={acting.busy}>
          {t.designate}
        </Button>
      </div>
    </form>
  );
}
