import { useMessages } from '../preferences.ts';

const words = { es: { loading: 'Trayendo los datos…' }, en: { loading: 'Bringing the data…' } };

/** Keeps the room of what is coming and says so in words, but only when it takes longer than 0.4 s: no grey ghosts of text. */
export function Loading({ label, height }: { label?: string; height?: string }) {
  const t = useMessages(words);
  return (
    <div className="loading" role="status" style={height ? { minBlockSize: height } : undefined}>
      <span>{label ?? t.loading}</span>
    </div>
  );
}
