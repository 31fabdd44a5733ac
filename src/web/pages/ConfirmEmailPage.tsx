import { useEffect, useState } from 'react';
import { ask, Button, Link, Notice, PageHead, ProblemNotice, useAction, useMessages } from '#design';
import { takeLinkSecret } from '../linkSecret.ts';

const words = {
  es: {
    title: 'Confirmar su correo',
    lede: 'Con él podrá recuperar su contraseña si la olvida.',
    confirm: 'Confirmar este correo',
    done: 'El correo quedó confirmado',
    missing: 'Abra esta página con el enlace que le llegó por correo',
    missingWhat: 'Si ya no lo tiene, pida otro en su cuenta, en Seguridad.',
    account: 'Ir a mi cuenta',
  },
  en: {
    title: 'Confirm your e-mail',
    lede: 'With it you can recover your password if you forget it.',
    confirm: 'Confirm this e-mail',
    done: 'The e-mail is confirmed',
    missing: 'Open this page with the link that came by e-mail',
    missingWhat: 'If you do not have it any more, ask for another in your account, under Security.',
    account: 'Go to my account',
  },
};

/** Where the link leads that confirms an address. It takes a press: programs that look at links before their reader confirm nothing. */
export default function ConfirmEmailPage() {
  const t = useMessages(words);
  const [token, setToken] = useState('');
  useEffect(() => setToken(takeLinkSecret()), []);
  const [done, setDone] = useState(false);
  const [problem, busy, act] = useAction();
  return (
    <div className="flow">
      <PageHead title={t.title} lede={t.lede} />
      {problem !== undefined && <ProblemNotice problem={problem} />}
      {done ? (
        <Notice tone="good" live title={t.done} />
      ) : token === '' ? (
        <Notice title={t.missing}>{t.missingWhat}</Notice>
      ) : (
        <div className="actions">
          <Button
            look="primary"
            busy={busy}
            onClick={() =>
              void act(async () => {
                await ask('/api/recovery-email/confirm', { body: { token } });
                setDone(true);
              })
            }
          >
            {t.confirm}
          </Button>
        </div>
      )}
      <p>
        <Link look="action" href="/mi-cuenta?ver=seguridad">
          {t.account}
        </Link>
      </p>
    </div>
  );
}
