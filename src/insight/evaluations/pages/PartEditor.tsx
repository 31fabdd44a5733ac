import { useState } from 'react';
import { Button, ProblemNotice, showToast, useAct, useMessages } from '#design';
import type { DeskEvaluationAnswer } from '../api.ts';
import type { Part } from '../evaluation.ts';
import { ConclusionForm, FindingForm, OutcomeForm } from './FindingForms.tsx';
import type { PartFormProps } from './partForm.ts';
import { partWords } from './partWords.ts';
import { QuestionForm, RecommendationForm, SheetForm } from './QuestionForms.tsx';
import { StrengthChip } from './StrengthWhy.tsx';

const said = (item: object): string => {
  const { title, text, outcome } = item as { title?: string; text?: string; outcome?: string };
  return title ?? outcome ?? text ?? '';
};

/** The numbered things of one part: what there is, each to be corrected or removed, and a form for the next. */
export function PartEditor({
  part,
  one,
  again,
}: {
  part: Part;
  one: DeskEvaluationAnswer;
  again: () => void;
}) {
  const t = useMessages(partWords);
  const [editing, setEditing] = useState<number | null>(null);
  const url = `/api/evaluations-desk/${one.facts.slug}/acts`;
  const { send, busy, problem } = useAct(() => {
    showToast(t.saved);
    again();
  });
  const items: readonly { readonly number: number }[] = one.content[part];
  const isFollowed = (number: number) => part === 'recommendations' && one.followed.includes(number);
  const strengthOf = (number: number) =>
    part === 'findings' ? one.strengths.find((known) => known.number === number) : undefined;
  const form = {
    one,
    busy,
    send: (item: object) =>
      void send(url, { seen: one.seq, act: { act: 'put', part, item: { ...item, number: editing } } }),
    cancel: editing === null ? null : () => setEditing(null),
  };
  return (
    <div className="flow">
      <p className="soft measure">{t.none[part]}</p>
      {items.length > 0 && (
        <ol className="bare numbered">
          {items.map((item) => {
            const strength = strengthOf(item.number);
            return (
              <li key={item.number}>
                <span className="numbered__number">{item.number}</span>
                <div className="numbered__body">
                  <p lang="es">{said(item)}</p>
                  {strength && <StrengthChip strength={strength.strength} />}
                  {isFollowed(item.number) ? (
                    <p className="soft">{t.followed}</p>
                  ) : (
                    <div className="cluster">
                      <Button look="quiet" size="small" onClick={() => setEditing(item.number)}>
                        {t.edit(item.number)}
                      </Button>
                      <Button
                        look="quiet"
                        size="small"
                        busy={busy}
                        onClick={() =>
                          void send(url, { seen: one.seq, act: { act: 'remove', part, number: item.number } })
                        }
                      >
                        {t.remove(item.number)}
                      </Button>
                    </div>
                  )}
                </div>
              </li>
            );
          })}
        </ol>
      )}
      {problem !== undefined && <ProblemNotice problem={problem} />}
      <div className="evaluation-part" key={editing ?? 'new'}>
        <PartForm part={part} editing={editing} form={form} />
      </div>
    </div>
  );
}

function PartForm({
  part,
  editing,
  form,
}: {
  part: Part;
  editing: number | null;
  form: Omit<PartFormProps<Part>, 'item'>;
}) {
  const { content } = form.one;
  const find = <Item extends { readonly number: number }>(items: readonly Item[]) =>
    items.find((known) => known.number === editing) ?? null;
  switch (part) {
    case 'questions':
      return <QuestionForm {...form} item={find(content.questions)} />;
    case 'findings':
      return <FindingForm {...form} item={find(content.findings)} />;
    case 'outcomes':
      return <OutcomeForm {...form} item={find(content.outcomes)} />;
    case 'conclusions':
      return <ConclusionForm {...form} item={find(content.conclusions)} />;
    case 'lessons':
      return <SheetForm {...form} part={part} item={find(content.lessons)} />;
    case 'goodPractices':
      return <SheetForm {...form} part={part} item={find(content.goodPractices)} />;
    case 'recommendations':
      return <RecommendationForm {...form} item={find(content.recommendations)} />;
  }
}
