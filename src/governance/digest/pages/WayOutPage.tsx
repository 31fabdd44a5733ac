import { useEffect, useState } from 'react';
import { ask, Button, Link, Notice, PageHead, ProblemNotice, useAction, useMessages } from '#design';

const words = {
  es: {
    title: 'Dejar de recibir novedades por correo',
    lede: 'No hace falta iniciar sesión.',
    stop: 'No recibir más',
    done: 'Listo: no le enviaremos más novedades por correo',
    doneWhat: 'Puede volver a activarlas en su cuenta cuando quiera.',
    missing: 'Abra esta página con el enlace que está al final de uno de esos correos',
    missingWhat: 'También puede desactivarlos en su cuenta, en Correos.',
    account: 'Ir a mi cuenta',
  },
  en: {
    title: 'No more news by e-mail',
    lede: 'No sign-in is needed.',
    stop: 'No more of them',
    done: 'Done: we will send you no more news by e-mail',
    doneWhat: 'You can turn them on again in your account whenever you like.',
    missing: 'Open this page with the link at the end of one of those e-mails',
    missingWhat: 'You can also turn them off in your account, under E-mails.',
    account: 'Go to my account',
  },
};

/** Where a letter's last link leads. One press ends them; opening it does not, since programs look at links before their reader. */
export default function WayOutPage() {
  const t = useMessages(words);
  const [token, setToken] = useState('');
  useEffect(() => {
    const secret = location.hash.slice(1);
    if (secret === '') return;
    history.replaceState(history.state, '', location.pathname + location.search);
    setToken(secret);
  }, []);
  const [done, setDone] = useState(false);
  const [problem, busy, act] = useAction();
  return (
    <div className="flow">
      <PageHead title={t.title} lede={t.lede} />
      {problem !== undefined && <ProblemNotice problem={problem} />}
      {done ? (
        <Notice tone="good" live title={t.done}>
          {t.doneWhat}
        </Notice>
      ) : token === '' ? (
        <Notice title={t.missing}>{t.missingWhat}</Notice>
      ) : (
        <div className="actions">
          <Button
            look="primary"
            busy={busy}
            onClick={() =>
              void act(async () => {
                await ask(`/api/digest/way-out/${encodeURIComponent(token)}`, { body: {} });
                setDone(true);
              })
            }
          >
            {t.stop}
          </Button>
        </div>
      )}
      <p>
        <Link look="action" href="/mi-cuenta?ver=correos">
          {t.account}
        </Link>
      </p>
    </div>
  );
}
