import { Select, useMessages } from '#design';
import type { GroupAnswer } from '../api.ts';
import { groupWords } from './groupWords.ts';

/** One of the group's cases, but those in which who asks has declared an interest. */
export function CaseSelect({
  name,
  group,
  value,
  onValue,
}: {
  name: string;
  group: GroupAnswer;
  value: string;
  onValue: (value: string) => void;
}) {
  const w = useMessages(groupWords);
  return (
    <Select
      name={name}
      label={w.case}
      placeholder={w.noCase}
      value={value}
      onValue={onValue}
      options={group.cases
        .filter((one) => !one.barred)
        .map((one) => ({ value: String(one.number), label: `${one.number}. ${one.title}` }))}
    />
  );
}
