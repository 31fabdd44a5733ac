import type { ReactNode } from 'react';
import { useMessages } from '../preferences.ts';
import { InlineNote } from './InlineNote.tsx';

const words = { es: { more: 'Ver en el glosario' }, en: { more: 'See the glossary' } };

export interface TermProps {
  children: ReactNode;
  /** What it means, in a plain sentence. */
  meaning: ReactNode;
  /** Its place in the glossary. */
  href?: string;
}

/** A legal or technical word with its explanation on the spot. */
export function Term({ children, meaning, href }: TermProps) {
  const t = useMessages(words);
  return (
    <InlineNote look="term" note={meaning} href={href} linkText={t.more}>
      {children}
    </InlineNote>
  );
}
