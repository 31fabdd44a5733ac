import type { ReactNode } from 'react';

/**
 * What a state means for who waits: nothing happened yet, somebody works on it, it is done, it was refused, it rests, it needs
 * somebody, it is over, it is not yet sent.
 */
export type StateShape =
  | 'waiting'
  | 'active'
  | 'done'
  | 'refused'
  | 'paused'
  | 'attention'
  | 'closed'
  | 'draft';

/** A state in words with a shape of its own; the colour only repeats what the shape says. */
export function StateChip({ shape, children }: { shape: StateShape; children: ReactNode }) {
  return (
    <span className="state" data-shape={shape}>
      <svg viewBox="0 0 16 16" aria-hidden="true" focusable="false">
        {drawings[shape]}
      </svg>
      {children}
    </span>
  );
}

const drawings: Record<StateShape, ReactNode> = {
  waiting: <circle cx="8" cy="8" r="5.5" />,
  active: (
    <>
      <circle cx="8" cy="8" r="5.5" />
      <path data-full="" d="M8 2.5a5.5 5.5 0 0 1 0 11z" />
    </>
  ),
  done: (
    <>
      <circle data-full="" cx="8" cy="8" r="6.25" />
      <path data-cut="" d="m5 8.3 2.2 2.2L11.2 6" />
    </>
  ),
  refused: (
    <>
      <rect data-full="" x="2" y="2" width="12" height="12" />
      <path data-cut="" d="m5.5 5.5 5 5m0-5-5 5" />
    </>
  ),
  paused: <path data-thick="" d="M5.5 3.5v9m5-9v9" />,
  attention: <path data-full="" d="M8 1.5 15 14H1z" />,
  closed: <rect x="2.75" y="2.75" width="10.5" height="10.5" />,
  draft: <circle cx="8" cy="8" r="5.5" strokeDasharray="2.4 2.4" />,
};
