import { formatNumber, StateChip, type StateShape, useLanguage, useMessages } from '#design';
import type { RecommendationItem } from '../api.ts';
import { evaluationWords } from '../evaluationWords.ts';
import type { Standing } from '../recommendation.ts';

const shapes: Readonly<Record<Standing, StateShape>> = {
  unanswered: 'waiting',
  rejected: 'refused',
  accepted: 'active',
  planned: 'active',
  'in-progress': 'active',
  'to-verify': 'active',
  verified: 'active',
  'carried-out': 'done',
};

const words = {
  es: {
    late: (days: string): string => `Vencida hace ${days} días hábiles`,
    lateOne: 'Vencida hace 1 día hábil',
    up: (level: string): string => `Llegó a: ${level}`,
  },
  en: {
    late: (days: string): string => `${days} working days overdue`,
    lateOne: '1 working day overdue',
    up: (level: string): string => `Went up to: ${level}`,
  },
};

/** Where a recommendation stands. */
export function StandingChip({ standing }: { standing: Standing }) {
  const w = useMessages(evaluationWords);
  return <StateChip shape={shapes[standing]}>{w.standing[standing]}</StateChip>;
}

/** How late it is and to whom that has gone up; nothing where it is not late. */
export function LateMarks({ one }: { one: Pick<RecommendationItem, 'overdue' | 'owed' | 'escalated'> }) {
  const t = useMessages(words);
  const w = useMessages(evaluationWords);
  const [language] = useLanguage();
  if (!one.overdue || !one.owed) return null;
  const late = -one.owed.workingDaysLeft;
  return (
    <>
      <StateChip shape="attention">
        {late === 1 ? t.lateOne : t.late(formatNumber(late, { language }))}
      </StateChip>
      {one.escalated && <span>{t.up(w.level[one.escalated])}</span>}
    </>
  );
}
