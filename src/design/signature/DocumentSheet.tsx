import { type ReactNode, useId } from 'react';
import { useMessages } from '../preferences.ts';

export interface DocumentSheetProps {
  /** Who issues it. */
  institution: string;
  /** "Acta de la sesión ordinaria 14", "Resolución C.D. 712". */
  title: ReactNode;
  /** Its number and date, written out. */
  reference: ReactNode;
  children: ReactNode;
  signatures?: readonly { name: string; role: string; signed?: ReactNode }[];
  /** Code and address by which anyone verifies it, and the fingerprint of the file. */
  verification?: { code: string; href: string; address?: string; fingerprint?: string };
}

const words = {
  es: {
    signatures: 'Firmas',
    pending: 'Falta la firma',
    verify: 'Se comprueba con el código',
    at: 'en',
    fingerprint: 'Huella (SHA-256)',
  },
  en: {
    signatures: 'Signatures',
    pending: 'Not yet signed',
    verify: 'It can be checked with the code',
    at: 'at',
    fingerprint: 'Fingerprint (SHA-256)',
  },
};

/** Minutes, resolutions, statements and reports look like documents: serif, signature block, verification at the foot; pages are numbered in print. */
export function DocumentSheet({
  institution,
  title,
  reference,
  children,
  signatures = [],
  verification,
}: DocumentSheetProps) {
  const t = useMessages(words);
  const id = useId();
  return (
    <article className="document sheet" aria-labelledby={id}>
      <header className="sheet__head">
        <p className="sheet__line">{institution}</p>
        <h2 id={id}>{title}</h2>
        <p className="sheet__line">{reference}</p>
      </header>
      <div className="flow">{children}</div>
      {signatures.length > 0 && (
        <ul className="sheet__signatures bare" aria-label={t.signatures}>
          {signatures.map((one) => (
            <li key={`${one.name}${one.role}`}>
              <span className="sheet__signed">{one.signed ?? t.pending}</span>
              <strong>{one.name}</strong>
              <span>{one.role}</span>
            </li>
          ))}
        </ul>
      )}
      {verification && (
        <footer className="sheet__foot">
          {t.verify} <strong>{verification.code}</strong> {t.at}{' '}
          <a href={verification.href}>{verification.address ?? verification.href}</a>.
          {verification.fingerprint && (
            <span>
              {t.fingerprint}: <code>{verification.fingerprint}</code>
            </span>
          )}
        </footer>
      )}
    </article>
  );
}
