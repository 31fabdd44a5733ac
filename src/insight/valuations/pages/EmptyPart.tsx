import type { ReactNode } from 'react';
import { EmptyState } from '#design';

/** A part of a valuation in which there is nothing yet: what will be there, and what to do first. */
export function EmptyPart({ title, children }: { title: string; children: ReactNode }) {
  return <EmptyState title={title}>{children}</EmptyState>;
}
