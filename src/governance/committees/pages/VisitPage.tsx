import { useRef, useState } from 'react';
import {
  ask,
  Breadcrumb,
  Button,
  DateField,
  FileDrop,
  keepForLater,
  Link,
  Notice,
  newKey,
  PageHead,
  type Problem,
  ProblemNotice,
  RadioGroup,
  Refused,
  TextArea,
  useMessages,
} from '#design';
import { dateAt, type PlainDate } from '#kernel';
import type { VisitBody } from '../api.ts';
import { type Checkpoint, checkpoints, type Seen } from '../checklist.ts';
import { committeeWords } from './committeeWords.ts';
import './committees.css';

const words = {
  es: {
    title: 'Anotar una visita',
    lede: 'Marque lo que vio. Funciona sin conexión: lo que anote queda en su teléfono y se envía solo.',
    takes: 'Unos 3 minutos',
    next: 'La visita aparece en la página del comité; si faltó algo, puede hacer una observación.',
    on: 'Día de la visita',
    note: 'Qué vio o le contaron',
    noteHint: 'Sin nombres de pacientes ni de personal.',
    photographs: 'Fotografías',
    photographsHint:
      'Hasta tres. No fotografíe a personas: solo lugares y carteles. Su teléfono les quita los datos de lugar antes de enviarlas.',
    send: 'Guardar la visita',
    sent: 'La visita quedó registrada',
    kept: 'Guardada en este teléfono',
    keptWhat: 'No hay conexión. Se enviará sola, una vez, cuando vuelva.',
    back: 'Volver al comité',
    fault: 'Escriba un día que no sea futuro.',
    unreadable: 'Una de las fotografías no se pudo leer; quítela o tome otra.',
  },
  en: {
    title: 'Note a visit',
    lede: 'Mark what you saw. It works without connection: what you note stays on your phone and sends itself.',
    takes: 'About 3 minutes',
    next: 'The visit appears on the committee’s page; if something was missing you can make an observation.',
    on: 'Day of the visit',
    note: 'What you saw or were told',
    noteHint: 'Without names of patients or staff.',
    photographs: 'Photographs',
    photographsHint:
      'Up to three. Do not photograph people: only places and signs. Your phone removes data of place before sending.',
    send: 'Keep the visit',
    sent: 'The visit is recorded',
    kept: 'Kept on this phone',
    keptWhat: 'There is no connection. It will send itself, once, when it is back.',
    back: 'Back to the committee',
    fault: 'Write a day that is not in the future.',
    unreadable: 'One of the photographs could not be read; remove it or take another.',
  },
};

const widest = 1280;

/** Draws a photograph anew, smaller: what the camera wrote beside it does not come along. @returns JPEG in base64. */
async function drawnAnew(file: File): Promise<string> {
  const bitmap = await createImageBitmap(file);
  const scale = Math.min(1, widest / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(bitmap.width * scale);
  canvas.height = Math.round(bitmap.height * scale);
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  return canvas.toDataURL('image/jpeg', 0.72).replace(/^data:image\/jpeg;base64,/, '');
}

interface Photograph {
  readonly id: string;
  readonly file: File;
}

/** The checklist of a visit; it needs nothing of the server until it is sent. */
export default function VisitPage({ params }: { params: Readonly<Record<string, string>> }) {
  const t = useMessages(words);
  const w = useMessages(committeeWords);
  const code = params.code ?? '';
  const today = dateAt(Date.now());
  const [on, setOn] = useState<PlainDate | null>(today);
  const [seen, setSeen] = useState<Partial<Record<Checkpoint, Seen>>>({});
  const [note, setNote] = useState('');
  const [photographs, setPhotographs] = useState<readonly Photograph[]>([]);
  const [state, setState] = useState<'writing' | 'busy' | 'sent' | 'kept'>('writing');
  const [fault, setFault] = useState(false);
  const [problem, setProblem] = useState<Problem | undefined>();
  const key = useRef(newKey());
  const home = `/comites/${encodeURIComponent(code)}`;

  const send = async () => {
    const late = on === null || on > today;
    setFault(late);
    if (late) return;
    setState('busy');
    const url = `/api/committees/${encodeURIComponent(code)}/visits`;
    let body: VisitBody;
    try {
      body = {
        on,
        seen: Object.fromEntries(
          checkpoints.map((one) => [one, seen[one] ?? 'not-seen']),
        ) as VisitBody['seen'],
        note,
        photographs: await Promise.all(photographs.map((one) => drawnAnew(one.file))),
      };
    } catch {
      setProblem({ title: t.unreadable, status: 400 });
      setState('writing');
      return;
    }
    try {
      await ask(url, { body, key: key.current });
      setState('sent');
    } catch (error) {
      if (error instanceof Refused) {
        setProblem(error.problem);
        setState('writing');
      } else {
        await keepForLater({ key: key.current, url, body });
        setState('kept');
      }
    }
  };

  if (state === 'sent' || state === 'kept')
    return (
      <div className="flow">
        <h1>{state === 'sent' ? t.sent : t.kept}</h1>
        {state === 'kept' && <Notice tone="attention" live title={t.keptWhat} />}
        <p>
          <Link href={`${home}?ver=visitas`} look="action">
            {t.back}
          </Link>
        </p>
      </div>
    );
  return (
    <div className="flow">
      <Breadcrumb
        items={[{ label: w.committees, href: '/comites' }, { label: t.back, href: home }, { label: t.title }]}
      />
      <PageHead title={t.title} lede={t.lede} takes={t.takes} next={t.next} />
      {problem && <ProblemNotice problem={problem} />}
      <form
        className="measure"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <DateField
          name="dia"
          label={t.on}
          defaultValue={today}
          error={fault ? t.fault : undefined}
          onDate={(read) => setOn(read.state === 'date' ? read.date : null)}
        />
        {checkpoints.map((point) => (
          <RadioGroup
            key={point}
            name={point}
            label={w.checkpoint[point]}
            inline
            value={seen[point] ?? null}
            onValue={(value) => setSeen({ ...seen, [point]: value as Seen })}
            options={(['yes', 'no', 'not-seen'] as const).map((value) => ({ value, label: w.seen[value] }))}
          />
        ))}
        <TextArea
          name="nota"
          label={t.note}
          hint={t.noteHint}
          optional
          value={note}
          onValue={setNote}
          rows={3}
        />
        <FileDrop
          name="fotografias"
          label={t.photographs}
          hint={t.photographsHint}
          optional
          multiple
          accept="image/*"
          kinds={['JPG', 'PNG']}
          files={photographs.map(({ id, file }) => ({ id, name: file.name, bytes: file.size }))}
          onAdd={(files) =>
            setPhotographs([...photographs, ...files.map((file) => ({ id: newKey(), file }))].slice(0, 3))
          }
          onRemove={(id) => setPhotographs(photographs.filter((one) => one.id !== id))}
        />
        <div className="actions">
          <Button look="primary" type="submit" busy={state === 'busy'}>
            {t.send}
          </Button>
        </div>
      </form>
    </div>
  );
}
