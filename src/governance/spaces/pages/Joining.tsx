import { useState } from 'react';
import { type Acting, Button, Checkbox, Link, noInterests, useMessages } from '#design';
import type { SpaceAnswer } from '../api.ts';
import { Declaring } from './Declaring.tsx';
import { Interests, interestsFrom } from './Interests.tsx';

const words = {
  es: {
    join: 'Unirse a este espacio',
    signIn: 'Inicie sesión para unirse o aportar',
    inside: (n: number) => `Usted integra este espacio, en el puesto ${n}.`,
    leave: 'Dejar este espacio',
    public: 'Sé que mi nombre será público mientras integre este espacio',
    mustAgree: 'Para unirse debe aceptar que su nombre sea público.',
    send: 'Unirme',
  },
  en: {
    join: 'Join this space',
    signIn: 'Sign in to join or contribute',
    inside: (n: number) => `You are a member of this space, in seat ${n}.`,
    leave: 'Leave this space',
    public: 'I know that my name will be public while I am a member',
    mustAgree: 'To join you must accept that your name is public.',
    send: 'Join',
  },
};

/** Joining a free space: what one declares first, and that one's name will be public. */
export function Joining({ space, api, acting }: { space: SpaceAnswer; api: string; acting: Acting }) {
  const t = useMessages(words);
  const [open, setOpen] = useState(false);
  const [declared, setDeclared] = useState(noInterests);
  const [agreed, setAgreed] = useState(false);
  const [fault, setFault] = useState(false);
  const { me } = space;
  if (me.seat !== null)
    return (
      <div className="flow">
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
        <Declaring subject={space.oversees} api={api} acting={acting} />
      </div>
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
    const interests = interestsFrom(declared, subject);
    void acting.send(`${api}/acts`, { act: 'join', interests, nameIsPublic: true });
  };
  return (
    <section className="space-panel" aria-labelledby="unirse">
      <h2 id="unirse">{t.join}</h2>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          join();
        }}
      >
        {watches && <Interests of="own" value={declared} onValue={setDeclared} />}
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
