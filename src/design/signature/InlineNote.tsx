import { type ReactNode, useId, useState } from 'react';

export interface InlineNoteProps {
  /** What the note is about; it stays in the line. */
  children: ReactNode;
  /** The words that open the note; the text itself when there are none. */
  mark?: ReactNode;
  note: ReactNode;
  href?: string;
  linkText?: string;
  look: 'unconfirmed' | 'term';
}

/** A note that opens in its place, under the line: it works by touch and keyboard, is read in order, and prints. */
export function InlineNote({ children, mark, note, href, linkText, look }: InlineNoteProps) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const press = { 'aria-expanded': open, 'aria-controls': id, onClick: () => setOpen(!open) };
  return (
    <span className="inline-note" data-look={look}>
      {mark ? (
        <>
          <span className="inline-note__value">{children}</span>{' '}
          <button type="button" className="inline-note__mark" {...press}>
            {mark}
          </button>
        </>
      ) : (
        <button type="button" className="inline-note__value" {...press}>
          {children}
        </button>
      )}
      <span id={id} className="inline-note__note" data-open={open ? '' : undefined}>
        {note}
        {href && (
          <>
            {' '}
            <a href={href}>{linkText}</a>
          </>
        )}
      </span>
    </span>
  );
}
