import type { ReactNode } from 'react';
import { useMessages } from '../preferences.ts';

export interface SyntheticProps {
  /** Made up whole, or put together again from published totals. */
  kind?: 'synthetic' | 'reconstructed';
  /** From what and how, in a sentence. */
  children?: ReactNode;
}

const words = {
  es: {
    synthetic: 'Datos sintéticos',
    reconstructed: 'Datos reconstruidos',
    about: {
      synthetic: 'No describen a personas ni hechos reales.',
      reconstructed: 'No son el registro original.',
    },
  },
  en: {
    synthetic: 'Synthetic data',
    reconstructed: 'Reconstructed data',
    about: {
      synthetic: 'They describe no real person or event.',
      reconstructed: 'They are not the original record.',
    },
  },
};

/** A quiet band wherever figures are not what was recorded. */
export function Synthetic({ kind = 'synthetic', children }: SyntheticProps) {
  const t = useMessages(words);
  return (
    <p className="synthetic" data-kind={kind}>
      <strong>{t[kind]}.</strong> {children ?? t.about[kind]}
    </p>
  );
}
