import type { ReactNode } from 'react';

/** A short word or a count beside something. A state is said with StateChip, which has a shape. */
export function Badge({
  tone,
  children,
}: {
  tone?: 'action' | 'attention' | 'good' | 'bad';
  children: ReactNode;
}) {
  return (
    <span className="badge" data-tone={tone}>
      {children}
    </span>
  );
}
