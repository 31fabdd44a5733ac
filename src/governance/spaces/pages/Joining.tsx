import { useState } from 'react';
import {
  type Acting,
  Button,
  Checkbox,
  CheckboxGroup,
  Link,
  NumberField,
  Select,
  useMessages,
} from '#design';
import type { SpaceAnswer } from '../api.ts';

const words = {
  es: {
    join: 'Unirse a este espacio',
    signIn: 'Inicie sesión para unirse o aportar',
    inside: (n: number) => `Usted integra este espacio, en el puesto ${n}.`,
    leave: 'Dejar este espacio',
    declare: 'Antes de unirse, diga si algo de esto se cumple con el lugar que este espacio vigila',
    options: [
      { value: 'works', label: 'Trabajo ahí' },
      { value: 'contracts', label: 'Le vendo o tengo un contrato con ese lugar' },
      { value: 'kinship', label: 'Un familiar mío trabaja ahí o tiene un contrato' },
    ],
    line: 'El parentesco es',
    lines: [
      { value: 'blood', label: 'de sangre' },
      { value: 'marriage', label: 'por matrimonio o unión' },
    ],
    degree: 'Grado',
    degreeHint: 'Padres e hijos, 1; hermanos y abuelos, 2; tíos y sobrinos, 3; primos, 4.',
    public: 'Sé que mi nombre será público mientras integre este espacio',
    mustAgree: 'Para unirse debe aceptar que su nombre sea público.',
    send: 'Unirme',
  },
  en: {
    join: 'Join this space',
    signIn: 'Sign in to join or contribute',
    inside: (n: number) => `You are a member of this space, in seat ${n}.`,
    leave: 'Leave this space',
    declare: 'Before joining, say whether any of this holds with the place that this space watches',
    options: [
      { value: 'works', label: 'I work there' },
      { value: 'contracts', label: 'I sell to it or have a contract with it' },
      { value: 'kinship', label: 'A relative of mine works there or has a contract' },
    ],
    line: 'The kinship is',
    lines: [
      { value: 'blood', label: 'by blood' },
      { value: 'marriage', label: 'by marriage or union' },
    ],
    degree: 'Degree',
    degreeHint:
      'Parents and children, 1; siblings and grandparents, 2; uncles, aunts and nephews, 3; cousins, 4.',
    public: 'I know that my name will be public while I am a member',
    mustAgree: 'To join you must accept that your name is public.',
    send: 'Join',
  },
};

/** Joining a free space: what one declares first, and that one's name will be public. */
export function Joining({ space, api, acting }: { space: SpaceAnswer; api: string; acting: Acting }) {
  const t = useMessages(words);
  const [open, setOpen] = useState(false);
  const [declared, setDeclared] = useState<string[]>([]);
  const [line, setLine] = useState('blood');
  const [degree, setDegree] = useState<number | null>(null);
  const [agreed, setAgreed] = useState(false);
  const [fault, setFault] = useState(false);
  const { me } = space;
  if (me.seat !== null)
    return (
      <p className="cluster">
        <span>{t.inside(me.seat)}</span>
        <Button
          look="quiet"
          busy={acting.busy}
          onClick={() => void acting.send(`${api}/acts`, { act: 'leave' })}
        >
          {t.leave}
        </Button>
      </p>
    );
  if (!me.signedIn)
    return (
      <p>
        <Link href={`/ingresar?despues=/participacion/${space.code}`} look="action">
          {t.signIn}
        </Link>
      </p>
    );
  if (space.admission !== 'free' || me.secretary) return null;
  if (!open)
    return (
      <p>
        <Button look="primary" onClick={() => setOpen(true)}>
          {t.join}
        </Button>
      </p>
    );
  const subject = space.oversees;
  const watches = subject.facility !== null || subject.organisation !== null;
  const join = () => {
    setFault(!agreed);
    if (!agreed) return;
    const interests = declared.map((kind) =>
      kind === 'kinship' ? { kind, subject, line, degree: degree ?? 1 } : { kind, subject },
    );
    void acting.send(`${api}/acts`, { act: 'join', interests, nameIsPublic: true });
  };
  return (
    <section className="space-panel" aria-labelledby="unirse">
      <h2 id="unirse">{t.join}</h2>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          join();
        }}
      >
        {watches && (
          <CheckboxGroup
            name="intereses"
            label={t.declare}
            options={t.options}
            value={declared}
            onValue={setDeclared}
          />
        )}
        {declared.includes('kinship') && (
          <div className="columns">
            <Select name="linea" label={t.line} options={t.lines} value={line} onValue={setLine} />
            <NumberField name="grado" label={t.degree} hint={t.degreeHint} whole onNumber={setDegree} />
          </div>
        )}
        <Checkbox
          name="publico"
          label={t.public}
          error={fault ? t.mustAgree : undefined}
          checked={agreed}
          onValue={setAgreed}
        />
        <div className="actions">
          <Button look="primary" type="submit" busy={acting.busy}>
            {t.send}
          </Button>
        </div>
      </form>
    </section>
  );
}
