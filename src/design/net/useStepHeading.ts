import { type RefObject, useEffect, useRef } from 'react';

/**
 * The heading of a step of a long form. As another step comes the focus goes to it, so that who does not see the page hears where she
 * is and the first question is one Tab away; a page that was opened at a step leaves the focus where the browser puts it.
 */
export function useStepHeading(step: string): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(step);
  useEffect(() => {
    if (shown.current === step) return;
    shown.current = step;
    heading.current?.focus();
  }, [step]);
  return heading;
}
