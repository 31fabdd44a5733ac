import { StateChip, type StateShape, useMessages } from '#design';
import { changeWords } from './changeWords.ts';

const shapes: Readonly<Record<string, StateShape>> = {
  open: 'waiting',
  planned: 'active',
  done: 'active',
  effective: 'done',
  'not-effective': 'attention',
  closed: 'closed',
};

/** Where a change stands, and that it is late where it is. */
export function ChangeMarks({ phase, overdue }: { phase: string; overdue: boolean }) {
  const t = useMessages(changeWords);
  return (
    <>
      <StateChip shape={shapes[phase] ?? 'waiting'}>{t.phase[phase] ?? phase}</StateChip>
      {overdue && <StateChip shape="attention">{t.overdue}</StateChip>}
    </>
  );
}
