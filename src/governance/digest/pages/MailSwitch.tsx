import { useState } from 'react';
import {
  ask,
  Button,
  Checkbox,
  LoadedView,
  Notice,
  newKey,
  ProblemNotice,
  RadioGroup,
  useAction,
  useLoaded,
  useMessages,
} from '#design';
import type { SwitchAnswer } from '../api.ts';

const words = {
  es: {
    title: 'Novedades por correo',
    what: 'Lo nuevo en los comités, veedurías y espacios donde participa: un correo al día como máximo, por la mañana, y ninguno si no hay novedades. Cada correo trae un enlace para dejar de recibirlos.',
    address: (email: string) => `Llegan a ${email}.`,
    noAddress: 'No tenemos un correo suyo: confirme uno en Seguridad.',
    off: 'Esta casa todavía no envía correos. Lo que elija vale desde que los envíe.',
    on: 'Quiero recibirlas',
    language: 'Idioma de los correos que le enviamos',
    save: 'Guardar',
    saved: 'Su elección quedó guardada',
  },
  en: {
    title: 'News by e-mail',
    what: 'What is new in the committees, oversight groups and spaces where you take part: one e-mail a day at most, in the morning, and none when nothing is new. Each carries a link that ends them.',
    address: (email: string) => `They go to ${email}.`,
    noAddress: 'We have no e-mail of yours: confirm one under Security.',
    off: 'This house does not send e-mail yet. What you choose holds from when it does.',
    on: 'I want them',
    language: 'Language of the e-mails that we send you',
    save: 'Save',
    saved: 'Your choice is kept',
  },
};

/** In one's account: whether news come by e-mail, and in which language letters are. */
export function MailSwitch() {
  const t = useMessages(words);
  const [loaded, again] = useLoaded<SwitchAnswer>('/api/me/digest');
  return (
    <section className="flow rate-form" aria-labelledby="correos-titulo">
      <h2 id="correos-titulo">{t.title}</h2>
      <p>{t.what}</p>
      <LoadedView loaded={loaded} again={again}>
        {(read) => <Chooser read={read} />}
      </LoadedView>
    </section>
  );
}

function Chooser({ read }: { read: SwitchAnswer }) {
  const t = useMessages(words);
  const [on, setOn] = useState(read.on);
  const [language, setLanguage] = useState<string>(read.language);
  const [saved, setSaved] = useState(false);
  const [problem, busy, act] = useAction();
  return (
    <form
      className="flow"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void act(async () => {
          setSaved(false);
          await ask('/api/me/digest', { method: 'PUT', body: { on, language }, key: newKey() });
          setSaved(true);
        });
      }}
    >
      <p>{read.email === null ? t.noAddress : t.address(read.email)}</p>
      {!read.byMail && <Notice>{t.off}</Notice>}
      {problem !== undefined && <ProblemNotice problem={problem} />}
      {saved && (
        <Notice tone="good" live>
          {t.saved}
        </Notice>
      )}
      <Checkbox name="novedades-por-correo" label={t.on} checked={on} onValue={setOn} />
      <RadioGroup
        name="idioma-correos"
        label={t.language}
        value={language}
        onValue={setLanguage}
        inline
        options={[
          { value: 'es', label: 'Español' },
          { value: 'en', label: 'English' },
        ]}
      />
      <div className="actions">
        <Button type="submit" look="secondary" busy={busy}>
          {t.save}
        </Button>
      </div>
    </form>
  );
}
