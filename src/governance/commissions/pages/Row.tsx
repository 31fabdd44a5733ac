import { type ReactNode, useEffect, useRef } from 'react';
import { Button, useMessages } from '#design';

const words = {
  es: { remove: (what: string) => `Quitar ${what}` },
  en: { remove: (what: string) => `Remove ${what}` },
};

/** One row of a list that one writes, with its name and a way to take it away. */
export function Row({
  name,
  added,
  onRemove,
  children,
}: {
  name: string;
  /** Whether it was added to those that the form begins with: whoever adds one goes on writing in it. */
  added: boolean;
  /** Absent for the only one. */
  onRemove: (() => void) | undefined;
  children: ReactNode;
}) {
  const t = useMessages(words);
  const box = useRef<HTMLFieldSetElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, as the row comes.
  useEffect(() => {
    if (added) box.current?.querySelector<HTMLElement>('input, select, textarea')?.focus();
  }, []);
  return (
    <fieldset ref={box} className="flow supervision-item">
      <legend>{name}</legend>
      {children}
      {onRemove && (
        <div>
          <Button look="quiet" onClick={onRemove}>
            {t.remove(name.charAt(0).toLowerCase() + name.slice(1))}
          </Button>
        </div>
      )}
    </fieldset>
  );
}
