import {
  ask,
  Button,
  EmptyState,
  formatInstant,
  formatNumber,
  LoadedView,
  Notice,
  newKey,
  PageHead,
  ProblemNotice,
  StateChip,
  Table,
  useAction,
  useLanguage,
  useLoaded,
  useMessages,
} from '#design';
import type { MailAnswer } from '../../platform/mail/api.ts';

type Line = MailAnswer['troubled'][number];

const words = {
  es: {
    title: 'Correo',
    lede: 'Las cartas que la casa envía por correo electrónico. Aquí no se lee lo que dicen ni a quién van.',
    off: 'El correo no está configurado',
    offWhat: (missing: string) =>
      `Nada sale y nada se pierde: las cartas esperan aquí. Para que salgan, arranque la casa con ${missing}.`,
    on: (server: string, sender: string) => `Salen por ${server}, a nombre de ${sender}.`,
    oldest: (when: string) => `La que más espera se escribió el ${when}.`,
    byKind: 'Cartas por asunto',
    kind: 'Asunto',
    waiting: 'Por salir',
    sent: 'Entregadas al servidor',
    failed: 'Sin salir',
    none: 'Todavía no se escribe ninguna carta',
    noneWhat:
      'Las invitaciones a votar, los resúmenes de novedades y los enlaces de contraseña aparecerán aquí.',
    troubled: 'Las que no salieron',
    noTrouble: 'Ninguna carta está detenida.',
    state: 'Estado',
    waits: 'Espera',
    gaveUp: 'Se dejó de intentar',
    domain: 'Dominio',
    why: 'Por qué',
    answered: 'El servidor contestó',
    attempts: 'Intentos',
    when: 'Cuándo',
    again: 'Se intenta otra vez',
    retry: 'Intentar otra vez',
    retryAll: 'Intentar otra vez todas',
    kinds: {
      'elections.invitation': 'Invitaciones a votar',
      'digest.news': 'Resúmenes de novedades',
      'identity.password-reset': 'Enlaces para elegir otra contraseña',
      'identity.confirm-email': 'Confirmaciones de correo',
      'identity.password-by-office': 'Avisos de contraseña olvidada a quien ejerce una función',
    } as Readonly<Record<string, string>>,
    reasons: {
      'recipient-refused': 'El servidor no acepta esa dirección',
      'recipient-later': 'El servidor pide probar más tarde con esa dirección',
      'message-refused': 'El servidor no acepta el mensaje',
      'message-later': 'El servidor pide probar más tarde',
      'sender-refused': 'El servidor no acepta al remitente: revise AMPARO_MAIL_FROM',
      'sign-in-refused': 'El servidor no acepta el usuario o la clave: revise AMPARO_SMTP_URL',
      'not-encrypted': 'La conexión no se pudo cifrar o el certificado no es de confianza',
      'server-busy': 'El servidor no atiende por ahora',
      unreachable: 'No se llegó al servidor o se cortó la conexión',
      expired: 'Dejó de servir antes de salir',
      unreadable: 'Está sellada con una llave que ya no está',
      interrupted: 'Cada intento se cortó a medias',
    } as Readonly<Record<string, string>>,
  },
  en: {
    title: 'E-mail',
    lede: 'The letters that the house sends by e-mail. What they say and to whom is not read here.',
    off: 'E-mail is not configured',
    offWhat: (missing: string) =>
      `Nothing leaves and nothing is lost: letters wait here. For them to leave, start the house with ${missing}.`,
    on: (server: string, sender: string) => `They leave by ${server}, in the name of ${sender}.`,
    oldest: (when: string) => `The one that waits longest was written on ${when}.`,
    byKind: 'Letters by subject',
    kind: 'Subject',
    waiting: 'To leave',
    sent: 'Handed to the server',
    failed: 'Did not leave',
    none: 'No letter has been written yet',
    noneWhat: 'Invitations to vote, digests of news and password links will stand here.',
    troubled: 'Those that did not leave',
    noTrouble: 'No letter is held up.',
    state: 'State',
    waits: 'Waits',
    gaveUp: 'Given up',
    domain: 'Domain',
    why: 'Why',
    answered: 'The server answered',
    attempts: 'Tries',
    when: 'When',
    again: 'Is tried again',
    retry: 'Try again',
    retryAll: 'Try all of them again',
    kinds: {
      'elections.invitation': 'Invitations to vote',
      'digest.news': 'Digests of news',
      'identity.password-reset': 'Links to choose another password',
      'identity.confirm-email': 'Confirmations of e-mail',
      'identity.password-by-office': 'Notices of a forgotten password to office holders',
    } as Readonly<Record<string, string>>,
    reasons: {
      'recipient-refused': 'The server does not take that address',
      'recipient-later': 'The server asks to try that address later',
      'message-refused': 'The server does not take the message',
      'message-later': 'The server asks to try later',
      'sender-refused': 'The server does not take the sender: look at AMPARO_MAIL_FROM',
      'sign-in-refused': 'The server does not take user or password: look at AMPARO_SMTP_URL',
      'not-encrypted': 'The connection could not be encrypted, or the certificate is not trusted',
      'server-busy': 'The server serves nobody for now',
      unreachable: 'The server was not reached, or the connection broke',
      expired: 'It was of no use any more before it left',
      unreadable: 'It is sealed with a key that is not here any more',
      interrupted: 'Every try was cut off half way',
    } as Readonly<Record<string, string>>,
  },
};

/** Whoever runs the house sees what waits, what left and what failed and why, and has it tried again. */
export default function MailDeskPage() {
  const t = useMessages(words);
  const [language] = useLanguage();
  const [loaded, again] = useLoaded<MailAnswer>('/api/mail');
  const [problem, busy, act] = useAction();
  const number = (n: number) => formatNumber(n, { language });
  const retry = (letterId: string | null) =>
    void act(async () => {
      await ask('/api/mail/retries', { body: { letterId }, key: newKey() });
      again();
    });
  return (
    <div className="flow">
      <PageHead title={t.title} lede={t.lede} />
      {problem !== undefined && <ProblemNotice problem={problem} />}
      <LoadedView loaded={loaded} again={again}>
        {(mail) => {
          const retriable = mail.troubled.filter((one) => one.canRetry).length;
          return (
            <div className="flow">
              {mail.configured ? (
                <p>{t.on(mail.server ?? '', mail.sender ?? '')}</p>
              ) : (
                <Notice tone="attention" title={t.off}>
                  {t.offWhat(mail.missing.join(', '))}
                </Notice>
              )}
              <h2>{t.byKind}</h2>
              <Table
                caption={t.byKind}
                captionHidden
                stack
                rows={mail.counts}
                rowKey={(row) => row.kind}
                empty={<EmptyState title={t.none}>{t.noneWhat}</EmptyState>}
                columns={[
                  { key: 'kind', header: t.kind, cell: (row) => t.kinds[row.kind] ?? row.kind },
                  { key: 'waiting', header: t.waiting, numeric: true, cell: (row) => number(row.waiting) },
                  { key: 'sent', header: t.sent, numeric: true, cell: (row) => number(row.sent) },
                  { key: 'failed', header: t.failed, numeric: true, cell: (row) => number(row.failed) },
                ]}
              />
              {mail.oldestWaitingAt && (
                <p className="soft">{t.oldest(formatInstant(mail.oldestWaitingAt, language))}</p>
              )}
              <h2>{t.troubled}</h2>
              {mail.troubled.length === 0 ? (
                <p>{t.noTrouble}</p>
              ) : (
                <>
                  {retriable > 1 && (
                    <div className="actions">
                      <Button look="secondary" busy={busy} onClick={() => retry(null)}>
                        {t.retryAll}
                      </Button>
                    </div>
                  )}
                  <Table
                    caption={t.troubled}
                    captionHidden
                    stack
                    rows={mail.troubled}
                    rowKey={(row) => row.letterId}
                    columns={[
                      {
                        key: 'state',
                        header: t.state,
                        cell: (row) => (
                          <StateChip shape={row.state === 'failed' ? 'refused' : 'waiting'}>
                            {row.state === 'failed' ? t.gaveUp : t.waits}
                          </StateChip>
                        ),
                      },
                      { key: 'kind', header: t.kind, cell: (row) => t.kinds[row.kind] ?? row.kind },
                      { key: 'domain', header: t.domain, cell: (row) => row.domain ?? '—' },
                      { key: 'why', header: t.why, cell: (row) => <Why line={row} /> },
                      {
                        key: 'attempts',
                        header: t.attempts,
                        numeric: true,
                        cell: (row) => number(row.attempts),
                      },
                      {
                        key: 'when',
                        header: t.when,
                        cell: (row) =>
                          `${row.state === 'waiting' ? `${t.again}: ` : ''}${formatInstant(row.at, language)}`,
                      },
                      {
                        key: 'retry',
                        header: t.retry,
                        cell: (row) =>
                          row.canRetry ? (
                            <Button
                              look="quiet"
                              size="small"
                              busy={busy}
                              aria-label={`${t.retry}: ${t.kinds[row.kind] ?? row.kind}, ${row.domain ?? ''}, ${formatInstant(row.at, language)}`}
                              onClick={() => retry(row.letterId)}
                            >
                              {t.retry}
                            </Button>
                          ) : (
                            '—'
                          ),
                      },
                    ]}
                  />
                </>
              )}
            </div>
          );
        }}
      </LoadedView>
    </div>
  );
}

function Why({ line }: { line: Line }) {
  const t = useMessages(words);
  return (
    <span>
      {line.reason === null ? '—' : (t.reasons[line.reason] ?? line.reason)}
      {line.said && (
        <>
          <br />
          <span className="soft">
            {t.answered}: {line.said}
          </span>
        </>
      )}
    </span>
  );
}
