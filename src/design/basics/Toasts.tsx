import { type ReactNode, useEffect, useState, useSyncExternalStore } from 'react';
import { Notice, type NoticeTone } from './Notice.tsx';

export interface Toast {
  readonly id: number;
  readonly tone: NoticeTone;
  readonly text: ReactNode;
}

let toasts: readonly Toast[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

/** Says that something happened, from anywhere. What is good leaves after eight seconds; what is not stays until it is closed. */
export function showToast(text: ReactNode, tone: NoticeTone = 'good'): void {
  lastId += 1;
  change([...toasts, { id: lastId, tone, text }]);
}

export function closeToast(id: number): void {
  change(toasts.filter((toast) => toast.id !== id));
}

function change(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Where toasts appear; the page shell has it already. */
export function Toasts() {
  const shown = useSyncExternalStore(
    subscribe,
    () => toasts,
    () => toasts,
  );
  // The live region is there before its first message, or screen readers would miss that one.
  return (
    <div className="toasts" role="status" aria-live="polite">
      {shown.map((toast) => (
        <OneToast key={toast.id} toast={toast} />
      ))}
    </div>
  );
}

function OneToast({ toast }: { toast: Toast }) {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held || (toast.tone !== 'good' && toast.tone !== 'info')) return;
    const timer = setTimeout(() => closeToast(toast.id), 8000);
    return () => clearTimeout(timer);
  }, [held, toast]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only waits while somebody reads it or stands in it.
    <div
      style={{ display: 'contents' }}
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <Notice tone={toast.tone} onClose={() => closeToast(toast.id)}>
        <p>{toast.text}</p>
      </Notice>
    </div>
  );
}
