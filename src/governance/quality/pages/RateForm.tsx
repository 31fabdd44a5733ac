import { type FormEvent, useState } from 'react';
import {
  Button,
  ErrorSummary,
  type FieldFault,
  type Problem,
  ProblemNotice,
  Rating,
  Refused,
  type Score,
  TextArea,
  Unreached,
  useMessages,
} from '#design';
import { type Question, questions } from '../rating.ts';
import { rateWords } from './rateWords.ts';

export interface RateDraft {
  readonly answers: Partial<Record<Question, Score>>;
  readonly comment: string;
}

const emptyDraft: RateDraft = { answers: {}, comment: '' };

/** The few questions. `send` tries to deliver; what was written stays on the device until it is delivered or safely kept. */
export function RateForm({
  draftName,
  send,
}: {
  draftName: string;
  send: (draft: RateDraft) => Promise<void>;
}) {
  const t = useMessages(rateWords);
  const [draft, setDraft] = useState<RateDraft>(() => readDraft(draftName));
  const [faults, setFaults] = useState<FieldFault[]>([]);
  const [problem, setProblem] = useState<Problem | null | undefined>();
  const [busy, setBusy] = useState(false);

  const change = (next: RateDraft) => {
    setDraft(next);
    writeDraft(draftName, next);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    const found: FieldFault[] = [];
    if (Object.keys(draft.answers).length === 0) found.push({ field: questions[0], message: t.atLeastOne });
    if (draft.comment.length > 2000) found.push({ field: 'comment', message: t.tooLong });
    setFaults(found);
    if (found.length > 0) return;
    setBusy(true);
    setProblem(undefined);
    try {
      await send(draft);
      writeDraft(draftName, null);
    } catch (error) {
      if (error instanceof Refused) setProblem(error.problem);
      else if (error instanceof Unreached) setProblem(null);
      else throw error;
    } finally {
      setBusy(false);
    }
  };
  return (
    <form className="rate-form flow" onSubmit={submit} noValidate>
      {faults.length > 0 && <ErrorSummary faults={faults} />}
      {problem !== undefined && <ProblemNotice problem={problem} />}
      {questions.map((question) => (
        <Rating
          key={question}
          name={question}
          label={t.questions[question]}
          hint={t.hints[question] || undefined}
          value={draft.answers[question] ?? null}
          error={faults.find((fault) => fault.field === question)?.message}
          onValue={(value) => change({ ...draft, answers: { ...draft.answers, [question]: value } })}
        />
      ))}
      <TextArea
        name="comment"
        label={t.comment}
        hint={t.commentHint}
        optional
        maxCharacters={2000}
        value={draft.comment}
        error={faults.find((fault) => fault.field === 'comment')?.message}
        onValue={(comment) => change({ ...draft, comment })}
      />
      <div className="actions">
        <Button type="submit" look="primary" busy={busy} busyLabel={t.sending}>
          {t.send}
        </Button>
      </div>
    </form>
  );
}

// The draft is named after the invitation and goes when it is delivered, so that a borrowed phone keeps nothing of it.
function readDraft(name: string): RateDraft {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(`amparo.draft.${name}`) ?? 'null');
    if (kept && typeof kept === 'object' && 'answers' in kept && 'comment' in kept) return kept as RateDraft;
  } catch {
    // A device that refuses storage only loses the draft when the page is closed.
  }
  return emptyDraft;
}

function writeDraft(name: string, draft: RateDraft | null): void {
  try {
    if (draft) sessionStorage.setItem(`amparo.draft.${name}`, JSON.stringify(draft));
    else sessionStorage.removeItem(`amparo.draft.${name}`);
  } catch {}
}
