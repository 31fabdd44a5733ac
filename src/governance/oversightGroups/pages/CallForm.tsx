import { useState } from 'react';
import {
  Button,
  Checkbox,
  DateField,
  ProblemNotice,
  Select,
  TextArea,
  TextField,
  useAct,
  useMessages,
} from '#design';
import type { PlainDate } from '#kernel';
import { kinds } from '../groupActions.ts';
import { groupWords } from './groupWords.ts';

const words = {
  es: {
    call: 'Convocar una veeduría',
    what: 'La inscripción es libre; en la selección de personal y el Comité de Ética el Consejo Directivo designa.',
    code: 'Nombre corto para la dirección',
    codeHint: 'Letras minúsculas, números y guiones.',
    name: 'Cómo se llama',
    kind: 'Qué observa',
    technical: 'Pide conocimientos del tema (participación técnica)',
    object: 'Qué exactamente',
    organisations: 'Empresas que observa, un RUC por línea',
    resolution: 'Resolución del Consejo Directivo',
    registration: 'Último día para inscribirse',
    until: 'Último día de la veeduría',
    missing: 'Complete el nombre corto, el nombre, qué se observa y las dos fechas.',
  },
  en: {
    call: 'Call an oversight group',
    what: 'Registration is free; for staff selection and the ethics committee the Board designates.',
    code: 'Short name for the address',
    codeHint: 'Lower-case letters, numbers and hyphens.',
    name: 'What it is called',
    kind: 'What it observes',
    technical: 'It asks for knowledge of the matter (technical participation)',
    object: 'What exactly',
    organisations: 'Companies that it observes, one RUC per line',
    resolution: 'Resolution of the Board',
    registration: 'Last day to register',
    until: 'Last day of the group',
    missing: 'Complete the short name, the name, what is observed and both dates.',
  },
};

/** Calls a group. */
export function CallForm({ again }: { again: () => void }) {
  const t = useMessages(words);
  const w = useMessages(groupWords);
  const [code, setCode] = useState('');
  const [title, setTitle] = useState('');
  const [kind, setKind] = useState<string>('procurement');
  const [technical, setTechnical] = useState(false);
  const [object, setObject] = useState('');
  const [organisations, setOrganisations] = useState('');
  const [resolution, setResolution] = useState('');
  const [registrationUntil, setRegistration] = useState<PlainDate | null>(null);
  const [until, setUntil] = useState<PlainDate | null>(null);
  const [tried, setTried] = useState(false);
  const acting = useAct(again);
  const missing =
    !/^[a-z0-9][a-z0-9-]{1,59}$/.test(code) ||
    title.trim().length < 3 ||
    object.trim().length < 10 ||
    registrationUntil === null ||
    until === null;
  const send = async () => {
    setTried(true);
    if (missing) return;
    const body = {
      ...{ code, title, kind, technical, object, registrationUntil, until },
      facility: null,
      organisations: organisations.split('\n').flatMap((line) => line.trim() || []),
      resolution: resolution.trim() || null,
    };
    // The group’s page is of the public house: another document than the desk’s.
    if (await acting.send('/api/oversight-groups', body))
      location.assign(`/veedurias/${code}?ver=integrantes`);
  };
  return (
    <details>
      <summary>
        <strong>{t.call}</strong>
      </summary>
      <p>{t.what}</p>
      {acting.problem !== undefined && <ProblemNotice problem={acting.problem} />}
      <form
        aria-label={t.call}
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
        noValidate
      >
        <TextField
          name="titulo"
          label={t.name}
          value={title}
          onValue={setTitle}
          error={tried && missing ? t.missing : undefined}
        />
        <TextField name="codigo" label={t.code} hint={t.codeHint} width="m" value={code} onValue={setCode} />
        <Select
          name="clase"
          label={t.kind}
          value={kind}
          onValue={setKind}
          options={kinds.map((value) => ({ value, label: w.kind[value] }))}
        />
        <Checkbox name="tecnica" label={t.technical} checked={technical} onValue={setTechnical} />
        <TextArea name="objeto" label={t.object} rows={3} value={object} onValue={setObject} />
        <TextArea
          name="empresas"
          label={t.organisations}
          optional
          rows={2}
          value={organisations}
          onValue={setOrganisations}
        />
        <TextField
          name="resolucion"
          label={t.resolution}
          optional
          value={resolution}
          onValue={setResolution}
        />
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
            {t.call}
          </Button>
        </div>
      </form>
    </details>
  );
}
