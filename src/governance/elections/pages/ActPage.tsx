import { DocumentSheet, EmptyState, formatInstant, PageHead, useLanguage, useMessages } from '#design';
import { dateAt, formatDate } from '#kernel';
import type { ElectionAnswer } from '../api.ts';
import { ElectionRead } from './ElectionRead.tsx';
import { ResultView } from './ResultView.tsx';
import './elections.css';

const words = {
  es: {
    title: 'Acta de la elección',
    none: 'Todavía no hay acta',
    noneWhat: 'Se compone sola cuando los custodios descifran la suma.',
    institution: 'Institución de referencia',
    act: 'Acta de escrutinio y proclamación',
    reference: (uuid: string, day: string) => `Elección ${uuid}, ${day}`,
    box: (cast: number, voted: number, of: number) =>
      `Se depositaron ${cast} papeletas de ${voted} votantes, de un padrón de ${of}. Cuenta la última papeleta de cada credencial.`,
    decrypted: (names: string) => `Descifraron la suma, cada uno en su dispositivo y con prueba: ${names}.`,
    absent: (names: string) => `No hizo falta, o no estuvo: ${names}.`,
    proclaimed: 'Se proclama a quienes el resultado señala como elegidos, con sus alternas y alternos:',
    notYet: 'El resultado todavía no se proclama.',
    with: (name: string, alternate: string) => `${name} (alterna o alterno: ${alternate})`,
    term: (months: number) => `Duración del encargo: ${months} meses.`,
    rule: 'Regla de los puestos, fijada antes de abrir la votación: más votados primero, dentro de lo que cada parte y cada sexo puede ocupar; los empates que deciden se sortean con dados en público.',
    verifyAddress: 'la página de verificación',
    office: 'Autoridad electoral',
    trustee: (n: number) => `Custodia de la clave, puesto ${n}`,
    signed: (when: string) => `Firmó el ${when}`,
    whatSigned:
      'Cada quien firmó la huella del acta que se lee al pie. Los custodios, en su propio dispositivo y con la clave de su ceremonia, después de comprobar que el acta dice lo mismo que la urna; la autoridad electoral, con su sesión, en la cadena de auditoría.',
    pdf: 'Descargar el acta (PDF)',
    json: 'Descargar el acta con sus firmas (JSON)',
  },
  en: {
    title: 'Act of the election',
    none: 'There is no act yet',
    noneWhat: 'It assembles itself when the trustees decrypt the sum.',
    institution: 'Reference institution',
    act: 'Act of tally and proclamation',
    reference: (uuid: string, day: string) => `Election ${uuid}, ${day}`,
    box: (cast: number, voted: number, of: number) =>
      `${cast} ballots of ${voted} voters were cast, of a roll of ${of}. The last ballot of each credential counts.`,
    decrypted: (names: string) => `The sum was decrypted, each on its device and with proof, by: ${names}.`,
    absent: (names: string) => `Not needed, or absent: ${names}.`,
    proclaimed: 'Proclaimed are those whom the result gives as elected, with their alternates:',
    notYet: 'The result is not proclaimed yet.',
    with: (name: string, alternate: string) => `${name} (alternate: ${alternate})`,
    term: (months: number) => `Term of office: ${months} months.`,
    rule: 'Rule of the seats, fixed before voting opened: most voted first, within what each side and each sex may hold; ties that decide are drawn with dice in public.',
    verifyAddress: 'the page of verification',
    office: 'Electoral authority',
    trustee: (n: number) => `Keeper of the key, place ${n}`,
    signed: (when: string) => `Signed on ${when}`,
    whatSigned:
      'Each signed the fingerprint of the act that stands at its foot. The trustees on their own devices with the keys of their ceremony, after checking that the act says the same as the box; the electoral authority by its sign-in, in the audit chain.',
    pdf: 'Download the act (PDF)',
    json: 'Download the act with its signatures (JSON)',
  },
};

/** Who signed, and of those who are to sign who has not: the electoral authority, and each trustee that decrypted. */
function signersOf({ act, trusteeStates }: ElectionAnswer) {
  if (!act) return [];
  const missing = trusteeStates
    .filter((one) => one.decrypted && !act.signatures.some(({ place }) => place === one.place))
    .map(({ name, place }) => ({ name, place, at: undefined }));
  return [...act.signatures, ...missing];
}

/** The act of tally and proclamation, as a document. */
export default function ActPage({ params }: { params: Readonly<Record<string, string>> }) {
  const t = useMessages(words);
  const [language] = useLanguage();
  return (
    <ElectionRead code={params.code} title={t.title}>
      {(election) => {
        if (!election.placed)
          return (
            <div className="flow">
              <PageHead kicker={election.title} title={t.title} />
              <EmptyState title={t.none}>{t.noneWhat}</EmptyState>
            </div>
          );
        const tallied = election.moments.find((one) => one.kind === 'tallied')?.at ?? election.now;
        const names = (decrypted: boolean) =>
          election.trusteeStates
            .filter((one) => one.decrypted === decrypted)
            .map((one) => one.name)
            .join('; ');
        const elected = election.contests.flatMap((contest, i) =>
          (election.placed?.[i] ?? [])
            .filter((one) => one.outcome === 'elected')
            .map((one) => contest.candidates.find(({ id }) => id === one.id)!),
        );
        return (
          <div className="flow">
            <PageHead kicker={election.title} title={t.title} />
            {election.act && (
              <p className="cluster">
                <a href={`/api/elections/${election.code}/act.pdf`}>{t.pdf}</a>
                <a href={`/api/elections/${election.code}/act.json`} download={`acta-${election.code}.json`}>
                  {t.json}
                </a>
              </p>
            )}
            <DocumentSheet
              signatures={signersOf(election).map(({ name, place, at }) => ({
                name,
                role: place === null ? t.office : t.trustee(place),
                signed: at && t.signed(formatInstant(at, language)),
              }))}
              institution={t.institution}
              title={t.act}
              reference={t.reference(election.uuid, formatDate(dateAt(Date.parse(tallied)), language))}
              verification={{
                code: election.fingerprint ?? '',
                href: `/elecciones/verificar?eleccion=${election.code}`,
                address: t.verifyAddress,
                fingerprint: election.act?.sha256 ?? election.head ?? undefined,
              }}
            >
              <p>{t.box(election.ballots, election.voted, election.voters)}</p>
              <p>{t.decrypted(names(true))}</p>
              {names(false) && <p>{t.absent(names(false))}</p>}
              <ResultView election={election} bars={false} />
              <p>{t.rule}</p>
              {election.phase === 'proclaimed' ? (
                <>
                  <p>{t.proclaimed}</p>
                  <ul>
                    {elected.map((one) => (
                      <li key={one.id}>{t.with(one.name, one.alternate)}</li>
                    ))}
                  </ul>
                  <p>{t.term(election.termMonths)}</p>
                  {election.act && <p>{t.whatSigned}</p>}
                </>
              ) : (
                <p>{t.notYet}</p>
              )}
            </DocumentSheet>
          </div>
        );
      }}
    </ElectionRead>
  );
}
