import { StateChip, type StateShape, useMessages } from '#design';
import type { GroupAnswer } from '../api.ts';
import { groupWords } from './groupWords.ts';

const shapes: Readonly<Record<GroupAnswer['phase'], StateShape>> = {
  proposed: 'draft',
  refused: 'refused',
  registering: 'active',
  preparing: 'waiting',
  working: 'active',
  expired: 'attention',
  reported: 'done',
  closed: 'closed',
  cancelled: 'refused',
};

export function PhaseChip({ phase }: { phase: GroupAnswer['phase'] }) {
  const w = useMessages(groupWords);
  return <StateChip shape={shapes[phase]}>{w.phase[phase]}</StateChip>;
}
