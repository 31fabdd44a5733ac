import { type FormEvent, useState } from 'react';
import {
  ask,
  Button,
  ErrorSummary,
  type FieldFault,
  Notice,
  PageHead,
  type Problem,
  ProblemNotice,
  Refused,
  TextField,
  useLoaded,
  useMessages,
} from '#design';
import { addressHere } from '../addressHere.ts';

const words = {
  es: {
    title: 'Iniciar sesión',
    lede: 'Con su cédula o su correo.',
    login: 'Cédula o correo electrónico',
    password: 'Contraseña',
    enter: 'Continuar',
    missingLogin: 'Escriba su cédula o su correo',
    missingPassword: 'Escriba su contraseña',
    codeTitle: 'Escriba el código de su aplicación',
    codeLede: 'Son seis números que cambian cada 30 segundos. Cada código sirve una sola vez.',
    code: 'Código',
    missingCode: 'Escriba los seis números',
    recovery: 'No tengo mi teléfono',
    recoveryTitle: 'Use un código de recuperación',
    recoveryLede: 'Los recibió al activar la verificación en dos pasos. Cada uno sirve una vez.',
    recoveryCode: 'Código de recuperación',
    other: 'Entrar con su institución',
    provider: 'No se pudo entrar con su institución',
    providerWhat: 'Intente otra vez dentro de unos minutos, o entre con su cédula y su contraseña.',
    help: 'Si no puede entrar, acérquese a una ventanilla con su cédula.',
    activate: 'Tengo un código para activar mi cuenta',
    forgot: 'Olvidé mi contraseña',
  },
  en: {
    title: 'Sign in',
    lede: 'With your national identity number or your e-mail.',
    login: 'Identity number (cédula) or e-mail',
    password: 'Password',
    enter: 'Continue',
    missingLogin: 'Type your identity number or e-mail',
    missingPassword: 'Type your password',
    codeTitle: 'Type the code from your app',
    codeLede: 'Six digits that change every 30 seconds. Each code works once.',
    code: 'Code',
    missingCode: 'Type the six digits',
    recovery: 'I do not have my phone',
    recoveryTitle: 'Use a recovery code',
    recoveryLede: 'You received them when you turned on two-step verification. Each works once.',
    recoveryCode: 'Recovery code',
    other: 'Sign in through your institution',
    provider: 'Signing in through your institution did not work',
    providerWhat: 'Try again in a few minutes, or sign in with your identity number and password.',
    help: 'If you cannot sign in, go to a counter with your identity card.',
    activate: 'I have a code to activate my account',
    forgot: 'I forgot my password',
  },
};

type Step = 'password' | 'code' | 'recovery';

export default function SignInPage() {
  const t = useMessages(words);
  const [step, setStep] = useState<Step>(() =>
    new URLSearchParams(location.search).get('paso') === 'codigo' ? 'code' : 'password',
  );
  const [login, setLogin] = useState('');
  const [secret, setSecret] = useState('');
  const [faults, setFaults] = useState<FieldFault[]>([]);
  const [problem, setProblem] = useState<Problem | null | undefined>();
  const [busy, setBusy] = useState(false);
  const [providers] = useLoaded<{ items: readonly { provider: string; title: string; startUrl: string }[] }>(
    '/api/sign-in/providers',
  );

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    const found: FieldFault[] = [];
    if (step === 'password' && !login.trim()) found.push({ field: 'usuario', message: t.missingLogin });
    if (!secret.trim())
      found.push({ field: 'clave', message: step === 'password' ? t.missingPassword : t.missingCode });
    setFaults(found);
    if (found.length > 0) return;
    setBusy(true);
    setProblem(undefined);
    try {
      const { state } = await ask<{ state: 'signed-in' | 'code-needed' }>(
        step === 'password'
          ? '/api/sign-in'
          : step === 'code'
            ? '/api/sign-in/code'
            : '/api/sign-in/recovery',
        { body: step === 'password' ? { login: login.trim(), password: secret } : { code: secret.trim() } },
      );
      setSecret('');
      if (state === 'code-needed') setStep('code');
      else location.assign(afterwards());
    } catch (error) {
      setProblem(error instanceof Refused ? error.problem : null);
    } finally {
      setBusy(false);
    }
  };
  const fault = (field: string) => faults.find((one) => one.field === field)?.message;
  const title = { password: t.title, code: t.codeTitle, recovery: t.recoveryTitle }[step];
  const lede = { password: t.lede, code: t.codeLede, recovery: t.recoveryLede }[step];
  return (
    <>
      <PageHead title={title} lede={lede} />
      {new URLSearchParams(location.search).has('problema') && step === 'password' && (
        <Notice tone="attention" title={t.provider}>
          {t.providerWhat}
        </Notice>
      )}
      <form className="rate-form flow" onSubmit={submit} noValidate>
        {faults.length > 0 && <ErrorSummary faults={faults} />}
        {problem !== undefined &&
          (problem?.status === 401 ? (
            <ProblemNotice problem={{ ...problem, status: 400 }} />
          ) : (
            <ProblemNotice problem={problem} />
          ))}
        {step === 'password' && (
          <>
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
              name="clave"
              type="password"
              label={t.password}
              value={secret}
              onValue={setSecret}
              autoComplete="current-password"
              error={fault('clave')}
            />
          </>
        )}
        {step === 'code' && (
          <TextField
            name="clave"
            label={t.code}
            value={secret}
            onValue={setSecret}
            inputMode="numeric"
            autoComplete="one-time-code"
            width="s"
            error={fault('clave')}
          />
        )}
        {step === 'recovery' && (
          <TextField
            name="clave"
            label={t.recoveryCode}
            value={secret}
            onValue={setSecret}
            autoComplete="off"
            width="m"
            error={fault('clave')}
          />
        )}
        <div className="actions">
          <Button type="submit" look="primary" busy={busy}>
            {t.enter}
          </Button>
          {step === 'code' && (
            <Button look="quiet" onClick={() => setStep('recovery')}>
              {t.recovery}
            </Button>
          )}
        </div>
      </form>
      {step === 'password' && providers.state === 'ready' && providers.value.items.length > 0 && (
        <section>
          <h2>{t.other}</h2>
          <ul>
            {providers.value.items.map((provider) => (
              <li key={provider.provider}>
                <a href={`${provider.startUrl}?next=${encodeURIComponent(afterwards())}`}>{provider.title}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
      <p>
        <a href="/recuperar">{t.forgot}</a>
      </p>
      <p>
        <a href="/activar">{t.activate}</a>
      </p>
      <p className="soft">{t.help}</p>
    </>
  );
}

/** Back to where the person was, if that is in this house. */
function afterwards(): string {
  return (
    addressHere(new URLSearchParams(location.search).get('despues') ?? '', location.origin) ?? '/mi-cuenta'
  );
}
