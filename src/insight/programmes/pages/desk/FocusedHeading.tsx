import { type ReactNode, useEffect, useRef } from 'react';

/** The heading of what somebody just opened or sent: the keyboard and the screen reader go on from it, not from the top of the page. */
export function FocusedHeading({ id, level, children }: { id: string; level: 2 | 3; children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const Head = level === 2 ? 'h2' : 'h3';
  return (
    <Head id={id} ref={heading} tabIndex={-1}>
      {children}
    </Head>
  );
}
