import { useState } from 'react';
import {
  Breadcrumb,
  Button,
  DateField,
  EmptyState,
  goTo,
  Link,
  LoadedView,
  PageHead,
  ProblemNotice,
  RadioGroup,
  TextArea,
  TextField,
  useAct,
  useLoaded,
  useMessages,
} from '#design';
import { foldText, type PlainDate } from '#kernel';
import type { MineAnswer } from '../api.ts';
import { groupWords } from './groupWords.ts';
import './groups.css';

const words = {
  es: {
    title: 'Proponer una veeduría',
    lede: 'Diga qué hay que observar y por qué. La Defensoría la admite o dice por qué no; después se abre la inscripción para quien quiera sumarse.',
    signInFirst: 'Inicie sesión para proponer una veeduría',
    signIn: 'Iniciar sesión',
    name: 'Cómo se llama',
    kind: 'Qué observa',
    object: 'Qué exactamente',
    objectHint: 'La compra, la obra o el plan, con su nombre o código.',
    reason: 'Por qué hace falta',
    registration: 'Último día para inscribirse',
    until: 'Último día de la veeduría',
    send: 'Proponer',
    missing: 'Complete todo: nombre, qué se observa, por qué y las dos fechas.',
  },
  en: {
    title: 'Propose an oversight group',
    lede: 'Say what must be observed and why. The Ombudsman admits it or says why not; then registration opens for whoever wants to join.',
    signInFirst: 'Sign in to propose a group',
    signIn: 'Sign in',
    name: 'What it is called',
    kind: 'What it observes',
    object: 'What exactly',
    objectHint: 'The purchase, the work or the plan, with its name or code.',
    reason: 'Why it is needed',
    registration: 'Last day to register',
    until: 'Last day of the group',
    send: 'Propose',
    missing: 'Complete everything: name, what is observed, why and both dates.',
  },
};

const proposed = ['procurement', 'works', 'plans-and-budgets'] as const;

/** A short name for the address, from the title and the day. */
const codeOf = (title: string) =>
  `${foldText(title)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 44)}-${Date.now().toString(36).slice(-5)}`;

/** One asks for an oversight group. */
export default function ProposePage() {
  const t = useMessages(words);
  const w = useMessages(groupWords);
  const [mine, again] = useLoaded<MineAnswer>('/api/oversight-groups-mine');
  return (
    <div className="flow">
      <Breadcrumb
        items={[{ label: w.home, href: '/' }, { label: w.groups, href: '/veedurias' }, { label: t.title }]}
      />
      <PageHead title={t.title} lede={t.lede} />
      {mine.state === 'refused' && (mine.problem.status === 401 || mine.problem.status === 403) ? (
        <EmptyState
          title={t.signInFirst}
          action={
            <Link look="button" href="/ingresar?despues=/veedurias/proponer">
              {t.signIn}
            </Link>
          }
        />
      ) : (
        <LoadedView loaded={mine} again={again}>
          {() => <ProposeForm />}
        </LoadedView>
      )}
    </div>
  );
}

function ProposeForm() {
  const t = useMessages(words);
  const w = useMessages(groupWords);
  const [title, setTitle] = useState('');
  const [kind, setKind] = useState<string>('procurement');
  const [object, setObject] = useState('');
  const [reason, setReason] = useState('');
  const [registrationUntil, setRegistration] = useState<PlainDate | null>(null);
  const [until, setUntil] = useState<PlainDate | null>(null);
  const [tried, setTried] = useState(false);
  const acting = useAct(() => {});
  const missing =
    title.trim().length < 3 ||
    object.trim().length < 10 ||
    reason.trim().length < 10 ||
    registrationUntil === null ||
    until === null;
  const send = async () => {
    setTried(true);
    if (missing) return;
    const code = codeOf(title);
    const body = {
      ...{ code, title, kind, object, reason, registrationUntil, until },
      technical: false,
      facility: null,
      organisations: [],
    };
    if (await acting.send('/api/oversight-groups-initiatives', body)) goTo(`/veedurias/${code}`);
  };
  return (
    <form
      aria-label={t.title}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
      noValidate
    >
      {acting.problem !== undefined && <ProblemNotice problem={acting.problem} />}
      <TextField
        name="titulo"
        label={t.name}
        value={title}
        onValue={setTitle}
        error={tried && missing ? t.missing : undefined}
      />
      <RadioGroup
        name="clase"
        label={t.kind}
        value={kind}
        onValue={setKind}
        options={proposed.map((value) => ({ value, label: w.kind[value] }))}
      />
      <TextArea
        name="objeto"
        label={t.object}
        hint={t.objectHint}
        rows={3}
        value={object}
        onValue={setObject}
      />
      <TextArea name="razones" label={t.reason} rows={3} value={reason} onValue={setReason} />
      <DateField
        name="inscripcion"
        label={t.registration}
        onDate={(read) => setRegistration(read.state === 'date' ? read.date : null)}
      />
      <DateField
        name="termino"
        label={t.until}
        onDate={(read) => setUntil(read.state === 'date' ? read.date : null)}
      />
      <div className="actions">
        <Button look="primary" type="submit" busy={acting.busy}>
          {t.send}
        </Button>
      </div>
    </form>
  );
}
