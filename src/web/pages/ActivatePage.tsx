import { type FormEvent, useState } from 'react';
import {
  ask,
  Button,
  ErrorSummary,
  type FieldFault,
  PageHead,
  ProblemNotice,
  TextField,
  useAction,
  useMessages,
} from '#design';

const words = {
  es: {
    title: 'Active su cuenta',
    lede: 'Con el código que le dieron en la ventanilla elige su contraseña. Sirve una vez y por poco tiempo.',
    login: 'Cédula o correo electrónico',
    code: 'Código que recibió',
    codeHint: 'Como está en el papel, con o sin guiones',
    password: 'Su contraseña nueva',
    passwordHint: '12 letras o más. Una frase que recuerde sirve mejor que los símbolos.',
    enter: 'Activar y entrar',
    missingLogin: 'Escriba su cédula o su correo',
    missingCode: 'Escriba el código que recibió: 16 letras y números o más',
    missingPassword: 'Escriba una contraseña de 12 letras o más',
    lost: '¿No tiene un código? Acérquese a una ventanilla con su cédula: se lo dan en el momento.',
  },
  en: {
    title: 'Activate your account',
    lede: 'With the code that you were given at the counter you choose your password. It works once, for a short time.',
    login: 'Identity number (cédula) or e-mail',
    code: 'The code you received',
    codeHint: 'As on the paper, with or without dashes',
    password: 'Your new password',
    passwordHint: '12 characters or more. A phrase you remember serves better than symbols.',
    enter: 'Activate and sign in',
    missingLogin: 'Type your identity number or e-mail',
    missingCode: 'Type the code you received: 16 letters and digits or more',
    missingPassword: 'Type a password of 12 characters or more',
    lost: 'No code? Go to a counter with your identity card: they give you one at once.',
  },
};

/** Where who was given a code at the counter chooses a password: at first, or after forgetting the one before. */
export default function ActivatePage() {
  const t = useMessages(words);
  const [login, setLogin] = useState('');
  const [code, setCode] = useState('');
  const [password, setPassword] = useState('');
  const [faults, setFaults] = useState<readonly FieldFault[]>([]);
  const [problem, busy, act] = useAction();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found: FieldFault[] = [];
    if (login.trim().length < 3) found.push({ field: 'usuario', message: t.missingLogin });
    if (code.trim().length < 16) found.push({ field: 'codigo', message: t.missingCode });
    if (password.length < 12) found.push({ field: 'clave', message: t.missingPassword });
    setFaults(found);
    if (found.length > 0) return;
    void act(async () => {
      const { state } = await ask<{ state: 'signed-in' | 'code-needed' }>('/api/sign-in/activate', {
        body: { login: login.trim(), code: code.trim(), password },
      });
      location.assign(state === 'signed-in' ? '/mi-cuenta' : '/ingresar?paso=codigo');
    });
  };
  const fault = (field: string) => faults.find((one) => one.field === field)?.message;
  return (
    <>
      <PageHead title={t.title} lede={t.lede} />
      <form className="rate-form flow" onSubmit={submit} noValidate>
        {faults.length > 0 && <ErrorSummary faults={faults} />}
        {problem !== undefined && <ProblemNotice problem={problem && { ...problem, status: 400 }} />}
        <TextField
          name="usuario"
          label={t.login}
          value={login}
          onValue={setLogin}
          autoComplete="username"
          spellCheck={false}
          autoCapitalize="none"
          error={fault('usuario')}
        />
        <TextField
          name="codigo"
          label={t.code}
          hint={t.codeHint}
          value={code}
          onValue={setCode}
          autoComplete="off"
          spellCheck={false}
          autoCapitalize="characters"
          error={fault('codigo')}
        />
        <TextField
          name="clave"
          type="password"
          label={t.password}
          hint={t.passwordHint}
          value={password}
          onValue={setPassword}
          autoComplete="new-password"
          error={fault('clave')}
        />
        <div className="actions">
          <Button type="submit" look="primary" busy={busy}>
            {t.enter}
          </Button>
        </div>
      </form>
      <p className="soft">{t.lost}</p>
    </>
  );
}
