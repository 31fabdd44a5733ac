import type { ReactNode } from 'react';
import { Button, useMessages } from '#design';

const words = {
  es: { remove: (what: string) => `Quitar ${what}` },
  en: { remove: (what: string) => `Remove ${what}` },
};

/** One row of a list that one writes, with its name and a way to take it away. */
export function Row({
  name,
  onRemove,
  children,
}: {
  name: string;
  /** Absent for the only one. */
  onRemove: (() => void) | undefined;
  children: ReactNode;
}) {
  const t = useMessages(words);
  return (
    <fieldset className="flow supervision-item">
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
