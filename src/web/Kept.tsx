import { useEffect, useState } from 'react';
import { forgetKept, type Kept, keptItems, Notice, outboxChanged, useMessages } from '#design';
import { shellWords } from './words.ts';

/** Says what waits on this device to be sent, and what was refused when it was sent. */
export function KeptNotice() {
  const t = useMessages(shellWords);
  const [items, setItems] = useState<Kept[]>([]);
  useEffect(() => {
    const read = () => void keptItems().then(setItems, () => {});
    read();
    addEventListener(outboxChanged, read);
    return () => removeEventListener(outboxChanged, read);
  }, []);
  const waiting = items.filter((item) => !item.problem).length;
  return (
    <>
      {waiting > 0 && <Notice live>{t.kept(waiting)}</Notice>}
      {items.map((item) =>
        item.problem ? (
          <Notice
            key={item.key}
            tone="attention"
            live
            title={item.problem.title}
            onClose={() => void forgetKept(item.key)}
          >
            {item.problem.detail}
          </Notice>
        ) : null,
      )}
    </>
  );
}
