import { type ReactNode, useId, useRef } from 'react';
import { Button } from '../basics/Button.tsx';
import { showToast } from '../basics/Toasts.tsx';
import { useMessages } from '../preferences.ts';

export interface ReceiptProps {
  /** What one did: "Su reclamo quedó presentado". */
  title: ReactNode;
  /** The code by which it can be found and verified. */
  code: string;
  /** When it was received, written out. */
  when: ReactNode;
  facts?: readonly { label: string; value: ReactNode }[];
  verifyHref: string;
  /** The address as a person would copy it from paper. */
  verifyAddress?: string;
  /** SHA-256 or other fingerprint of what was received. */
  fingerprint?: string;
  /** A QR drawing of the address, when the page has one. */
  qr?: ReactNode;
  /** What happens next and by when. */
  next?: ReactNode;
  /** Why the code is worth keeping, where it is not to see how a case stands. */
  keep?: string;
  institution?: string;
}

const words = {
  es: {
    code: 'Su código',
    keep: 'Guárdelo: con él puede ver en qué va, sin dar otros datos.',
    verify: 'Comprobar este recibo',
    verifyAt: 'Se comprueba en',
    fingerprint: 'Huella de lo recibido',
    print: 'Imprimir',
    copy: 'Copiar el código',
    copied: 'El código está copiado.',
    notCopied: 'No se pudo copiar. Escríbalo o imprima el recibo.',
    next: 'Qué sigue',
    received: 'Recibido el',
  },
  en: {
    code: 'Your code',
    keep: 'Keep it: with it you can see how things stand, giving no other data.',
    verify: 'Check this receipt',
    verifyAt: 'It can be checked at',
    fingerprint: 'Fingerprint of what was received',
    print: 'Print',
    copy: 'Copy the code',
    copied: 'The code is copied.',
    notCopied: 'It could not be copied. Write it down or print the receipt.',
    next: 'What comes next',
    received: 'Received on',
  },
};

/** What one did, its code and how to verify it. It prints alone, on half a page. */
export function Receipt({
  title,
  code,
  when,
  facts = [],
  verifyHref,
  verifyAddress,
  fingerprint,
  qr,
  next,
  keep,
  institution,
}: ReceiptProps) {
  const t = useMessages(words);
  const id = useId();
  const box = useRef<HTMLElement>(null);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(code);
      showToast(t.copied);
    } catch {
      showToast(t.notCopied, 'attention');
    }
  };
  const print = () => {
    box.current?.setAttribute('data-printing', '');
    document.documentElement.dataset.print = 'receipt';
    window.print();
    delete document.documentElement.dataset.print;
    box.current?.removeAttribute('data-printing');
  };
  return (
    <article ref={box} className="receipt" aria-labelledby={id}>
      <header className="receipt__head">
        <h2 id={id}>{title}</h2>
        <p className="receipt__when">
          {institution && <>{institution} · </>}
          {t.received} {when}
        </p>
      </header>
      <div className="receipt__code">
        <div>
          <p className="kicker">{t.code}</p>
          <p className="receipt__digits">{code}</p>
          <p className="soft">{keep ?? t.keep}</p>
        </div>
        {qr && <div className="receipt__qr">{qr}</div>}
      </div>
      <dl className="ledger">
        {facts.map((fact) => (
          <div key={fact.label}>
            <dt>{fact.label}</dt>
            <dd>{fact.value}</dd>
          </div>
        ))}
      </dl>
      {next && (
        <div className="receipt__next">
          <h3>{t.next}</h3>
          {next}
        </div>
      )}
      <p className="receipt__verify">
        {t.verifyAt} <a href={verifyHref}>{verifyAddress ?? verifyHref}</a>
        {fingerprint && (
          <span className="receipt__print">
            {t.fingerprint}: <code>{fingerprint}</code>
          </span>
        )}
      </p>
      <div className="actions">
        <Button icon="print" onClick={print}>
          {t.print}
        </Button>
        <Button look="quiet" icon="copy" onClick={copy}>
          {t.copy}
        </Button>
      </div>
    </article>
  );
}
