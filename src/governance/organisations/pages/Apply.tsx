import { type FormEvent, useState } from 'react';
import {
  ask,
  Button,
  DateField,
  ErrorSummary,
  type FieldFault,
  goTo,
  Link,
  NumberField,
  ProblemNotice,
  provinceTiles,
  type ReadDate,
  Select,
  TextField,
  useAction,
  useMessages,
} from '#design';
import { parseRuc } from '#kernel';
import { organisationWords } from './organisationWords.ts';

const words = {
  es: {
    title: 'Acreditar una organización',
    signIn: 'Inicie sesión para pedir la acreditación',
    open: 'Pedir la acreditación',
    needs:
      'Tenga a la mano el RUC, el acto que reconoce su personalidad jurídica y el archivo de los estatutos.',
    name: 'Nombre de la organización',
    kind: 'Tipo',
    side: 'Parte que representa',
    ruc: 'RUC',
    legalAct: 'Acto que reconoce su personalidad jurídica',
    statutes: 'Título de los estatutos',
    adopted: 'Fecha en que se aprobaron',
    file: 'Archivo de los estatutos',
    fileHint:
      'El archivo no sale de su equipo: solo se envía su huella (SHA-256), con la que cualquiera comprueba que es el mismo.',
    sector: 'Rama de actividad',
    rucHint: 'Trece cifras.',
    territory: 'Dónde actúa',
    faults: {
      nombre: 'Escriba el nombre de la organización',
      ruc: 'El RUC tiene trece cifras: revise que sea el de la organización',
      acto: 'Escriba el acto que reconoce su personalidad jurídica',
      estatutos: 'Escriba el título de los estatutos',
      aprobados: 'Diga en qué fecha se aprobaron los estatutos',
      archivo: 'Elija el archivo de los estatutos',
      rama: 'Escriba la rama de actividad',
      integrantes: 'Diga cuántos integrantes tiene: un número entero desde 1',
    },
    members: 'Número de integrantes',
    send: 'Enviar la solicitud',
  },
  en: {
    title: 'Accredit an organisation',
    signIn: 'Sign in to ask for accreditation',
    open: 'Ask for accreditation',
    needs: 'Have at hand the RUC, the act that recognises its legal person and the file of the statutes.',
    name: 'Name of the organisation',
    kind: 'Kind',
    side: 'Side it speaks for',
    ruc: 'RUC',
    legalAct: 'Act that recognises its legal person',
    statutes: 'Title of the statutes',
    adopted: 'Day on which they were adopted',
    file: 'File of the statutes',
    fileHint:
      'The file does not leave your device: only its hash (SHA-256) is sent, with which anyone checks that it is the same.',
    sector: 'Branch of activity',
    rucHint: 'Thirteen digits.',
    territory: 'Where it acts',
    faults: {
      nombre: 'Write the name of the organisation',
      ruc: 'A RUC has thirteen digits: see that it is the organisation’s',
      acto: 'Write the act that recognises its legal person',
      estatutos: 'Write the title of the statutes',
      aprobados: 'Say on which day the statutes were adopted',
      archivo: 'Choose the file of the statutes',
      rama: 'Write the branch of activity',
      integrantes: 'Say how many members it has: a whole number from 1',
    },
    members: 'Number of members',
    send: 'Send the application',
  },
};

async function hashOf(file: File): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Asks for an organisation to be accredited. */
export function Apply({ signedIn, done }: { signedIn: boolean; done: () => void }) {
  const t = useMessages(words);
  const w = useMessages(organisationWords);
  const [open, setOpen] = useState(false);
  const [problem, busy, act] = useAction();
  const [kind, setKind] = useState('union');
  const [side, setSide] = useState('workers');
  const [territory, setTerritory] = useState('national');
  const [adopted, setAdopted] = useState<ReadDate>({ state: 'empty' });
  const [members, setMembers] = useState<number | null>(null);
  const [faults, setFaults] = useState<readonly FieldFault[]>([]);
  const errorOf = (field: string) => faults.find((one) => one.field === field)?.message;
  const options = (labels: Readonly<Record<string, string>>) =>
    Object.entries(labels).map(([value, label]) => ({ value, label }));
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? '').trim();
    const chosen = form.get('archivo');
    const file = chosen instanceof File && chosen.size > 0 ? chosen : undefined;
    const holds: Record<keyof typeof t.faults, boolean> = {
      nombre: text('nombre').length >= 3,
      ruc: parseRuc(text('ruc')).ok,
      acto: text('acto').length >= 3,
      estatutos: text('estatutos').length >= 3,
      aprobados: adopted.state === 'date',
      archivo: file !== undefined,
      rama: text('rama').length >= 2,
      integrantes: members !== null && Number.isInteger(members) && members >= 1,
    };
    const found = (Object.keys(holds) as (keyof typeof holds)[])
      .filter((field) => !holds[field])
      .map((field): FieldFault => ({ field, message: t.faults[field] }));
    setFaults(found);
    if (!file || adopted.state !== 'date' || found.length > 0) return;
    const { date } = adopted;
    void act(async () => {
      const sha256 = await hashOf(file);
      const { id } = await ask<{ id: string }>('/api/organisations', {
        body: {
          ...{ name: text('nombre'), kind, side, ruc: text('ruc'), legalAct: text('acto') },
          statutes: { title: text('estatutos'), adopted: date, sha256 },
          ...{ sector: text('rama'), territory, members },
        },
      });
      done();
      goTo(`/organizaciones/${id}`);
    });
  };
  return (
    <section className="flow" aria-labelledby="acreditar">
      <h2 id="acreditar">{t.title}</h2>
      <p>{t.needs}</p>
      {!signedIn ? (
        <p>
          <Link href="/ingresar?despues=/organizaciones" look="action">
            {t.signIn}
          </Link>
        </p>
      ) : !open ? (
        <p>
          <Button onClick={() => setOpen(true)}>{t.open}</Button>
        </p>
      ) : (
        <form className="flow" aria-label={t.title} noValidate onSubmit={send}>
          {problem !== undefined && <ProblemNotice problem={problem} />}
          {faults.length > 0 && <ErrorSummary faults={faults} />}
          <TextField name="nombre" label={t.name} error={errorOf('nombre')} />
          <Select name="tipo" label={t.kind} value={kind} onValue={setKind} options={options(w.kind)} />
          <Select name="representa" label={t.side} value={side} onValue={setSide} options={options(w.side)} />
          <TextField
            name="ruc"
            label={t.ruc}
            hint={t.rucHint}
            inputMode="numeric"
            width="m"
            error={errorOf('ruc')}
          />
          <TextField name="acto" label={t.legalAct} error={errorOf('acto')} />
          <TextField name="estatutos" label={t.statutes} error={errorOf('estatutos')} />
          <DateField name="aprobados" label={t.adopted} onDate={setAdopted} error={errorOf('aprobados')} />
          <TextField name="archivo" label={t.file} hint={t.fileHint} type="file" error={errorOf('archivo')} />
          <TextField name="rama" label={t.sector} error={errorOf('rama')} />
          <Select
            name="territorio"
            label={t.territory}
            value={territory}
            onValue={setTerritory}
            options={[
              { value: 'national', label: w.national },
              ...provinceTiles
                .map(({ code, name }) => ({ value: code, label: name }))
                .sort((one, other) => one.label.localeCompare(other.label, 'es')),
            ]}
          />
          <NumberField
            name="integrantes"
            label={t.members}
            whole
            onNumber={setMembers}
            error={errorOf('integrantes')}
          />
          <div className="actions">
            <Button type="submit" look="primary" busy={busy}>
              {t.send}
            </Button>
          </div>
        </form>
      )}
    </section>
  );
}
