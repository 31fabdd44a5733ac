import {
  ask,
  Button,
  formatNumber,
  LoadedView,
  Notice,
  newKey,
  ProblemNotice,
  Progress,
  useAction,
  useLanguage,
  useLoaded,
  useMessages,
} from '#design';
import type { InvitationsAnswer } from '../api.ts';

const words = {
  es: {
    title: 'Invitaciones por correo',
    what: 'Dicen que está en el padrón, cuándo se vota y dónde. No llevan credencial: esa la entrega aparte la autoridad, y esta casa no la conoce.',
    send: (n: string) => `Invitar a ${n} votantes`,
    sendOne: 'Invitar a 1 votante',
    reached: (n: string, of: string) =>
      `${n} de ${of} votantes tienen correo. A los demás les llega la carta de la autoridad.`,
    progress: 'Invitaciones entregadas al servidor de correo',
    waiting: (n: string) => `Por salir: ${n}.`,
    failed: (n: string) => `Sin salir: ${n}. Quien administra la casa ve por qué en su escritorio.`,
    off: 'El correo no está configurado',
    offWhat: 'Las invitaciones se guardan y saldrán cuando lo esté.',
    done: 'Todos los que tienen correo tienen su invitación.',
  },
  en: {
    title: 'Invitations by e-mail',
    what: 'They say that one is on the roll, when one votes and where. They carry no credential: the authority gives that apart, and this house does not know it.',
    send: (n: string) => `Invite ${n} voters`,
    sendOne: 'Invite 1 voter',
    reached: (n: string, of: string) =>
      `${n} of ${of} voters have an e-mail. The others get the authority’s letter.`,
    progress: 'Invitations handed to the mail server',
    waiting: (n: string) => `To leave: ${n}.`,
    failed: (n: string) => `Did not leave: ${n}. Whoever runs the house sees why at her desk.`,
    off: 'E-mail is not configured',
    offWhat: 'Invitations are kept and will leave once it is.',
    done: 'Everybody who has an e-mail has her invitation.',
  },
};

/** At the desk: how far the invitations of an election have come, and sending those that are missing. */
export function Invitations({ code }: { code: string }) {
  const t = useMessages(words);
  const [language] = useLanguage();
  const [loaded, again] = useLoaded<InvitationsAnswer>(`/api/elections/${code}/invitations`);
  const [problem, busy, act] = useAction();
  const number = (n: number) => formatNumber(n, { language });
  return (
    <section className="flow" aria-labelledby="invitaciones">
      <h3 id="invitaciones">{t.title}</h3>
      <p>{t.what}</p>
      {problem !== undefined && <ProblemNotice problem={problem} />}
      <LoadedView loaded={loaded} again={again}>
        {({ configured, mayInvite, voters, withAddress, waiting, sent, failed }) => {
          const written = waiting + sent + failed;
          const missing = Math.max(0, withAddress - written);
          return (
            <div className="flow">
              <p>{t.reached(number(withAddress), number(voters))}</p>
              {!configured && <Notice title={t.off}>{t.offWhat}</Notice>}
              {written > 0 && (
                <>
                  <Progress label={t.progress} value={sent} max={written} />
                  <p>
                    {waiting > 0 && t.waiting(number(waiting))} {failed > 0 && t.failed(number(failed))}
                  </p>
                </>
              )}
              {mayInvite && missing > 0 && (
                <Button
                  look="secondary"
                  busy={busy}
                  onClick={() =>
                    void act(async () => {
                      await ask(`/api/elections/${code}/invitations`, { body: {}, key: newKey() });
                      again();
                    })
                  }
                >
                  {missing === 1 ? t.sendOne : t.send(number(missing))}
                </Button>
              )}
              {mayInvite && missing === 0 && written > 0 && <p>{t.done}</p>}
            </div>
          );
        }}
      </LoadedView>
    </section>
  );
}
