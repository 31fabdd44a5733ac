import { useState } from 'react';
import {
  ask,
  Button,
  goTo,
  Link,
  NumberField,
  ProblemNotice,
  Select,
  TextField,
  useAction,
  useMessages,
} from '#design';
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
    territory: 'Provincia (código de dos cifras), o «national» para todo el país',
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
    territory: 'Province (two-digit code), or “national” for the whole country',
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
  const [members, setMembers] = useState<number | null>(null);
  const options = (labels: Readonly<Record<string, string>>) =>
    Object.entries(labels).map(([value, label]) => ({ value, label }));
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
        <form
          className="flow"
          onSubmit={(event) => {
            event.preventDefault();
            const form = new FormData(event.currentTarget);
            const text = (name: string) => String(form.get(name) ?? '').trim();
            const file = form.get('archivo');
            void act(async () => {
              const sha256 = file instanceof File ? await hashOf(file) : '';
              const { id } = await ask<{ id: string }>('/api/organisations', {
                body: {
                  name: text('nombre'),
                  kind,
                  side,
                  ruc: text('ruc'),
                  legalAct: text('acto'),
                  statutes: { title: text('estatutos'), adopted: text('aprobados'), sha256 },
                  sector: text('rama'),
                  territory: text('territorio'),
                  members: members ?? 0,
                },
              });
              done();
              goTo(`/organizaciones/${id}`);
            });
          }}
        >
          {problem !== undefined && <ProblemNotice problem={problem} />}
          <TextField name="nombre" label={t.name} required />
          <Select name="tipo" label={t.kind} value={kind} onValue={setKind} options={options(w.kind)} />
          <Select name="representa" label={t.side} value={side} onValue={setSide} options={options(w.side)} />
          <TextField name="ruc" label={t.ruc} inputMode="numeric" width="m" required />
          <TextField name="acto" label={t.legalAct} required />
          <TextField name="estatutos" label={t.statutes} required />
          <TextField name="aprobados" label={t.adopted} type="date" width="m" required />
          <TextField name="archivo" label={t.file} hint={t.fileHint} type="file" required />
          <TextField name="rama" label={t.sector} required />
          <TextField name="territorio" label={t.territory} width="m" required />
          <NumberField name="integrantes" label={t.members} whole onNumber={setMembers} required />
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
