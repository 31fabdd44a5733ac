import { RadioGroup, Select, useLanguage, useMessages } from '#design';
import { explainRule } from '../explainVote.ts';
import { type FoundDraft, quorums, ruleFrom } from '../foundDraft.ts';
import { foundWords } from './foundWords.ts';

const optionsOf = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

type RuleDraft = Pick<FoundDraft, 'majority' | 'base' | 'abstention' | 'tie' | 'quorum' | 'ballot'>;

/** How a space votes, choice by choice, with the whole rule in words. */
export function RuleFields<Draft extends RuleDraft>({
  draft,
  set,
}: {
  draft: Draft;
  set: (changes: Partial<RuleDraft>) => void;
}) {
  const t = useMessages(foundWords);
  const [language] = useLanguage();
  return (
    <>
      <Select
        name="mayoria"
        label={t.majority}
        value={draft.majority}
        options={optionsOf(t.majorities)}
        onValue={(majority) => set({ majority: majority as FoundDraft['majority'] })}
      />
      {draft.majority !== 'simple' && (
        <Select
          name="sobre"
          label={t.base}
          value={draft.base}
          options={optionsOf(t.bases)}
          onValue={(base) => set({ base: base as FoundDraft['base'] })}
        />
      )}
      <Select
        name="abstenciones"
        label={t.abstention}
        value={draft.abstention}
        options={optionsOf(t.abstentions)}
        onValue={(abstention) => set({ abstention: abstention as FoundDraft['abstention'] })}
      />
      <Select
        name="empate"
        label={t.tie}
        value={draft.tie}
        options={optionsOf(t.ties)}
        onValue={(tie) => set({ tie: tie as FoundDraft['tie'] })}
      />
      <Select
        name="cuorum"
        label={t.quorum}
        value={draft.quorum}
        options={Object.keys(quorums).map((value) => ({
          value,
          label: t.quorums[value as FoundDraft['quorum']],
        }))}
        onValue={(quorum) => set({ quorum: quorum as FoundDraft['quorum'] })}
      />
      <RadioGroup
        name="voto"
        label={t.ballot}
        inline
        value={draft.ballot}
        onValue={(ballot) => set({ ballot: ballot as FoundDraft['ballot'] })}
        options={optionsOf(t.ballots)}
      />
      <p aria-live="polite">
        <strong>{t.inWords}:</strong> {explainRule(ruleFrom(draft), language)}
      </p>
    </>
  );
}
