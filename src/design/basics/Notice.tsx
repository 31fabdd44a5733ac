import type { ReactNode } from 'react';
import { useMessages } from '../preferences.ts';
import { Icon, type IconName } from './Icon.tsx';

export type NoticeTone = 'info' | 'good' | 'attention' | 'bad';

export interface NoticeProps {
  tone?: NoticeTone;
  title?: ReactNode;
  children?: ReactNode;
  /** Read out when it appears: politely, or at once for what went wrong. */
  live?: boolean;
  onClose?: () => void;
}

const words = {
  es: {
    close: 'Cerrar el aviso',
    info: 'Información',
    good: 'Hecho',
    attention: 'Atención',
    bad: 'Problema',
  },
  en: {
    close: 'Close this notice',
    info: 'Information',
    good: 'Done',
    attention: 'Attention',
    bad: 'Problem',
  },
};

const icons: Record<NoticeTone, IconName> = { info: 'info', good: 'check', attention: 'alert', bad: 'alert' };

export function Notice({ tone = 'info', title, children, live, onClose }: NoticeProps) {
  const t = useMessages(words);
  return (
    <div className="notice" data-tone={tone} role={live ? (tone === 'bad' ? 'alert' : 'status') : undefined}>
      <Icon name={icons[tone]} />
      <div>
        <span className="visually-hidden">{t[tone]}: </span>
        {title && <p className="notice__title">{title}</p>}
        {children}
      </div>
      {onClose && (
        <button type="button" className="notice__close" aria-label={t.close} onClick={onClose}>
          <Icon name="close" />
        </button>
      )}
    </div>
  );
}
