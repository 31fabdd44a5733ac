import { DocumentSheet, formatInstant, Link, useMessages } from '#design';
import { formatDate, plainDate } from '#kernel';
import type { MeetingAnswer, MinutesView } from '../api.ts';
import { spaceWords } from './spaceWords.ts';

const words = {
  es: {
    institution: 'Instituto Ecuatoriano de Seguridad Social · institución de referencia',
    json: 'Acta en JSON',
    pdf: 'Acta en PDF',
    verify: 'Cómo comprobar estas huellas',
    hashes: 'Las dos huellas (SHA-256) están en la cadena de auditoría',
  },
  en: {
    institution: 'Instituto Ecuatoriano de Seguridad Social · reference institution',
    json: 'Minutes as JSON',
    pdf: 'Minutes as PDF',
    verify: 'How to check these hashes',
    hashes: 'Both hashes (SHA-256) are in the audit chain',
  },
};

/** Minutes are a document of the country: they are read in its language whatever the page speaks. */
const w = spaceWords.es;
const moment = (iso: string) => formatInstant(iso, 'es');
const hour = (iso: string) => formatInstant(iso, 'es').split(', ').at(-1) ?? '';
const choice: Record<string, string> = { for: 'a favor', against: 'en contra', abstain: 'se abstiene' };

/** The minutes as a document: in draft while they are made, with hashes and signatures once signed. */
export function MinutesSheet({
  meeting,
  minutes,
  api,
}: {
  meeting: MeetingAnswer;
  minutes: MinutesView;
  api: string;
}) {
  const t = useMessages(words);
  const { sealed } = meeting;
  const signer = (as: 'chair' | 'secretary') => meeting.signatures.find((one) => one.as === as);
  const signatures = (['chair', 'secretary'] as const).map((as) => ({
    name: signer(as)?.name ?? (as === 'chair' ? (minutes.meeting.presiding ?? '—') : '—'),
    role: as === 'chair' ? 'Presidencia' : 'Secretaría',
    signed: signer(as) ? moment(signer(as)?.at ?? '') : undefined,
  }));
  return (
    <>
      <DocumentSheet
        institution={t.institution}
        title={`Acta de la sesión ${minutes.meeting.number}`}
        reference={`${minutes.space.title} · ${moment(minutes.meeting.startsAt)}`}
        signatures={signatures}
        verification={
          sealed
            ? {
                code: sealed.jsonSha256.slice(0, 12),
                href: '/verificar',
                fingerprint: sealed.jsonSha256,
              }
            : undefined
        }
      >
        <div lang="es" className="flow">
          <MinutesBody minutes={minutes} />
        </div>
      </DocumentSheet>
      {sealed && (
        <p className="cluster">
          <Link href={`${api}/minutes.json`} download>
            {t.json}
          </Link>
          {sealed.pdfSha256 && (
            <Link href={`${api}/minutes.pdf`} download>
              {t.pdf}
            </Link>
          )}
          <Link href="/verificar">{t.verify}</Link>
          <span className="soft">{t.hashes}</span>
        </p>
      )}
    </>
  );
}

function MinutesBody({ minutes }: { minutes: MinutesView }) {
  const { meeting } = minutes;
  return (
    <>
      <p>
        {meeting.place} ({w.mode[meeting.mode as keyof typeof w.mode]}).{' '}
        {meeting.openedAt && `Se instaló a las ${hour(meeting.openedAt)}`}
        {meeting.presiding && ` y presidió ${meeting.presiding}`}
        {meeting.closedAt && `; se clausuró a las ${hour(meeting.closedAt)}`}.{' '}
        {meeting.quorum &&
          `Estaban presentes ${meeting.quorum.present} de ${meeting.quorum.members} miembros con voto; el cuórum era de ${meeting.quorum.needed}.`}
      </p>
      <p>
        <strong>Asistieron:</strong> {minutes.attendance.map((one) => one.name).join(', ') || '—'}.
        {minutes.absent.length > 0 && (
          <>
            {' '}
            <strong>No asistieron:</strong> {minutes.absent.join(', ')}.
          </>
        )}
      </p>
      {minutes.agenda.map((item) => (
        <section key={item.number} className="flow">
          <h3>
            {item.number}. {item.title}
          </h3>
          {item.recused.length > 0 && (
            <p>No intervinieron por tener un interés: {item.recused.join(', ')}.</p>
          )}
          {item.speakers.length > 0 && (
            <p>Intervinieron: {item.speakers.map((one) => one.name).join(', ')}.</p>
          )}
          {item.notes.map((note) => (
            <p key={note}>{note}</p>
          ))}
          {item.proposals.map((one) => (
            <p key={one.number}>
              <strong>
                Propuesta {one.number}, de {one.name}.
              </strong>{' '}
              {one.text}
            </p>
          ))}
          {item.votes.map((vote) => (
            <div key={vote.text + vote.explanation} className="motion">
              <p>
                <strong>Moción.</strong> {vote.text}
              </p>
              <p className="soft">{vote.rule}</p>
              <p>{vote.explanation}</p>
              {vote.choices.length > 0 && (
                <p className="soft">
                  {vote.choices.map((one) => `${one.name}, ${choice[one.choice]}`).join('; ')}.
                </p>
              )}
            </div>
          ))}
          {item.agreements.map((one) => (
            <div key={one.number}>
              <p>
                <strong>Acuerdo {one.number}.</strong> {one.text} <em>Responsable: {one.responsible}</em>
                {one.due && <em>, hasta el {formatDate(plainDate(one.due), 'es')}</em>}.
              </p>
              {one.dissents.map((dissent) => (
                <p key={dissent.name}>
                  <strong>Disiente {dissent.name}:</strong> {dissent.reason}
                </p>
              ))}
            </div>
          ))}
        </section>
      ))}
      {minutes.corrections.length > 0 && (
        <section className="flow">
          <h3>Correcciones pedidas por quienes asistieron</h3>
          {minutes.corrections.map((one) => (
            <p key={one.number}>
              <strong>{one.name}:</strong> {one.text} <em>{one.accepted ? 'Se acepta' : 'No se acepta'}:</em>{' '}
              {one.answer}
            </p>
          ))}
        </section>
      )}
    </>
  );
}
