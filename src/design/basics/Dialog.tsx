import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useMessages } from '../preferences.ts';
import { Icon } from './Icon.tsx';

export interface DialogProps {
  open: boolean;
  onClose: () => void;
  title: ReactNode;
  children: ReactNode;
  /** The buttons at its foot. */
  actions?: ReactNode;
  size?: 'wide';
}

const words = { es: { close: 'Cerrar' }, en: { close: 'Close' } };

/** The browser's own modal: it keeps the focus inside, closes with Escape, and gives the focus back to what opened it. */
export function Dialog({ open, onClose, title, children, actions, size }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const t = useMessages(words);
  useEffect(() => {
    const element = dialog.current;
    if (!element || !open) return;
    const opener = document.activeElement;
    element.showModal();
    return () => {
      element.close();
      if (opener instanceof HTMLElement) opener.focus();
    };
  }, [open]);
  return (
    <dialog
      ref={dialog}
      className="dialog"
      data-size={size}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      {open && (
        <>
          <div className="dialog__head">
            <h2 id={id} tabIndex={-1}>
              {title}
            </h2>
            <button type="button" className="dialog__close" aria-label={t.close} onClick={onClose}>
              <Icon name="close" />
            </button>
          </div>
          <div className="dialog__body flow">{children}</div>
          {actions && <div className="dialog__foot">{actions}</div>}
        </>
      )}
    </dialog>
  );
}
