import type { ReactNode } from 'react';

/** One piece with its name in the margin. */
export function Specimen({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="specimen" data-specimen={name}>
      <style href="specimen" precedence="default">{`
        .specimen { display: grid; gap: var(--s3) var(--s6); padding-block: var(--s4) var(--s5); border-block-start: var(--line) solid var(--rule); }
        .specimen > h3 { font-size: var(--text-s); color: var(--ink-soft); font-weight: 600; letter-spacing: 0; }
        .specimen > div { min-inline-size: 0; }
        @media (min-width: 62rem) { .specimen { grid-template-columns: 9rem minmax(0, 1fr); } }
      `}</style>
      <h3>{name}</h3>
      <div>{children}</div>
    </div>
  );
}
