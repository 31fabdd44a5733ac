import type { ReactNode } from 'react';

/** Teaches what will be here, why there is nothing yet, and what can be done. */
export function EmptyState({
  title,
  children,
  action,
}: {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="empty">
      <p className="empty__title">{title}</p>
      {children && <div className="soft flow">{children}</div>}
      {action && <div className="actions">{action}</div>}
    </div>
  );
}
