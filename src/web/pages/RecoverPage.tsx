import { type FormEvent, useEffect, useState } from 'react';
import {
  ask,
  Button,
  ErrorSummary,
  type FieldFault,
  LoadedView,
  Notice,
  PageHead,
  ProblemNotice,
  TextField,
  useAction,
  useLoaded,
  useMessages,
} from '#design';
import { takeLinkSecret } from '../linkSecret.ts';

const words = {
  es: {
    title: 'Recuperar la contraseña',
    lede: 'Le enviamos un enlace al correo que usted confirmó en su cuenta.',
    login: 'Cédula o correo electrónico',
    missingLogin: 'Escriba su cédula o su correo',
    send: 'Enviar el enlace',
    sent: 'Si esa cuenta tiene un correo confirmado, le llegará un enlace en unos minutos',
    sentWhat:
      'Sirve una vez y durante 30 minutos. Si no llega, mire en el correo no deseado. Por seguridad no decimos si la cuenta existe.',
    counter: 'Sin correo confirmado',
    counterWhat:
      'Acérquese a una ventanilla con su cédula: le dan un código en el momento y con él elige otra contraseña.',
    activate: 'Tengo un código de ventanilla',
    off: 'Esta casa todavía no envía correos',
    choose: 'Elija otra contraseña',
    chooseLede: 'Al elegirla se cierran todas las sesiones que estaban abiertas.',
    password: 'Su contraseña nueva',
    passwordHint: '12 letras o más. Una frase que recuerde sirve mejor que los símbolos.',
    missingPassword: 'Escriba una contraseña de 12 letras o más',
    enter: 'Cambiarla y entrar',
  },
  en: {
    title: 'Recover the password',
    lede: 'We send a link to the e-mail that you confirmed in your account.',
    login: 'Identity number (cédula) or e-mail',
    missingLogin: 'Type your identity number or e-mail',
    send: 'Send the link',
    sent: 'If that account has a confirmed e-mail, a link will reach it in a few minutes',
    sentWhat:
      'It works once and for 30 minutes. If it does not come, look among unwanted mail. For safety we do not say whether the account exists.',
    counter: 'Without a confirmed e-mail',
    counterWhat:
      'Go to a counter with your identity card: they give you a code at once, with which you choose another password.',
    activate: 'I have a code from the counter',
    off: 'This house does not send e-mail yet',
    choose: 'Choose another password',
    chooseLede: 'Choosing closes all sign-ins that were open.',
    password: 'Your new password',
    passwordHint: '12 characters or more. A phrase you remember serves better than symbols.',
    missingPassword: 'Type a password of 12 characters or more',
    enter: 'Change it and sign in',
  },
};

/** The way back by e-mail: asking for the link, and, with the link, choosing another password. */
export default function RecoverPage() {
  const t = useMessages(words);
  const [token, setToken] = useState('');
  useEffect(() => setToken(takeLinkSecret()), []);
  const [byMail, again] = useLoaded<{ byMail: boolean }>('/api/sign-in/forgot');
  if (token !== '') return <Choose token={token} />;
  return (
    <div className="flow">
      <PageHead title={t.title} lede={t.lede} />
      <LoadedView loaded={byMail} again={again}>
        {(known) => (known.byMail ? <Asking /> : <Notice title={t.off} />)}
      </LoadedView>
      <h2>{t.counter}</h2>
      <p className="measure">{t.counterWhat}</p>
      <p>
        <a href="/activar">{t.activate}</a>
      </p>
    </div>
  );
}

function Asking() {
  const t = useMessages(words);
  const [login, setLogin] = useState('');
  const [faults, setFaults] = useState<readonly FieldFault[]>([]);
  const [sent, setSent] = useState(false);
  const [problem, busy, act] = useAction();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = login.trim().length < 3 ? [{ field: 'usuario', message: t.missingLogin }] : [];
    setFaults(found);
    if (found.length > 0) return;
    void act(async () => {
      setSent(false);
      await ask('/api/sign-in/forgot', { body: { login: login.trim() } });
      setSent(true);
    });
  };
  return (
    <form className="rate-form flow" onSubmit={submit} noValidate>
      {faults.length > 0 && <ErrorSummary faults={faults} />}
      {problem !== undefined && <ProblemNotice problem={problem} />}
      {sent && (
        <Notice tone="good" live title={t.sent}>
          {t.sentWhat}
        </Notice>
      )}
      <TextField
        name="usuario"
        label={t.login}
        value={login}
        onValue={setLogin}
        autoComplete="username"
        spellCheck={false}
        autoCapitalize="none"
        error={faults[0]?.message}
      />
      <div className="actions">
        <Button type="submit" look="primary" busy={busy}>
          {t.send}
        </Button>
      </div>
    </form>
  );
}

function Choose({ token }: { token: string }) {
  const t = useMessages(words);
  const [password, setPassword] = useState('');
  const [faults, setFaults] = useState<readonly FieldFault[]>([]);
  const [problem, busy, act] = useAction();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = password.length < 12 ? [{ field: 'clave', message: t.missingPassword }] : [];
    setFaults(found);
    if (found.length > 0) return;
    void act(async () => {
      const { state } = await ask<{ state: 'signed-in' | 'code-needed' }>('/api/sign-in/reset', {
        body: { token, password },
      });
      location.assign(state === 'signed-in' ? '/mi-cuenta' : '/ingresar?paso=codigo');
    });
  };
  return (
    <>
      <PageHead title={t.choose} lede={t.chooseLede} />
      <form className="rate-form flow" onSubmit={submit} noValidate>
        {faults.length > 0 && <ErrorSummary faults={faults} />}
        {problem !== undefined && <ProblemNotice problem={problem} />}
        <TextField
          name="clave"
          type="password"
          label={t.password}
          hint={t.passwordHint}
          value={password}
          onValue={setPassword}
          autoComplete="new-password"
          error={faults[0]?.message}
        />
        <div className="actions">
          <Button type="submit" look="primary" busy={busy}>
            {t.enter}
          </Button>
        </div>
      </form>
    </>
  );
}
