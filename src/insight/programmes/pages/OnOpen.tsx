import { type ReactNode, useState } from 'react';

/** What is under a summary, made only when somebody opens it: a list of a hundred closed forms costs a hundred lines, not their fields. */
export function OnOpen({ summary, children }: { summary: ReactNode; children: () => ReactNode }) {
  const [wasOpened, setOpened] = useState(false);
  return (
    <details onToggle={(event) => event.currentTarget.open && setOpened(true)}>
      <summary>{summary}</summary>
      {wasOpened && children()}
    </details>
  );
}
