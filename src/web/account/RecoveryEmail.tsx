import { type FormEvent, useState } from 'react';
import {
  ask,
  Button,
  ErrorSummary,
  type FieldFault,
  LoadedView,
  Notice,
  ProblemNotice,
  TextField,
  useAction,
  useLoaded,
  useMessages,
} from '#design';
import type { RecoveryEmailAnswer } from '../../platform/identity/api.ts';

const words = {
  es: {
    title: 'Correo para recuperar la contraseña',
    what: 'Si la olvida o su cuenta se bloquea, le enviamos ahí un enlace. Solo cuenta un correo que usted confirmó. A quien ejerce una función le da un código quien administra los accesos.',
    off: 'Esta casa todavía no envía correos: si olvida su contraseña, acérquese a una ventanilla.',
    none: 'No tiene ninguno.',
    confirmed: (email: string) => `Confirmado: ${email}`,
    waiting: (email: string) => `Falta confirmar ${email}: abra el enlace que le enviamos.`,
    email: 'Correo',
    password: 'Su contraseña',
    send: 'Enviar el enlace para confirmarlo',
    sent: 'Le enviamos un enlace: ábralo para confirmar el correo',
    remove: 'Quitar el correo',
    removed: 'El correo se quitó',
    needEmail: 'Escriba un correo, como nombre@ejemplo.ec',
    needPassword: 'Escriba su contraseña',
  },
  en: {
    title: 'E-mail to recover the password',
    what: 'If you forget it, or your account is locked, we send a link there. Only an e-mail that you confirmed counts. Who holds an office gets a code from an access manager.',
    off: 'This house does not send e-mail yet: if you forget your password, go to a counter.',
    none: 'You have none.',
    confirmed: (email: string) => `Confirmed: ${email}`,
    waiting: (email: string) => `${email} waits to be confirmed: open the link that we sent.`,
    email: 'E-mail',
    password: 'Your password',
    send: 'Send the link that confirms it',
    sent: 'We sent you a link: open it to confirm the e-mail',
    remove: 'Remove the e-mail',
    removed: 'The e-mail was removed',
    needEmail: 'Type an e-mail, like name@example.ec',
    needPassword: 'Type your password',
  },
};

/** In one's account: the address by which one recovers a forgotten password. */
export function RecoveryEmail() {
  const t = useMessages(words);
  const [loaded, again] = useLoaded<RecoveryEmailAnswer>('/api/me/recovery-email');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [faults, setFaults] = useState<readonly FieldFault[]>([]);
  const [said, setSaid] = useState<'sent' | 'removed' | null>(null);
  const [problem, busy, act] = useAction();
  const does = (what: 'sent' | 'removed', work: () => Promise<unknown>) =>
    void act(async () => {
      setSaid(null);
      await work();
      setPassword('');
      setSaid(what);
      again();
    });
  const passwordFault = password === '' ? [{ field: 'clave-correo', message: t.needPassword }] : [];
  const send = (event: FormEvent) => {
    event.preventDefault();
    const found = [
      ...(/.@./.test(email) ? [] : [{ field: 'correo-recuperar', message: t.needEmail }]),
      ...passwordFault,
    ];
    setFaults(found);
    if (found.length > 0) return;
    does('sent', () => ask('/api/me/recovery-email', { body: { email: email.trim(), password } }));
  };
  const errorOf = (field: string) => faults.find((one) => one.field === field)?.message;
  return (
    <form className="rate-form flow" onSubmit={send} noValidate aria-labelledby="correo-titulo">
      <h2 id="correo-titulo">{t.title}</h2>
      <p>{t.what}</p>
      <LoadedView loaded={loaded} again={again}>
        {({ byMail, confirmed, waiting }) => (
          <>
            <p>{confirmed === null ? t.none : t.confirmed(confirmed)}</p>
            {waiting !== null && <Notice>{t.waiting(waiting)}</Notice>}
            {!byMail && <Notice>{t.off}</Notice>}
            {faults.length > 0 && <ErrorSummary faults={faults} />}
            {problem !== undefined && <ProblemNotice problem={problem} />}
            {said !== null && (
              <Notice tone="good" live>
                {t[said]}
              </Notice>
            )}
            {(byMail || confirmed !== null) && (
              <>
                {byMail && (
                  <TextField
                    name="correo-recuperar"
                    label={t.email}
                    value={email}
                    onValue={setEmail}
                    inputMode="email"
                    autoComplete="email"
                    spellCheck={false}
                    autoCapitalize="none"
                    error={errorOf('correo-recuperar')}
                  />
                )}
                <TextField
                  name="clave-correo"
                  type="password"
                  label={t.password}
                  value={password}
                  onValue={setPassword}
                  autoComplete="current-password"
                  error={errorOf('clave-correo')}
                />
                <div className="actions">
                  {byMail && (
                    <Button type="submit" look="secondary" busy={busy}>
                      {t.send}
                    </Button>
                  )}
                  {confirmed !== null && (
                    <Button
                      look="quiet"
                      busy={busy}
                      onClick={() => {
                        setFaults(passwordFault);
                        if (passwordFault.length > 0) return;
                        does('removed', () =>
                          ask('/api/me/recovery-email', { method: 'DELETE', body: { password } }),
                        );
                      }}
                    >
                      {t.remove}
                    </Button>
                  )}
                </div>
              </>
            )}
          </>
        )}
      </LoadedView>
    </form>
  );
}
