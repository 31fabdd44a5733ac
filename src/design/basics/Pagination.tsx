import { formatNumber } from '../format.ts';
import { useLanguage, useMessages } from '../preferences.ts';
import { Button } from './Button.tsx';

export interface PaginationProps {
  /** What is paged, for the landmark: "Reclamos". */
  label: string;
  /** How many rows are shown now, and of how many when that is known. */
  shown: number;
  total?: number;
  onPrevious?: () => void;
  onNext?: () => void;
  busy?: boolean;
}

const words = {
  es: {
    pages: (label: string) => `Páginas de ${label}`,
    previous: 'Anteriores',
    next: 'Siguientes',
    shown: (shown: string, total?: string) =>
      total ? `Se muestran ${shown} de ${total}` : `Se muestran ${shown}`,
  },
  en: {
    pages: (label: string) => `Pages of ${label}`,
    previous: 'Previous',
    next: 'Next',
    shown: (shown: string, total?: string) => (total ? `Showing ${shown} of ${total}` : `Showing ${shown}`),
  },
};

/** By cursor: there is a before and an after, no page numbers that change while one reads. */
export function Pagination({ label, shown, total, onPrevious, onNext, busy }: PaginationProps) {
  const t = useMessages(words);
  const [language] = useLanguage();
  const write = (count: number) => formatNumber(count, { language });
  return (
    <nav className="pager" aria-label={t.pages(label)}>
      <span className="soft tabular" aria-live="polite">
        {t.shown(write(shown), total === undefined ? undefined : write(total))}
      </span>
      <span className="cluster">
        <Button size="small" disabled={!onPrevious} busy={busy} onClick={onPrevious}>
          {t.previous}
        </Button>
        <Button size="small" disabled={!onNext} busy={busy} onClick={onNext}>
          {t.next}
        </Button>
      </span>
    </nav>
  );
}
