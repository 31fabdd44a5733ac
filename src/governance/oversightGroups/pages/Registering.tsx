import { useState } from 'react';
import { Button, Checkbox, Link, Notice, noInterests, TextArea, useMessages } from '#design';
import { groupWords } from './groupWords.ts';
import { Interests, readInterests } from './Interests.tsx';
import { Norm } from './Norm.tsx';
import type { GroupPart } from './part.ts';

const words = {
  es: {
    join: 'Inscribirme en la veeduría',
    accept: 'Aceptar mi designación',
    what: 'Es libre y voluntario: nadie paga ni cobra. No puede observar quien trabaja en la institución o le vende, quien tiene un interés, ni sus familiares cercanos.',
    kinship: 'Parentesco que impide: por consanguinidad,',
    marriage: 'por afinidad,',
    signIn: 'Inicie sesión para inscribirse',
    statement: 'Por qué quiere integrarla y qué sabe del tema',
    public: 'Sé que mi nombre será público si recibo la credencial',
    mustAgree: 'Para inscribirse debe aceptar que su nombre sea público.',
    kept: 'Lo que declare queda guardado y vale para todas las veedurías, también si no puede inscribirse en esta.',
  },
  en: {
    join: 'Register in the group',
    accept: 'Accept my designation',
    what: 'It is free and voluntary: nobody pays or is paid. Who works in the institution or sells to it, who has an interest, and their close relatives cannot oversee.',
    kinship: 'Kinship that bars: by blood,',
    marriage: 'by marriage,',
    signIn: 'Sign in to register',
    statement: 'Why you want to belong to it and what you know of the matter',
    public: 'I know that my name will be public if I receive the card',
    mustAgree: 'To register you must accept that your name is public.',
    kept: 'What you declare is kept and holds for every group, also if you cannot register in this one.',
  },
};

/** Free registration, with what one declares first. */
export function Registering({ group, api, acting }: GroupPart) {
  const t = useMessages(words);
  const w = useMessages(groupWords);
  const [interests, setInterests] = useState(noInterests);
  const [statement, setStatement] = useState('');
  const [agreed, setAgreed] = useState(false);
  const [tried, setTried] = useState(false);
  const { me } = group;
  if (!me.signedIn && group.phase === 'registering')
    return (
      <p>
        <Link
          href={`/ingresar?despues=${encodeURIComponent(`/veedurias/${group.code}?ver=integrantes`)}`}
          look="action"
        >
          {t.signIn}
        </Link>
      </p>
    );
  if (!me.mayRegister || !me.signedIn || me.mayManage || me.speaksFor.length > 0) return null;
  const short = statement.trim().length < 10;
  const label = group.designations.length > 0 ? t.accept : t.join;
  return (
    <details>
      <summary>
        <strong>{label}</strong>
      </summary>
      <p>{t.what}</p>
      <p className="soft">
        {t.kinship} <Norm norms={group.norms} name="kinship-blood" />; {t.marriage}{' '}
        <Norm norms={group.norms} name="kinship-marriage" />.
      </p>
      <Notice>{t.kept}</Notice>
      <form
        aria-label={label}
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (!agreed || short) return;
          void acting.send(`${api}/registrations`, {
            interests: readInterests(interests, group.organisations),
            statement,
            nameIsPublic: true,
          });
        }}
        noValidate
      >
        <Interests value={interests} onValue={setInterests} organisations={group.organisations.length > 0} />
        <TextArea
          name="motivo"
          label={t.statement}
          rows={3}
          value={statement}
          onValue={setStatement}
          error={tried && short ? w.short : undefined}
        />
        <Checkbox
          name="publico"
          label={t.public}
          checked={agreed}
          onValue={setAgreed}
          error={tried && !agreed ? t.mustAgree : undefined}
        />
        <div className="actions">
          <Button look="primary" type="submit" busy={acting.busy}>
            {label}
          </Button>
        </div>
      </form>
    </details>
  );
}
