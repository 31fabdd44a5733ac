import { type FormEvent, useEffect, useState } from 'react';
import {
  ask,
  Button,
  formatInstant,
  LoadedView,
  Notice,
  ProblemNotice,
  Table,
  TextField,
  useAction,
  useLanguage,
  useLoaded,
  useMessages,
} from '#design';
import { RecoveryEmail } from './RecoveryEmail.tsx';

interface SignInItem {
  readonly signInId: string;
  readonly openedAt: string;
  readonly lastSeenAt: string;
  readonly device: string;
  readonly current: boolean;
}

const words = {
  es: {
    signIns: 'Sesiones abiertas',
    device: 'Dispositivo',
    started: 'Se abrió',
    seen: 'Último uso',
    this: 'Esta',
    close: 'Cerrar',
    closeOthers: 'Cerrar todas las demás',
    password: 'Cambiar la contraseña',
    current: 'Contraseña actual',
    fresh: 'Contraseña nueva',
    freshHint: '12 caracteres o más. Una frase que recuerde sirve mejor que símbolos.',
    change: 'Cambiar',
    changed: 'La contraseña cambió y se cerraron las demás sesiones',
    totp: 'Verificación en dos pasos',
    totpWhat: 'Además de la contraseña, un código de su teléfono que cambia cada 30 segundos.',
    turnOn: 'Activar',
    turnOff: 'Desactivar',
    scan: 'Apunte su aplicación de códigos a este dibujo. Sin cámara, escriba la clave o abra el enlace en el teléfono:',
    drawing: 'Código QR de la clave que sigue',
    openApp: 'Abrir la aplicación',
    code: 'Código que muestra la aplicación',
    confirm: 'Confirmar',
    recovery: 'Guarde estos códigos de recuperación. Cada uno sirve una vez y no se vuelven a mostrar.',
    off: 'La verificación en dos pasos está desactivada',
    ownPassword: 'Su contraseña, para activar o desactivar',
  },
  en: {
    signIns: 'Open sign-ins',
    device: 'Device',
    started: 'Opened',
    seen: 'Last used',
    this: 'This one',
    close: 'Close',
    closeOthers: 'Close all the others',
    password: 'Change the password',
    current: 'Current password',
    fresh: 'New password',
    freshHint: '12 characters or more. A phrase you remember serves better than symbols.',
    change: 'Change',
    changed: 'The password changed and the other sign-ins were closed',
    totp: 'Two-step verification',
    totpWhat: 'Besides the password, a code from your phone that changes every 30 seconds.',
    turnOn: 'Turn on',
    turnOff: 'Turn off',
    scan: 'Point your code app at this drawing. Without a camera, type the key, or open the link on the phone:',
    drawing: 'QR code of the key below',
    openApp: 'Open the app',
    code: 'Code shown by the app',
    confirm: 'Confirm',
    recovery: 'Keep these recovery codes. Each works once and they are not shown again.',
    off: 'Two-step verification is off',
    ownPassword: 'Your password, to turn it on or off',
  },
};

/** One's sign-ins, password and second step. */
export function Security() {
  return (
    <div className="flow">
      <SignIns />
      <Password />
      <RecoveryEmail />
      <Totp />
    </div>
  );
}

function SignIns() {
  const t = useMessages(words);
  const [language] = useLanguage();
  const [loaded, again] = useLoaded<{ items: SignInItem[] }>('/api/me/sign-ins');
  const [problem, busy, act] = useAction();
  return (
    <section>
      <h2>{t.signIns}</h2>
      {problem !== undefined && <ProblemNotice problem={problem} />}
      <LoadedView loaded={loaded} again={again}>
        {({ items }) => (
          <>
            <Table
              caption={t.signIns}
              captionHidden
              stack
              rows={items}
              rowKey={(row) => row.signInId}
              columns={[
                { key: 'device', header: t.device, cell: (row) => row.device },
                { key: 'started', header: t.started, cell: (row) => formatInstant(row.openedAt, language) },
                { key: 'seen', header: t.seen, cell: (row) => formatInstant(row.lastSeenAt, language) },
                {
                  key: 'close',
                  header: t.close,
                  cell: (row) =>
                    row.current ? (
                      t.this
                    ) : (
                      <Button
                        look="quiet"
                        size="small"
                        aria-label={`${t.close}: ${row.device}, ${formatInstant(row.openedAt, language)}`}
                        onClick={() =>
                          void act(() =>
                            ask(`/api/me/sign-ins/${row.signInId}`, { method: 'DELETE' }).then(again),
                          )
                        }
                      >
                        {t.close}
                      </Button>
                    ),
                },
              ]}
            />
            {items.length > 1 && (
              <Button
                look="secondary"
                busy={busy}
                onClick={() =>
                  void act(() =>
                    ask('/api/me/sign-ins/close-others', { method: 'POST', body: {} }).then(again),
                  )
                }
              >
                {t.closeOthers}
              </Button>
            )}
          </>
        )}
      </LoadedView>
    </section>
  );
}

function Password() {
  const t = useMessages(words);
  const [current, setCurrent] = useState('');
  const [fresh, setFresh] = useState('');
  const [done, setDone] = useState(false);
  const [problem, busy, act] = useAction();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void act(async () => {
      setDone(false);
      await ask('/api/me/password', { body: { current, next: fresh } });
      setCurrent('');
      setFresh('');
      setDone(true);
    });
  };
  return (
    <form className="rate-form flow" onSubmit={submit} noValidate aria-labelledby="clave-titulo">
      <h2 id="clave-titulo">{t.password}</h2>
      {problem !== undefined && <ProblemNotice problem={problem} />}
      {done && (
        <Notice tone="good" live>
          {t.changed}
        </Notice>
      )}
      <TextField
        name="actual"
        type="password"
        label={t.current}
        value={current}
        onValue={setCurrent}
        autoComplete="current-password"
      />
      <TextField
        name="nueva"
        type="password"
        label={t.fresh}
        hint={t.freshHint}
        value={fresh}
        onValue={setFresh}
        autoComplete="new-password"
      />
      <div className="actions">
        <Button type="submit" look="secondary" busy={busy}>
          {t.change}
        </Button>
      </div>
    </form>
  );
}

/** Drawn on this device: the key goes nowhere else. The drawing's program is fetched only by who turns this on. */
function QrCode({ text, label }: { text: string; label: string }) {
  const [svg, setSvg] = useState<string | null>(null);
  useEffect(() => {
    let wanted = true;
    void import('qrcode')
      .then(({ toString: draw }) => draw(text, { type: 'svg', errorCorrectionLevel: 'M', margin: 2 }))
      .then((drawn) => {
        if (wanted) setSvg(drawn);
      })
      // Without the drawing the key below still serves.
      .catch(() => {});
    return () => {
      wanted = false;
    };
  }, [text]);
  return svg && <img className="qr" alt={label} src={`data:image/svg+xml,${encodeURIComponent(svg)}`} />;
}

function Totp() {
  const t = useMessages(words);
  const [offered, setOffered] = useState<{ secret: string; uri: string } | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const [code, setCode] = useState('');
  const [off, setOff] = useState(false);
  const [password, setPassword] = useState('');
  const [problem, busy, act] = useAction();
  return (
    <section aria-labelledby="dos-pasos" className="flow rate-form">
      <h2 id="dos-pasos">{t.totp}</h2>
      <p>{t.totpWhat}</p>
      {problem !== undefined && <ProblemNotice problem={problem} />}
      {off && <Notice live>{t.off}</Notice>}
      {codes ? (
        <Notice tone="good" live title={t.recovery}>
          <ul className="tabular">
            {codes.map((one) => (
              <li key={one}>
                <code>{one}</code>
              </li>
            ))}
          </ul>
        </Notice>
      ) : offered ? (
        <form
          className="flow"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void act(async () =>
              setCodes(
                (
                  await ask<{ recoveryCodes: string[] }>('/api/me/totp/confirm', {
                    body: { code: code.trim() },
                  })
                ).recoveryCodes,
              ),
            );
          }}
        >
          <p>{t.scan}</p>
          <QrCode text={offered.uri} label={t.drawing} />
          <p>
            <code>{offered.secret}</code> · <a href={offered.uri}>{t.openApp}</a>
          </p>
          <TextField
            name="codigo"
            label={t.code}
            value={code}
            onValue={setCode}
            inputMode="numeric"
            autoComplete="one-time-code"
            width="s"
          />
          <Button type="submit" look="primary" busy={busy}>
            {t.confirm}
          </Button>
        </form>
      ) : (
        <>
          <TextField
            name="clave-actual"
            type="password"
            label={t.ownPassword}
            value={password}
            onValue={setPassword}
            autoComplete="current-password"
            width="m"
          />
          <div className="actions">
            <Button
              look="secondary"
              busy={busy}
              onClick={() =>
                void act(async () => setOffered(await ask('/api/me/totp', { body: { password } })))
              }
            >
              {t.turnOn}
            </Button>
            <Button
              look="quiet"
              busy={busy}
              onClick={() =>
                void act(async () => {
                  await ask('/api/me/totp', { method: 'DELETE', body: { password } });
                  setOff(true);
                })
              }
            >
              {t.turnOff}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}
