import { useState } from 'react';
import { Button, CheckboxGroup, useMessages } from '#design';
import type { ElectionAnswer } from '../api.ts';
import { boothWords } from './boothWords.ts';
import { electionWords } from './electionWords.ts';

/** What is marked in each contest: identifiers of candidates, or `blank`. */
export type Marks = readonly (readonly string[])[];
export const blankMark = 'blank';

/** Every candidate with the same space and in the same order for all. */
export function BoothChoices({
  election,
  marks,
  onMarks,
  onDone,
}: {
  election: ElectionAnswer;
  marks: Marks;
  onMarks: (marks: Marks) => void;
  onDone: () => void;
}) {
  const t = useMessages(boothWords);
  const w = useMessages(electionWords);
  const [asked, setAsked] = useState(false);
  const faults = election.contests.map((contest, i) => {
    const marked = marks[i] ?? [];
    if (marked.length === 0) return t.noMark;
    if (marked.includes(blankMark)) return marked.length > 1 ? t.blankAlone : undefined;
    return marked.length > contest.marksMost ? t.tooMany(contest.marksMost) : undefined;
  });
  return (
    <form
      className="flow"
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        const wrong = faults.findIndex((fault) => fault !== undefined);
        if (wrong < 0) onDone();
        else document.querySelector<HTMLInputElement>(`input[name="pregunta-${wrong + 1}"]`)?.focus();
      }}
    >
      {election.contests.map((contest, i) => (
        <CheckboxGroup
          key={contest.title}
          name={`pregunta-${i + 1}`}
          label={contest.title}
          hint={t.mark(contest.marksMost)}
          error={asked ? faults[i] : undefined}
          value={marks[i] ?? []}
          onValue={(values) => onMarks(marks.map((one, j) => (j === i ? values : one)))}
          options={[
            ...contest.candidates.map((one) => ({
              value: one.id,
              label: one.name,
              hint: `${w.side[one.side]} · ${one.organisation}`,
            })),
            { value: blankMark, label: w.blank },
          ]}
        />
      ))}
      <Button look="primary" type="submit">
        {t.review}
      </Button>
    </form>
  );
}
